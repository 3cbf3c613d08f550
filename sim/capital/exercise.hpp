// What exercising an option would bring its holder today, and what exercising it does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/capital/allotment.hpp"

namespace rivalry {

struct Contract;
struct World;

/// Money in minor units.
struct Prospect {
  Allotment allotment;
  double strike = 0;             ///< per share
  double share_worth = 0;        ///< of one share to the holder, as things stand today
  double share_worth_after = 0;  ///< ... once what is new has been issued and paid for
  double stake_before = 0;       ///< of the fully diluted shares
  double stake_after = 0;
  /// What the holder has more afterwards: all its shares at their worth, plus synergy times the stake gained, less the
  /// price, less what control costs (Dixit & Pindyck 1994, ch. 1: what is given up is the option itself).
  double gain = 0;
};

/// Nothing if no rule gives a strike today. If not one share can be had, its allotment is empty and its gain 0.
std::optional<Prospect> prospect_today(const World& world, const Contract& contract);

/// The holder pays and gets its shares: new ones, some of the listing's, or others'. Enters the journal; the contract
/// is done.
void exercise(World& world, std::size_t contract, const Prospect& prospect);

/// Books an allotment: cash against shares, lot by lot. Classes protected against cheaper shares convert into more.
void take_up(World& world, const Contract& contract, const Allotment& allotment, std::int32_t cause);

}  // namespace rivalry
