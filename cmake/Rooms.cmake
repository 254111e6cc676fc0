# A room is one folder of src/: a static library whose includes are written
# "room/file.hpp", beside the public "retort/….hpp".
#
#   retort_add_room(sql SOURCES writer.cpp LINKS base)   # LINKS: rooms or targets
function(retort_add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
  set(target retort_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(retort::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE retort_flags)
  foreach(link IN LISTS arg_LINKS)
    if(TARGET retort_${link})
      target_link_libraries(${target} PUBLIC retort_${link})
    else()
      target_link_libraries(${target} PUBLIC ${link})
    endif()
  endforeach()
endfunction()

# Where the server that the tests share leaves its URL; see tests/support/pg_server.
set(RETORT_TEST_POSTGRES_STATE ${PROJECT_BINARY_DIR}/tests/postgres_server.state)

# One test program a room, under the room's name.
#   retort_add_test(sql SOURCES writer_test.cpp LINKS sql)
# POSTGRES: its tests use support/postgres_server.hpp, and ctest starts the
# server before the first of them and stops it after the last.
function(retort_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "POSTGRES" "" "SOURCES;LINKS")
  set(target ${name}_test)
  add_executable(${target} ${arg_SOURCES})
  foreach(link IN LISTS arg_LINKS)
    if(TARGET retort_${link})
      target_link_libraries(${target} PRIVATE retort_${link})
    else()
      target_link_libraries(${target} PRIVATE ${link})
    endif()
  endforeach()
  target_link_libraries(${target} PRIVATE retort_flags retort_test_support retort_gtest)
  target_precompile_headers(${target} REUSE_FROM retort_gtest_pch)
  # The precompiled headers belong to a library and so are made with this;
  # a program's own -fPIE would not fit them.
  target_compile_options(${target} PRIVATE -fPIC)
  set(properties TIMEOUT 600)
  if(arg_POSTGRES)
    list(APPEND properties FIXTURES_REQUIRED postgres_server
      ENVIRONMENT RETORT_TEST_POSTGRES=${RETORT_TEST_POSTGRES_STATE})
  endif()
  gtest_discover_tests(${target} DISCOVERY_MODE PRE_TEST TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 60
    PROPERTIES ${properties})
endfunction()
