# Compiled scripts find retort's functions in the program that loads them. A
# program that loads scripts therefore keeps all of the public API, used or not,
# and shows it to the dynamic linker.
#
#   retort_export_api(my_program)
include_guard(GLOBAL)

# The compiler runs with the headers beside the program: <prefix>/bin and
# <prefix>/include, in the build tree too.
if(NOT EXISTS ${PROJECT_BINARY_DIR}/include)
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include SYMBOLIC)
endif()

function(retort_export_api target)
  set(rooms retort_base retort_schema retort_operations)
  # As objects: of an archive the linker would take only what the program uses.
  foreach(room IN LISTS rooms)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${room}>)
  endforeach()
  target_link_libraries(${target} PRIVATE ${rooms})
  set_target_properties(${target} PROPERTIES ENABLE_EXPORTS ON)
endfunction()
