// Someone else's program: player SCENARIO DIRECTORY plays a scenario and says what came of it.
#include <cstdio>

#include "rivalry/run.hpp"

int main(int count, char** words) {
  if (count != 3) return 64;
  rivalry::RunOutcome outcome = rivalry::run({words[1]}, {.directory = words[2], .threads = 2});
  std::printf("%lld replicates, sha256 %s\n", static_cast<long long>(outcome.replicates), outcome.sha256.c_str());
  return outcome.status == rivalry::RunStatus::Complete ? 0 : 1;
}
