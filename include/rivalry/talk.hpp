// Posts and reposts: what a scenario says of a talk, and how it goes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "rivalry/ids.hpp"

namespace rivalry {

/// A talk in public. Posts begin by themselves or are complaints that become public; every post is passed on a random
/// number of times, and so is what was passed on: a Hawkes process in its cluster form (Hawkes & Oakes 1974), in days.
struct Talk {
  std::string name;
  std::string about;             ///< the company that it is about; empty: none
  double begins_per_day = 0;     ///< posts that begin by themselves, a day (Poisson)
  double complaints_public = 0;  ///< probability that a complaint to the chat group is posted in public [0, 1]
  double reposts = 0;            ///< of a post, on average (Poisson) [0, 1)
  double delay_days = 0;         ///< from a post to a repost, on average: whole days (geometric), 0 included
};

/// A post with all that came of it.
struct Cascade {
  std::uint32_t entity = 0, step = 0;  ///< what its draws are keyed by
  std::uint32_t size = 0;              ///< posts so far
  std::uint32_t numbered = 1;          ///< posts that are out or known to come
};

struct TalkState {
  /// A post that is to come out.
  struct Waiting {
    std::uint64_t cascade = 0;
    std::uint32_t post = 0;
  };
  static constexpr std::size_t sizes = 21;  ///< cascades are counted by size: 1, 2, ..., 20 or more

  std::int64_t today = 0;  ///< posts
  std::int64_t total = 0;
  std::map<std::uint64_t, Cascade> open;                ///< cascades with posts to come, by (entity, step)
  std::map<std::int32_t, std::vector<Waiting>> coming;  ///< by day
  std::array<std::int64_t, sizes> of_size = {};         ///< cascades that are over; place 0 stays empty
  std::int64_t over = 0;                                ///< how many those are, their posts, and the squares
  double posts = 0;
  double squares = 0;
};

}  // namespace rivalry
