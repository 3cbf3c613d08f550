// Voices: accounts with followers, of companies and of opinion leaders; what they post, and what comes of it.
//
// Rates are per day, shares and probabilities in [0, 1], people are agents unless said otherwise.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/column.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

enum class PostKind : std::uint8_t { Useful, Promotional, Entertaining, Contest, Review, Repost };
inline constexpr std::size_t post_kind_count = 6;
inline constexpr std::size_t max_voices = 16;
inline constexpr std::size_t deepest = 8;  ///< generations of reposts that are told apart; the last: so deep or deeper

struct Voice {
  std::string name;
  std::string platform;
  std::string company;   ///< whose it is; empty: an opinion leader's
  std::string interest;  ///< what it is about; empty: nothing in particular
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// A post of today, and what came of it.
struct Post {
  std::uint16_t voice = 0;
  PostKind kind = PostKind::Useful;
  std::int32_t sale = -1;                            ///< the flash sale that it announces
  double acts = 0;                                   ///< probability that a reader does what it asks for
  std::int64_t readers = 0;                          ///< by following or by reposts
  std::array<std::int64_t, deepest + 1> by_depth{};  ///< reposts: 1 by followers, 2 by their friends, ...
  std::vector<std::uint32_t> acted;                  ///< agents who do what it asks for, each once, ascending
};

struct VoiceState {
  Column<std::uint64_t> followers;  ///< a bit per agent, by village
  std::int64_t following = 0;       ///< how many
};

struct Voices {
  std::vector<VoiceState> all;  ///< as declared
  std::vector<Post> today;
};

}  // namespace rivalry
