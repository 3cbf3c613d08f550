// What this machine can do at best: the floors that the engine's figures are held against. `threads` work at once;
// nanoseconds are of the machine: elapsed time over the work of all threads together.
#pragma once

namespace rivalry::bench {

double streaming_read_gb_per_second(int threads);  ///< over 1 GiB in huge pages
double random_increment_ns(int threads);           ///< plain, prefetched, over 1 GiB in huge pages
double philox_word_ns(int threads);                ///< scalar Philox4x32-10, per 32-bit word

}  // namespace rivalry::bench
