#include "sim/scenario/check/rounds.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/companies.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

void check_opening(Check& check, const Round& round, const Node& node, const std::string& path) {
  int ways = 0;
  for (const char* key : {"at", "chance", "in_need", "after"}) ways += node.find(key) != nullptr;
  if (ways == 0)
    check.problem(Code::MissingKey, node, path, "company", "when does it open?",
                  "add `at: 2014-12-01`, `chance: 1 per year`, `in_need: on` or `after: ROUND`");
  if (node.find("at") && node.find("chance"))
    check.problem(Code::Contradiction, node, path, "chance", "it opens on a date or by chance, not both", "delete one");
  for (const char* key : {"from", "until"})
    if (!node.find("chance") && node.find(key))
      check.problem(Code::Contradiction, node, path, key, fmt::format("`{}` is for what happens by chance", key),
                    "delete it, or add `chance`");
  if (node.find("waits") && !node.find("after"))
    check.problem(Code::Contradiction, node, path, "waits", "it waits for no other round", "delete it, or add `after`");
  const Scenario& scenario = check.scenario();
  if (round.at && !in_calendar(scenario, *round.at))
    check.problem(Code::DatesReversed, node, path, "at", "the date lies outside the calendar",
                  fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)));
  if (round.from && round.until && *round.until <= *round.from)
    check.problem(Code::DatesReversed, node, path, "until", "`until` is not after `from`", "exchange them");
}

const Company* company_of(const Scenario& scenario, const Round& round) {
  for (const Company& company : scenario.companies)
    if (company.name == round.company) return &company;
  return nullptr;
}

void check_company(Check& check, const Round& round, const Node& node, const std::string& path) {
  const Company* company = company_of(check.scenario(), round);
  if (!company) return;
  if (company->shares < 1 && company->holders.empty())
    check.problem(Code::CapTable, node, path, "company",
                  in_quotes(round.company) + " has no shares, so that new ones have no price",
                  fmt::format("add e.g. `companies.{}.shares.ordinary: 100 million`", round.company));
  auto named = [&](const ShareClass& each) { return each.name == round.share_class; };
  if (!round.share_class.empty() && std::ranges::none_of(company->classes, named))
    check.problem(
        Code::UnknownName, node, path, "class",
        fmt::format("{} has no class of shares called {}", in_quotes(company->name), in_quotes(round.share_class)),
        fmt::format("declare it at `companies.{}.classes`", company->name));
  if (round.in_need && company->distress.seek_at_days == 0)
    check.problem(Code::BadRound, node, path, "in_need", in_quotes(company->name) + " never seeks a rescuer",
                  fmt::format("add e.g. `companies.{}.distress.seek_rescue_at: 6 months`", company->name));
}

}  // namespace

void finish_round(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& round = *static_cast<const Round*>(object);
  check_opening(check, round, node, path);
  check_company(check, round, node, path);
  if (node.find("pre_money") && node.find("post_money"))
    check.problem(Code::Contradiction, node, path, "post_money",
                  "the value is given before the money and with it, and one follows from the other", "delete one");
  if (round.bids.empty())
    check.problem(Code::BadRound, node, path, "bids", "nobody is asked for money",
                  "add e.g. `bids: {dst: {up_to: 300 million USD}}`");
  if (!check.has_uncertain(path)) check_round(round, check.root(), "", check.report());
}

void check_order_of_rounds(Check& check, const Node& root) {
  const auto& rounds = check.scenario().rounds;
  auto called = [&](const std::string& name) { return std::ranges::find(rounds, name, &Round::name); };
  for (const Round& round : rounds) {
    const std::string* next = &round.after;
    for (std::size_t steps = 0; steps < rounds.size() && !next->empty() && *next != round.name; ++steps) {
      auto before = called(*next);
      if (before == rounds.end()) break;
      next = &before->after;
    }
    std::string path = below("rounds." + round.name, "after");
    if (!round.after.empty() && *next == round.name)
      check.report().add(Code::EffectOnItself, place_at(root, path), path,
                         "the round waits for itself, so that it never opens", "name a round that opens before");
  }
}

void check_round(const Round& round, const Node& root, const std::string& what, Report& report) {
  std::string path = "rounds." + round.name;
  auto problem = [&](const std::string& key, const std::string& message, const std::string& suggestion) {
    std::string at = below(path, key);
    report.add(Code::BadRound, place_at(root, at), at, message + what, suggestion);
  };
  if (!find_path(root, below(path, "amount"))) return;
  if (round.amount < 1) problem("amount", "a round for nothing", "write an amount above 0");
  if (round.at_least > round.amount)
    problem("at_least", "the least that it needs is more than what it asks for", "lower it");
  for (const char* key : {"pre_money", "post_money"})
    if (find_path(root, below(path, key)) && (key[1] == 'r' ? round.pre_money : round.post_money) < 1)
      problem(key, "a company that is worth nothing", "write an amount above 0, or delete it");
  if (round.post_money >= 1 && round.post_money <= round.amount)
    problem("post_money", "with the money it is worth no more than the money", "raise it, or lower `amount`");
  double post = round.post_money > 0 ? round.post_money : round.pre_money + round.amount;
  if (round.pool > 0 && post > round.amount && round.pool + round.amount / post >= 1)
    problem("pool", "pool and new shares leave nothing to those who own the company", "lower it");
  for (const Bid& bid : round.bids) {
    std::string mandate = "bids." + bid.name;
    if (bid.up_to < 1 && find_path(root, below(path, mandate + ".up_to")))
      problem(mandate + ".up_to", "it may put in nothing", "write an amount above 0, or delete the bid");
    else if (bid.at_least > bid.up_to)
      problem(mandate + ".at_least", "the least that it puts in is more than the most", "exchange them");
  }
}

}  // namespace rivalry
