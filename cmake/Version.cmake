# Gives the engine its version and the commit it was built from (sim/core/version.hpp declares both). The commit is
# looked up at every build and its file rewritten only if it changed. Also run as a script, with SOURCE_DIR, OUTPUT and
# VERSION set.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(version_file ${PROJECT_BINARY_DIR}/version.cpp)
  add_custom_target(rivalry_version
    COMMAND ${CMAKE_COMMAND} -D SOURCE_DIR=${PROJECT_SOURCE_DIR} -D OUTPUT=${version_file}
            -D VERSION=${PROJECT_VERSION} -P ${CMAKE_CURRENT_LIST_FILE}
    BYPRODUCTS ${version_file} COMMENT "Looking up the commit")
  target_sources(rivalry_engine PRIVATE ${version_file})
  compile_alone(${version_file})
  add_dependencies(rivalry_engine rivalry_version)
  return()
endif()

set(commit "")
if(EXISTS ${SOURCE_DIR}/.git)
  execute_process(COMMAND git describe --always --dirty=+changes --exclude=* --abbrev=40
    WORKING_DIRECTORY ${SOURCE_DIR} OUTPUT_VARIABLE commit ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.cpp.in ${OUTPUT} @ONLY)
