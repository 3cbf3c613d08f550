// Listings: when a company sells shares to the public, at what price, and what happens then. The public is the outside.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

/// What a scenario says of a listing. Money in minor units, shares in [0, 1], rates per day.
struct Listing {
  std::string name;
  std::string company;
  std::optional<Day> at;  ///< dated; else by chance:
  double chance = 0;      ///< hazard per day, between from and until
  std::optional<Day> from;
  std::optional<Day> until;
  double needs_sales = 0;  ///< a day: not before it sells so much,
  double needs_users = 0;  ///< ... or so many use its platform in a month
  double new_shares = 0;   ///< issued by the company
  double old_shares = 0;   ///< sold by those who own it, in proportion, unless `seller` is given
  std::string seller;
  double greenshoe = 0;      ///< further new shares, of new_shares and old_shares, if there is demand for them
  double price = 0;          ///< per share, pinned; 0: from the book
  double discount = 0;       ///< below what the market thinks it is worth
  double range = 0;          ///< half-width of the range, of its middle
  double beyond = 0;         ///< by how much of its upper end the price may leave the range
  double adjusts = 0.5;      ///< share of what the demand says that reaches the price
  double demand_spread = 0;  ///< standard deviation of the logarithm of the demand
  double first_day_spread = 0;
  double lock_up_days = 0;  ///< in which earlier holders may not sell
  double fee = 0;           ///< of what the new shares bring, for those who sell them
};

enum class ListingStage : std::uint8_t {
  Waiting,
  Priced,  ///< today: the price is known, the shares are not sold yet
  Listed,
};

/// How it is.
struct ListingState {
  ListingStage stage = ListingStage::Waiting;
  Day day;         ///< when it was priced
  double low = 0;  ///< the range, per share, in minor units
  double high = 0;
  double demand = 1;            ///< over what was expected
  double price = 0;             ///< per share, in minor units
  std::int64_t new_shares = 0;  ///< to be issued, greenshoe included
  std::int64_t old_shares = 0;
  std::int64_t taken = 0;   ///< of them, by those with a right to: new ones first
  std::int64_t raised = 0;  ///< by the new ones
  double first_close = 0;   ///< per share
  std::int32_t because = no_cause;
};

}  // namespace rivalry
