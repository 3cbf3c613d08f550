// How many shares somebody may take under a contract, and where they come from: whole shares, tranche by tranche.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/ids.hpp"

namespace rivalry {

struct Contract;
struct ListingState;
struct World;

/// Shares of one tranche and what they cost in all, in minor units.
struct Lot {
  std::string from;  ///< `new`, `offering`, or a holder's name
  std::int64_t shares = 0;
  std::int64_t cost = 0;
};

struct Allotment {
  std::vector<Lot> lots;
  std::int64_t shares = 0;
  std::int64_t created = 0;  ///< of them, new ones: those that dilute
  std::int64_t cost = 0;
};

/// The listing of the company that is priced today and not closed yet, or nullptr.
const ListingState* being_listed(const World& world, PartyId company);
ListingState* being_listed(World& world, PartyId company);

/// `wanted` shares at this price each (those from the offering at the offer's), as far as its tranches reach. A
/// contract without tranches takes new shares.
Allotment allot(const World& world, const Contract& contract, std::int64_t wanted, double price);

/// As many as the contract allows at this price each: `shares` of them, or up to `stake` of all that there are
/// afterwards, those of a listing today included; and not more than the holder can pay.
Allotment largest_allotment(const World& world, const Contract& contract, double price);

}  // namespace rivalry
