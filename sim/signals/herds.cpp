#include "sim/signals/herds.hpp"

#include "rivalry/games.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/beliefs.hpp"

namespace rivalry {

namespace {

constexpr double even = 1e-9;  // log-odds this small are rounding errors

/// Probability of choosing right with these log-odds.
double chooses(double log_odds) { return log_odds > even ? 1 : log_odds < -even ? 0 : 0.5; }

/// The next person of one herd.
struct Person {
  double log_odds;  ///< from what the others chose
  double accuracy;

  double signal() const { return evidence(accuracy, 1 - accuracy); }
  double with_good_signal() const { return chooses(log_odds + signal()); }
  double with_bad_signal() const { return chooses(log_odds - signal()); }

  /// 1 or -1 if the signal cannot matter.
  int cascade() const {
    if (with_bad_signal() == 1) return 1;
    return with_good_signal() == 0 ? -1 : 0;
  }
  bool chooses_right(double signal_u, double coin_u) const {
    return coin_u < (signal_u < accuracy ? with_good_signal() : with_bad_signal());
  }
  /// What the choice tells those who know how this person chooses.
  double learned(bool right) const {
    double if_right = accuracy * with_good_signal() + (1 - accuracy) * with_bad_signal();
    double if_wrong = (1 - accuracy) * with_good_signal() + accuracy * with_bad_signal();
    return right ? evidence(if_right, if_wrong) : evidence(1 - if_right, 1 - if_wrong);
  }
};

void choose(const Herds& herds, HerdsState& state, const Random& random) {
  std::uint32_t key = name_key(herds.name);
  for (std::size_t h = 0; h < state.log_odds.size(); ++h) {
    if (state.cascade[h] != 0) continue;
    Person person{state.log_odds[h], herds.accuracy};
    Words w = random.words(Purpose::Herd, static_cast<std::uint16_t>(key), static_cast<std::uint32_t>(h), state.acted,
                           key >> 16);
    state.log_odds[h] += person.learned(person.chooses_right(unit(w[0], w[1]), unit(w[2], w[3])));
    state.cascade[h] = static_cast<std::int8_t>(Person{state.log_odds[h], herds.accuracy}.cascade());
  }
  ++state.acted;
}

}  // namespace

void begin_herds(World& world) {
  world.signals->herds.clear();
  for (const Herds& herds : world.scenario.herds) {
    auto count = static_cast<std::size_t>(herds.count);
    world.signals->herds.push_back({std::vector<double>(count, 0.0), std::vector<std::int8_t>(count, 0), 0});
  }
}

void choose_in_herds(World& world, const Executor&) {
  for (std::size_t i = 0; i < world.signals->herds.size(); ++i)
    choose(world.scenario.herds[i], world.signals->herds[i], world.random);
}

}  // namespace rivalry
