# Migrations inside a program.
#
#   retort_add_migrations(app_migrations
#     DIRECTORY alembic        # the script location: env.cpp and versions/
#     [VERSIONS DIR...]        # folders of revisions; default: DIRECTORY/versions
#     [RECURSIVE]              # and those below them
#     [MODELS ITEM...]         # what env.cpp and the revisions need: targets to link,
#                              # source files to compile, folders to include from
#     [STATIC | SHARED])       # default: what BUILD_SHARED_LIBS says
#
# makes a library of the revisions and env.cpp, and beside it
#
#   #include <app_migrations.hpp>
#   const retort::Migrations& app_migrations();
#
# and for C <app_migrations.h> with app_migrations_table().
#
# Revisions in SQL are carried as text. Each of the others is compiled by itself, as the tool does it, with the project's folder
# (the one that holds DIRECTORY) to include from. A table that is generated here
# names them all, so that no linker leaves one out. Only this script reads the
# files, and no program of the build is run: cross-compiling needs nothing. A new
# file is noticed at the next build.
include_guard(GLOBAL)

# The load order: folders as they are given, names sorted by their bytes.
function(_retort_list_revisions result)
  cmake_parse_arguments(PARSE_ARGV 1 arg "RECURSIVE" "" "VERSIONS")
  set(mode GLOB)
  if(arg_RECURSIVE)
    set(mode GLOB_RECURSE)
  endif()
  set(all)
  foreach(folder IN LISTS arg_VERSIONS)
    file(${mode} found LIST_DIRECTORIES false CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.sql)
    list(FILTER found EXCLUDE REGEX "/\\.[^/]*(/|$)")
    list(APPEND all ${found})
  endforeach()
  list(REMOVE_DUPLICATES all)
  set(${result} "${all}" PARENT_SCOPE)
endfunction()

# The comment that a C++ file opens with, which is what stands before its first
# directive; of a file in SQL, all of it.
function(_retort_read_text file result)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(READ ${file} text)
  if(NOT file MATCHES "\\.sql$")
    string(FIND "${text}" "\n#" end)
    if(text MATCHES "^#" OR end EQUAL -1)
      set(end 0)
    endif()
    string(SUBSTRING "${text}" 0 ${end} text)
  endif()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

# Written only when it changes, so that nothing is compiled anew for it.
function(_retort_write file text)
  file(CONFIGURE OUTPUT ${file} CONTENT "@text@" @ONLY)
endfunction()

function(_retort_add_models target)
  foreach(item IN LISTS ARGN)
    get_filename_component(path ${item} ABSOLUTE)
    if(TARGET ${item})
      target_link_libraries(${target} PUBLIC ${item})
    elseif(IS_DIRECTORY ${path})
      target_include_directories(${target} PRIVATE ${path})
    elseif(EXISTS ${path})
      target_sources(${target} PRIVATE ${path})
    else()
      message(FATAL_ERROR "retort_add_migrations: MODELS ${item} is no target, file or folder")
    endif()
  endforeach()
endfunction()

function(retort_add_migrations target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "RECURSIVE;STATIC;SHARED" "DIRECTORY" "VERSIONS;MODELS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_DIRECTORY)
    message(FATAL_ERROR "retort_add_migrations(${target} DIRECTORY dir [VERSIONS dir...] [RECURSIVE] "
      "[MODELS item...] [STATIC|SHARED]): ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT target MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
    message(FATAL_ERROR "retort_add_migrations: ${target} becomes a C++ function and must be an identifier")
  endif()
  get_filename_component(directory ${arg_DIRECTORY} ABSOLUTE)
  if(NOT IS_DIRECTORY ${directory})
    message(FATAL_ERROR "retort_add_migrations: there is no folder ${directory}")
  endif()
  get_filename_component(project ${directory} DIRECTORY)
  set(versions ${directory}/versions)
  if(arg_VERSIONS)
    set(versions)
    foreach(folder IN LISTS arg_VERSIONS)
      get_filename_component(folder ${folder} ABSOLUTE)
      list(APPEND versions ${folder})
    endforeach()
  endif()
  set(recursive)
  if(arg_RECURSIVE)
    set(recursive RECURSIVE)
  endif()
  _retort_list_revisions(revisions ${recursive} VERSIONS ${versions})

  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target}_generated)
  set(notice "// Made by retort_add_migrations.\n")
  set(sources)
  set(declarations "")
  set(rows "")
  foreach(file IN LISTS revisions)
    file(RELATIVE_PATH name ${project} ${file})
    string(MD5 hash ${name})
    string(SUBSTRING ${hash} 0 12 hash)
    set(symbol retort_${target}_${hash})
    _retort_read_text(${file} text)
    set(compiled nullptr)
    if(NOT file MATCHES "\\.sql$")
      _retort_write(${generated}/${hash}.cpp "${notice}#include \"${file}\"
extern const ::retort::CompiledRevision ${symbol};
const ::retort::CompiledRevision ${symbol} = ::retort_revision;
")
      list(APPEND sources ${generated}/${hash}.cpp)
      string(APPEND declarations "extern const ::retort::CompiledRevision ${symbol};\n")
      set(compiled "&${symbol}")
    endif()
    string(APPEND rows "    {R\"retort(${name})retort\", R\"retort_embedded(${text})retort_embedded\", ${compiled}},\n")
  endforeach()

  set(environment "nullptr")
  set(environment_file "")
  if(EXISTS ${directory}/env.cpp)
    set(environment retort_${target}_environment)
    file(RELATIVE_PATH environment_file ${project} ${directory}/env.cpp)
    # By a name of its own: a program may have the migrations of several projects.
    _retort_write(${generated}/env.cpp "${notice}#define retort_environment ${environment}
namespace retort { struct Environment; }
void retort_environment(::retort::Environment&);
#include \"${directory}/env.cpp\"
")
    list(APPEND sources ${generated}/env.cpp)
    string(APPEND declarations "void ${environment}(::retort::Environment&);\n")
    set(environment "&${environment}")
  endif()

  list(LENGTH revisions count)
  set(table "nullptr")
  if(count GREATER 0)
    set(table "rows")
    set(rows "constexpr ::retort::EmbeddedRevision rows[] = {\n${rows}};\n")
  endif()
  _retort_write(${generated}/${target}.cpp "${notice}#include \"${target}.hpp\"

${declarations}
namespace {
${rows}constexpr ::retort::Migrations table = {${table}, ${count}, ${environment}, R\"retort(${environment_file})retort\"};
}  // namespace

const ::retort::Migrations& ${target}() { return table; }

extern \"C\" const struct retort_migrations* ${target}_table(void);
extern \"C\" const struct retort_migrations* ${target}_table(void) {
    return reinterpret_cast<const struct retort_migrations*>(&table);
}
")
  _retort_write(${generated}/include/${target}.h "/* Made by retort_add_migrations. */
#ifndef retort_${target}_h
#define retort_${target}_h

#ifdef __cplusplus
extern \"C\"
#endif
/* For retort_open of <retort/retort.h>. */
const struct retort_migrations* ${target}_table(void);

#endif
")
  _retort_write(${generated}/include/${target}.hpp "${notice}#pragma once

#include <retort/migrations.hpp>

// The revisions and env.cpp of ${arg_DIRECTORY}, as this program carries them.
const ::retort::Migrations& ${target}();
")

  set(kind)
  if(arg_STATIC)
    set(kind STATIC)
  elseif(arg_SHARED)
    set(kind SHARED)
  endif()
  add_library(${target} ${kind} ${generated}/${target}.cpp ${sources})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_include_directories(${target} PUBLIC ${generated}/include PRIVATE ${project})
  target_link_libraries(${target} PUBLIC retort::retort)
  _retort_add_models(${target} ${arg_MODELS})
endfunction()
