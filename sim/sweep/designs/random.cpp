#include "rivalry/random.hpp"

#include <numeric>

#include "rivalry/ids.hpp"
#include "sim/sweep/designs/designs.hpp"

namespace rivalry {

namespace {

enum LatinStream : std::uint16_t { Independent = 0, Order = 1, InStratum = 2 };

double uniform(const Random& random, LatinStream stream, std::int64_t point, const std::string& path) {
  return random.uniform(Purpose::Design, stream, static_cast<std::uint32_t>(point), name_key(path));
}

/// 0 .. size - 1 in random order. Durstenfeld (1964).
std::vector<std::int64_t> shuffled(const Random& random, std::int64_t size, const std::string& path) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(size));
  std::iota(order.begin(), order.end(), 0);
  for (std::int64_t last = size - 1; last > 0; --last) {
    auto other = static_cast<std::int64_t>(uniform(random, Order, last, path) * static_cast<double>(last + 1));
    std::swap(order[static_cast<std::size_t>(last)], order[static_cast<std::size_t>(other)]);
  }
  return order;
}

}  // namespace

UnitTable random_points(const std::vector<std::string>& paths, std::int64_t size, std::uint64_t seed) {
  Random random(seed, 0);
  UnitTable table;
  for (const std::string& path : paths) {
    auto& column = table.emplace_back();
    for (std::int64_t p = 0; p < size; ++p) column.push_back(uniform(random, Independent, p, path));
  }
  return table;
}

UnitTable latin_hypercube(const std::vector<std::string>& paths, std::int64_t size, std::uint64_t seed) {
  Random random(seed, 0);
  UnitTable table;
  for (const std::string& path : paths) {
    auto& column = table.emplace_back();
    for (std::int64_t stratum : shuffled(random, size, path)) {
      auto point = static_cast<std::int64_t>(column.size());
      column.push_back((static_cast<double>(stratum) + uniform(random, InStratum, point, path)) /
                       static_cast<double>(size));
    }
  }
  return table;
}

}  // namespace rivalry
