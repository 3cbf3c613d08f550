#include <algorithm>
#include <atomic>
#include <bit>

#include "rivalry/interests.hpp"
#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/core/chance.hpp"
#include "sim/signals/cascades.hpp"
#include "sim/signals/friends.hpp"
#include "sim/signals/responses.hpp"
#include "sim/signals/voices.hpp"

namespace rivalry {

namespace {

constexpr std::uint32_t of_response = 0x80000000u;  // the draws of what is done, once something is
constexpr std::uint32_t nobody = 0xFFFFFFFFu;       // an entity that is no block and no agent

void add_to(std::int64_t& tally, std::int64_t amount) {
  if (amount != 0) std::atomic_ref(tally).fetch_add(amount, std::memory_order_relaxed);
}

/// A day's post with all that its readers need to know. `number`: among its voice's posts of the day.
struct PostReading {
  std::uint32_t number = 0;
  double reads = 0;  ///< probability that a follower who opens the platform reads it
  double fit = 1;
  Odds plain, keen;  ///< of followers without and with the voice's interest
  double most = 0;   ///< probability that the keener of them do anything
};

/// A day's step and a post's number in one.
std::uint32_t step_of(Day today, std::uint32_t number) {
  return static_cast<std::uint32_t>(today.number) | number << 18;
}

/// The day of one voice's followers.
struct VoiceDay {
  std::size_t voice = 0;
  const Interest* interest = nullptr;
  double leaves = 0;  ///< hazard of those who open the platform
  std::vector<std::uint32_t> posts;
};

/// What is known before anybody reads.
struct ReadersMorning {
  std::vector<PostReading> readings;  ///< by post
  std::vector<VoiceDay> voices;
};

const Interest* interest_of(const Scenario& scenario, const Voice& voice) {
  auto found = std::ranges::find(scenario.interests, voice.interest, &Interest::name);
  return found == scenario.interests.end() ? nullptr : &*found;
}

ReadersMorning morning_of(const World& world) {
  ReadersMorning morning;
  const Readers& readers = world.scenario.readers;
  for (std::size_t v = 0; v < world.voices->all.size(); ++v)
    morning.voices.push_back({v, interest_of(world.scenario, world.scenario.voices[v]), readers.leave, {}});
  for (std::uint32_t i = 0; i < world.voices->today.size(); ++i) {
    VoiceDay& voice = morning.voices[world.voices->today[i].voice];
    voice.posts.push_back(i);
    voice.leaves += readers.annoyance * readers.to[static_cast<std::size_t>(world.voices->today[i].kind)].annoys;
  }
  morning.readings.resize(world.voices->today.size());
  for (const VoiceDay& voice : morning.voices)
    for (std::uint32_t number = 0; number < voice.posts.size(); ++number) {
      const Post& post = world.voices->today[voice.posts[number]];
      double tired = readers.fatigue > 0 ? static_cast<double>(voice.posts.size()) / readers.fatigue : 0;
      double fit = voice.interest ? readers.fit : 1;
      PostReading& reading = morning.readings[voice.posts[number]];
      reading = {number, readers.read * math::exp(-tired), fit, odds_of(readers, post, 1, 1, 1),
                 odds_of(readers, post, fit, 1, 1)};
      reading.most = reading.reads * std::max(reading.plain.any(), reading.keen.any());
    }
  return morning;
}

// ---- followers ------------------------------------------------------------------------------------------------------

/// One block's followers of all voices.
class BlockReaders {
 public:
  BlockReaders(World& world, const ReadersMorning& morning, std::uint32_t block)
      : world_(world),
        morning_(morning),
        block_(block),
        first_village_(block * villages_per_block),
        end_village_(std::min(world.users->villages, first_village_ + villages_per_block)),
        users_(std::min(world.users->agents - block * users_per_block, users_per_block)),
        found_(world.voices->found[block]) {}

  void play() {
    found_.clear();
    for (const VoiceDay& voice : morning_.voices) {
      VoiceState& state = world_.voices->all[voice.voice];
      std::int64_t open = count(state);
      add_to(world_.voices->open[voice.voice], open);
      if (open == 0) continue;
      gather(state);
      for (std::uint32_t post : voice.posts)
        for (std::uint32_t agent : there_) read(voice, state, post, agent);
      leave(voice, state);
    }
  }

 private:
  /// Who has closed the account follows nobody. How many followers have opened the platform.
  std::int64_t count(VoiceState& state) {
    const Column<Village>& villages = world_.users->platforms[state.platform].villages;
    std::int64_t following = 0, open = 0, were = 0;
    for (std::uint32_t v = first_village_; v < end_village_; ++v) {
      were += std::popcount(state.followers[v]);
      state.followers[v] &= villages[v].member;
      following += std::popcount(state.followers[v]);
      open += std::popcount(state.followers[v] & villages[v].opened);
    }
    add_to(state.following, following - were);
    return open;
  }

  bool reads(const VoiceState& state, std::uint32_t user) const {
    std::uint32_t v = first_village_ + user / users_per_village;
    std::uint64_t there = state.followers[v] & world_.users->platforms[state.platform].villages[v].opened;
    return there >> user % users_per_village & 1;
  }

  void gather(const VoiceState& state) {
    const Column<Village>& villages = world_.users->platforms[state.platform].villages;
    there_.clear();
    for (std::uint32_t v = first_village_; v < end_village_; ++v)
      for (std::uint64_t there = state.followers[v] & villages[v].opened; there != 0; there &= there - 1)
        there_.push_back(v * users_per_village + static_cast<std::uint32_t>(std::countr_zero(there)));
  }

  /// A follower who opened the platform engages with probability reads * any, by a draw of his own.
  void read(const VoiceDay& voice, const VoiceState& state, std::uint32_t post, std::uint32_t agent) {
    const PostReading& reading = morning_.readings[post];
    std::uint32_t step = step_of(world_.today, reading.number);
    Words words = world_.random.words(Purpose::Read, state.stream, agent, step);
    double u = unit(words[0], words[1]);
    if (u >= reading.most) return;
    bool is_keen = voice.interest && has_interest(world_.random, *voice.interest, agent);
    const Odds& odds = is_keen ? reading.keen : reading.plain;
    if (u >= reading.reads * odds.any()) return;
    Words more = world_.random.words(Purpose::Read, state.stream, agent, step, of_response);
    found_.push_back({post, agent, odds.what(more)});
  }

  void leave(const VoiceDay& voice, VoiceState& state) {
    std::int64_t lost = 0;
    points_below(voice.leaves, users_, world_.random, Purpose::Follow, state.stream, block_,
                 static_cast<std::uint32_t>(world_.today.number), [&](std::uint32_t user, double) {
                   if (!reads(state, user)) return;
                   state.followers[first_village_ + user / users_per_village] &=
                       ~(std::uint64_t{1} << user % users_per_village);
                   ++lost;
                 });
    add_to(state.lost, lost);
    add_to(state.following, -lost);
  }

  World& world_;
  const ReadersMorning& morning_;
  std::uint32_t block_, first_village_, end_village_, users_;
  std::vector<Engaged>& found_;
  std::vector<std::uint32_t> there_;  ///< followers of one voice who opened the platform
};

// ---- one post and its reposts ---------------------------------------------------------------------------------------

/// A post's way from its followers on: what they did, then their friends, and theirs.
class PostsWay {
 public:
  PostsWay(const World& world, const VoiceDay& voice, const PostReading& reading, Post& post)
      : world_(world),
        voice_(voice),
        state_(world.voices->all[voice.voice]),
        law_(world.scenario.platforms[state_.platform].posts),
        reading_(reading),
        post_(post),
        friends_(world.users->graph, world.users->platforms[state_.platform], world.random, state_.stream) {}

  /// Those who begin to follow, in any number of copies.
  std::vector<std::uint32_t> go(const std::vector<Engaged>& followers) {
    auto step = static_cast<std::uint32_t>(world_.today.number);
    Words w = world_.random.words(Purpose::Start, state_.stream, nobody, step, reading_.number);
    friends_.begin({w[0], w[1]});
    for (const Engaged& each : followers) takes_up(each.agent, each.what);
    post_.readers += static_cast<std::int64_t>(followers.size()) + others_who_read(followers.size());
    post_.by_depth[1] += static_cast<std::int64_t>(next_.size());
    if (!post_.removed && law_.friends_read > 0)
      for (std::size_t depth = 2; !next_.empty(); ++depth) generation(depth);
    std::sort(post_.acted.begin(), post_.acted.end());
    post_.acted.erase(std::unique(post_.acted.begin(), post_.acted.end()), post_.acted.end());
    return std::move(new_followers_);
  }

 private:
  void takes_up(std::uint32_t agent, std::uint8_t what) {
    post_.engaged += (what & engages) != 0;
    if (what & Acted) post_.acted.push_back(agent);
    if (what & Followed) new_followers_.push_back(agent);
    if (what & PassedOn && passed_on_.insert({0, agent})) next_.push_back({0, agent});
  }

  /// Followers who read it and did nothing about it: binomial among those who opened the platform and did nothing.
  std::int64_t others_who_read(std::size_t engaged) const {
    double share = voice_.interest ? voice_.interest->share : 0;
    double does = share * reading_.keen.any() + (1 - share) * reading_.plain.any();
    double reads = reading_.reads;
    std::int64_t rest = world_.voices->open[voice_.voice] - static_cast<std::int64_t>(engaged);
    double probability = reads * does < 1 ? reads * (1 - does) / (1 - reads * does) : 0;
    return binomial(rest, probability, world_.random, Purpose::Read, state_.stream, nobody,
                    step_of(world_.today, reading_.number));
  }

  /// Friends of those who passed it on read it, and do what they do.
  void generation(std::size_t depth) {
    const Readers& readers = world_.scenario.readers;
    Odds plain = odds_of(readers, post_, 1, law_.per_hop, depth);
    Odds keen = odds_of(readers, post_, reading_.fit, law_.per_hop, depth);
    for (const Passer& passer : next_) friends_.tell(passer, law_.friends_read);
    next_.clear();
    for (const Meeting& meeting : friends_.meetings()) {
      std::uint32_t agent = meeting.friend_of.agent;
      ++post_.readers;
      if (meeting.height >= law_.friends_read * std::max(plain.any(), keen.any())) continue;
      bool is_keen = voice_.interest && has_interest(world_.random, *voice_.interest, agent);
      const Odds& odds = is_keen ? keen : plain;
      if (meeting.height >= law_.friends_read * odds.any()) continue;
      Words w = world_.random.words(Purpose::Read, state_.stream, agent, step_of(world_.today, reading_.number),
                                    of_response | meeting.word);
      takes_up(agent, odds.what(w));
    }
    post_.by_depth[std::min(depth, deepest)] += static_cast<std::int64_t>(next_.size());
  }

  const World& world_;
  const VoiceDay& voice_;
  const VoiceState& state_;
  const Posting& law_;
  const PostReading& reading_;
  Post& post_;
  Friends friends_;
  Spreaders passed_on_;
  std::vector<Passer> next_;
  std::vector<std::uint32_t> new_followers_;
};

/// Who follows from now on; those who do already do no more.
std::int64_t follow(VoiceState& state, const std::vector<std::uint32_t>& agents) {
  std::int64_t gained = 0;
  for (std::uint32_t agent : agents) {
    std::uint64_t& village = state.followers[agent / users_per_village];
    std::uint64_t bit = std::uint64_t{1} << agent % users_per_village;
    gained += (village & bit) == 0;
    village |= bit;
  }
  state.gained += gained;
  state.following += gained;
  return gained;
}

void count_post(World& world, const Post& post) {
  VoiceState& state = world.voices->all[post.voice];
  PlatformTalk& platform = world.voices->platforms[state.platform];
  std::int64_t reposts = 0;
  for (std::size_t depth = 1; depth <= deepest; ++depth) {
    reposts += post.by_depth[depth];
    state.cascades.by_depth[depth] += post.by_depth[depth];
  }
  count_cascade(state.cascades, 1 + reposts);
  state.last_post = world.today;
  ++state.posted;
  state.useful_posts += post.kind == PostKind::Useful;
  state.removed += post.removed;
  state.offers += post.acts > 0 && post.sale < 0 && !world.scenario.voices[post.voice].shop.empty();
  state.readers += post.readers;
  state.reposts += reposts;
  state.engaged += post.engaged;
  auto acted = static_cast<std::int64_t>(post.acted.size());
  state.acted += acted;
  if (post.sale < 0) state.bought += acted;
  platform.reposts_today += reposts;
  ++platform.voices_today;
}

void follow_posts(World& world, const ReadersMorning& morning, const Executor& executor) {
  std::vector<Post>& today = world.voices->today;
  std::vector<std::vector<Engaged>> followers(today.size());
  for (const std::vector<Engaged>& block : world.voices->found)
    for (const Engaged& each : block) followers[each.post].push_back(each);
  std::vector<std::vector<std::uint32_t>> gained(today.size());
  for_blocks(executor, today.size(), [&](std::size_t i) {
    Post& post = today[i];
    gained[i] = PostsWay(world, morning.voices[post.voice], morning.readings[i], post).go(followers[i]);
  });
  for (std::size_t i = 0; i < today.size(); ++i) {
    today[i].follows = follow(world.voices->all[today[i].voice], gained[i]);
    count_post(world, today[i]);
  }
}

}  // namespace

void read_posts(World& world, const Executor& executor) {
  Voices& voices = world.voices;
  if (voices.platforms.empty()) return;
  for (PlatformTalk& platform : voices.platforms) platform.reposts_today = platform.voices_today = 0;
  if (!voices.all.empty()) {
    for (VoiceState& voice : voices.all) voice.follower_days += static_cast<double>(voice.following);
    ReadersMorning morning = morning_of(world);
    voices.open.assign(voices.all.size(), 0);
    for_blocks(executor, voices.found.size(),
               [&](std::size_t block) { BlockReaders(world, morning, static_cast<std::uint32_t>(block)).play(); });
    follow_posts(world, morning, executor);
  }
  pass_on_users_posts(world, executor);
  for (PlatformTalk& platform : voices.platforms) platform.reposts_total += platform.reposts_today;
}

}  // namespace rivalry
