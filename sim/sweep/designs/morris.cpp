#include <numeric>

#include "rivalry/ids.hpp"
#include "rivalry/random.hpp"
#include "sim/sweep/designs/designs.hpp"

namespace rivalry {

namespace {

enum MorrisStream : std::uint16_t { Beginning = 32, Direction = 33, Turn = 34 };

/// One walk: where each key begins, whether it goes up, and when its turn comes.
struct Walk {
  std::vector<int> place;
  std::vector<bool> up;
  std::vector<std::size_t> order;
};

Walk walk_of(const std::vector<std::string>& paths, std::int64_t number, int levels, const Random& random) {
  auto u = [&](MorrisStream stream, std::size_t key) {
    return random.uniform(Purpose::Design, stream, static_cast<std::uint32_t>(number), name_key(paths[key]));
  };
  Walk walk;
  int step = levels / 2;
  for (std::size_t key = 0; key < paths.size(); ++key) {
    bool up = u(Direction, key) < 0.5;
    int lower = static_cast<int>(u(Beginning, key) * (levels - step));
    walk.place.push_back(up ? lower : lower + step);
    walk.up.push_back(up);
  }
  walk.order.resize(paths.size());
  std::iota(walk.order.begin(), walk.order.end(), 0);
  for (std::size_t last = paths.size() - 1; last > 0; --last) {
    auto other = static_cast<std::size_t>(u(Turn, last) * static_cast<double>(last + 1));
    std::swap(walk.order[last], walk.order[other]);
  }
  return walk;
}

}  // namespace

UnitTable morris(const std::vector<std::string>& paths, std::int64_t walks, int levels, std::uint64_t seed) {
  Random random(seed, 0);
  UnitTable table(paths.size());
  auto keep = [&](const Walk& walk) {
    for (std::size_t key = 0; key < paths.size(); ++key)
      table[key].push_back(static_cast<double>(walk.place[key]) / (levels - 1));
  };
  for (std::int64_t number = 0; number < walks; ++number) {
    Walk walk = walk_of(paths, number, levels, random);
    keep(walk);
    for (std::size_t key : walk.order) {
      walk.place[key] += walk.up[key] ? levels / 2 : -levels / 2;
      keep(walk);
    }
  }
  return table;
}

}  // namespace rivalry
