// What settlement costs.
#pragma once

namespace rivalry::bench {

/// One night of payments and defaults, 1,000 companies with 50,000 bills that are all due, half of them payable.
double settlement_ms(int threads);

/// The same per bill with twice as many bills, over the same per bill: 1 if the cost is linear.
double settlement_growth(int threads);

}  // namespace rivalry::bench
