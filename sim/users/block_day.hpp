// A block of users through one day.
//
// The argument for safety in parallel: a block reads its own rows, the morning's counts of active friends (written only
// after all blocks have ended) and constants; it writes its own rows and its own list of changes, and adds integers to
// the day's census.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "sim/core/chance.hpp"
#include "sim/users/attention.hpp"
#include "sim/users/rates.hpp"

namespace rivalry {

struct Users;
struct Village;
struct World;

/// Adds to a tally that other blocks add to as well.
inline void add(std::int64_t& tally, std::int64_t amount) {
  if (amount != 0) std::atomic_ref(tally).fetch_add(amount, std::memory_order_relaxed);
}

class BlockDay {
 public:
  BlockDay(World& world, const DayRates& rates, const AttentionWeights& attention_weights, std::uint32_t block);

  void play();

 private:
  using Mornings = std::array<std::uint64_t, villages_per_block>;

  void remember_the_morning();
  void open(std::size_t platform);
  void vote(std::array<Ballot, villages_per_block>& ballots, std::uint16_t stream);
  void join(std::size_t platform);
  void sleep(std::size_t platform);
  void wake(std::size_t platform);
  void close(std::size_t platform);
  void grow_older(std::size_t platform);
  void attend();
  void give_whole_days(std::uint32_t village, std::uint32_t opened_combination, std::uint64_t who);
  void count(std::size_t platform);

  struct Who {
    std::uint32_t user;
    std::uint32_t village;
    std::uint64_t bit;
    bool in(std::uint64_t plane) const { return (plane & bit) != 0; }
  };
  Who who(std::uint32_t user_in_block) const;
  template <class At>
  void for_the_rare(Purpose purpose, std::size_t platform, double ceiling, At&& at);
  std::uint32_t active_elsewhere(std::size_t platform, const Who& who) const;
  double share_of_friends(std::size_t platform, std::uint32_t user) const;
  bool can_ever_join(std::size_t platform, const Who& who) const;
  void becomes_active(std::size_t platform, const Who& who);
  void ceases_to_be_active(std::size_t platform, const Who& who);
  Village& village_of(std::size_t platform, const Who& who) { return users_.platforms[platform].villages[who.village]; }

  World& world_;
  Users& users_;
  const DayRates& rates_;
  const AttentionWeights& attention_weights_;
  std::uint32_t block_;
  std::uint32_t step_;
  std::uint32_t first_village_;
  std::uint32_t end_village_;
  std::uint32_t users_in_block_;
  std::array<Moves, max_platforms> moves_ = {};
  std::array<Mornings, max_platforms> active_this_morning_;
  std::array<Mornings, max_platforms> dormant_this_morning_;
};

}  // namespace rivalry
