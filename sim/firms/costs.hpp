// What a company pays for whether it sells or not, and what selling costs.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Wages and rent fall due on the last day of each month, marketing, other costs, fulfilment and interest each
/// week, as bills (wages Senior) or, when somebody pays for a tie-up, as income. Sets what the company keeps back from
/// its suppliers (Firm::reserve).
void bill_costs(World& world, const Executor& executor);

}  // namespace rivalry
