// Who can enter which shop today, and which one somebody chooses: the nested logit.
//
// McFadden (1978); Train (2009), Discrete choice methods with simulation, eq. 4.2 to 4.5. With V_j the appeal of shop
// j, lambda the dissimilarity of its nest and I the sum of exp(V / lambda) over the nest, a nest is chosen with a
// probability in proportion to I ^ lambda, against 1 for buying nothing, and a shop of it in proportion to
// exp(V / lambda). V_j = appeal - sensitivity log(price) + loyalty x habit + what links, payments and interests add.
// Habit (Guadagni & Little 1983): the sum of (1 - l) l^k over the weeks k in which the shop was chosen, over that of
// all eight weeks.
//
// Tables hold all exponentials of a day, so that a choice takes products alone. Everything here is const after it has
// been made and may be used from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/population.hpp"
#include "rivalry/shopping.hpp"
#include "sim/commerce/baskets.hpp"
#include "sim/commerce/traits.hpp"

namespace rivalry {

struct Interest;
struct World;

inline constexpr std::size_t max_links = 6;

/// One number for each of a village.
using Lanes = std::array<double, users_per_village>;

/// One number for those of four people whose bit is set, and another for the others: for all patterns of four bits.
using Fours = std::array<std::array<double, 4>, 16>;

/// What a shop gains with some people: V adds log(factor) x lambda.
struct Gain {
  std::size_t of = 0;  ///< the place of the payment, link or interest
  double factor = 1;
  Fours factors = {};  ///< it, and 1 for the others
};

struct ShopToday {
  bool open = false;
  bool for_everybody = false;  ///< promoted also to those whose day to shop it is not
  int platform = -1;
  Fours weights = {};          ///< exp(V / lambda), for a newcomer who gains nothing; 0 for who stays outside
  std::vector<Gain> payments;  ///< that which eases most first
  bool anybody_can_pay = true;
  std::vector<Gain> links;       ///< `of`: the place among the shop's links
  std::size_t first_linked = 0;  ///< among the traits: who has linked, link by link
  std::vector<Gain> interests;
  Prices prices;
};

/// A straight line above a concave curve.
struct StraightLine {
  double at_0 = 0;
  double slope = 0;
};

struct NestToday {
  double dissimilarity = 1;
  std::vector<std::size_t> shops;
  std::array<StraightLine, 64> above = {};  ///< touches x ^ lambda between powers of 2, from 2^-32 on
  std::array<double, 256> habit = {};       ///< factor for having chosen a shop in these weeks, a bit each
};

/// Who of a village can enter what, and how: a bit each.
struct Ways {
  std::array<std::uint64_t, max_shops> enter = {};
  std::array<std::array<std::uint64_t, max_rails>, max_shops> pays = {};    ///< in the order of ShopToday::payments
  std::array<std::array<std::uint64_t, max_links>, max_shops> linked = {};  ///< in the order of ShopToday::links
  std::array<std::uint64_t, max_interests> interested = {};
};

/// exp(V / lambda) of each shop for each person of a village.
using Weights = std::array<Lanes, max_shops>;

/// What one village chooses: 0 is nothing, j + 1 is shop j; a bit for each who chooses a shop. If it is recorded, of
/// every eighth village: log(1 + sum of I ^ lambda), in 2^-20, and of how many.
struct Choices {
  std::array<std::uint8_t, users_per_village> shop = {};
  std::uint64_t some = 0;
  std::int64_t surveyed = 0;
  std::int64_t logsum = 0;
};

/// All that choices of a day depend on.
class ChoiceDay {
 public:
  /// `at_first`: without what events do today.
  ChoiceDay(const World& world, Day day, bool at_first = false);

  /// Of `asked` alone.
  Ways ways(std::uint32_t village, std::uint64_t asked) const;
  /// The same, given who in the village has each trait.
  Ways ways(std::uint32_t village, std::uint64_t asked, std::span<const std::uint64_t> having) const;
  /// Ways to pay, then links.
  const std::vector<Trait>& traits() const { return traits_; }
  /// Draws choices of those asked; everybody else's are 0.
  void choose(std::uint32_t village, std::uint64_t asked, const Ways& ways, Choices& choices) const;

  const ShopToday& shop(std::size_t j) const { return shops_[j]; }
  bool draws_everybody() const { return draws_everybody_; }
  /// The same ways without the shops that are not promoted to everybody.
  Ways promoted(Ways ways) const;

 private:
  void set_shop(std::size_t j, Day day, bool at_first);
  void set_gains(std::size_t j, double dissimilarity);
  std::uint64_t interested(const Interest& interest, std::uint32_t village) const;
  void weigh(const Ways& ways, Weights& weights) const;
  void add_habits(std::uint32_t village, Weights& weights) const;
  using PerNest = std::array<double, std::size_t{2} * max_shops>;  ///< named ones, and one for each shop alone
  double inclusive(const Weights& weights, std::size_t lane, PerNest& nests) const;
  std::uint8_t chosen_by(double at, const Weights& weights, std::size_t lane, const PerNest& nests) const;
  void bound(const Weights& weights, Lanes& most) const;

  const World& world_;
  std::uint32_t step_;
  std::vector<ShopToday> shops_;
  std::vector<NestToday> nests_;
  std::vector<std::size_t> nest_of_;
  std::vector<Trait> traits_;
  std::vector<bool> interest_matters_;
  bool draws_everybody_ = false;
  bool sums_logs_ = false;
};

}  // namespace rivalry
