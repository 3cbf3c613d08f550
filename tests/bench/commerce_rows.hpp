// Attention and commerce: what a user's day costs with all of it on, and with all of it off.
#pragma once

namespace rivalry::bench {

/// Nanoseconds per user and day, a million users, with posts, talk, ads, shops and flash sales (everything.yaml).
double everything_ns(int threads);

/// Of the same people without any of that: they join, open, fall dormant and return.
double nothing_but_joining_ns(int threads);

/// Bytes per user at the peak, with everything on.
double everything_bytes(int threads);

}  // namespace rivalry::bench
