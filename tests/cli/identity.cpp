// rivalry-engine SCENARIO DIRECTORY THREADS: plays a scenario as `rivalry run` does, without the rest of the program,
// so that the engine can be built in many ways in a short time.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "rivalry/run.hpp"

int main(int count, char** words) {
  if (count != 4) return std::fprintf(stderr, "rivalry-engine SCENARIO DIRECTORY THREADS\n"), 64;
  try {
    rivalry::RunOutcome outcome = rivalry::run({words[1]}, {.directory = words[2], .threads = std::atoi(words[3])});
    if (outcome.failed == 0) return 0;
    return std::fprintf(stderr, "%lld replicates failed\n", static_cast<long long>(outcome.failed)), 70;
  } catch (const std::exception& error) {
    return std::fprintf(stderr, "%s\n", error.what()), 70;
  }
}
