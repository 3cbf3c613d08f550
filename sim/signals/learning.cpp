#include "sim/signals/learning.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "rivalry/voices.hpp"

namespace rivalry {

namespace {

/// Which draw of Purpose::Policy is for what.
constexpr std::uint32_t of_exploring = 0x80000000u, of_anything = 0x80000001u, of_knowledge = 0x80000002u;

double evenly(double lowest, double highest, std::size_t place, int choices) {
  return lowest + (highest - lowest) * static_cast<double>(place) / (choices - 1);
}

double mean(const Tried& tried) { return tried.sum / static_cast<double>(tried.times); }

/// The standard deviation of a period's value about its style's mean, pooled over all styles; while none has been tried
/// twice, that of all values about theirs.
double noise(const std::vector<Tried>& tried) {
  double squares = 0, sum = 0, times = 0, within = 0, freedom = 0;
  for (const Tried& each : tried) {
    if (each.times == 0) continue;
    squares += each.squares, sum += each.sum, times += static_cast<double>(each.times);
    within += each.squares - each.sum * each.sum / static_cast<double>(each.times);
    freedom += static_cast<double>(each.times - 1);
  }
  double variance = freedom > 0 ? within / freedom : times > 1 ? (squares - sum * sum / times) / (times - 1) : 0;
  return std::sqrt(std::max(0.0, variance));
}

std::size_t best(const std::vector<double>& values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

double value_of_period(const Learning& learns, const VoiceState& state) {
  double days = state.follower_days - state.follower_days_before;
  if (days <= 0) return 0;
  std::int64_t gain =
      learns.value == LearnFor::Sales ? state.bought - state.bought_before : state.engaged - state.engaged_before;
  double followers = static_cast<double>(state.following - state.following_before);
  return (static_cast<double>(gain) + learns.per_follower * followers) / days;
}

void begin_period(VoiceState& state) {
  state.engaged_before = state.engaged;
  state.bought_before = state.bought;
  state.following_before = state.following;
  state.follower_days_before = state.follower_days;
}

void take_note(Tried& tried, double value) {
  ++tried.times;
  tried.sum += value;
  tried.squares += value * value;
}

}  // namespace

std::size_t styles(const Learning& learns) {
  return static_cast<std::size_t>(learns.posts_choices) * static_cast<std::size_t>(learns.useful_choices);
}

Style style_of(const Voice& voice, std::size_t point) {
  const Learning& l = voice.learns;
  auto columns = static_cast<std::size_t>(l.posts_choices);
  return {columns > 1 ? evenly(l.posts_lowest, l.posts_highest, point % columns, l.posts_choices) : voice.posts,
          l.useful_choices > 1 ? evenly(l.useful_lowest, l.useful_highest, point / columns, l.useful_choices)
                               : voice.useful};
}

std::size_t choose_style(const Learning& learns, const std::vector<Tried>& tried, const Random& random,
                         std::uint16_t stream, std::uint32_t step) {
  for (std::size_t i = 0; i < tried.size(); ++i)
    if (tried[i].times == 0) return i;
  bool thompson = learns.by == LearnBy::Thompson;
  if (!thompson && random.uniform(Purpose::Policy, stream, 0, step, of_exploring) < learns.explore)
    return std::min(tried.size() - 1,
                    static_cast<std::size_t>(random.uniform(Purpose::Policy, stream, 0, step, of_anything) *
                                             static_cast<double>(tried.size())));
  double spread = thompson ? noise(tried) : 0;
  std::vector<double> values;
  for (std::uint32_t i = 0; i < tried.size(); ++i) {
    double z = thompson ? math::normal_quantile(random.uniform(Purpose::Policy, stream, i, step, of_knowledge)) : 0;
    values.push_back(mean(tried[i]) + spread * z / std::sqrt(static_cast<double>(tried[i].times)));
  }
  return best(values);
}

bool learn(const Voice& voice, VoiceState& state, const Random& random, Day today, Day start) {
  std::int32_t day = today - start;
  if (voice.learns.by == LearnBy::Nothing || day % static_cast<std::int32_t>(voice.learns.every_days) != 0)
    return false;
  if (day > 0) take_note(state.tried[state.now], value_of_period(voice.learns, state));
  begin_period(state);
  std::size_t before = state.now;
  state.now = choose_style(voice.learns, state.tried, random, state.stream, static_cast<std::uint32_t>(today.number));
  Style style = style_of(voice, state.now);
  state.posts = style.posts, state.useful = style.useful;
  return day > 0 && state.now != before;
}

}  // namespace rivalry
