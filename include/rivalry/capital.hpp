// Capital: contracts, rounds and listings as they stand, side by side.
#pragma once

#include <vector>

#include "rivalry/contracts.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/valuations.hpp"

namespace rivalry {

struct Foresight;

struct Capital {
  std::vector<ContractState> contracts;    ///< as declared
  std::vector<RoundState> rounds;          ///< as declared
  std::vector<ListingState> listings;      ///< as declared
  std::vector<PartyId> controllers;        ///< of each company; the outside: nobody
  std::vector<ValuationState> valuations;  ///< as declared; empty until they are made, and if nobody records them
  const Foresight* foresight = nullptr;    ///< what other futures taught; nullptr while they are being played
};

}  // namespace rivalry
