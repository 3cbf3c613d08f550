#include "sim/signals/beliefs.hpp"

#include <fmt/core.h>
#include <rapidcheck.h>

#include <algorithm>

#include "catch.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/math.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/events.hpp"
#include "sim/signals/parties.hpp"
#include "sim/signals/posts.hpp"

using namespace rivalry;

namespace {

const Executor serial;
using Audience = Emission::Audience;

SignalParams params(SignalKind kind, double if_sound, double if_distressed) {
  return {.name = "law", .kind = kind, .if_sound = if_sound, .if_distressed = if_distressed};
}

/// One company, three suppliers of which two are in the chat group, one investor, one observer.
struct Town {
  Scenario scenario;
  World world{scenario, Random(1, 0)};
  PartyId company{first_company};
  PartyId investor{first_company + 1};
  PartyId suppliers[3] = {{first_company + 2}, {first_company + 3}, {first_company + 4}};

  Town() {
    scenario.start = *parse_day("2013-01-01");
    scenario.end = *parse_day("2014-01-01");
    scenario.companies.push_back({.name = "shop"});
    scenario.companies[0].suppliers.suspicion = 0.1;
    scenario.investors.push_back({.name = "friend", .suspicion = 0.2});
    scenario.observers.push_back({.name = "watcher", .about = "shop", .prior = 0.1});
    world.firms->names = {"outside", "people", "shop", "friend", "a", "b", "c"};
    world.firms->companies = world.firms->investors = 1;
    world.firms->all.resize(1);
    world.firms->all[0].party = company;
    for (PartyId supplier : suppliers) world.firms->all[0].lines.push_back({.supplier = supplier});
  }
  Town(const Town&) = delete;

  void begin() {
    world.today = scenario.start;
    world.news = quiet(scenario);
    begin_beliefs(world);
    for (Belief& belief : world.signals->beliefs)
      belief.in_chat = belief.believer == suppliers[0] || belief.believer == suppliers[1];
  }
  void day() {
    apply_events(world, serial);
    speak_in_public(world, serial);
    update_beliefs(world, serial);
    world.today = world.today + 1;
  }
  void say(Emission emission) {
    emission.about = company;
    world.signals->emissions.push_back(emission);
  }
  double thinks(PartyId who) const { return suspicion(world, who, company); }
};

}  // namespace

TEST_CASE("a silence every week: 10 %, 25 %, 50 %", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::Silence, 0.2, 0.6)};
  town.scenario.signals[0].source = "friend";
  town.scenario.signals[0].from = town.scenario.start;
  town.begin();
  double expected[] = {0.1, 0.25, 0.5, 0.75};
  for (int d = 0; d < 28; ++d) {
    town.day();
    CHECK_THAT(town.thinks(observer(0)), WithinAbs(expected[d / 7], 1e-12));
  }
  auto noted = std::count_if(town.world.journal.begin(), town.world.journal.end(),
                             [](const Happening& h) { return h.what == HappeningKind::Silence; });
  CHECK(noted == 1);
}

TEST_CASE("who endorses in a period is not silent in it", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::Silence, 0.2, 0.6)};
  town.scenario.signals[0].source = "friend";
  town.scenario.events = {{.name = "rumour", .effect = event::Rumour{}, .company = "shop", .at = town.scenario.start},
                          {.name = "praise",
                           .effect = event::Endorsement{},
                           .company = "shop",
                           .from_whom = "friend",
                           .at = town.scenario.start + 7}};
  town.begin();
  for (int d = 0; d < 14; ++d) town.day();
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(0.1, 1e-12));  // spoke on the seventh day
  town.day();
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(0.25, 1e-12));
  REQUIRE(town.world.firms->all[0].rumour >= 0);
  CHECK(town.world.journal[town.world.firms->all[0].rumour].what == HappeningKind::Rumour);
  CHECK(town.world.journal[town.world.firms->all[0].rumour].cause == 0);
}

TEST_CASE("who learns: one, the chat group without the speaker, the public", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::LatePayment, 0.1, 0.5), params(SignalKind::Complaint, 0.1, 0.3),
                           params(SignalKind::Protest, 0.1, 0.2)};
  town.begin();
  town.say({.kind = SignalKind::LatePayment, .source = 2, .audience = Audience::One, .to = town.suppliers[2]});
  town.day();
  CHECK_THAT(town.thinks(town.suppliers[2]), WithinAbs(5.0 / 14, 1e-12));
  CHECK_THAT(town.thinks(town.suppliers[0]), WithinAbs(0.1, 1e-12));
  town.say(
      {.kind = SignalKind::Complaint, .source = town.suppliers[0].index, .audience = Audience::Chat, .happening = 7});
  town.day();
  CHECK_THAT(town.thinks(town.suppliers[0]), WithinAbs(0.1, 1e-12));
  CHECK_THAT(town.thinks(town.suppliers[1]), WithinAbs(0.25, 1e-12));
  CHECK_THAT(town.thinks(town.suppliers[2]), WithinAbs(5.0 / 14, 1e-12));
  CHECK(because(town.world, town.suppliers[1], town.company) == 7);
  CHECK(because(town.world, town.suppliers[0], town.company) == no_cause);
  town.say({.kind = SignalKind::Protest});
  town.day();
  CHECK_THAT(town.thinks(town.investor), WithinAbs(1.0 / 3, 1e-12));
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(2.0 / 11, 1e-12));
  CHECK_THROWS_AS(town.thinks(PartyId{99}), InvariantError);
}

TEST_CASE("copies of one source count once, other degrees and other sources again", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::Protest, 0.1, 0.3)};
  town.begin();
  for (int copy = 0; copy < 5; ++copy) {
    for (int twice = 0; twice < 2; ++twice) town.say({.kind = SignalKind::Protest, .source = 4});
    town.day();
    CHECK_THAT(town.thinks(observer(0)), WithinAbs(0.25, 1e-12));
  }
  town.say({.kind = SignalKind::Protest, .source = 4, .degree = 1});
  town.day();
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(0.5, 1e-12));
  town.say({.kind = SignalKind::Protest, .source = 5});
  town.day();
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(0.75, 1e-12));
}

TEST_CASE("the law that says most about a signal is the one that counts", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::Endorsement, 0.5, 0.5), params(SignalKind::Endorsement, 0.3, 0.1)};
  town.scenario.signals[1].source = "friend";
  town.begin();
  town.say({.kind = SignalKind::Endorsement, .source = town.suppliers[0].index});
  town.day();
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(0.1, 1e-12));
  town.say({.kind = SignalKind::Endorsement, .source = town.investor.index});
  town.say({.kind = SignalKind::TieUp});  // no law: nothing is learned
  town.day();
  CHECK_THAT(town.thinks(observer(0)), WithinAbs(1.0 / 28, 1e-12));
}

TEST_CASE("a denial comforts until it is seen to be false, and the next one less", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::Denial, 0.9, 0.3), params(SignalKind::LatePayment, 0.2, 0.2)};
  town.scenario.signals[0].kept = 3;
  town.scenario.signals[0].broken = 1;
  town.begin();
  auto odds = [&](PartyId who) { return log_odds(town.world, who, town.company) - log_odds_of(0.1); };
  auto deny = [&](std::uint16_t degree) {
    std::int32_t place = note(town.world.journal, {.day = town.world.today, .what = HappeningKind::Denial});
    town.say({.kind = SignalKind::Denial, .source = town.company.index, .degree = degree, .happening = place});
    town.day();
  };
  deny(0);
  double comfort = -math::log(3.0) * 3 / 4;
  CHECK_THAT(odds(town.suppliers[0]), WithinAbs(comfort, 1e-12));
  town.say({.kind = SignalKind::LatePayment, .audience = Audience::One, .to = town.suppliers[0]});
  town.day();
  CHECK_THAT(odds(town.suppliers[0]), WithinAbs(0, 1e-12));
  CHECK_THAT(odds(town.suppliers[1]), WithinAbs(comfort, 1e-12));  // has not seen it
  REQUIRE(town.world.journal.size() == 2);
  CHECK(town.world.journal[1].what == HappeningKind::Falsified);
  CHECK(town.world.journal[1].cause == 0);
  deny(1);
  CHECK_THAT(odds(town.suppliers[0]), WithinAbs(-math::log(3.0) * 3 / 5, 1e-12));
  CHECK_THAT(odds(town.suppliers[1]), WithinAbs(2 * comfort, 1e-12));
}

TEST_CASE("what is said in public is noticed by as many as its reach says, more if more say it", "[signals]") {
  Scenario scenario;
  scenario.start = *parse_day("2013-01-01");
  scenario.companies.push_back({.name = "shop"});
  for (int i = 0; i < 20000; ++i)
    scenario.observers.push_back({.name = fmt::format("o{}", i), .about = "shop", .prior = 0.1});
  scenario.signals = {params(SignalKind::Post, 0.1, 0.3)};
  scenario.signals[0].reach = 0.1;
  World world(scenario, Random(1, 0));
  begin_beliefs(world);
  auto noticed = [&] {
    return std::count_if(world.signals->beliefs.begin(), world.signals->beliefs.end(),
                         [](const Belief& b) { return b.evidence > 0; });
  };
  world.signals->emissions.push_back({.about = {first_company}});
  update_beliefs(world, serial);
  CHECK_THAT(static_cast<double>(noticed()), WithinAbs(2000, 4 * 42.4));
  world.signals->emissions.push_back({.about = {first_company}, .volume = 5});
  update_beliefs(world, serial);
  CHECK_THAT(static_cast<double>(noticed()), WithinAbs(20000 * 0.40951, 4 * 69.6));
}

TEST_CASE("what fades goes back to the prior, and a repetition restores it", "[signals]") {
  Town town;
  town.scenario.signals = {params(SignalKind::Protest, 0.1, 0.3)};
  town.scenario.signals_fade = 0.1;
  town.begin();
  town.say({.kind = SignalKind::Protest});
  town.day();
  for (int d = 0; d < 9; ++d) town.day();
  double full = math::log(3.0);
  CHECK_THAT(log_odds(town.world, observer(0), town.company) - log_odds_of(0.1),
             WithinAbs(full * math::exp(-1.0), 1e-12));
  town.say({.kind = SignalKind::Protest});
  town.world.today = town.world.today + 1;
  update_beliefs(town.world, serial);
  CHECK_THAT(log_odds(town.world, observer(0), town.company) - log_odds_of(0.1), WithinAbs(full, 1e-12));
}

namespace {

struct Story {
  std::vector<std::pair<int, Emission>> told;  ///< day, what
};

Emission any_emission() {
  static const SignalKind kinds[] = {SignalKind::LatePayment, SignalKind::Complaint,   SignalKind::Post,
                                     SignalKind::Denial,      SignalKind::Endorsement, SignalKind::PaidInTime};
  Emission e;
  e.kind = *rc::gen::elementOf(std::vector<SignalKind>(std::begin(kinds), std::end(kinds)));
  e.source = *rc::gen::inRange<std::uint32_t>(0, 7);
  e.degree = *rc::gen::inRange<std::uint16_t>(0, 3);
  e.audience = *rc::gen::element(Audience::One, Audience::Chat, Audience::Public);
  e.to = {*rc::gen::inRange<std::uint32_t>(3, 7)};
  e.volume = *rc::gen::inRange(1, 5);
  if (e.kind == SignalKind::LatePayment) e.audience = Audience::One;
  return e;
}

std::vector<std::pair<int, Emission>> any_story(std::size_t length) {
  std::vector<std::pair<int, Emission>> story;
  for (std::size_t i = 0; i < length; ++i) {
    int day = *rc::gen::inRange(0, 12);
    story.emplace_back(day, any_emission());
  }
  return story;
}

std::vector<double> told(const std::vector<std::pair<int, Emission>>& story, double fade) {
  Town town;
  town.scenario.signals = {params(SignalKind::LatePayment, 0.1, 0.4), params(SignalKind::Complaint, 0.1, 0.3),
                           params(SignalKind::Post, 0.2, 0.3),        params(SignalKind::Denial, 0.8, 0.3),
                           params(SignalKind::Endorsement, 0.5, 0.3), params(SignalKind::PaidInTime, 0.9, 0.5)};
  for (SignalParams& each : town.scenario.signals) each.reach = 0.6;
  town.scenario.signals_fade = fade;
  town.begin();
  std::vector<double> thoughts;
  for (int day = 0; day < 12; ++day) {
    for (const auto& [when, what] : story)
      if (when == day) town.say(what);
    town.day();
    for (PartyId who : {town.suppliers[0], town.suppliers[1], town.suppliers[2], town.investor, observer(0)})
      thoughts.push_back(log_odds(town.world, who, town.company));
  }
  return thoughts;
}

}  // namespace

TEST_CASE("the order in which a day's emissions come does not matter", "[signals]") {
  CHECK(rc::check([] {
    auto story = any_story(*rc::gen::inRange<std::size_t>(0, 30));
    auto other = story;
    std::reverse(other.begin(), other.end());
    RC_ASSERT(told(story, 0) == told(other, 0));
  }));
}

TEST_CASE("more bad news never lowers a suspicion", "[signals]") {
  CHECK(rc::check([] {
    double fade = *rc::gen::element(0.0, 0.2);
    auto story = any_story(*rc::gen::inRange<std::size_t>(0, 20));
    auto worse = story;
    for (const auto& more : any_story(*rc::gen::inRange<std::size_t>(1, 4)))
      if (more.second.kind == SignalKind::LatePayment || more.second.kind == SignalKind::Complaint ||
          more.second.kind == SignalKind::Post)
        worse.push_back(more);
    auto before = told(story, fade), after = told(worse, fade);
    for (std::size_t i = 0; i < before.size(); ++i) RC_ASSERT(after[i] >= before[i] - 1e-12);
  }));
}
