#include "sim/run/timetable.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "catch.hpp"
#include "rivalry/ads.hpp"
#include "rivalry/books.hpp"
#include "rivalry/business.hpp"
#include "rivalry/capital.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/news.hpp"
#include "rivalry/population.hpp"
#include "rivalry/purses.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/spread.hpp"
#include "rivalry/voices.hpp"
#include "rivalry/world.hpp"
#include "sim/run/engine.hpp"
#include "sim/run/play_day.hpp"
#include "sim/run/replicate.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "small_worlds.hpp"

using namespace rivalry;

namespace {

const std::atomic<bool> never{false};

struct Played {
  std::string file;
  std::vector<Override> overrides = {};
};

/// The golden and the identity scenarios, each once.
std::vector<Played> golden_and_identity() {
  std::set<std::filesystem::path> files;
  for (const char* folder : {"tests/golden", "tests/cli/identity.d"})
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SOURCE_DIR) / folder))
      if (entry.path().extension() == ".yaml") files.insert(std::filesystem::canonical(entry.path()));
  std::vector<Played> scenarios;
  for (const auto& file : files) scenarios.push_back({file.string()});
  return scenarios;
}

/// What happens in none of those: opinions, herds, rival fees, closed economies, a pinned price, courts, policies that
/// are learned, refunds, posts that lead to a shop, suppliers that are replaced, an agreement that falls short.
std::vector<Played> others() {
  std::vector<Played> scenarios = {
      {"scenarios/published/b3-degroot.yaml"},
      {"scenarios/published/b2-herding.yaml"},
      {"scenarios/published/a12-armstrong-two-sided.yaml"},
      {"scenarios/published/c2-godley-lavoie-pc.yaml"},
      {"scenarios/published/e1v-weibo-filings.yaml"},
      {"scenarios/xiaomi-round.yaml",
       {{"markets.india.settled_after", "20 days"}, {"markets.india.settlement", "5 %"}}},
      {"scenarios/posting-strategy.yaml", {{"population.people_per_agent", "100000"}}},
      {"tests/golden/commerce.yaml", {{"shops.taobao.returns", "10 %"}, {"voices.leader.shop", "taobao"}}},
      {"tests/golden/crunch.yaml",
       {{"companies.shop.suppliers.replaced_after", "5 days"},
        {"companies.shop.suppliers.cash", "1 days"},
        {"companies.shop.suppliers.overhead", "100 %"}}},
      {"tests/golden/option.yaml", {{"contracts.alliance.commits", "50 million USD"}}},
  };
  for (Played& scenario : scenarios) scenario.file = SOURCE_DIR "/" + scenario.file;
  return scenarios;
}

/// Plays one replicate, after the futures that its options learn from.
void play_one(const Played& scenario, const Watch& watch) {
  INFO(scenario.file);
  ResolvedScenario resolved = ResolvedScenario::load(scenario.file, scenario.overrides);
  Engine engine = engine_for(resolved, watch);
  if (engine.prepare) engine.prepare({}, {}, never, [] {});
  REQUIRE(engine.play(0, Executor{}, never));
}

/// Plays a row on the evening of the first day of a small world; what the row changed.
WorldParts played(const Mechanism& row) {
  Scenario scenario = small_worlds::rivals(2000, "2000-01-01");
  scenario.companies = {{.name = "company"}};
  WorldParts wrote;
  live(scenario, 0, {}, never, nullptr, [&](World& tonight) {
    wrote = play_watched({&row, 1}, tonight, {}, true).at(0).wrote;
  });
  return wrote;
}

using Act = void (*)(World&, const Executor&);

/// Something deep inside each part, behind what is private where there is such a thing.
const std::vector<std::pair<WorldPart, Act>> touches = {
    {parts::news, [](World& world, const Executor&) { world.news->conditions.at(1).times_pull = 2; }},
    {parts::users, [](World& world, const Executor&) { world.users->platforms.at(1).villages[3].away[4] ^= 1; }},
    {parts::spreads, [](World& world, const Executor&) { world.spreads.push_back({}); }},
    {parts::books,
     [](World& world, const Executor&) {
       world.books->ledger.post({outside, people, 1});
     }},
    {parts::books, [](World& world, const Executor&) { world.books->shares.set_pool(world.firms->company(0), 5); }},
    {parts::books,
     [](World& world, const Executor&) {
       world.books->invoices.issue(world.firms->company(0), people, 5, world.today, world.today);
     }},
    {parts::books,
     [](World& world, const Executor&) {
       world.books->loans.lend({world.firms->company(0), people, 5});
     }},
    {parts::signals, [](World& world, const Executor&) { world.signals->subjects.at(0).signs[7] = 0; }},
    {parts::firms, [](World& world, const Executor&) { world.firms->all.at(0).last_bad_news = world.today; }},
    {parts::purses, [](World& world, const Executor&) { ++world.purses->filled; }},
    {parts::journal, [](World& world, const Executor&) { note(world.journal, {.day = world.today}); }},
    {parts::economies, [](World& world, const Executor&) { world.economies.push_back({}); }},
    {parts::business, [](World& world, const Executor&) { world.business->companies.at(0).mood += 1; }},
    {parts::capital, [](World& world, const Executor&) { world.capital->controllers.at(0) = people; }},
    {parts::voices, [](World& world, const Executor&) { world.voices->open.push_back(1); }},
    {parts::ads, [](World& world, const Executor&) { ++world.ads->platforms.at(1).clicks; }},
    {parts::shopping, [](World& world, const Executor&) { world.shopping->logsum[6] = 1; }},
    {parts::flash_sales, [](World& world, const Executor&) { world.flash_sales->products.push_back({}); }},
};

}  // namespace

TEST_CASE("the timetable: rows stand by phase and are called like what they call") {
  std::ifstream file(std::filesystem::path(SOURCE_DIR) / "sim/run/timetable.cpp");
  std::string text(std::istreambuf_iterator<char>(file), {});
  std::regex row(R"re(\{Phase::\w+,\s*"(\w+)",\s*(\w+),)re");
  std::size_t found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at, ++found) {
    CHECK((*at)[1].str() == (*at)[2].str());
    CHECK((*at)[1].str() == timetable()[found].name);
  }
  CHECK(found == timetable().size());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < timetable().size(); ++i) {
    const Mechanism& mechanism = timetable()[i];
    CHECK(names.insert(mechanism.name).second);
    CHECK((i == 0 || timetable()[i - 1].phase <= mechanism.phase));
    CHECK(mechanism.what.ends_with('.'));
  }
}

TEST_CASE("the timetable: a row that writes what it does not declare is caught, and named") {
  for (const auto& [part, act] : touches) {
    INFO(word_of(part));
    Mechanism lie{Phase::Measure, "lie", act, "", writes()};
    auto names_both = Catch::Matchers::Predicate<std::string>(
        [&, part = part](const std::string& said) {
          return said.find("mechanism lie changed " + std::string(word_of(part)) + " on 2000-01-01") == 4;
        },
        "names row, part and day");
    try {
      played(lie);
      FAIL("nobody noticed");
    } catch (const InvariantError& error) {
      CHECK_THAT(std::string(error.what()), names_both);
    }
    CHECK(played({Phase::Measure, "truth", act, "", writes(part)}) == writes(part));
  }
  std::set<WorldPart> touched;
  for (const auto& touch : touches) touched.insert(touch.first);
  CHECK(touched.size() == parts::count - 1);  // no section in files of its own keeps a state to touch
}

TEST_CASE("the timetable: every row writes all that it declares, and nothing else") {
  RunProfile profile;
  for (const auto& scenarios : {golden_and_identity(), others()})
    for (const Played& scenario : scenarios) play_one(scenario, {.profile = &profile, .proves_writes = true});
  auto rows = profile.rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::uint8_t p = 0; p < parts::count; ++p) {
      WorldPart part{p};
      INFO(timetable()[i].name << " and " << word_of(part));
      CHECK(timetable()[i].writes.contains(part) == rows[i].wrote.contains(part));
    }
}

TEST_CASE("a watched replicate is the same as one that nobody watches, and its profile is full") {
  Scenario scenario = small_worlds::rivals(3000, "2000-01-31");
  RunProfile profile;
  auto watched = play(scenario, 0, {}, never, nullptr, {.profile = &profile, .proves_writes = true});
  auto plain = play(scenario, 0, {}, never, nullptr, {.profile = nullptr, .proves_writes = false});
  for (const std::string& name : scenario.outputs.record)
    CHECK(small_worlds::numbers(*watched, name) == small_worlds::numbers(*plain, name));
  for (const RowTally& row : profile.rows()) {
    CHECK(row.calls == 31);
    CHECK(row.nanoseconds >= 0);
  }
  CHECK(profile.beginning().calls == 1);
  CHECK(profile.beginning().nanoseconds > 0);
  CHECK(profile.recording().calls == 31);
}
