// Voices: accounts with followers, of companies and of opinion leaders; what they post, and what comes of it. And what
// comes of the posts of all the others.
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

/// What a reader does who reads a post of one kind: probabilities, independent of one another, all given that it is
/// read.
struct Response {
  double passes_on = 0;  ///< those interested: times Readers::fit
  double likes = 0;      ///< those interested: times Readers::fit
  double clicks = 0;     ///< what it asks for is done by clicks * buys; those interested: times Readers::fit
  double buys = 0;
  double follows = 0;  ///< of those who read it because a friend passed it on
  double annoys = 0;   ///< how much a post of this kind adds to the hazard of unfollowing, in Readers::annoyance
};

/// How people take what the voices they follow post. With n posts of a voice on a day, a follower who opens the
/// platform reads each with probability read * exp(-n / fatigue), and stops following with hazard leave + annoyance *
/// (sum of `annoys` over the posts): h0 + h1 n (1 - w) where only promotional posts annoy, w the share of the others.
struct Readers {
  double read = 1;
  double fatigue = 0;    ///< n0, posts a day; 0: they read on however much is posted
  double fit = 1;        ///< multiplies what those do who have the voice's interest; at most until it is certain
  double leave = 0;      ///< h0, of a follower who opens the platform
  double annoyance = 0;  ///< h1
  std::array<Response, post_kind_count> to;
};

/// How a voice comes to a new (posts a day, useful share).
enum class LearnBy : std::uint8_t {
  Nothing,        ///< it never does
  EpsilonGreedy,  ///< explores with a probability, else takes what has been best on average (Sutton & Barto 2018, ch.
                  ///< 2)
  Thompson,       ///< takes what is best by a draw from what it knows of each (Thompson 1933), normal with one variance
};

enum class LearnFor : std::uint8_t { Engagement, Sales };

/// A grid of posts a day and useful shares; every `every_days` one of its points, tried ones by their value: what the
/// period brought, engaged readers or customers, plus per_follower times the followers gained, all per follower and
/// day.
struct Learning {
  LearnBy by = LearnBy::Nothing;
  double every_days = 28;
  double explore = 0.1;  ///< EpsilonGreedy
  LearnFor value = LearnFor::Engagement;
  double per_follower = 0;  ///< what a follower gained is worth, in engaged readers or customers
  double posts_lowest = 0, posts_highest = 0;
  double useful_lowest = 0, useful_highest = 0;
  int posts_choices = 1, useful_choices = 1;  ///< evenly spaced, both ends included; 1: as the voice posts otherwise
};

struct Voice {
  std::string name;
  std::string platform;
  std::string company;   ///< whose it is; empty: an opinion leader's
  std::string interest;  ///< what it is about; empty: nothing in particular
  std::string shop;      ///< where those who act on it buy; empty: they are counted as customers, no more
  double followers = 0;  ///< people, on the first day
  double posts = 0;      ///< a day; whole posts every day, and one more with the probability of the fraction
  double useful = 0;     ///< shares of the posts by kind, drawn for each; the rest is promotional
  double entertaining = 0, contest = 0, review = 0, repost = 0;
  bool when_selling = false;  ///< posts only on days on which it announces a flash sale, or `during` is in force
  std::string during;         ///< an event
  Learning learns;
};

// ---- how they are ---------------------------------------------------------------------------------------------------

/// A post of today, and what came of it.
struct Post {
  std::uint16_t voice = 0;
  PostKind kind = PostKind::Useful;
  std::int32_t sale = -1;                            ///< the flash sale that it announces
  double acts = 0;                                   ///< probability that a reader does what it asks for
  bool removed = false;                              ///< censored: read at once by followers, passed on once, then gone
  std::int64_t readers = 0;                          ///< by following or by reposts; who reads it twice counts twice
  std::int64_t engaged = 0;                          ///< of them: passed it on, acted, or liked it
  std::int64_t follows = 0;                          ///< began to follow the voice
  std::array<std::int64_t, deepest + 1> by_depth{};  ///< reposts: 1 by followers, 2 by their friends, ...
  std::vector<std::uint32_t> acted;                  ///< agents who do what it asks for, each once, ascending
};

/// A post with all its reposts is a cascade; its size counts the post too.
struct Cascades {
  static constexpr std::size_t sizes = 21;    ///< 1, 2, ..., 20 or more
  static constexpr std::size_t classes = 24;  ///< 1, 2-3, 4-7, ..., 2^23 or more
  std::array<std::int64_t, sizes> of_size{};  ///< place 0 stays empty
  std::array<std::int64_t, classes> of_class{};
  std::array<std::int64_t, deepest + 1> by_depth{};  ///< reposts
  std::int64_t count = 0, posts = 0, squares = 0;    ///< cascades, their sizes, and the squares of them
  std::int64_t largest = 0;
  std::int64_t over_100 = 0;  ///< cascades larger than 100
};

/// One point of the grid, as its voice knows it.
struct Tried {
  std::int64_t times = 0;
  double sum = 0, squares = 0;  ///< of the values
};

struct VoiceState {
  std::uint16_t stream = 0;  ///< tells its draws from those of other voices; from its name
  std::size_t platform = 0;
  Column<std::uint64_t> followers;  ///< a bit per agent, by village
  std::int64_t following = 0;       ///< how many
  double posts = 0;                 ///< a day, and
  double useful = 0;                ///< the useful share, as it posts now
  Day last_post;                    ///< or the day before the first
  std::int64_t gained = 0, lost = 0;
  std::int64_t posted = 0, useful_posts = 0, removed = 0;                     ///< so far
  std::int64_t offers = 0;                                                    ///< posts that lead to its shop
  std::int64_t readers = 0, reposts = 0, engaged = 0, acted = 0, bought = 0;  ///< so far
  double follower_days = 0;
  Cascades cascades;
  // of learning
  std::size_t now = 0;  ///< the point of the grid
  std::vector<Tried> tried;
  std::int64_t engaged_before = 0, bought_before = 0, following_before = 0;  ///< when the period began
  double follower_days_before = 0;
};

/// What comes of the posts of a platform's users, and how often anything is passed on there.
struct PlatformTalk {
  Cascades cascades;               ///< of users' posts
  std::int64_t reposts_today = 0;  ///< of users' posts and of voices'
  std::int64_t reposts_total = 0;
  std::int64_t voices_today = 0;  ///< posts of voices, each once: they are no agents
};

/// A follower who does something about a post.
struct Engaged {
  std::uint32_t post;
  std::uint32_t agent;
  std::uint8_t what;
};

struct Voices {
  std::vector<VoiceState> all;  ///< as declared
  std::vector<Post> today;
  std::vector<PlatformTalk> platforms;           ///< as declared; empty if nothing is ever passed on or voiced
  std::vector<std::vector<Engaged>> found;       ///< by block: working memory
  std::vector<std::vector<Cascades>> in_blocks;  ///< by platform and block: working memory
  std::vector<std::int64_t> open;                ///< by voice: followers who opened today; working memory
};

}  // namespace rivalry
