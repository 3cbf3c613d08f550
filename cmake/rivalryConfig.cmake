# find_package(rivalry) gives the target rivalry::core. The library is static, so that whoever links it links what it
# is made of as well; HDF5 is a C library: the project that asks must have the languages C and CXX.
include(CMakeFindDependencyMacro)
set(HDF5_PREFER_PARALLEL FALSE)
find_dependency(Boost 1.74 COMPONENTS program_options)
find_dependency(TBB)
find_dependency(HDF5 COMPONENTS C HL)
find_dependency(yaml-cpp)
find_dependency(fmt)
find_dependency(nlohmann_json)
find_dependency(Threads)
find_dependency(ZLIB)
include(${CMAKE_CURRENT_LIST_DIR}/rivalry.cmake)

# rivalry/random.hpp includes Random123.
find_path(RANDOM123_INCLUDE Random123/philox.h REQUIRED)
set_property(TARGET rivalry::core APPEND PROPERTY INTERFACE_INCLUDE_DIRECTORIES ${RANDOM123_INCLUDE})
