#include "sim/core/processors.hpp"

#include <sched.h>

#include <algorithm>

namespace rivalry {

int usable_processors() {
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  if (sched_getaffinity(0, sizeof cpus, &cpus) != 0) return 1;
  return std::max(1, CPU_COUNT(&cpus));
}

}  // namespace rivalry
