// What is said on platforms: the promises hold with voices, reposts, learning and censorship all at once.
#include <bit>

#include "catch.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/population.hpp"
#include "sim/run/replicate.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {

Scenario talkative(double people, const char* end) {
  Scenario scenario = rivals(people, end);
  scenario.interests = {{"phones", 0.3}};
  for (Platform& platform : scenario.platforms) {
    platform.posts.friends_read = 0.4;
    platform.posts.passed_on = 0.2;
    platform.posts.per_hop = 0.7;
  }
  scenario.readers = {.read = 0.8, .fatigue = 4, .fit = 2, .leave = 0.001, .annoyance = 0.002, .to = {}};
  scenario.readers.to[0] = {.passes_on = 0.05, .likes = 0.05, .follows = 0.1};
  scenario.readers.to[1] = {.passes_on = 0.02, .likes = 0.01, .clicks = 0.2, .buys = 0.2, .follows = 0.05, .annoys = 1};
  Voice useful{
      .name = "useful", .platform = "old", .interest = "phones", .followers = people / 20, .posts = 3.5, .useful = 0.8};
  Voice loud{.name = "loud", .platform = "old", .followers = people / 20, .posts = 8, .useful = 0.1, .contest = 0.2};
  Voice curious = useful;
  curious.name = "curious";
  curious.learns = {
      .by = LearnBy::Thompson, .every_days = 7, .posts_lowest = 1, .posts_highest = 9, .posts_choices = 3};
  scenario.voices = {useful, loud, curious};
  scenario.events = {{.name = "purge",
                      .effect = event::Censorship{.share = 0.5, .interest = "phones"},
                      .at = scenario.start + 40,
                      .lasts_days = 20}};
  for (const char* more : {"voice_followers", "voice_readers", "voice_reposts", "voice_engaged", "voice_sales",
                           "voice_posts_a_day", "voice_removed", "voice_repost_depth", "voice_cascades_by_class",
                           "platform_reposts", "platform_cascades_by_class", "platform_repost_depth",
                           "platform_largest_cascade", "platform_posts_and_reposts"})
    scenario.outputs.record.push_back(more);
  return scenario;
}

}  // namespace

TEST_CASE("talk is the same for any number of threads") {
  Scenario scenario = talkative(60000, "2000-04-01");
  Recording serial = played(scenario);
  REQUIRE(numbers(serial, "voice_reposts").back() > 0);
  REQUIRE(numbers(serial, "platform_reposts").back() > 0);
  REQUIRE(numbers(serial, "voice_removed").back() > 0);
  for (int threads : {1, 2, 3, 8}) {
    CHECK(same(serial, played(scenario, 0, {Workers::Threads, threads})));
    ThreadLimit limit(threads);
    CHECK(same(serial, played(scenario, 0, {Workers::Tbb, threads})));
  }
}

TEST_CASE("every day followers are counted, cascades add up, and nobody acts twice on a post") {
  Scenario scenario = talkative(20000, "2000-04-01");
  std::atomic<bool> never{false};
  live(scenario, 0, {}, never, nullptr, [&](World& world) {
    for (const VoiceState& voice : world.voices->all) {
      std::int64_t bits = 0;
      for (std::uint64_t village : voice.followers.all()) bits += std::popcount(village);
      REQUIRE(bits == voice.following);
      REQUIRE(voice.engaged <= voice.readers);
      REQUIRE(voice.cascades.count == voice.posted);
      REQUIRE(voice.cascades.posts == voice.posted + voice.reposts);
    }
    for (const Post& post : world.voices->today) {
      REQUIRE(std::ranges::is_sorted(post.acted, std::less_equal<>{}));
      if (post.removed) REQUIRE(post.by_depth[2] == 0);
    }
    for (std::size_t p = 0; p < world.users->platforms.size(); ++p) {
      const Cascades& cascades = world.voices->platforms[p].cascades;
      REQUIRE(cascades.count == world.users->platforms[p].posts_total);
      std::int64_t reposts = 0;
      for (std::int64_t each : cascades.by_depth) reposts += each;
      REQUIRE(cascades.posts == cascades.count + reposts);
      REQUIRE(cascades.largest <= world.users->agents);
    }
  });
}

TEST_CASE("a voice more or less moves nobody else's draws") {
  Scenario scenario = talkative(30000, "2000-03-01");
  scenario.events.clear();
  Recording all = played(scenario);
  scenario.voices.pop_back();
  Recording fewer = played(scenario);
  std::vector<double> with = numbers(all, "voice_engaged"), without = numbers(fewer, "voice_engaged");
  for (std::size_t day = 0; day < without.size() / 2; ++day)
    for (std::size_t v = 0; v < 2; ++v) REQUIRE(with[3 * day + v] == without[2 * day + v]);
  CHECK(numbers(all, "platform_active_daily") == numbers(fewer, "platform_active_daily"));
  CHECK(numbers(all, "platform_cascades_by_class") == numbers(fewer, "platform_cascades_by_class"));
}

TEST_CASE("what is passed on changes nobody's day; a removal changes nothing before it") {
  Scenario scenario = talkative(30000, "2000-03-01");
  Recording removed = played(scenario);
  scenario.events.clear();
  Recording free = played(scenario);
  std::vector<double> before = numbers(free, "voice_reposts"), after = numbers(removed, "voice_reposts");
  for (std::size_t i = 0; i < std::size_t{40} * 3; ++i) REQUIRE(before[i] == after[i]);
  CHECK(before != after);
  scenario.voices.clear();
  for (Platform& platform : scenario.platforms) platform.posts.friends_read = 0;
  Recording mute = played(scenario);
  for (const char* name : {"platform_active_daily", "platform_registered", "platform_posts_total"})
    CHECK(numbers(free, name) == numbers(mute, name));
}
