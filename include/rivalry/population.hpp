// The many, as they are: users in villages of 64, one bit each, column by column.
//
// A village is 64 users alike in temperament (segment, keenness), so that what they share is stored once and a day's
// draws for all 64 are a few words of random bits. Village v holds users 64 v .. 64 v + 63; bit i of a plane is user 64
// v + i.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "rivalry/column.hpp"
#include "rivalry/graph.hpp"
#include "rivalry/users.hpp"

namespace rivalry {

inline constexpr std::uint32_t users_per_village = 64;
inline constexpr std::uint32_t villages_per_block = 128;  ///< the unit of parallel work: 8192 users
inline constexpr std::uint32_t users_per_block = users_per_village * villages_per_block;
inline constexpr std::size_t max_platforms = 6;
inline constexpr std::size_t max_segments = 16;

/// 64 users on one platform: one cache line.
struct alignas(64) Village {
  std::uint64_t member = 0;   ///< has an account
  std::uint64_t dormant = 0;  ///< has one and does not use it
  std::uint64_t opened = 0;   ///< opened it today
  /// Days since it was opened, bit-sliced: bit i of plane[k] is digit k of user i's number; 30 means 30 or more, or
  /// never.
  std::array<std::uint64_t, 5> away = {};

  std::uint64_t active() const { return member & ~dormant; }
  std::uint64_t away_long() const { return away[4] & away[3] & away[2] & away[1]; }

  /// The day ends: everybody's number grows by one, up to 30, and is 0 for those who opened.
  void another_day_away() {
    std::uint64_t carry = ~away_long();
    for (std::uint64_t& digit : away) {
      std::uint64_t overflow = digit & carry;
      digit = (digit ^ carry) & ~opened;
      carry = overflow;
    }
  }

  /// Nobody has opened it for 30 days.
  void away_for_long() { away = {0, ~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0}}; }
};
static_assert(sizeof(Village) == 64);

/// How readily each village opens the platform.
struct OpeningColumns {
  Column<float> probability;        ///< before the platform's pull
  Column<std::uint32_t> threshold;  ///< today's probability, times 2^32; 2^32 - 1 for certain
  double pull = 0;                  ///< for which the thresholds stand; 0 for none
};

/// A user's post of today that may be passed on: `chance` / 2^26 is below (ties) x (probability per tie), and has no
/// other use.
struct UserPost {
  std::uint32_t user;
  std::uint32_t post;    ///< its number in the village's day
  std::uint32_t chance;  ///< 26 random bits
};

/// What is kept when the platform's users post.
struct PostingColumns {
  Column<double> rate_per_day;        ///< per village
  Column<double> stop_probability;    ///< per village
  Column<std::uint64_t> posted;       ///< ever
  Column<std::uint64_t> stopped;      ///< posts no more
  Column<std::uint16_t> this_period;  ///< per user: posts since the last record; empty unless asked for
  double passed_per_tie = 0;          ///< probability that a friend who opens passes a user's post on; 0: nobody asks
  std::vector<std::vector<UserPost>> passed_on;  ///< per block: today's posts that may be
};

/// Agents, by platform and segment.
struct Census {
  std::int64_t registered = 0;
  std::int64_t dormant = 0;
  std::int64_t active_daily = 0;
  std::int64_t active_monthly = 0;
};

/// Who moved today, by platform, in agents: what must explain the day's difference in the census.
struct Moves {
  std::int64_t joined = 0;
  std::int64_t fell_dormant = 0;
  std::int64_t returned = 0;
  std::int64_t closed_active = 0;
  std::int64_t closed_dormant = 0;
};

/// One platform's users.
struct PlatformUsers {
  std::uint16_t stream = 0;  ///< tells its draws from those of other platforms; from its name
  Column<Village> villages;
  Column<std::uint16_t> active_friends;  ///< per user: neighbours who are active members; empty if nobody asks
  OpeningColumns opening;
  PostingColumns posting;
  std::vector<Census> census;  ///< per segment, at the end of the day
  Census yesterday;            ///< of all segments
  Moves moves;
  double active_share_this_morning = 0;  ///< active members among all agents
  double minutes = 0;                    ///< of attention, today, by agents
  double attention_share = 0;            ///< of the day's attention
  std::int64_t posts_today = 0;          ///< by agents
  std::int64_t posts_total = 0;
  std::int64_t never_posted = 0;  ///< members who never did, by agents
};

/// Somebody became active on a platform or ceased to be: told to the neighbours at the end of the day.
struct Change {
  std::uint16_t user_in_block;
  std::uint8_t platform;
  std::int8_t by;  ///< +1 or -1
};

/// Working memory of those who carry the news to the neighbours, kept so that a day takes no memory.
struct Hearing {
  std::vector<std::uint32_t> people;
  std::vector<std::uint32_t> neighbours;
};

/// Agents who opened something today, by which platforms: bit k of the index is platform k.
using Openers = std::array<std::int64_t, std::size_t{1} << max_platforms>;

struct Users {
  std::uint32_t agents = 0;
  std::uint32_t villages = 0;
  double people_per_agent = 1;
  Column<std::uint8_t> segment_of_village;
  Graph graph;
  std::vector<PlatformUsers> platforms;
  std::vector<std::vector<Change>> changes;           ///< per block, today's
  std::vector<Hearing> hearings;                      ///< each hears of some blocks' changes
  std::vector<Openers> openers;                       ///< per segment, today's
  std::vector<std::vector<std::int64_t>> whole_days;  ///< per segment and platform, today's, if days are given whole
};

}  // namespace rivalry
