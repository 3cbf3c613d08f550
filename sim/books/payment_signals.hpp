// What creditors see of their own bills: emissions for the beliefs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rivalry/ids.hpp"

namespace rivalry {

struct World;

/// Days overdue at which a creditor takes notice; the degree of the signal is the place here.
inline constexpr std::array<std::int32_t, 7> arrears_ages = {1, 7, 14, 30, 60, 90, 180};

/// What was paid tonight to one creditor of one debtor.
struct PaidTonight {
  PartyId debtor;
  PartyId creditor;
  bool in_time = false;      ///< all of a bill due today
  bool overdue_one = false;  ///< something of a bill due before today
};

/// One PaidInTime or PartPayment signal per creditor and day, and one LatePayment (degree: place in arrears_ages) per
/// creditor of whom some bill has just become that old. Only about companies with suppliers. To be called after the
/// payments of `debtor`; `paid` are its own, in any order.
void creditors_see(World& world, PartyId debtor, const std::vector<PaidTonight>& paid);

}  // namespace rivalry
