#include "sim/signals/friends.hpp"

#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"

namespace rivalry {

namespace {

std::uint64_t packed(Passer passer) { return static_cast<std::uint64_t>(passer.cascade) << 32 | passer.agent; }

/// Fibonacci hashing (Knuth 1998, section 6.4), the high bits of it.
std::size_t place_of(std::uint64_t what, std::size_t places) {
  std::uint64_t mixed = (what ^ what >> 29) * 0x9E3779B97F4A7C15u;
  return static_cast<std::size_t>(mixed >> 32) & (places - 1);
}

}  // namespace

bool Spreaders::insert(Passer passer) {
  if (2 * (count_ + 1) > places_.size()) grow();
  std::uint64_t what = packed(passer);
  for (std::size_t at = place_of(what, places_.size());; at = (at + 1) & (places_.size() - 1)) {
    if (places_[at] == what) return false;
    if (places_[at] != free_place) continue;
    places_[at] = what;
    ++count_;
    return true;
  }
}

void Spreaders::grow() {
  std::vector<std::uint64_t> old(4 * places_.size(), free_place);
  old.swap(places_);
  for (std::uint64_t what : old) {
    if (what == free_place) continue;
    std::size_t at = place_of(what, places_.size());
    while (places_[at] != free_place) at = (at + 1) & (places_.size() - 1);
    places_[at] = what;
  }
}

double Friends::rarity(double per_tie) {
  if (per_tie != per_tie_) per_tie_ = per_tie, rarity_ = math::log1p(-per_tie);
  return rarity_;
}

void Friends::tell_one(Passer passer, double per_tie, std::uint32_t tie) {
  PostKey key = keys_[passer.cascade];
  Words w = random_.words(Purpose::PassOn, stream_, passer.agent, key.low, key.high - 1);
  ties_.push_back({passer.agent, tie});
  told_.push_back({{passer.cascade, 0}, per_tie * unit(w[2]), w[3]});
}

// Chances are as rare as per_tie: from one to the next, so many ties are left out (a geometric number).
void Friends::tell(Passer passer, double per_tie, std::uint32_t from) {
  PostKey key = keys_[passer.cascade];
  std::uint32_t degree = graph_.degree(passer.agent);
  double log_of_none = rarity(per_tie);  // minus infinity if it is certain
  for (std::uint32_t draw = 0; from < degree; ++draw, ++from) {
    Words w = random_.words(Purpose::PassOn, stream_, passer.agent, key.low, key.high + draw);
    double left_out = math::log(unit(w[0], w[1])) / log_of_none;
    if (!(left_out < degree - from)) return;
    from += static_cast<std::uint32_t>(left_out);
    ties_.push_back({passer.agent, from});
    told_.push_back({{passer.cascade, 0}, per_tie * unit(w[2]), w[3]});
  }
}

const std::vector<Meeting>& Friends::meetings() {
  graph_.follow(ties_, ends_);
  met_.clear();
  for (std::size_t i = 0; i < ends_.size(); ++i) __builtin_prefetch(&platform_.villages[ends_[i] / users_per_village]);
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    std::uint32_t agent = ends_[i];
    if (!(platform_.villages[agent / users_per_village].opened >> agent % users_per_village & 1)) continue;
    met_.push_back(told_[i]);
    met_.back().friend_of.agent = agent;
  }
  ties_.clear();
  told_.clear();
  return met_;
}

}  // namespace rivalry
