# How everything here is compiled. Same bytes everywhere: no contraction (set on the target), no fast math, and no
# -march=native; hot loops choose per-CPU versions that compute the same bits when they run.

# gcc 12 sees overlapping copies in any `text + other_text` (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(rivalry_false_alarms -Wno-restrict)
endif()
set(rivalry_warnings -Wall -Wextra -Wpedantic -Wshadow -Werror ${rivalry_false_alarms})

# x86-64-v2 (every x86-64 CPU since 2009) has popcount, which counting users by the word needs.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$" AND NOT CMAKE_CXX_FLAGS MATCHES "-march=")
  add_compile_options(-march=x86-64-v2)
endif()

# With paths relative to the checkout, so that a fresh clone finds what another has compiled.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
