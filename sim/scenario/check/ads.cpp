#include "sim/scenario/check/ads.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/ads.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/money.hpp"
#include "rivalry/network.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

/// Problems with a path anywhere in the file.
class AdProblems {
 public:
  AdProblems(const Node& root, Report& report, std::string what = "")
      : root_(root), report_(report), what_(std::move(what)) {}

  bool given(const std::string& path) const { return find_path(root_, path) != nullptr; }

  void add(const std::string& path, const std::string& message, const std::string& suggestion,
           Code code = Code::BadAds) {
    report_.add(code, place(path), path, message + what_, suggestion);
  }

 private:
  /// Of the value, or of what is nearest to it.
  Place place(std::string path) const {
    for (;; path.resize(path.rfind('.'))) {
      const Node* node = find_path(root_, path);
      if (node && node->place.source) return node->place;
      if (path.find('.') == std::string::npos) return root_.place;
    }
  }

  const Node& root_;
  Report& report_;
  std::string what_;
};

template <class Named>
const Named* found_by_name(const std::vector<Named>& things, const std::string& name) {
  auto found = std::ranges::find(things, name, &Named::name);
  return found == things.end() ? nullptr : &*found;
}

bool counts_slots_of(const Company& company, const Platform& platform) {
  return std::ranges::any_of(company.business,
                             [&](const BusinessLine& line) { return line.slots && line.platform == platform.name; });
}

void check_where(AdProblems& problems, const Scenario& scenario, const Merchant& merchant, const Platform& platform) {
  std::string here = "merchants." + merchant.name, there = "platforms." + platform.name;
  const Company* owner = found_by_name(scenario.companies, platform.owner);
  if (platform.owner.empty())
    problems.add(here + ".platform", fmt::format("`{}` belongs to nobody: whom would the merchant pay?", platform.name),
                 fmt::format("add `{}.owner`", there));
  else if (platform.owner == merchant.company)
    problems.add(here + ".company",
                 fmt::format("`{}` would pay itself for slots on its own platform", merchant.company),
                 "name another company, or delete it for somebody outside");
  else if (owner && !counts_slots_of(*owner, platform))
    problems.add(
        here + ".platform",
        fmt::format("no line of business of `{}` counts what merchants pay on `{}`", owner->name, platform.name),
        fmt::format("add e.g. `companies.{}.business: {{slots: {{platform: {}, slots: on}}}}`", owner->name,
                    platform.name));
  if (!problems.given(there + ".talks"))
    problems.add(here + ".platform", fmt::format("there are no slots on `{}`: its users do not talk", platform.name),
                 fmt::format("add e.g. `{}.talks: {{starts: 2 % per day}}`", there));
  for (auto [key, example] : {std::pair{".ads.click.base", "0.3 %"}, {".ads.buy.base", "1 %"}})
    if (!problems.given(there + key))
      problems.add(there + key,
                   fmt::format("merchants advertise on `{}`, and who clicks and buys is not said", platform.name),
                   fmt::format("add e.g. `{}{}: {}`", there, key, example), Code::MissingKey);
}

void check_shop(AdProblems& problems, const Node& root, const Merchant& merchant) {
  std::string served = fmt::format("shops.{}.serves", merchant.shop);
  if (!problems.given("shops." + merchant.shop) || problems.given(below(served, merchant.interest))) return;
  const Node* node = find_path(root, served);
  std::vector<std::string> names;
  if (node)
    for (const Entry& entry : node->entries) names.push_back(entry.key);
  std::string suggestion = did_you_mean(merchant.interest, names);
  problems.add(fmt::format("merchants.{}.interest", merchant.name),
               fmt::format("`{}` has nothing for those who care about `{}`", merchant.shop, merchant.interest),
               suggestion.empty() ? fmt::format("add `{}` to `{}`", merchant.interest, served) : suggestion);
}

void check_budget(AdProblems& problems, const Merchant& merchant) {
  std::string here = "merchants." + merchant.name;
  if (problems.given(here + ".follows")) return;
  for (const char* key : {".wants", ".at_least", ".at_most"})
    if (problems.given(here + key))
      problems.add(here + key, "nothing moves this budget", "add e.g. `follows: 0.3`, or delete this");
}

void check_talks(AdProblems& problems, const Scenario& scenario, const Platform& platform) {
  std::string path = fmt::format("platforms.{}.talks", platform.name);
  if (!problems.given(path)) return;
  if (scenario.interests.empty()) problems.add(path, "there is nothing to talk about", "declare `interests`");
  if (scenario.population.network.kind == NetworkKind::Complete)
    problems.add(path, "on a complete network everybody is everybody's friend: who talks to whom?",
                 "choose another `population.network`", Code::BadNetwork);
}

void check_display(AdProblems& problems, const Scenario& scenario, const Platform& platform) {
  std::string path = fmt::format("platforms.{}.ads", platform.name);
  bool attention = std::ranges::any_of(scenario.population.segments, [](const Segment& s) { return s.minutes > 0; });
  if (problems.given(path + ".load") && !attention)
    problems.add(path + ".load", "nobody has any minutes of attention: no ads could be shown",
                 "add `minutes` to `population.segments`");
  for (const char* key : {".annoys", ".deters"})
    if (problems.given(path + key) && !problems.given(path + ".load"))
      problems.add(path + key, "there are no ads that could annoy anybody", "add `load`, or delete it");
}

void check_slots_line(AdProblems& problems, const Scenario& scenario, const std::string& path, const Company& company,
                      const BusinessLine& line) {
  const Platform* platform = found_by_name(scenario.platforms, line.platform);
  if (!platform) return;
  if (platform->owner != company.name)
    problems.add(path + ".slots", fmt::format("what merchants pay on `{}` goes to its owner", line.platform),
                 fmt::format("make `{}` its `owner`, or delete this line", company.name));
  if (!std::ranges::any_of(scenario.merchants, [&](const Merchant& m) { return m.platform == line.platform; }))
    problems.add(path + ".slots", fmt::format("no merchant advertises on `{}`", line.platform),
                 "declare `merchants`, or delete this line");
  auto same = [&](const BusinessLine& other) { return other.slots && other.platform == line.platform; };
  if (&line != &*std::ranges::find_if(company.business, same))
    problems.add(path + ".slots", fmt::format("another line counts what merchants pay on `{}`", line.platform),
                 "delete one of the two", Code::Contradiction);
}

void check_lines(AdProblems& problems, const Scenario& scenario, const Company& company) {
  for (const BusinessLine& line : company.business) {
    std::string path = fmt::format("companies.{}.business.{}", company.name, line.name);
    if (line.slots) check_slots_line(problems, scenario, path, company, line);
    if (problems.given(path + ".per_thousand") && !problems.given(fmt::format("platforms.{}.ads.load", line.platform)))
      problems.add(path + ".per_thousand", fmt::format("`{}` shows no display ads", line.platform),
                   fmt::format("add e.g. `platforms.{}.ads: {{load: 0.5}}`", line.platform));
  }
  auto owned = [&](const Platform& platform) { return platform.owner == company.name; };
  std::string serving = fmt::format("companies.{}.costs.per_active", company.name);
  if (problems.given(serving) && !std::ranges::any_of(scenario.platforms, owned))
    problems.add(serving, fmt::format("`{}` has no platform whose users it could serve", company.name),
                 "make it the `owner` of one, or delete it", Code::BadCompany);
}

// ---- numbers --------------------------------------------------------------------------------------------------------

/// An amount of money as a scenario would write it.
std::string money_text(const Scenario& scenario, double minor) {
  return fmt::format("{:.10g} {}", minor / static_cast<double>(minor_units(scenario.currency)), scenario.currency);
}

void check_merchant(AdProblems& problems, const Scenario& scenario, const Merchant& merchant) {
  std::string here = "merchants." + merchant.name;
  const Platform* platform = found_by_name(scenario.platforms, merchant.platform);
  if (merchant.bid <= 0) return problems.add(here + ".bid", "who bids nothing gets nothing", "write an amount above 0");
  if (platform && merchant.bid < platform->ads.reserve)
    problems.add(here + ".bid",
                 fmt::format("it never gets a slot: a click on `{}` costs {} at least", platform->name,
                             money_text(scenario, platform->ads.reserve)),
                 "raise the bid, or lower the platform's `ads.reserve`");
  double click = merchant.bid * scenario.population.people_per_agent;
  double budget = merchant.budget * (merchant.weekly ? days_per_week : 1);
  if (std::llround(budget) < std::llround(click))
    problems.add(
        here + ".budget",
        fmt::format("it never gets a slot: a click costs it up to {} ({:.10g} for each of the people whom an "
                    "agent stands for)",
                    money_text(scenario, click), merchant.bid / static_cast<double>(minor_units(scenario.currency))),
        merchant.weekly ? "raise the budget, or lower `people_per_agent`"
                        : "raise the budget, lower `people_per_agent`, or write `budget_for: week`");
  if (merchant.floor > merchant.ceiling)
    problems.add(here + ".at_least", "it is more than `at_most`", "exchange them", Code::Contradiction);
}

void check_analysis(AdProblems& problems, const Scenario& scenario, const Platform& platform) {
  for (const Interest& interest : scenario.interests) {
    auto wants = [&](const Merchant& m) { return m.platform == platform.name && m.interest == interest.name; };
    if (!std::ranges::any_of(scenario.merchants, wants) || platform.talks.precision >= interest.share) continue;
    problems.add(fmt::format("platforms.{}.talks.precision", platform.name),
                 fmt::format("the analysis would be worse than nothing: {:.6g} % of the people care about `{}`, and of "
                             "those whom it recognises only {:.6g} % would",
                             interest.share * 100, interest.name, platform.talks.precision * 100),
                 fmt::format("write {:.6g} % or more", interest.share * 100));
  }
}

void check_two_sided(AdProblems& problems, const TwoSided& params) {
  double gains = params.one.gains + params.two.gains;
  if (4 * params.one.differ * params.two.differ > gains * gains) return;
  problems.add("two_sided." + params.name,
               "both sides gain so much from each other that one rival would get everybody: no fees are best answers "
               "to each other (Armstrong 2006 needs 4 t1 t2 > (a1 + a2)^2)",
               "lower `gains`, or raise `differ`");
}

}  // namespace

void finish_auction(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& auction = *static_cast<const Auction*>(object);
  for (auto [key, empty, example] : {std::tuple{"positions", auction.positions.empty(), "{first: {clicks: 200}}"},
                                     {"bidders", auction.bidders.empty(), "{somebody: {value: 10}}"}})
    if (empty)
      check.problem(Code::MissingKey, node, path, "rule", fmt::format("an auction needs `{}`", key),
                    fmt::format("add e.g. `{}: {}`", key, example));
  for (std::size_t k = 1; k < auction.positions.size(); ++k)
    if (auction.positions[k].clicks > auction.positions[k - 1].clicks) {
      check.problem(Code::BadAds, node, path, "positions",
                    fmt::format("position `{}` is clicked more often than `{}` before it", auction.positions[k].name,
                                auction.positions[k - 1].name),
                    "order them, the best first");
      break;
    }
  const Entry* bidders = node.find("bidders");
  if (auction.rule == AuctionRule::EnvyFree && bidders)
    for (const Entry& bidder : bidders->value.entries)
      if (bidder.value.find("bid"))
        check.problem(Code::Contradiction, bidder.value, below(below(path, "bidders"), bidder.key), "bid",
                      "bids that nobody envies follow from the values", "delete it, or write `rule: gsp`");
}

void check_ads(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  AdProblems problems(root, check.report());
  for (const Merchant& merchant : scenario.merchants) {
    if (const Platform* platform = found_by_name(scenario.platforms, merchant.platform))
      check_where(problems, scenario, merchant, *platform);
    check_shop(problems, root, merchant);
    check_budget(problems, merchant);
  }
  for (const Platform& platform : scenario.platforms) {
    check_talks(problems, scenario, platform);
    check_display(problems, scenario, platform);
  }
  for (const Company& company : scenario.companies) check_lines(problems, scenario, company);
}

void check_ad_numbers(const Scenario& scenario, const Node& root, const std::string& what, Report& report) {
  AdProblems problems(root, report, what);
  for (const Merchant& merchant : scenario.merchants) check_merchant(problems, scenario, merchant);
  for (const Platform& platform : scenario.platforms) check_analysis(problems, scenario, platform);
  for (const TwoSided& params : scenario.two_sided) check_two_sided(problems, params);
}

}  // namespace rivalry
