// How the keys of listings and agreements go together, and what only the whole scenario tells of companies' business.
#include "rivalry/listings.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/users.hpp"
#include "sim/core/overloads.hpp"
#include "sim/scenario/check/business.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

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
      double share = holder.share > 0 ? holder.share : holder.shares / std::max(1.0, company.shares);
      if (share > 0 && (!is_company || reached[place])) return true;
      if (holder.share_class.empty()) named += share;
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
    if (reached[c] || company.holders.empty() || check.has_uncertain(path + ".holders")) continue;
    check.report().add(Code::NoWorth, place_at(root, path + ".holders"), path + ".holders",
                       in_quotes(company.name) +
                           " belongs to companies that belong to it: nobody can say what they "
                           "are worth",
                       "leave a part of one of them to somebody else");
    return;  // the others of the circle are the same mistake
  }
}

void check_when(Check& check, const Listing& listing, const Node& node, const std::string& path) {
  const Scenario& scenario = check.scenario();
  bool dated = node.find("at") != nullptr, by_chance = node.find("chance") != nullptr;
  if (dated && by_chance)
    check.problem(Code::Contradiction, node, path, "chance", "it happens at a date or by chance, not both",
                  "delete one");
  if (!dated && !by_chance)
    check.problem(Code::MissingKey, node, path, "company", "when does it happen?",
                  "add `at: 2014-04-17` or `chance: 50 % per year`");
  for (const char* key : {"from", "until"})
    if (dated && node.find(key))
      check.problem(Code::Contradiction, node, path, key, fmt::format("`{}` is for what happens by chance", key),
                    "delete it, or write `chance` instead of `at`");
  for (const auto& [key, day] : {std::pair{"at", listing.at}, {"from", listing.from}, {"until", listing.until}})
    if (day && !in_calendar(scenario, *day))
      check.problem(Code::DatesReversed, node, path, key, "the date lies outside the calendar",
                    fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)));
  if (listing.from && listing.until && *listing.until < *listing.from)
    check.problem(Code::DatesReversed, node, path, "until", "`until` is before `from`", "exchange them");
}

void check_offer(Check& check, const Listing& listing, const Node& node, const std::string& path) {
  bool uncertain = check.has_uncertain(path);
  if (listing.new_shares + listing.old_shares <= 0 && !uncertain)
    check.problem(Code::BadListing, node, path, "company", "no shares are on offer",
                  "add e.g. `new_shares: 20 million`");
  if (listing.old_shares <= 0 && node.find("seller") && !uncertain)
    check.problem(Code::BadListing, node, path, "seller", "it has nothing to sell here",
                  "add `old_shares`, or delete it");
  if (node.find("price"))
    for (const char* key : {"beyond", "adjusts"})
      if (node.find(key))
        check.problem(Code::Contradiction, node, path, key, "the price is known: there is no book to build",
                      "delete it, or `price`");
  if (listing.price <= 0 && node.find("price") && !uncertain)
    check.problem(Code::OutOfRange, node, path, "price", "a share costs something", "write an amount above 0");
}

void problem_of(Check& check, const Node& root, const Listing& listing, const std::string& key, std::string message,
                std::string suggestion) {
  std::string path = "listings." + listing.name;
  const Node* node = find_path(root, path);
  check.problem(Code::BadListing, node ? *node : root, path, key, std::move(message), std::move(suggestion));
}

void check_company(Check& check, const Node& root, const Listing& listing, const Company& company) {
  if (check.has_uncertain("companies." + company.name)) return;
  if (company.shares < 1)
    problem_of(check, root, listing, "company", in_quotes(company.name) + " has no shares",
               fmt::format("add e.g. `companies.{}.shares.ordinary: 100 million`", company.name));
  else if (company.authorised > 0 && company.shares + company.option_pool + listing.new_shares > company.authorised)
    problem_of(check, root, listing, "new_shares",
               fmt::format("{} can have {} shares at most, and this makes {}", in_quotes(company.name),
                           write_quantity(company.authorised, Measure::Count),
                           write_quantity(company.shares + company.option_pool + listing.new_shares, Measure::Count)),
               fmt::format("raise `companies.{}.shares.authorised`", company.name));
  const ValueParams& value = company.value;
  if (listing.price <= 0 && value.start + value.per_sales + value.per_growth + value.per_margin + value.per_user <= 0)
    problem_of(check, root, listing, "company",
               "nobody knows what " + in_quotes(company.name) + " is worth: its shares get no price",
               fmt::format("add `companies.{}.value`, or a `price` here", company.name));
  if (listing.needs_users > 0 && value.platform.empty())
    problem_of(check, root, listing, "needs", in_quotes(company.name) + " has no platform whose users could be counted",
               fmt::format("add `companies.{}.value.platform`", company.name));
}

void check_listings(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  for (std::size_t l = 0; l < scenario.listings.size(); ++l) {
    const Listing& listing = scenario.listings[l];
    const Company* company = company_called(scenario, listing.company);
    if (!company) continue;
    check_company(check, root, listing, *company);
    for (std::size_t earlier = 0; earlier < l; ++earlier)
      if (scenario.listings[earlier].company == listing.company)
        problem_of(check, root, listing, "company",
                   fmt::format("{} is listed by {} already", in_quotes(listing.company),
                               in_quotes(scenario.listings[earlier].name)),
                   "a company is listed once: delete one of the two");
  }
}

/// Who is to be sued in a market sells something there.
void check_suits(Check& check, const Node& root) {
  for (const Event& event : check.scenario().events) {
    const Company* company = company_called(check.scenario(), event.company);
    const auto* suit = std::get_if<event::Suit>(&event.effect);
    if (suit == nullptr || !company) continue;
    bool sells =
        std::ranges::any_of(company->business, [&](const BusinessLine& l) { return l.market == suit->market; });
    const Node* node = find_path(root, "events." + event.name);
    if (!sells && node)
      check.problem(Code::BadCompany, *node, "events." + event.name, "market",
                    fmt::format("{} sells nothing in {}: nobody sues it there", in_quotes(company->name),
                                in_quotes(suit->market)),
                    fmt::format("add a line under `companies.{}.business` with this market", company->name));
  }
}

/// Whether an event makes people join the platform.
bool makes_members(const Event& event, const std::string& platform) {
  auto adds_to = [&](const auto& effect) { return effect.platform == platform && effect.adds > 0; };
  return std::visit(
      Overloads{[&](const event::Campaign& effect) { return adds_to(effect); },
                [&](const event::LinkAccounts& effect) { return adds_to(effect); }, [](const auto&) { return false; }},
      event.effect);
}

/// Whether somebody can ever be a member.
bool can_have_members(const Check& check, const std::string& name) {
  const Scenario& scenario = const_cast<Check&>(check).scenario();
  auto at = std::ranges::find(scenario.platforms, name, &Platform::name);
  if (at == scenario.platforms.end() || check.has_uncertain("platforms." + name)) return true;
  bool pushed = std::ranges::any_of(scenario.events, [&](const Event& e) { return makes_members(e, name); });
  bool linked = std::ranges::any_of(at->with, [](const CrossEffect& effect) { return effect.account_link > 0; });
  return at->members_start > 0 || at->join_external > 0 || pushed || linked;
}

void check_customers(Check& check, const Node& root) {
  for (const Contract& contract : check.scenario().contracts) {
    const auto* terms = std::get_if<Agreement>(&contract.terms);
    if (terms == nullptr) continue;
    std::string path = "contracts." + contract.name;
    const Node* node = find_path(root, path);
    for (const auto& [key, platform] : {std::pair{"platform", terms->platform}, {"shop", terms->shop}})
      if (node && !can_have_members(check, platform))
        check.problem(Code::BadContract, *node, path, key,
                      fmt::format("nobody uses {}, or ever will: it brings no customers", in_quotes(platform)),
                      fmt::format("give `platforms.{}` members, or a hazard of joining", platform));
  }
}

}  // namespace

void finish_listing(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& listing = *static_cast<const Listing*>(object);
  check_when(check, listing, node, path);
  check_offer(check, listing, node, path);
}

void finish_agreement(Check& check, const Agreement& terms, const Node& node, const std::string& path) {
  if (terms.platform == terms.shop)
    check.problem(Code::EffectOnItself, node, path, "shop", in_quotes(terms.shop) + " is paired with itself",
                  "name another platform");
  for (const char* key : {"merchants_want", "merchants_follow", "merchants_vary", "merchants_reach"})
    if (node.find(key) && !node.find("merchants"))
      check.problem(Code::BadContract, node, path, key, "what do merchants spend at the beginning?",
                    "add `merchants`, or delete it");
  if (node.find("linked_click") && !node.find("linked") && !node.find("links"))
    check.problem(Code::BadContract, node, path, "linked_click", "nobody links accounts", "add `linked` or `links`");
  if (node.find("expects") && !node.find("lasts"))
    check.problem(Code::BadContract, node, path, "expects", "in what time is it expected?",
                  "add e.g. `lasts: 3 years`");
}

void check_business(Check& check, const Node& root) {
  check_ownership(check, root);
  check_listings(check, root);
  check_suits(check, root);
  check_customers(check, root);
}

}  // namespace rivalry
