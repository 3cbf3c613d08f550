#include "sim/scenario/check/firms.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/companies.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/check/shares.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

void check_owes(Check& check, const Company& company, const Node& node, const std::string& path) {
  const Scenario& scenario = check.scenario();
  for (const Owed& owed : company.owes) {
    std::string at = below(below(path, "owes"), owed.to);
    if (owed.to == company.name)
      check.problem(Code::EffectOnItself, node, at, "", in_quotes(company.name) + " owes itself",
                    "name another creditor");
    const Node* said = find_path(node, "owes." + owed.to);
    if (!said) continue;
    if (owed.loan && owed.due)
      check.problem(Code::Contradiction, *said, at, "due", "a loan has no day on which it is due",
                    "delete `due`, or `loan`");
    bool outside_calendar =
        owed.due && scenario.end > scenario.start && (*owed.due < scenario.start || *owed.due > scenario.end);
    if (outside_calendar)
      check.problem(Code::DatesReversed, *said, at, "due", "it falls due outside the calendar",
                    fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)));
  }
}

void check_goods(Check& check, const Company& company, const Node& node, const std::string& path) {
  bool shop = node.find("shop"), suppliers = node.find("suppliers");
  if (node.find("stock") && !(shop && suppliers))
    check.problem(Code::BadCompany, node, path, "stock",
                  "stock needs `suppliers` to come from and a `shop` to be sold in",
                  shop ? "add `suppliers`" : "add `shop`");
  if (suppliers && !shop)
    check.problem(Code::BadCompany, node, path, "suppliers", "suppliers deliver what a `shop` sells, and there is none",
                  "add `shop`, or delete `suppliers`");
  if (shop && company.shop.basket <= 0 && find_path(node, "shop.basket"))
    check.problem(Code::BadCompany, node, path, "shop.basket", "a basket costs something", "write an amount above 0");
}

/// Those who are careful first want a limit, then cash, then nothing more to do with it.
void check_tolerance(Check& check, const Company& company, const Node& node, const std::string& path) {
  const Suppliers& s = company.suppliers;
  const Node* said = find_path(node, "suppliers");
  if (!said || check.has_uncertain(below(path, "suppliers")) || (s.limit <= s.cautious && s.cautious <= s.stop)) return;
  check.problem(Code::BadCompany, *said, below(path, "suppliers"), s.cautious > s.stop ? "stop_at" : "cash_at",
                "`limits_at`, `cash_at` and `stop_at` are not in ascending order", "put them in order");
}

bool is_trade(const Event& event) {
  return std::holds_alternative<event::ShareSale>(event.effect) ||
         std::holds_alternative<event::BuyBack>(event.effect) ||
         std::holds_alternative<event::Acquisition>(event.effect);
}

bool issues_shares(const Event& event) {
  const auto* rescue = std::get_if<event::Rescue>(&event.effect);
  return rescue != nullptr && rescue->form != RescueForm::Loan;
}

/// Whose shares are sold has shares.
void check_new_shares(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  for (const Event& event : scenario.events) {
    bool trade = is_trade(event);
    if (!trade && !issues_shares(event)) continue;
    for (const Company& company : scenario.companies)
      if (company.name == event.company && company.shares < 1 && company.holders.empty() &&
          !check.has_uncertain("companies." + company.name)) {
        std::string path = "events." + event.name;
        check.report().add(
            Code::CapTable, place_at(root, path), below(path, "company"),
            in_quotes(company.name) + (trade ? " has no shares" : " has no shares, so that new ones have no price"),
            fmt::format("add e.g. `companies.{}.shares.ordinary: 100 million`", company.name));
      }
  }
}

}  // namespace

void finish_company(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& company = *static_cast<const Company*>(object);
  check_classes(check, company, node, path);
  if (!check.has_uncertain(path)) check_shares(company, check.root(), "", check.report());
  check_owes(check, company, node, path);
  check_goods(check, company, node, path);
  check_tolerance(check, company, node, path);
}

void check_parties(Check& check, const Node& root) {
  const Scenario& scenario = check.scenario();
  std::vector<std::string> names = {"outside", "people"};
  auto declare = [&](const std::string& section, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) != names.end())
      check.report().add(Code::NameTaken, place_at(root, below(section, name)), below(section, name),
                         in_quotes(name) + " is the name of another party", "choose another name");
    names.push_back(name);
  };
  for (const Company& company : scenario.companies) declare("companies", company.name);
  for (const Investor& investor : scenario.investors) declare("investors", investor.name);
  for (std::string& name : supplier_names(scenario)) names.push_back(std::move(name));
  check_new_shares(check, root);
  const auto& segments = scenario.population.segments;
  bool budget = std::any_of(segments.begin(), segments.end(), [](const Segment& each) { return each.budget > 0; }) ||
                check.has_uncertain("population.segments");
  for (const Company& company : scenario.companies)
    if (!company.shop.platform.empty() && !budget) {
      std::string path = "companies." + company.name + ".shop";
      check.report().add(Code::BadCompany, place_at(root, path), path, "its customers have nothing to spend",
                         "give a segment a `budget`, e.g. `budget: 300 CNY per month`");
    }
}

}  // namespace rivalry
