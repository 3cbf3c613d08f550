#include "sim/scenario/check/contracts.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/scenario.hpp"
#include "sim/commerce/ads/two_sided.hpp"
#include "sim/scenario/check/business.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

void check_amount(Check& check, const Contract& contract, const Node& node, const std::string& path) {
  bool stake = node.find("up_to"), shares = node.find("shares");
  if (stake && shares)
    check.problem(Code::Contradiction, node, path, "up_to", "a stake and a number of shares are two different limits",
                  "delete `up_to` or `shares`");
  if (!stake && !shares)
    check.problem(Code::MissingKey, node, path, "kind", "how many shares is it about?",
                  std::holds_alternative<instrument::Warrant>(contract.terms)
                      ? "add e.g. `shares: 1 million`"
                      : "add e.g. `up_to: 30 %` or `shares: 1 million`");
  if (shares && contract.purchase()->shares < 1 && !check.has_uncertain(path))
    check.problem(Code::BadContract, node, path, "shares", "a contract about no shares", "write a number above 0");
  const auto* bought = std::get_if<instrument::SharePurchase>(&contract.terms);
  if (bought != nullptr && bought->price <= 0 && !check.has_uncertain(path))
    check.problem(Code::BadContract, node, path, "price", "shares cost something", "write an amount above 0");
}

void check_strike(Check& check, const Strike& strike, const Node& node, const std::string& path) {
  bool given = strike.fixed > 0 || strike.discount_to_ipo >= 0 || strike.implied_equity > 0 || strike.agreed > 0;
  if (!given && !check.has_uncertain(below(path, "strike")))
    check.problem(Code::MissingKey, node, path, "strike", "what does a share cost who exercises?",
                  "add e.g. `strike: {implied_equity: 5.5 billion USD}`");
}

const Scenario& scenario_of(Check& check) { return check.scenario(); }

/// Somebody must be able to exercise on some day.
void check_window(Check& check, const Contract& contract, const Node& node, const std::string& path) {
  const OptionRight& right = *contract.right();
  const Scenario& scenario = scenario_of(check);
  if (scenario.end <= scenario.start) return;
  const Node* window = node.find("exercisable") ? &node.find("exercisable")->value : &node;
  std::string at = below(path, "exercisable");
  Day signing = contract.at.value_or(scenario.start);
  if (right.until && *right.until < std::max(signing, right.from.value_or(signing)))
    check.problem(Code::BadContract, *window, at, "until",
                  fmt::format("it can never be exercised: its window ends on {}, before it opens on {}",
                              to_string(*right.until), to_string(std::max(signing, right.from.value_or(signing)))),
                  "write a later date");
  else if (right.from && *right.from > scenario.end)
    check.problem(Code::BadContract, *window, at, "from",
                  fmt::format("it can never be exercised: the calendar ends on {}", to_string(scenario.end)),
                  "write an earlier date, or let the calendar go on");
  if (right.style == ExerciseStyle::European && !right.until && right.until_listing.empty())
    check.problem(Code::BadContract, *window, at, "style", "a european option needs its day",
                  "add e.g. `until: 2015-04-29`, or `until_listing`");
  if (right.until && *right.until > scenario.end && right.style == ExerciseStyle::European)
    check.problem(Code::BadContract, *window, at, "until", "its only day comes after the end of the calendar",
                  fmt::format("write a date up to {}", to_string(scenario.end)));
}

void check_decision(Check& check, const OptionRight& right, const Node& node, const std::string& path) {
  bool reckons = right.decides == Decides::ClosedForm || right.decides == Decides::Threshold;
  if (reckons && !node.find("volatility"))
    check.problem(Code::MissingKey, node, path, "decides", "this way to decide needs the `volatility` of the value",
                  "add e.g. `volatility: 60 %`");
  if (right.decides == Decides::Threshold && right.pays_out <= 0 && !check.has_uncertain(path))
    check.problem(Code::BadContract, node, path, "pays_out",
                  "who misses nothing by waiting waits for ever: there is no threshold",
                  "write a rate above 0, e.g. `pays_out: 4 % per year`");
}

/// The name of a tranche, where it stands for somebody.
void check_party(Check& check, const Entry& entry, const std::string& path) {
  Node name;
  name.kind = Node::Kind::Scalar;
  name.text = entry.key;
  name.place = entry.key_place;
  check.check_name("companies or investors", name, path);
}

void check_tranches(Check& check, const Contract& contract, const Node& node, const std::string& path) {
  const Entry* said = node.find("shares_from");
  if (!said) return;
  for (const Tranche& tranche : contract.purchase()->shares_from) {
    const Entry* entry = said->value.find(tranche.from);
    if (!entry || tranche.from == "new" || tranche.from == "offering") continue;
    std::string at = below(below(path, "shares_from"), tranche.from);
    if (tranche.from == contract.issuer || tranche.from == contract.holder)
      check.report().add(Code::EffectOnItself, entry->key_place, at,
                         in_quotes(tranche.from) + " is a side of the contract itself",
                         "write `new` for shares that the issuer creates, or name another holder");
    else
      check_party(check, *entry, at);
  }
}

const Listing* listing_of(const Scenario& scenario, const std::string& company) {
  for (const Listing& listing : scenario.listings)
    if (listing.company == company) return &listing;
  return nullptr;
}

void check_listing(Check& check, const Contract& contract, const Node& root) {
  const Scenario& scenario = scenario_of(check);
  std::string path = "contracts." + contract.name;
  const Listing* listing = listing_of(scenario, contract.issuer);
  auto add = [&](const std::string& key, const std::string& message, const std::string& suggestion) {
    std::string at = below(path, key);
    check.report().add(Code::BadContract, place_at(root, at), at, message, suggestion);
  };
  std::string none = fmt::format("`listings` has no listing of {}", in_quotes(contract.issuer));
  std::string how =
      fmt::format("add e.g. `listings: {{{0}_ipo: {{company: {0}, chance: 40 % per year}}}}`", contract.issuer);
  const OptionRight* right = contract.right();
  if (right != nullptr && right->strike.discount_to_ipo >= 0 && !listing)
    add("strike.discount_to_ipo", "a strike below the price of its listing, and " + none, how);
  for (const Tranche& tranche : contract.purchase()->shares_from)
    if (tranche.from == "offering" && !listing)
      add("shares_from.offering", "shares from an offering, and " + none, how);
  for (const Listing& each : scenario.listings)
    if (right != nullptr && each.name == right->until_listing && each.company != contract.issuer)
      add("exercisable.until_listing",
          fmt::format("{} lists {}, not {}", in_quotes(each.name), in_quotes(each.company), in_quotes(contract.issuer)),
          "name the issuer's own listing");
}

void check_class(Check& check, const Contract& contract, const Company& company, const Node& root) {
  const std::string& share_class = contract.purchase()->share_class;
  if (share_class.empty()) return;
  std::vector<std::string> names;
  for (const ShareClass& each : company.classes) names.push_back(each.name);
  std::string path = "contracts." + contract.name + ".class";
  const Node* said = find_path(root, path);
  if (said) check.check_one_of(*said, path, "class of " + in_quotes(company.name), names);
}

/// How many new shares it may need: of a stake as if nobody else bought.
double new_shares_of(const Purchase& purchase, double diluted, double held) {
  double newly = purchase.shares_from.empty() ? 1 : 0, most = 1e15;
  for (const Tranche& tranche : purchase.shares_from)
    if (tranche.from == "new") {
      newly = tranche.share;
      if (tranche.shares > 0) most = tranche.shares;
    }
  double wanted = purchase.shares > 0 ? purchase.shares
                                      : std::max(0.0, purchase.stake * diluted - held) / (1 - newly * purchase.stake);
  return std::min(most, newly * wanted);
}

/// Adds up all shares that the company's contracts may create, in the order in which they are declared.
void check_authorised(Check& check, const Company& company, const Node& root) {
  const Scenario& scenario = scenario_of(check);
  if (company.authorised <= 0 || check.has_uncertain("companies." + company.name) || check.has_uncertain("contracts"))
    return;
  double diluted = company.shares + company.option_pool;
  for (const Contract& contract : scenario.contracts) {
    if (contract.issuer != company.name || contract.purchase() == nullptr) continue;
    double held = 0;
    for (const Holder& holder : company.holders)
      if (holder.name == contract.holder) held += holder.share * company.shares + holder.shares;
    for (const Contract& other : scenario.contracts)
      if (other.holder == contract.holder && other.issuer == contract.issuer &&
          std::holds_alternative<instrument::SharePurchase>(other.terms) && &other < &contract)
        held += other.purchase()->shares;
    double created = new_shares_of(*contract.purchase(), diluted, held);
    diluted += created;
    if (diluted <= company.authorised) continue;
    std::string path = "contracts." + contract.name;
    check.report().add(
        Code::CapTable, place_at(root, path), path,
        fmt::format("it needs {:.0f} new shares, and {} may have {:.0f} in all: {:.0f} too many", created,
                    in_quotes(company.name), company.authorised, diluted - company.authorised),
        fmt::format("raise `companies.{}.shares.authorised`, or let shares come from a holder", company.name));
    return;
  }
}

}  // namespace

void finish_contract(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& contract = *static_cast<const Contract*>(object);
  if (contract.holder == contract.issuer && !contract.holder.empty())
    check.problem(Code::EffectOnItself, node, path, "holder",
                  in_quotes(contract.holder) + " has a contract with itself", "name somebody else");
  if (contract.at && !in_calendar(check.scenario(), *contract.at))
    check.problem(
        Code::DatesReversed, node, path, "at", "the date lies outside the calendar",
        fmt::format("write a date from {} to {}", to_string(check.scenario().start), to_string(check.scenario().end)));
  if (contract.purchase() != nullptr) {
    check_amount(check, contract, node, path);
    check_tranches(check, contract, node, path);
  }
  if (const auto* terms = std::get_if<Agreement>(&contract.terms)) finish_agreement(check, *terms, node, path);
  const OptionRight* right = contract.right();
  if (right == nullptr) return;
  check_strike(check, right->strike, node, path);
  check_window(check, contract, node, path);
  check_decision(check, *right, node, path);
}

void check_contracts(Check& check, const Node& root) {
  for (const Contract& contract : check.scenario().contracts) {
    const Company* company = company_called(check.scenario(), contract.issuer);
    if (!company || contract.purchase() == nullptr) continue;
    check_listing(check, contract, root);
    check_class(check, contract, *company, root);
    if (company->shares < 1 && !check.has_uncertain("companies." + company->name)) {
      std::string path = "contracts." + contract.name + ".issuer";
      check.report().add(Code::CapTable, place_at(root, path), path, in_quotes(company->name) + " has no shares",
                         fmt::format("add e.g. `companies.{}.shares.ordinary: 100 million`", company->name));
    }
  }
  for (const Company& company : check.scenario().companies) check_authorised(check, company, root);
}

}  // namespace rivalry
