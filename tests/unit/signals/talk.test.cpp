#include "sim/signals/talk.hpp"

#include "catch.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/beliefs.hpp"
#include "sim/signals/posts.hpp"
#include "small_worlds.hpp"

using namespace rivalry;

namespace {

Scenario with_talk(Talk talk, const char* end = "2001-01-01") {
  Scenario scenario;
  scenario.start = small_worlds::day("2000-01-01");
  scenario.end = small_worlds::day(end);
  scenario.seed = 3;
  scenario.talks = {std::move(talk)};
  return scenario;
}

struct Days {
  Scenario scenario;
  World world{scenario, Random(scenario.seed, 0)};
  explicit Days(Scenario s) : scenario(std::move(s)) { begin_talks(world); }
  TalkState& talk() { return world.signals->talks[0]; }
  void play(int days) {
    for (int d = 0; d < days; ++d) {
      speak_in_public(world, Executor{});
      world.today = world.today + 1;
    }
  }
};

}  // namespace

TEST_CASE("the laws' inverses have their means and variances", "[signals]") {
  for (double mean : {0.0, 0.3, 2.0, 50.0, 500.0}) {
    double sum = 0, squares = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i) {
      double x = poisson(mean, (i + 0.5) / n);
      sum += x, squares += x * x;
    }
    CHECK_THAT(sum / n, WithinAbs(mean, 1e-3 * (1 + mean)));
    CHECK_THAT(squares / n - sum / n * sum / n, WithinAbs(mean, 2e-3 * (1 + mean)));
  }
  for (double mean : {0.0, 0.5, 3.0}) {
    double sum = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i) sum += geometric(mean, (i + 0.5) / n);
    CHECK_THAT(sum / n, WithinAbs(mean, 1e-2 * (1 + mean)));
  }
  CHECK_THROWS_AS(poisson(501, 0.5), InvariantError);
}

TEST_CASE("every post of a cascade comes out, on its day", "[signals]") {
  Days later(with_talk({.name = "gossip", .begins_per_day = 5, .reposts = 0.8, .delay_days = 4}));
  Days at_once(with_talk({.name = "gossip", .begins_per_day = 5, .reposts = 0.8}));
  later.play(300);
  at_once.play(300);
  CHECK(at_once.talk().open.empty());
  CHECK(at_once.talk().posts == static_cast<double>(at_once.talk().total));
  CHECK(!later.talk().open.empty());
  std::int64_t waiting = 0, out = static_cast<std::int64_t>(later.talk().posts);
  for (const auto& [day, posts] : later.talk().coming) waiting += static_cast<std::int64_t>(posts.size());
  std::int64_t known = 0;
  for (const auto& [id, cascade] : later.talk().open) out += cascade.size, known += cascade.numbered - cascade.size;
  CHECK(out == later.talk().total);
  CHECK(known == waiting);
}

TEST_CASE("once a talk has died down, how late its posts came has made no difference to how many", "[signals]") {
  Days later(with_talk({.name = "gossip", .begins_per_day = 3, .reposts = 0.5, .delay_days = 2}));
  Days at_once(with_talk({.name = "gossip", .begins_per_day = 3, .reposts = 0.5}));
  for (Days* days : {&later, &at_once}) {
    days->play(100);
    days->scenario.talks[0].begins_per_day = 0;
    days->play(265);
  }
  CHECK(later.talk().open.empty());
  CHECK(std::abs(later.talk().total - at_once.talk().total) < 100);
}

TEST_CASE("a complaint in the chat group may become the first rumour, and is its cause", "[signals]") {
  Scenario scenario = with_talk({.name = "gossip", .about = "shop", .complaints_public = 0.5, .reposts = 0.5});
  scenario.companies.push_back({.name = "shop"});
  scenario.signals = {{.name = "posts", .kind = SignalKind::Post, .if_sound = 0.1, .if_distressed = 0.2}};
  scenario.observers = {{.name = "reader", .about = "shop", .prior = 0.1}};
  Days days(std::move(scenario));
  for (int i = 0; i < 103; ++i) days.world.firms->names.push_back("party " + std::to_string(i));
  days.world.firms->all.resize(1);
  days.world.firms->companies = 1;
  begin_beliefs(days.world);
  for (std::uint32_t who = 0; who < 100; ++who) {
    std::int32_t place =
        note(days.world.journal, {.what = HappeningKind::Complaint, .who = {who + 3}, .whom = {first_company}});
    days.world.signals->emissions.push_back({.kind = SignalKind::Complaint,
                                             .about = {first_company},
                                             .source = who + 3,
                                             .audience = Emission::Audience::Chat,
                                             .happening = place});
  }
  days.play(1);
  const Subject& subject = days.world.signals->subjects[0];
  CHECK(subject.posts > 60);
  CHECK(subject.posts < 160);
  REQUIRE(subject.rumour == 100);
  CHECK(days.world.journal[100].what == HappeningKind::Rumour);
  CHECK(days.world.journal[static_cast<std::size_t>(days.world.journal[100].cause)].what == HappeningKind::Complaint);
  CHECK(days.world.firms->all[0].rumour == 100);
  std::size_t louder = 0;
  for (const Emission& each : days.world.signals->emissions) louder += each.kind == SignalKind::Post;
  CHECK(louder == static_cast<std::size_t>(std::bit_width(subject.posts)));
}
