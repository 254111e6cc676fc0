# What `cmake --install` and `cpack` put where. The command line looks for the
# headers and for the archive of its bundles relative to itself: <prefix>/include
# and <prefix>/lib.
include(CMakePackageConfigHelpers)

set(RETORT_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/retort)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/retort DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT retort NAMESPACE retort:: FILE retort-targets.cmake DESTINATION ${RETORT_CMAKE_DIR})
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/package/retort-config.cmake.in ${PROJECT_BINARY_DIR}/package/retort-config.cmake
  INSTALL_DESTINATION ${RETORT_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/retort-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/package/retort-config.cmake ${PROJECT_BINARY_DIR}/package/retort-config-version.cmake
  ${CMAKE_CURRENT_LIST_DIR}/RetortMigrations.cmake
  DESTINATION ${RETORT_CMAKE_DIR})

if(TARGET retort_cli)
  install(FILES ${PROJECT_SOURCE_DIR}/man/retort.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  if(RETORT_ALEMBIC_LINK)
    file(CREATE_LINK retort ${PROJECT_BINARY_DIR}/package/alembic SYMBOLIC)
    install(FILES ${PROJECT_BINARY_DIR}/package/alembic DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT alembic)
  endif()
  # The program writes them itself: in an emulator, where it is for another machine and there is one.
  if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    message(STATUS "retort: no completions for shells will be installed: the program writes them, and it is for "
      "another machine. Set CMAKE_CROSSCOMPILING_EMULATOR, or run `retort completion <shell>` there")
  else()
    set(completions ${PROJECT_BINARY_DIR}/completions)
    set(files)
    foreach(shell IN ITEMS bash zsh fish)
      list(APPEND files ${completions}/retort.${shell})
      add_custom_command(OUTPUT ${completions}/retort.${shell}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${completions}
        COMMAND retort_cli completion ${shell} > ${completions}/retort.${shell}
        DEPENDS retort_cli VERBATIM)
    endforeach()
    add_custom_target(retort_completions ALL DEPENDS ${files})
    install(FILES ${completions}/retort.bash RENAME retort
      DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES ${completions}/retort.zsh RENAME _retort
      DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
    install(FILES ${completions}/retort.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  endif()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME retort)
set(CPACK_PACKAGE_VENDOR "The retort authors")
set(CPACK_PACKAGE_CONTACT "The retort authors <retort@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "schema migrations for C++, with Alembic's workflow")
set(CPACK_PACKAGE_DESCRIPTION "A command-line tool and a library that keep the schema of a PostgreSQL or
SQLite database in step with the models of a C++ program: revisions as small
C++ files, generated from the models, run by the tool or from inside the
program.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded or run when it is needed, so that no linker names them.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++ | c++-compiler, libpq5 (>= 14), libsqlite3-dev")
if(RETORT_ALEMBIC_LINK)
  # Debian's package of that name has the same file.
  set(CPACK_DEBIAN_PACKAGE_CONFLICTS alembic)
endif()
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
