#include "sim/signals/voices.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/users.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/core/chance.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/learning.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

constexpr std::uint32_t before_all_days = 0xFFFFFFFFu;
/// Which draw of Purpose::Policy is for what; the kinds of posts follow.
constexpr std::uint32_t of_number = 0, of_kinds = 1;

std::size_t index_of(const std::vector<Platform>& platforms, const std::string& name) {
  auto found = std::ranges::find(platforms, name, &Platform::name);
  ensures(found != platforms.end(), "a voice posts on a platform that is there");
  return static_cast<std::size_t>(found - platforms.begin());
}

/// Streams tell the draws of voices apart in 16 bits; two names that fall on one number take the next.
std::uint16_t stream_of(const std::string& name, const std::vector<VoiceState>& others) {
  auto stream = static_cast<std::uint16_t>(name_key(name));
  while (std::ranges::find(others, stream, &VoiceState::stream) != others.end()) ++stream;
  return stream;
}

void first_followers(const World& world, const Voice& voice, VoiceState& state) {
  const PlatformUsers& platform = world.users->platforms[state.platform];
  double members = world.scenario.platforms[state.platform].members_start;
  state.followers = Column<std::uint64_t>(world.users->villages);
  std::uint32_t threshold = members > 0 ? as_threshold(voice.followers / members) : 0;
  for (std::uint32_t v = 0; v < world.users->villages; ++v) {
    std::uint64_t member = platform.villages[v].member;
    state.followers[v] = threshold == certain
                             ? member
                             : yes_below(threshold, member,
                                         VillageBits(world.random, Purpose::Follow, state.stream, v, before_all_days));
    state.following += std::popcount(state.followers[v]);
  }
}

VoiceState beginning_of(const World& world, const Voice& voice) {
  VoiceState state;
  state.stream = stream_of(voice.name, world.voices->all);
  state.platform = index_of(world.scenario.platforms, voice.platform);
  state.posts = voice.posts, state.useful = voice.useful;
  state.last_post = world.scenario.start + -1;
  state.tried.resize(styles(voice.learns));
  first_followers(world, voice, state);
  return state;
}

bool is_in_force(const World& world, const std::string& event) {
  for (std::size_t i = 0; i < world.scenario.events.size(); ++i)
    if (world.scenario.events[i].name == event) return world.news->since[i].has_value();
  return false;
}

bool sells_today(const World& world, const Voice& voice) {
  for (const FlashSale& sale : world.scenario.flash_sales)
    if (sale.voice == voice.name && world.today >= sale.opens && world.today <= sale.at) return true;
  return is_in_force(world, voice.during);
}

/// The kind of a post: useful as the policy has it now, others as declared, the rest promotional.
PostKind kind_of(const Voice& voice, double useful, double u) {
  const std::pair<double, PostKind> kinds[] = {{useful, PostKind::Useful},
                                               {voice.entertaining, PostKind::Entertaining},
                                               {voice.contest, PostKind::Contest},
                                               {voice.review, PostKind::Review},
                                               {voice.repost, PostKind::Repost}};
  for (auto [share, kind] : kinds) {
    if (u < share) return kind;
    u -= share;
  }
  return PostKind::Promotional;
}

PartyId party_of(const World& world, const Voice& voice) {
  return party_named(world.scenario, voice.company).value_or(outside);
}

bool is_meant(const event::Censorship& by, const Voice& voice) {
  return by.voice.empty() ? by.interest == voice.interest : by.voice == voice.name;
}

/// The share of this voice's posts that today's censors remove: each removes its share of what others leave.
double removed_share(const World& world, const Voice& voice) {
  double left = 1;
  for_each_in_force<event::Censorship>(world, [&](const Event&, const event::Censorship& censorship) {
    if (is_meant(censorship, voice)) left *= 1 - censorship.share;
  });
  return 1 - left;
}

/// The first post removed under an event is of note: the event's entry is its cause.
void note_censorship(World& world, const Voice& voice) {
  for (std::size_t i = world.journal.size(); i-- > 0;) {
    const Happening& entry = world.journal[i];
    if (entry.what != HappeningKind::Event) continue;
    const auto* censorship = std::get_if<event::Censorship>(&world.scenario.events[entry.event].effect);
    if (censorship == nullptr || !world.news->since[entry.event] || !is_meant(*censorship, voice)) continue;
    auto cause = static_cast<std::int32_t>(i);
    PartyId who = party_of(world, voice);
    auto is_noted = [&](const Happening& h) {
      return h.what == HappeningKind::Censored && h.cause == cause && h.who == who;
    };
    if (std::ranges::none_of(world.journal, is_noted))
      note(world.journal, {.day = world.today, .what = HappeningKind::Censored, .who = who, .cause = cause});
    return;
  }
}

void post(World& world, std::size_t v) {
  const Voice& voice = world.scenario.voices[v];
  VoiceState& state = world.voices->all[v];
  if (voice.when_selling && !sells_today(world, voice)) return;
  auto step = static_cast<std::uint32_t>(world.today.number);
  double whole = std::floor(state.posts);
  double more = world.random.uniform(Purpose::Policy, state.stream, of_number, step);
  auto posts = static_cast<std::uint32_t>(whole) + (more < state.posts - whole ? 1 : 0);
  double removed = removed_share(world, voice);
  for (std::uint32_t i = 0; i < posts; ++i) {
    PostKind kind =
        kind_of(voice, state.useful, world.random.uniform(Purpose::Policy, state.stream, of_kinds, step, i));
    const Response& response = world.scenario.readers.to[static_cast<std::size_t>(kind)];
    Post& made = world.voices->today.emplace_back();
    made.voice = static_cast<std::uint16_t>(v), made.kind = kind;
    made.acts = response.clicks * response.buys;
    made.removed = removed > 0 && world.random.uniform(Purpose::Censor, state.stream, i, step) < removed;
    if (made.removed) note_censorship(world, voice);
  }
}

bool anything_is_passed_on(const World& world) {
  return std::ranges::any_of(world.users->platforms,
                             [](const PlatformUsers& p) { return p.posting.passed_per_tie > 0; });
}

}  // namespace

void begin_voices(World& world) {
  if (world.scenario.voices.empty() && !anything_is_passed_on(world)) return;
  Voices& voices = world.voices;
  for (const Voice& voice : world.scenario.voices) voices.all.push_back(beginning_of(world, voice));
  std::size_t blocks = world.users->changes.size();
  voices.platforms.resize(world.users->platforms.size());
  voices.in_blocks.assign(world.users->platforms.size(), std::vector<Cascades>(blocks));
  voices.found.resize(blocks);
}

void post_as_voices(World& world, const Executor&) {
  world.voices->today.clear();
  for (std::size_t v = 0; v < world.voices->all.size(); ++v) {
    const Voice& voice = world.scenario.voices[v];
    if (learn(voice, world.voices->all[v], world.random, world.today, world.scenario.start))
      note(world.journal, {.day = world.today, .what = HappeningKind::NewPolicy, .who = party_of(world, voice)});
    post(world, v);
  }
}

void follow_posts_to_shops(World& world, const Executor&) {
  for (const Post& post : world.voices->today) {
    const Voice& voice = world.scenario.voices[post.voice];
    if (voice.shop.empty() || post.sale >= 0) continue;
    auto shop = std::ranges::find(world.scenario.shops, voice.shop, &Shop::name) - world.scenario.shops.begin();
    auto platform = static_cast<std::int32_t>(world.voices->all[post.voice].platform);
    for (std::uint32_t agent : post.acted)
      world.shopping->brought.push_back(
          {.agent = agent, .shop = static_cast<std::uint16_t>(shop), .platform = platform});
  }
}

void count_followers(World& world, const Executor&) {
  for (const VoiceState& voice : world.voices->all) {
    const Column<Village>& villages = world.users->platforms[voice.platform].villages;
    std::int64_t bits = 0;
    std::uint64_t strangers = 0;
    for (std::uint32_t v = 0; v < world.users->villages; ++v) {
      bits += std::popcount(voice.followers[v]);
      strangers |= voice.followers[v] & ~villages[v].member;
    }
    ensures(bits == voice.following && strangers == 0, "followers are members, and as many as are counted");
  }
}

std::uint64_t voices_memory(const Scenario& scenario) {
  double agents = scenario.population.people / scenario.population.people_per_agent;
  return static_cast<std::uint64_t>(agents / 8 * static_cast<double>(scenario.voices.size()));
}

}  // namespace rivalry
