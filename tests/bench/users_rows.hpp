// The population: how long a user's day takes and how much memory a user needs.
#pragma once

namespace rivalry::bench {

/// Nanoseconds per user and day, averaged over a year in which two platforms grow on an implicit graph of mean degree
/// 20: elapsed time, set-up included, over users times days.
double user_day_ns(int threads);

/// Bytes per user at the peak of the same year, above what the process had before.
double user_bytes(int threads);

/// Microseconds to play one replicate of a cascade that reaches five of 50,000 people (A10).
double small_outbreak_us(int threads);

}  // namespace rivalry::bench
