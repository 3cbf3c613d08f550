// How fast a sweep is: what is left of the machine for playing when a design is planned, claimed, played and written.
#pragma once

namespace rivalry::bench {

/// Replicates of a year of 10,000 users per second and thread, each at a point of its own.
double small_years_per_second(int threads);

/// The share of all threads' time that went into playing them.
double share_of_time_simulating(int threads);

}  // namespace rivalry::bench
