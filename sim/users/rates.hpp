// Today's hazards: what the scenario says, under today's news.
#pragma once

#include <array>
#include <cstdint>

#include "rivalry/calendar.hpp"
#include "rivalry/population.hpp"

namespace rivalry {

struct News;
struct Platform;
struct Scenario;

/// One platform's hazards today, per day.
struct Rates {
  bool open_to_newcomers = false;
  double join_external = 0;
  double join_internal = 0;
  double sleep = 0;
  double wake_external = 0;
  double wake_internal = 0;
  double close = 0;
  double pull = 1;
  double reach = 1;

  /// What being active on platform k does to the hazards here.
  std::array<double, max_platforms> times_join;   ///< factors
  std::array<double, max_platforms> adds_join;    ///< hazards
  std::array<double, max_platforms> times_sleep;  ///< factors

  double join_ceiling = 0;  ///< no user's hazard is above these today
  double sleep_ceiling = 0;
};

/// Per platform; those beyond the scenario's are at rest.
using DayRates = std::array<Rates, max_platforms>;

/// All platforms' hazards on `today`.
DayRates rates_today(const Scenario& scenario, const News& news, Day today);

/// The hazard of joining for somebody with this susceptibility, this share of neighbours who are active members, and
/// these platforms in use (bit k: active on platform k). Bass (1969) in the form for networks: external + internal *
/// share, times what other platforms take away or add, plus account links.
double join_hazard(const Rates& rates, double susceptibility, double share_of_friends, std::uint32_t active_on);

/// The hazard of falling dormant for somebody active on these other platforms.
double sleep_hazard(const Rates& rates, std::uint32_t active_on);

/// The hazard of returning.
inline double wake_hazard(const Rates& rates, double share_of_friends) {
  return rates.wake_external + rates.wake_internal * share_of_friends;
}

/// Whether anybody's decision on this platform ever looks at neighbours; if not, nobody needs to be told.
bool looks_at_friends(const Platform& platform);

}  // namespace rivalry
