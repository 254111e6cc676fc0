# Fails when HEADERS (names between spaces) and the headers of FOLDER differ.
separate_arguments(listed UNIX_COMMAND "${HEADERS}")
list(SORT listed)
file(GLOB found RELATIVE ${FOLDER} ${FOLDER}/*.hpp)
list(SORT found)
if(NOT listed STREQUAL found)
  message(FATAL_ERROR "tests/public_headers/CMakeLists.txt lists\n  ${listed}\nand ${FOLDER} holds\n  ${found}")
endif()
