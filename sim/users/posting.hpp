// Who posts, and who stops: a Poisson process per user whose rate and constancy differ between users.
//
// Rates follow a Gamma law across villages with a share who never post; after each post a user stops for good with a
// probability that follows a Beta law (the BG/NBD of Fader, Hardie & Lee 2005, "Counting your customers the easy way";
// without stopping, the negative binomial of Ehrenberg 1959).
#pragma once

#include <cstdint>

#include "rivalry/population.hpp"

namespace rivalry {

class Graph;
class Layout;
struct PlatformUsers;
struct Posting;
class Random;

/// The columns for a platform whose users post. `count_periods`: keep each user's posts since the last record. If
/// friends pass posts on, today's that may be are kept, a list per block.
PostingColumns posting_columns(const Posting& params, const Layout& layout, std::uint32_t agents, bool count_periods);

/// A village's day: who posted, and how many posts there were.
struct DaysPosts {
  std::uint64_t who = 0;
  std::int64_t number = 0;
};

/// Today's posts of a village, among the `active`; returns them. Posts are independent of the day's other draws.
DaysPosts post_today(const Random& random, const Graph& graph, PlatformUsers& platform, std::uint32_t village,
                     std::uint32_t step, std::uint64_t active);

/// Members of the first day have a past: those with a rate have posted before with the probability of a Poisson process
/// over `days`.
void remember_past_posts(const Random& random, PlatformUsers& platform, std::uint32_t village, double days);

}  // namespace rivalry
