#include "sim/scenario/relations_business.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/relations.hpp"

namespace rivalry {

namespace {

Place place_at(const Node& root, const std::string& path) {
  const Node* node = find_path(root, path);
  return node ? node->place : root.place;
}

/// Whether the scenario names something that is not switched off; an empty text names nothing.
bool is_given(const Node& node, const char* key) { return node.find(key) != nullptr; }

/// Nobody outside the companies owns any of it, directly or through others: the value of one is that of the others.
std::vector<bool> owned_by_people(const Scenario& scenario) {
  std::vector<bool> reached(scenario.companies.size(), false);
  auto place_of = [&](const std::string& name) {
    auto at = std::ranges::find(scenario.companies, name, &Company::name);
    return static_cast<std::size_t>(at - scenario.companies.begin());
  };
  auto reaches = [&](const Company& company) {
    double named = 0;
    for (const Holder& holder : company.holders) {
      std::size_t place = place_of(holder.name);
      bool is_company = place < reached.size();
      bool has_any = holder.share > 0 || holder.shares > 0;
      if (has_any && (!is_company || reached[place])) return true;
      bool ordinary = holder.share_class.empty() && company.shares > 0;
      named += holder.share + (ordinary ? holder.shares / company.shares : 0);
    }
    return named < 1 - 1e-9 || company.option_pool > 0;
  };
  for (std::size_t round = 0; round < reached.size(); ++round)
    for (std::size_t c = 0; c < reached.size(); ++c) reached[c] = reached[c] || reaches(scenario.companies[c]);
  return reached;
}

void check_ownership(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  std::vector<bool> reached = owned_by_people(scenario);
  for (std::size_t c = 0; c < reached.size(); ++c) {
    const Company& company = scenario.companies[c];
    std::string path = "companies." + company.name;
    if (reached[c] || check.has_uncertain(path + ".holders")) continue;
    check.report().add(Code::CapTable, place_at(root, path + ".holders"), path + ".holders",
                       in_quotes(company.name) +
                           " belongs to companies that belong to it: nobody can say what they "
                           "are worth",
                       "leave a part of one of them to somebody else");
    return;  // the others of the circle are the same mistake
  }
}

}  // namespace

void finish_business(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& line = *static_cast<const BusinessLine*>(object);
  bool on_platform = is_given(node, "platform"), by_itself = is_given(node, "sales");
  bool from_users = is_given(node, "per_active") || is_given(node, "per_minute");
  const std::string& money = check.currencies().own;
  if (by_itself && (on_platform || from_users))
    check.problem(Code::Contradiction, node, path, "sales",
                  "a line of business earns from a platform's users, or has sales of its own, not both",
                  "delete one, or make two lines of it");
  else if (from_users && !on_platform)
    check.problem(Code::MissingKey, node, path,
                  from_users && is_given(node, "per_active") ? "per_active" : "per_minute",
                  "of which platform are these users?", "add `platform`");
  else if (!by_itself && !from_users)
    check.problem(Code::BadCompany, node, path, on_platform ? "platform" : "", "this line of business earns nothing",
                  on_platform ? fmt::format("add e.g. `per_active: 1.40 {} per year`", money)
                              : fmt::format("add e.g. `sales: 50 million {} per year`, or a `platform`", money));
  if (is_given(node, "licences") && !is_given(node, "market"))
    check.problem(Code::BadCompany, node, path, "licences", "licences protect in a market, and none is named",
                  "add `market`, or delete it");
  if (is_given(node, "fades") && line.grows == 0 && !check.has_uncertain(below(path, "grows")))
    check.problem(Code::BadCompany, node, path, "fades", "there is no growth that could fade", "add `grows`");
  if (line.from && !in_calendar(check.scenario(), *line.from))
    check.problem(Code::DatesReversed, node, path, "from", "the date lies outside the calendar",
                  fmt::format("write a date from {} to {}, or delete it", to_string(check.scenario().start),
                              to_string(check.scenario().end)));
}

void finish_value(Check& check, void*, const Node& node, const std::string& path) {
  if (is_given(node, "per_user") != is_given(node, "platform"))
    check.problem(Code::MissingKey, node, path, is_given(node, "per_user") ? "per_user" : "platform",
                  is_given(node, "per_user") ? "of which platform are these users?" : "what is each user worth?",
                  is_given(node, "per_user") ? "add `platform`"
                                             : fmt::format("add e.g. `per_user: 20 {}`", check.currencies().own));
  bool business = is_given(node, "start") || is_given(node, "per_sales") || is_given(node, "per_user") ||
                  is_given(node, "per_growth") || is_given(node, "per_margin");
  for (const char* key : {"drift", "volatility", "reverts"})
    if (is_given(node, key) && !business)
      check.problem(Code::BadCompany, node, path, key, "there is no value that could move",
                    "add `start`, `per_sales` or `per_user`");
  if (is_given(node, "reverts") && !is_given(node, "volatility"))
    check.problem(Code::BadCompany, node, path, "reverts", "without `volatility` the mood stays normal",
                  "add `volatility`, or delete it");
}

void finish_market(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& market = *static_cast<const Market*>(object);
  if (is_given(node, "suits") != is_given(node, "suits_at"))
    check.problem(
        Code::MissingKey, node, path, is_given(node, "suits") ? "suits" : "suits_at",
        is_given(node, "suits") ? "how likely is a suit at what sales?" : "how likely is a suit at these sales?",
        is_given(node, "suits") ? fmt::format("add e.g. `suits_at: 100 million {} per year`", check.currencies().own)
                                : "add e.g. `suits: 0.5 per year`");
  else if (is_given(node, "suits_at") && market.suits_at <= 0 && !check.has_uncertain(below(path, "suits_at")))
    check.problem(Code::OutOfRange, node, path, "suits_at", "nobody is sued for selling nothing",
                  "write an amount above 0");
  if (market.blocked && is_given(node, "suits"))
    check.problem(Code::Contradiction, node, path, "suits", "nothing is sold in a blocked market: nobody is sued there",
                  "delete it, or `blocked`");
}

void check_business(Check& check, const Node& root) { check_ownership(check, root); }

}  // namespace rivalry
