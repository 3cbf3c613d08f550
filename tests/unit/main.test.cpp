// Catch2 version 2 asks for a main of ours; version 3 has its own, but takes this one as well.
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
