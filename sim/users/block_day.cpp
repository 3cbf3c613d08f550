#include "sim/users/block_day.hpp"

#include <algorithm>
#include <bit>

#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/core/chance.hpp"
#include "sim/users/attention.hpp"
#include "sim/users/posting.hpp"

namespace rivalry {

BlockDay::BlockDay(World& world, const DayRates& rates, const AttentionWeights& attention_weights, std::uint32_t block)
    : world_(world),
      users_(world.users),
      rates_(rates),
      attention_weights_(attention_weights),
      block_(block),
      step_(static_cast<std::uint32_t>(world.today.number)),
      first_village_(block * villages_per_block),
      end_village_(std::min(users_.villages, first_village_ + villages_per_block)),
      users_in_block_(std::min(users_.agents - block * users_per_block, users_per_block)) {}

void BlockDay::play() {
  users_.changes[block_].clear();
  remember_the_morning();
  for (std::size_t p = 0; p < users_.platforms.size(); ++p) {
    open(p);
    join(p);
    sleep(p);
    wake(p);
    close(p);
    grow_older(p);
    count(p);
  }
  attend();
}

void BlockDay::remember_the_morning() {
  for (std::size_t p = 0; p < users_.platforms.size(); ++p)
    for (std::uint32_t v = first_village_; v < end_village_; ++v) {
      const Village& village = users_.platforms[p].villages[v];
      active_this_morning_[p][v - first_village_] = village.active();
      dormant_this_morning_[p][v - first_village_] = village.dormant;
    }
}

void BlockDay::open(std::size_t p) {
  PlatformUsers& platform = users_.platforms[p];
  std::array<Ballot, villages_per_block> ballots;
  for (std::uint32_t v = first_village_; v < end_village_; ++v) {
    std::uint64_t asked = active_this_morning_[p][v - first_village_];
    std::uint32_t threshold = platform.opening.threshold[v];
    ballots[v - first_village_] = threshold == certain ? Ballot{0, 0, asked} : Ballot{threshold, asked};
  }
  vote(ballots, platform.stream);
  bool posting = !platform.posting.posted.empty();
  std::int64_t posted = 0;
  if (platform.posting.passed_per_tie > 0) platform.posting.passed_on[block_].clear();
  for (std::uint32_t v = first_village_; v < end_village_; ++v) {
    platform.villages[v].opened = ballots[v - first_village_].yes;
    std::uint64_t active = active_this_morning_[p][v - first_village_];
    if (!posting || active == 0) continue;
    DaysPosts posts = post_today(world_.random, users_.graph, platform, v, step_, active);
    platform.villages[v].opened |= posts.who;
    posted += posts.number;
  }
  add(platform.posts_today, posted);
}

/// Most ballots are over after a few words: those are drawn for all villages at once, the others one by one.
void BlockDay::vote(std::array<Ballot, villages_per_block>& ballots, std::uint16_t stream) {
  constexpr std::uint32_t rounds_together = 4;
  std::uint32_t villages = end_village_ - first_village_;
  auto is_over = [](const Ballot& ballot) { return ballot.is_over(); };
  std::array<std::uint64_t, std::size_t{2} * villages_per_block> words;
  for (std::uint32_t round = 0; round < rounds_together; ++round) {
    if (std::all_of(ballots.begin(), ballots.begin() + villages, is_over)) return;
    world_.random.words_of_many(Purpose::Open, stream, first_village_, villages, step_, round, words.data());
    for (std::uint32_t v = 0; v < villages; ++v)
      for (std::uint32_t word : {2 * v, 2 * v + 1})
        if (!ballots[v].is_over()) ballots[v].count(words[word]);
  }
  for (std::uint32_t v = 0; v < villages; ++v) {
    VillageBits bits(world_.random, Purpose::Open, stream, first_village_ + v, step_);
    while (!ballots[v].is_over()) ballots[v].count(bits(ballots[v].digit));
  }
}

BlockDay::Who BlockDay::who(std::uint32_t user_in_block) const {
  return {block_ * users_per_block + user_in_block, first_village_ + user_in_block / users_per_village,
          std::uint64_t{1} << (user_in_block % users_per_village)};
}

template <class At>
void BlockDay::for_the_rare(Purpose purpose, std::size_t platform, double ceiling, At&& at) {
  points_below(ceiling, users_in_block_, world_.random, purpose, users_.platforms[platform].stream, block_, step_,
               [&](std::uint32_t user_in_block, double height) { at(who(user_in_block), height); });
}

std::uint32_t BlockDay::active_elsewhere(std::size_t platform, const Who& who) const {
  std::uint32_t active_on = 0;
  for (std::size_t k = 0; k < users_.platforms.size(); ++k)
    if (k != platform && who.in(active_this_morning_[k][who.village - first_village_])) active_on |= 1u << k;
  return active_on;
}

double BlockDay::share_of_friends(std::size_t p, std::uint32_t user) const {
  const PlatformUsers& platform = users_.platforms[p];
  if (users_.graph.complete()) return platform.active_share_this_morning;
  if (platform.active_friends.empty()) return 0;
  std::uint32_t degree = users_.graph.degree(user);
  return degree == 0 ? 0 : static_cast<double>(platform.active_friends[user]) / degree;
}

bool BlockDay::can_ever_join(std::size_t p, const Who& who) const {
  const Segment& segment = world_.scenario.population.segments[users_.segment_of_village[who.village]];
  return within_reach(world_.random, users_.platforms[p].stream, who.user, rates_[p].reach * segment.reach);
}

void BlockDay::becomes_active(std::size_t p, const Who& who) {
  village_of(p, who).opened |= who.bit;
  if (!users_.platforms[p].active_friends.empty())
    users_.changes[block_].push_back(
        {static_cast<std::uint16_t>(who.user % users_per_block), static_cast<std::uint8_t>(p), 1});
}

void BlockDay::ceases_to_be_active(std::size_t p, const Who& who) {
  if (!users_.platforms[p].active_friends.empty())
    users_.changes[block_].push_back(
        {static_cast<std::uint16_t>(who.user % users_per_block), static_cast<std::uint8_t>(p), -1});
}

void BlockDay::join(std::size_t p) {
  const Rates& rates = rates_[p];
  for_the_rare(Purpose::Join, p, rates.join_ceiling, [&](const Who& who, double height) {
    Village& village = village_of(p, who);
    if (who.in(village.member)) return;
    const Segment& segment = world_.scenario.population.segments[users_.segment_of_village[who.village]];
    double hazard = join_hazard(rates, segment.susceptibility, share_of_friends(p, who.user), active_elsewhere(p, who));
    if (height >= hazard || !can_ever_join(p, who)) return;
    village.member |= who.bit;
    ++moves_[p].joined;
    becomes_active(p, who);
  });
}

void BlockDay::sleep(std::size_t p) {
  for_the_rare(Purpose::Sleep, p, rates_[p].sleep_ceiling, [&](const Who& who, double height) {
    Village& village = village_of(p, who);
    bool may = who.in(active_this_morning_[p][who.village - first_village_] & village.active());
    if (!may || height >= sleep_hazard(rates_[p], active_elsewhere(p, who))) return;
    village.dormant |= who.bit;
    ++moves_[p].fell_dormant;
    ceases_to_be_active(p, who);
  });
}

void BlockDay::wake(std::size_t p) {
  double ceiling = rates_[p].wake_external + rates_[p].wake_internal;
  for_the_rare(Purpose::Wake, p, ceiling, [&](const Who& who, double height) {
    Village& village = village_of(p, who);
    bool may = who.in(dormant_this_morning_[p][who.village - first_village_] & village.dormant);
    if (!may || height >= wake_hazard(rates_[p], share_of_friends(p, who.user))) return;
    village.dormant &= ~who.bit;
    ++moves_[p].returned;
    becomes_active(p, who);
  });
}

void BlockDay::close(std::size_t p) {
  for_the_rare(Purpose::Close, p, rates_[p].close, [&](const Who& who, double) {
    Village& village = village_of(p, who);
    std::size_t here = who.village - first_village_;
    if (!who.in((active_this_morning_[p][here] | dormant_this_morning_[p][here]) & village.member)) return;
    bool was_active = who.in(village.active());
    if (was_active) ceases_to_be_active(p, who);
    ++(was_active ? moves_[p].closed_active : moves_[p].closed_dormant);
    village.member &= ~who.bit;
    village.dormant &= ~who.bit;
    village.opened &= ~who.bit;
  });
}

void BlockDay::grow_older(std::size_t p) {
  for (std::uint32_t v = first_village_; v < end_village_; ++v) {
    Village& village = users_.platforms[p].villages[v];
    if (village.member != 0) village.another_day_away();
  }
}

void BlockDay::count(std::size_t p) {
  PlatformUsers& platform = users_.platforms[p];
  std::array<Census, max_segments> sums = {};
  std::int64_t silent = 0;
  for (std::uint32_t v = first_village_; v < end_village_; ++v) {
    const Village& village = platform.villages[v];
    if (village.member == 0) continue;
    Census& sum = sums[users_.segment_of_village[v]];
    sum.registered += std::popcount(village.member);
    sum.dormant += std::popcount(village.dormant);
    sum.active_daily += std::popcount(village.opened);
    sum.active_monthly += std::popcount(village.member & ~village.away_long());
    std::uint64_t posted = platform.posting.posted.empty() ? 0 : platform.posting.posted[v];
    silent += std::popcount(village.member & ~posted);
  }
  for (std::size_t s = 0; s < platform.census.size(); ++s) {
    add(platform.census[s].registered, sums[s].registered);
    add(platform.census[s].dormant, sums[s].dormant);
    add(platform.census[s].active_daily, sums[s].active_daily);
    add(platform.census[s].active_monthly, sums[s].active_monthly);
  }
  add(platform.never_posted, silent);
  add(platform.moves.joined, moves_[p].joined);
  add(platform.moves.fell_dormant, moves_[p].fell_dormant);
  add(platform.moves.returned, moves_[p].returned);
  add(platform.moves.closed_active, moves_[p].closed_active);
  add(platform.moves.closed_dormant, moves_[p].closed_dormant);
}

}  // namespace rivalry
