// What valuations cost.
#pragma once

namespace rivalry::bench {

/// An American put by Longstaff & Schwartz (2001): 100,000 paths drawn, 50 dates, four regressors.
double least_squares_ms(int threads);

}  // namespace rivalry::bench
