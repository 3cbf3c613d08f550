# With CMAKE_UNITY_BUILD the units of a room are compiled as one: that halves a build, and costs whoever touches a file its
# whole room. A room is a folder, or a chapter with its small folders; so that a new file never moves others into
# another batch. Names in unnamed namespaces must differ within a room.
set(smallest_room 6)

function(group_by_room target)
  if(NOT CMAKE_UNITY_BUILD)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources EXCLUDE REGEX "TARGET_OBJECTS")
  foreach(source IN LISTS sources)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/sim OUTPUT_VARIABLE path)
    cmake_path(GET path PARENT_PATH room)
    list(APPEND of_${room} ${source})
    list(APPEND rooms ${room})
  endforeach()
  list(REMOVE_DUPLICATES rooms)
  foreach(room IN LISTS rooms)
    list(LENGTH of_${room} size)
    set(group ${room})
    if(size LESS smallest_room)
      string(REGEX REPLACE "/.*" "" group ${room})
    endif()
    string(REPLACE "/" "_" group ${group})
    set_source_files_properties(${of_${room}} PROPERTIES UNITY_GROUP ${group})
  endforeach()
endfunction()

# What is made at every commit, or from files that are no sources, stands for itself.
function(compile_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
