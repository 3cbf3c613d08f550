# How everything here is compiled. Same bytes everywhere: no contraction (set on the target), no fast math, and no
# -march=native; hot loops choose per-CPU versions that compute the same bits when they run.

# gcc 12 sees overlapping copies in any `text + other_text` (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(rivalry_false_alarms -Wno-restrict)
endif()
set(rivalry_warnings -Wall -Wextra -Wpedantic -Werror ${rivalry_false_alarms})
# Where units are compiled as one, what is local to one is no shadow on another.
if(NOT CMAKE_UNITY_BUILD)
  list(APPEND rivalry_warnings -Wshadow)
endif()

# x86-64-v2 (every x86-64 CPU since 2009) has popcount, which counting users by the word needs.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$" AND NOT CMAKE_CXX_FLAGS MATCHES "-march=")
  add_compile_options(-march=x86-64-v2)
endif()

# What neither plays nor optimises a thing may be compiled for the speed of the build (a preset says how).
set(RIVALRY_COLD_FLAGS "" CACHE STRING "appended to the flags of what reads, checks, reports and tells")
separate_arguments(RIVALRY_COLD_FLAGS)

# Always the same launcher, whether or not there is a cache: installing one later rebuilds nothing.
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PROJECT_SOURCE_DIR}/cmake/cached ${PROJECT_SOURCE_DIR})
endif()
