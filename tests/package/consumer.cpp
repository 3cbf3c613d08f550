// Someone else's program: uses the installed library as its author would.
#include <cstdio>

#include "rivalry/calendar.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/random.hpp"

int main() {
  std::printf("day %d\n", rivalry::parse_day("2013-04-29")->number);
  std::printf("word %08x\n", rivalry::philox({0, 0, 0, 0}, 0, 0)[0]);
  for (const rivalry::Output& output : rivalry::outputs()) std::printf("output %s\n", output.name.data());
}
