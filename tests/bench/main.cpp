// Prints how fast the engine is on this machine, each figure beside what the machine itself can do at best, measured in
// the same run: a ratio to the floor means the same everywhere, a figure alone does not. `rivalry_bench [FILTER]`.
#include <fmt/core.h>

#include <map>
#include <string_view>
#include <utility>

#include "floors.hpp"
#include "rows.hpp"

namespace rivalry::bench {

namespace {

using Floors = std::map<std::pair<Floor, int>, double>;

constexpr int thread_counts[] = {1, 2};

void print(const Row& row, int threads, double figure) {
  fmt::print("{:<44} {:>7} {:>12.3f} {:<8}", row.name, threads, figure, row.unit);
}

/// Measures the floors and prints them.
Floors measure_floors() {
  constexpr Row table[] = {
      {"floor: streaming read", "GB/s", streaming_read_gb_per_second, Floor::StreamingRead},
      {"floor: random increment", "ns", random_increment_ns, Floor::RandomIncrement},
      {"floor: Philox4x32-10, scalar, a word", "ns", philox_word_ns, Floor::PhiloxWord},
  };
  Floors floors;
  for (const Row& row : table) {
    for (int threads : thread_counts) {
      double figure = row.measure(threads);
      floors[{row.floor, threads}] = figure;
      print(row, threads, figure);
      fmt::print("\n");
    }
  }
  return floors;
}

void measure(const Row& row, const Floors& floors) {
  for (int threads : thread_counts) {
    double figure = row.measure(threads);
    print(row, threads, figure);
    if (row.floor != Floor::None) fmt::print(" {:>8.2f}", figure / floors.at({row.floor, threads}));
    fmt::print("\n");
  }
}

}  // namespace

}  // namespace rivalry::bench

int main(int argc, char** argv) {
  using namespace rivalry::bench;
  std::string_view filter = argc > 1 ? argv[1] : "";
  fmt::print("{:<44} {:>7} {:>12} {:<8} {:>8}\n", "what", "threads", "figure", "unit", "x floor");
  Floors floors = measure_floors();
  for (const Row& row : rows())
    if (row.name.find(filter) != std::string_view::npos) measure(row, floors);
}
