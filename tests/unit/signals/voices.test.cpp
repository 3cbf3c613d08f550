#include <bit>
#include <cmath>
#include <numeric>

#include "catch.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/math.hpp"
#include "rivalry/news.hpp"
#include "rivalry/parallel.hpp"
#include "sim/core/chance.hpp"
#include "sim/run/replicate.hpp"
#include "sim/signals/learning.hpp"
#include "small_shops.hpp"

using namespace rivalry;
using namespace rivalry::small_worlds;

namespace {

/// Everybody is on one board, opens it daily, and follows one voice.
Scenario board(double people, const char* end, double posts, double useful) {
  Scenario scenario = bass(people, 0, 0, end);
  Platform& platform = scenario.platforms[0];
  platform.name = "board";
  platform.members_start = people;
  scenario.voices = {{.name = "maker", .platform = "board", .followers = people, .posts = posts, .useful = useful}};
  scenario.outputs.every_days = 1;
  scenario.outputs.record = {"voice_followers",   "voice_posts",       "voice_readers",     "voice_reposts",
                             "voice_engaged",     "voice_engagement",  "voice_sales",       "voice_useful_share",
                             "voice_lost",        "voice_gained",      "voice_silent_days", "voice_removed",
                             "voice_posts_a_day", "voice_repost_depth"};
  return scenario;
}

Response& to(Scenario& scenario, PostKind kind) { return scenario.readers.to[static_cast<std::size_t>(kind)]; }

double last(const Recording& recording, const std::string& name) { return numbers(recording, name).back(); }

World world_of(const Scenario& scenario, const Executor& executor = {}) {
  std::atomic<bool> never{false};
  return *live(scenario, 0, executor, never, nullptr, [](World&) {});
}

}  // namespace

TEST_CASE("with fatigue alone, engagement is n exp(-n/n0) (w e_u + (1-w) e_p), and best at n0", "[voices]") {
  double best = 0, best_posts = 0;
  for (double posts : {2, 4, 5, 6, 8, 12}) {
    Scenario scenario = board(50000, "2000-01-20", posts, 0.5);
    scenario.readers.fatigue = 5;
    scenario.readers.read = 0.8;
    to(scenario, PostKind::Useful) = {.passes_on = 0.02, .likes = 0.05};
    to(scenario, PostKind::Promotional) = {.likes = 0.01, .clicks = 0.1, .buys = 0.1};
    double useful = 1 - 0.98 * 0.95, promotional = 1 - 0.99 * 0.99;
    Recording run = played(scenario);
    double w = last(run, "voice_useful_share");
    double expected = 0.8 * posts * std::exp(-posts / 5) * (w * useful + (1 - w) * promotional);
    double measured = last(run, "voice_engagement");
    double error = std::sqrt(expected / (50000.0 * 20));
    CHECK_THAT(measured, WithinAbs(expected, 4 * error));
    double per_kind = measured / (w * useful + (1 - w) * promotional);
    if (per_kind > best) best = per_kind, best_posts = posts;
    CHECK_THAT(last(run, "voice_readers"), WithinRel(0.8 * posts * std::exp(-posts / 5) * 50000 * 20, 0.01));
    double sales = (1 - w) * posts * 0.8 * std::exp(-posts / 5) * 0.01 * 50000 * 20;
    CHECK_THAT(last(run, "voice_sales"), WithinAbs(sales, 4 * std::sqrt(sales)));
    CHECK(last(run, "voice_engaged") <= last(run, "voice_readers"));
  }
  CHECK(best_posts == 5);
}

TEST_CASE("followers leave with hazard h0 + h1 n (1 - w)", "[voices]") {
  Scenario scenario = board(100000, "2000-02-19", 4, 0);
  scenario.readers.leave = 0.002;
  scenario.readers.annoyance = 0.003;
  to(scenario, PostKind::Promotional).annoys = 1;
  double all = last(played(scenario), "voice_followers");
  double stay = std::exp(-50 * (0.002 + 4 * 0.003));
  CHECK_THAT(all, WithinAbs(100000 * stay, 4 * std::sqrt(100000 * stay * (1 - stay))));
  scenario.voices[0].useful = 1;
  stay = std::exp(-50 * 0.002);
  CHECK_THAT(last(played(scenario), "voice_followers"),
             WithinAbs(100000 * stay, 4 * std::sqrt(100000 * stay * (1 - stay))));
}

TEST_CASE("those interested do it so many times as often", "[voices]") {
  Scenario scenario = board(50000, "2000-01-10", 2, 1);
  scenario.interests = {{"phones", 0.25}};
  scenario.voices[0].interest = "phones";
  scenario.readers.fit = 4;
  to(scenario, PostKind::Useful).likes = 0.05;
  double expected = 2 * (0.75 * 0.05 + 0.25 * 0.2);
  CHECK_THAT(last(played(scenario), "voice_engagement"), WithinAbs(expected, 4 * std::sqrt(expected / 500000)));
}

TEST_CASE("whole posts every day, and one more as often as the fraction says", "[voices]") {
  Recording run = played(board(64, "2000-12-31", 2.25, 0));
  std::vector<double> posts = numbers(run, "voice_posts");
  for (std::size_t day = 1; day < posts.size(); ++day)
    CHECK((posts[day] - posts[day - 1] == 2 || posts[day] - posts[day - 1] == 3));
  CHECK_THAT(posts.back() / static_cast<double>(posts.size()), WithinAbs(2.25, 0.1));
}

TEST_CASE("reposts go along ties; each hop lowers them; friends of reposters come to follow", "[voices]") {
  Scenario scenario = board(50000, "2000-01-10", 1, 1);
  scenario.population.network = {.kind = NetworkKind::Implicit, .degrees = DegreeKind::Poisson, .mean_degree = 10};
  scenario.platforms[0].posts.friends_read = 0.5;
  scenario.platforms[0].posts.per_hop = 0.5;
  scenario.voices[0].followers = 5000;
  to(scenario, PostKind::Useful) = {.passes_on = 0.1, .follows = 0.2};
  Recording run = played(scenario);
  // a repost is read by 5 friends, of whom 0.1 * 0.5 pass it on, then 0.1 * 0.25, ...
  std::vector<double> depth = numbers(run, "voice_repost_depth");
  CHECK_THAT(depth[1] / depth[0], WithinAbs(10 * 0.5 * 0.05, 0.03));
  CHECK_THAT(depth[2] / depth[1], WithinAbs(10 * 0.5 * 0.025, 0.03));
  double gained = last(run, "voice_gained");
  CHECK(gained > 0.5 * 0.2 * 5 * last(run, "voice_reposts"));
  CHECK(last(run, "voice_followers") ==
        numbers(run, "voice_followers").front() + gained - numbers(run, "voice_gained").front());
  scenario.platforms[0].posts.friends_read = 0;
  CHECK(last(played(scenario), "voice_gained") == 0);
}

TEST_CASE("a removed post is read, and passed on by followers alone", "[voices]") {
  Scenario scenario = board(20000, "2000-01-20", 4, 1);
  scenario.population.network = {.kind = NetworkKind::Implicit, .degrees = DegreeKind::Poisson, .mean_degree = 10};
  scenario.platforms[0].posts.friends_read = 0.5;
  to(scenario, PostKind::Useful) = {.passes_on = 0.05};
  Recording free = played(scenario);
  scenario.events = {{.name = "purge",
                      .effect = event::Censorship{.share = 1, .voice = "maker"},
                      .at = scenario.start + 10,
                      .lasts_days = 5}};
  Recording run = played(scenario);
  CHECK(last(free, "voice_removed") == 0);
  CHECK(last(run, "voice_removed") == 5 * 4);
  std::vector<double> before = numbers(free, "voice_reposts"), after = numbers(run, "voice_reposts");
  CHECK(before[9] == after[9]);
  double first = before[14] - before[9], second = after[14] - after[9];
  CHECK(second < first);
  CHECK_THAT(second, WithinRel(20000 * 5 * 4 * 0.05, 0.03));
  CHECK_THAT(after[19] - after[14], WithinRel(before[19] - before[14], 1e-9));
  World world = world_of(scenario);
  auto is_censored = [](const Happening& h) { return h.what == HappeningKind::Censored; };
  CHECK(std::ranges::count_if(world.journal, is_censored) == 1);
}

TEST_CASE("who posts only when it sells is silent else", "[voices]") {
  Scenario scenario = board(640, "2000-02-10", 3, 0);
  scenario.voices[0].when_selling = true;
  scenario.voices[0].during = "sale";
  scenario.events = {
      {.name = "sale", .effect = event::Campaign{.platform = "board"}, .at = scenario.start + 20, .lasts_days = 2}};
  Recording run = played(scenario);
  CHECK(last(run, "voice_posts") == 6);
  std::vector<double> silent = numbers(run, "voice_silent_days");
  CHECK(silent[19] == 20);
  CHECK(silent[20] == 0);
  CHECK(silent[40] == 19);
}

TEST_CASE("promotional posts bring customers to the shop, each for a basket", "[voices]") {
  Scenario scenario = market(20000, "2000-01-20", {shop("mall", -40)});
  scenario.platforms = {club(scenario, "club", 20000)};
  scenario.voices = {{.name = "maker", .platform = "club", .shop = "mall", .followers = 20000, .posts = 2}};
  to(scenario, PostKind::Promotional) = {.clicks = 0.1, .buys = 0.1};
  scenario.outputs.record.push_back("voice_sales");
  Recording run = played(scenario);
  std::vector<double> sales = numbers(run, "shop_sales");
  double customers = last(run, "voice_sales");
  CHECK_THAT(customers, WithinAbs(20000 * 2 * 20 * 0.01, 4 * std::sqrt(8000)));
  CHECK(sales.back() == customers * 100);
}

TEST_CASE("bandits find the better arm", "[voices]") {
  for (LearnBy by : {LearnBy::EpsilonGreedy, LearnBy::Thompson}) {
    Learning learns{.by = by, .explore = 0.1, .posts_choices = 4};
    std::vector<Tried> tried(4);
    Random random(3, 0);
    int best = 0;
    for (std::uint32_t step = 0; step < 400; ++step) {
      std::size_t arm = choose_style(learns, tried, random, 9, step);
      if (step < 4) CHECK(arm == step);
      double value = (arm == 2 ? 1.3 : 1.0) + 0.3 * math::normal_quantile(random.uniform(Purpose::Path, 1, 1, step));
      ++tried[arm].times, tried[arm].sum += value, tried[arm].squares += value * value;
      best += step >= 100 && arm == 2;
    }
    CHECK(best > 240);
  }
}

TEST_CASE("a voice that learns finds the posts a day that tire nobody too much", "[voices]") {
  for (LearnBy by : {LearnBy::EpsilonGreedy, LearnBy::Thompson}) {
    Scenario scenario = board(20000, "2005-12-31", 1, 1);
    scenario.readers.fatigue = 4;
    to(scenario, PostKind::Useful).likes = 0.02;
    scenario.voices[0].learns = {
        .by = by, .every_days = 28, .explore = 0.1, .posts_lowest = 1, .posts_highest = 13, .posts_choices = 5};
    scenario.outputs.every_days = 28;
    std::vector<double> posts = numbers(played(scenario), "voice_posts_a_day");
    std::size_t at_best = 0, half = posts.size() / 2;
    for (std::size_t i = half; i < posts.size(); ++i) at_best += posts[i] == 4;
    CHECK(at_best > (posts.size() - half) * 8 / 10);
    World world = world_of(scenario);
    CHECK(std::ranges::any_of(world.journal, [](const Happening& h) { return h.what == HappeningKind::NewPolicy; }));
  }
}

TEST_CASE("so many of n, on average and in spread", "[core]") {
  Random random(5, 0);
  for (auto [n, p] : {std::pair{1000, 0.01}, {1000, 0.5}, {1000, 0.99}, {1000000, 0.3}, {3, 0.5}}) {
    double sum = 0, squares = 0;
    constexpr int times = 4000;
    for (std::uint32_t i = 0; i < times; ++i) {
      auto x = static_cast<double>(binomial(n, p, random, Purpose::Path, 0, i, 0));
      CHECK((x >= 0 && x <= n));
      sum += x, squares += (x - n * p) * (x - n * p);
    }
    double variance = n * p * (1 - p);
    CHECK_THAT(sum / times, WithinAbs(n * p, 4.5 * std::sqrt(variance / times)));
    CHECK_THAT(squares / times, WithinRel(variance, 0.12));
  }
  CHECK(binomial(0, 0.5, random, Purpose::Path, 0, 0, 0) == 0);
  CHECK(binomial(7, 1, random, Purpose::Path, 0, 0, 0) == 7);
}
