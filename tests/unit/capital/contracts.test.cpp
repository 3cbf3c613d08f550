// Contracts from signing to their end: shares, cents and dates.
#include "sim/capital/contracts.hpp"

#include "catch.hpp"
#include "sim/books/stakes.hpp"
#include "sim/capital/allotment.hpp"
#include "sim/capital/strike.hpp"
#include "sim/run/look_ahead.hpp"
#include "small_worlds.hpp"

using namespace rivalry;
using small_worlds::day;

namespace {

constexpr std::int64_t million = 1'000'000;
constexpr double dollars = 100;

const PartyId sina{first_company}, weibo{first_company + 1}, alibaba{first_company + 2};

/// Sina owns all of Weibo's million shares, worth 20 dollars each, and Alibaba has money.
Scenario two_companies() {
  Scenario scenario;
  scenario.name = "small";
  scenario.start = day("2013-04-29");
  scenario.end = day("2014-06-30");
  scenario.population.people = 1;
  Company owner{.name = "sina"}, owned{.name = "weibo"};
  owned.shares = million;
  owned.holders = {{.name = "sina", .share = 1}};
  owned.value.start = 20 * million * dollars;
  scenario.companies = {owner, owned};
  scenario.investors = {{.name = "alibaba", .cash = 100 * million * dollars}};
  scenario.outputs = {30, {}};
  return scenario;
}

Contract option(double stake) {
  Contract contract{.name = "call", .kind = ContractKind::StakeOption, .holder = "alibaba", .issuer = "weibo"};
  contract.stake = stake;
  contract.strike.fixed = 15 * dollars;
  contract.decides = Decides::Always;
  return contract;
}

World lived(
    const Scenario& scenario, const std::function<void(World&)>& each_night = [](World&) {}) {
  std::atomic<bool> never{false};
  return std::move(*live(scenario, 0, {}, never, nullptr, each_night));
}

const ContractState& first(const World& world) { return world.capital->contracts[0]; }

std::int64_t owned(const World& world, PartyId holder) { return world.books->shares.held(weibo, holder); }

bool noted(const World& world, HappeningKind what) {
  for (const Happening& happening : world.journal)
    if (happening.what == what) return true;
  return false;
}

}  // namespace

TEST_CASE("the strike is the lowest of the prices that its rules give today", "[contracts]") {
  Strike strike{.discount_to_ipo = 0.15, .implied_equity = 5500};
  CHECK(*strike_price(strike, {193.59, 0, 17.0}) == Approx(14.45));
  CHECK(*strike_price(strike, {193.59, 0, std::nullopt}) == Approx(28.4106));
  CHECK(*strike_price(strike, {193.59, 0, 40.0}) == Approx(28.4106));
  CHECK_FALSE(strike_price({.discount_to_ipo = 0.15}, {193.59, 0, std::nullopt}));
  CHECK(*strike_price({.agreed = 1.1}, {10, 200, std::nullopt}) == Approx(22));
}

TEST_CASE("an option reaches its stake to the share, whether the shares are new or a holder's", "[contracts]") {
  double newly = GENERATE(0.0, 0.25, 1.0);
  Scenario scenario = two_companies();
  scenario.contracts = {option(0.3)};
  if (newly == 0) scenario.contracts[0].shares_from = {{.from = "sina"}};
  if (newly == 0.25) scenario.contracts[0].shares_from = {{.from = "new", .share = 0.25}, {.from = "sina"}};
  World world = lived(scenario);
  auto all = static_cast<double>(world.books->shares.diluted(weibo));
  CHECK(all == Approx(million + newly * static_cast<double>(first(world).shares)).margin(1));
  CHECK(static_cast<double>(owned(world, alibaba)) <= 0.3 * all);
  CHECK(static_cast<double>(owned(world, alibaba) + 1) > 0.3 * (all + (newly > 0 ? 1 : 0)));
  CHECK(static_cast<double>(first(world).shares) == Approx(0.3 * million / (1 - newly * 0.3)).margin(2));
  CHECK(first(world).cost == first(world).shares * 1500);
  CHECK(world.books->ledger.cash(sina) + world.books->ledger.cash(weibo) == first(world).cost);
}

TEST_CASE("nobody pays more than he has for an option", "[contracts]") {
  Scenario scenario = two_companies();
  scenario.investors[0].cash = 1500 * 7 + 1499;
  scenario.contracts = {option(0.3)};
  CHECK(first(lived(scenario)).shares == 7);
}

TEST_CASE("a purchase costs exactly its price, and lapses if it cannot be paid", "[contracts]") {
  Scenario scenario = two_companies();
  Contract bought{.name = "stake", .kind = ContractKind::SharePurchase, .holder = "alibaba", .issuer = "weibo"};
  bought.shares = 333;
  bought.price = 10001;
  bought.shares_from = {{.from = "new", .shares = 100}, {.from = "sina"}};
  scenario.contracts = {bought};
  World world = lived(scenario);
  CHECK(first(world).cost == 10001);
  CHECK(owned(world, alibaba) == 333);
  CHECK(world.books->ledger.cash(weibo) == 3003);
  CHECK(world.books->ledger.cash(sina) == 6998);
  scenario.investors[0].cash = 10000;
  World poor = lived(scenario);
  CHECK(first(poor).stage == ContractStage::Lapsed);
  CHECK(owned(poor, alibaba) == 0);
}

TEST_CASE("a european option is exercised on its last day alone, an american one as soon as it decides",
          "[contracts]") {
  Scenario scenario = two_companies();
  scenario.contracts = {option(0.1)};
  scenario.contracts[0].until = day("2014-01-15");
  CHECK(first(lived(scenario)).since == scenario.start);
  scenario.contracts[0].from = day("2013-05-15");
  CHECK(first(lived(scenario)).since == day("2013-05-31"));
  scenario.contracts[0].style = ExerciseStyle::European;
  CHECK(first(lived(scenario)).since == day("2014-01-15"));
  scenario.contracts[0].strike.fixed = 21 * dollars;
  World useless = lived(scenario);
  CHECK(first(useless).stage == ContractStage::Lapsed);
  CHECK(first(useless).since == day("2014-01-15"));
  CHECK(owned(useless, alibaba) == 0);
}

TEST_CASE("an option lapses when its holder has sold more than it may", "[contracts]") {
  std::int64_t sold = GENERATE(250, 251);
  Scenario scenario = two_companies();
  Contract bought{.name = "stake", .kind = ContractKind::SharePurchase, .holder = "alibaba", .issuer = "weibo"};
  bought.shares = 1000;
  bought.price = 1000;
  Contract right = option(0.3);
  right.decides = Decides::Never;
  right.lapses_if_sold = 0.25;
  scenario.contracts = {bought, right};
  World world = lived(scenario, [&](World& tonight) {
    if (tonight.today == day("2013-07-01")) sell_stake(tonight.books, weibo, alibaba, sina, ordinary_shares, sold, 0);
  });
  CHECK((world.capital->contracts[1].stage == ContractStage::Lapsed) == (sold > 250));
}

TEST_CASE("a regulator takes its time, and may say no", "[contracts]") {
  Scenario scenario = two_companies();
  scenario.contracts = {option(0.1)};
  scenario.contracts[0].approval_days = 60;
  World allowed = lived(scenario);
  CHECK(first(allowed).since == scenario.start + 60);
  CHECK(noted(allowed, HappeningKind::Approved));
  scenario.contracts[0].approval_chance = 0;
  World refused = lived(scenario);
  CHECK(first(refused).stage == ContractStage::Forbidden);
  CHECK(noted(refused, HappeningKind::Forbidden));
  CHECK(owned(refused, alibaba) == 0);
}

TEST_CASE("a right that is approved after its last day lapses", "[contracts]") {
  Scenario scenario = two_companies();
  scenario.contracts = {option(0.1)};
  scenario.contracts[0].approval_days = 60;
  scenario.contracts[0].until = scenario.start + 30;
  World world = lived(scenario);
  CHECK(first(world).stage == ContractStage::Lapsed);
  CHECK(owned(world, alibaba) == 0);
}

TEST_CASE("a right on a company that fails ends with nothing, and teaches that", "[contracts]") {
  Scenario scenario = two_companies();
  scenario.contracts = {option(0.1)};
  scenario.contracts[0].decides = Decides::Never;
  World world = lived(scenario, [](World& tonight) {
    if (tonight.today == day("2013-07-15")) tonight.firms->of(weibo)->alive = false;
  });
  CHECK(first(world).stage == ContractStage::Lapsed);
  CHECK(first(world).value == 0);
  CHECK(first(world).reviews.back().day == day("2013-07-16"));
  CHECK(first(world).reviews.back().exercise == 0);
}

TEST_CASE("a note is repaid when it falls due; who cannot is insolvent", "[contracts]") {
  Scenario scenario = two_companies();
  Contract lent{.name = "note", .kind = ContractKind::ConvertibleNote, .holder = "alibaba", .issuer = "weibo"};
  lent.amount = 5000;
  lent.matures_days = 90;
  scenario.contracts = {lent};
  World world = lived(scenario);
  CHECK(first(world).stage == ContractStage::Done);
  CHECK(world.books->ledger.cash(weibo) == 0);
  CHECK(world.firms->of(weibo)->alive);
  World broke = lived(scenario, [](World& tonight) {
    if (tonight.today == tonight.scenario.start + 5)
      tonight.books->ledger.post({weibo, outside, 1, TransferReason::Rent});
  });
  CHECK_FALSE(broke.firms->of(weibo)->alive);
}

TEST_CASE("an exclusive partner shuts somebody out while the contract is in force", "[contracts]") {
  Scenario scenario = two_companies();
  scenario.investors.push_back({.name = "tencent", .cash = 1});
  Contract closed{.name = "alone", .kind = ContractKind::Exclusivity, .holder = "alibaba", .issuer = "weibo"};
  closed.against = "tencent";
  scenario.contracts = {closed};
  World world = lived(scenario);
  PartyId tencent{first_company + 3};
  CHECK(is_shut_out(world, weibo, tencent));
  CHECK_FALSE(is_shut_out(world, weibo, alibaba));
  CHECK_FALSE(is_shut_out(world, sina, tencent));
}

TEST_CASE("what futures teach does not depend on the number of threads", "[contracts]") {
  Scenario scenario = two_companies();
  scenario.companies[1].value.volatility = 0.6;
  scenario.contracts = {option(0.3)};
  scenario.contracts[0].decides = Decides::LeastSquares;
  scenario.contracts[0].until = day("2014-06-29");
  scenario.contracts[0].futures = 60;
  std::atomic<bool> never{false};
  auto taught_by = [&](int threads) {
    return *look_ahead({[&](std::uint32_t) { return scenario; }, {Workers::Threads, threads}, {}, [] {}}, never);
  };
  Foresight alone = taught_by(1);
  REQUIRE(alone.contracts[0].size() == 15);
  for (int threads : {2, 3, 8}) {
    Foresight together = taught_by(threads);
    for (std::size_t i = 0; i < alone.contracts[0].size(); ++i)
      CHECK(together.contracts[0][i].in_the_money.coefficients == alone.contracts[0][i].in_the_money.coefficients);
  }
}
