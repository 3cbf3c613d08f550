# `cmake --install`: the program, the library, its public headers, and what find_package(rivalry) reads.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/rivalry)
set_target_properties(rivalry_core PROPERTIES EXPORT_NAME core)
install(TARGETS rivalry RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(RIVALRY_MPI)
  install(TARGETS rivalry-mpi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(TARGETS rivalry_core EXPORT rivalry ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/rivalry DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(EXPORT rivalry NAMESPACE rivalry:: DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/rivalryConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES cmake/rivalryConfig.cmake ${PROJECT_BINARY_DIR}/rivalryConfigVersion.cmake DESTINATION ${package_dir})
