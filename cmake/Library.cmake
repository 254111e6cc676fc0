# What a program links: the rooms that it needs, merged into one library, and a
# library for each database.
#
#   retort::retort      the core, and the Migrator
#   retort::sqlite      + SQLite
#   retort::postgresql  + PostgreSQL; libpq is loaded when the first connection is made
#
# Tests and the command line link the rooms themselves.
include_guard(GLOBAL)

# BUILD_SHARED_LIBS decides between libretort.a and libretort.so.
function(retort_add_library target name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "ROOMS;LINKS")
  set(objects)
  foreach(room IN LISTS arg_ROOMS)
    list(APPEND objects $<TARGET_OBJECTS:retort_${room}>)
  endforeach()
  add_library(${target} ${objects})
  add_library(retort::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES
    EXPORT_NAME ${name} LINKER_LANGUAGE CXX
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
    ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
  target_compile_features(${target} INTERFACE cxx_std_20)
  target_include_directories(${target} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  # Of the flags only what the linker needs: a sanitizer's run-time library.
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:$<LINK_ONLY:retort_flags>> PUBLIC ${arg_LINKS})
  install(TARGETS ${target} EXPORT retort COMPONENT library
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# A dialect's library. The registry in the core knows it by the name of one
# function, and nothing else refers to it: asking the linker for that name takes it
# out of an archive; a shared library must be kept although it seems not needed.
function(retort_add_dialect_library name)
  retort_add_library(retort_${name} ${name} ROOMS dialect_${name} LINKS retort ${ARGN})
  get_target_property(type retort_${name} TYPE)
  if(type STREQUAL SHARED_LIBRARY)
    target_link_libraries(retort_${name} INTERFACE
      "-Wl,--push-state,--no-as-needed,$<TARGET_LINKER_FILE:retort::${name}>,--pop-state")
  else()
    target_link_libraries(retort_${name} INTERFACE "-Wl,--undefined=retort_${name}_dialect")
  endif()
endfunction()

retort_add_library(retort retort
  ROOMS base schema revisions operations sql dialects scripts runtime embed
  LINKS ${CMAKE_DL_LIBS})
if(RETORT_SQLITE)
  retort_add_dialect_library(sqlite SQLite::SQLite3)
endif()
if(RETORT_POSTGRESQL)
  retort_add_dialect_library(postgresql)
endif()

# What `retort bundle` links: everything, the command line included, in one archive,
# and beside it the link flags; the first line is tried before the second.
if(RETORT_CLI)
  set(objects)
  set(undefined)
  set(static_libraries)
  set(shared_libraries)
  foreach(room IN LISTS retort_rooms retort_cli_rooms)
    if(TARGET retort_${room} AND NOT room STREQUAL cli)
      list(APPEND objects $<TARGET_OBJECTS:retort_${room}>)
    endif()
  endforeach()
  foreach(dialect IN ITEMS sqlite postgresql)
    if(TARGET retort_dialect_${dialect})
      list(APPEND objects $<TARGET_OBJECTS:retort_dialect_${dialect}>)
      list(APPEND undefined -Wl,--undefined=retort_${dialect}_dialect)
    endif()
  endforeach()
  if(RETORT_SQLITE)
    set(static_libraries -Wl,-Bstatic -lsqlite3 -Wl,-Bdynamic)
    set(shared_libraries -lsqlite3)
  endif()
  if(RETORT_SANITIZE)
    list(APPEND undefined -fsanitize=address,undefined)
  else()
    list(PREPEND static_libraries -static-libstdc++ -static-libgcc)
  endif()
  add_library(retort_bundle STATIC ${objects} $<TARGET_OBJECTS:retort_tool>)
  set_target_properties(retort_bundle PROPERTIES
    LINKER_LANGUAGE CXX ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/retort)
  if(CMAKE_STRIP)
    # Nobody steps through it, and a debug build of it has hundreds of megabytes.
    add_custom_command(TARGET retort_bundle POST_BUILD
      COMMAND ${CMAKE_STRIP} --strip-debug $<TARGET_FILE:retort_bundle>)
  endif()
  list(JOIN undefined " " undefined)
  list(JOIN static_libraries " " static_libraries)
  list(JOIN shared_libraries " " shared_libraries)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/lib/retort/bundle.flags CONTENT
"static ${undefined} ${static_libraries} -lm -ldl
shared ${undefined} ${shared_libraries} -lm -ldl
")
  install(FILES ${PROJECT_BINARY_DIR}/lib/retort/libretort_bundle.a ${PROJECT_BINARY_DIR}/lib/retort/bundle.flags
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/retort)
endif()
