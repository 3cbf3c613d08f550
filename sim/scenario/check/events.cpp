// How the keys of an event go together.
#include <fmt/core.h>

#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/check/shares.hpp"
#include "sim/scenario/check/shops.hpp"
#include "sim/scenario/check/voices.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

/// A date, a hazard, or for a rescue neither.
void check_when(Check& check, const Event& event, const Node& node, const std::string& path) {
  const Scenario& scenario = check.scenario();
  bool dated = node.find("at") != nullptr, by_chance = node.find("chance") != nullptr;
  bool bound = node.find("contract") != nullptr;
  if (bound && (dated || by_chance))
    check.problem(Code::Contradiction, node, path, "contract",
                  "it hangs on a contract, or happens at a date or by chance", "delete one");
  if (!bound && node.find("upon"))
    check.problem(Code::MissingKey, node, path, "upon", "upon the signing or exercise of what?", "add `contract`");
  bool investor_decides = std::holds_alternative<event::Rescue>(event.effect);
  if (bound && investor_decides)
    check.problem(Code::Contradiction, node, path, "contract", "an investor decides on a rescue, or a date",
                  "delete it");
  if (dated && by_chance)
    check.problem(Code::Contradiction, node, path, "chance", "it happens at a date or by chance, not both",
                  "delete one");
  if (!dated && !by_chance && !bound && !investor_decides)
    check.problem(Code::MissingKey, node, path, "do", "when does it happen?",
                  "add `at: 2013-08-05`, `chance: 4 % per year` or `contract`");
  for (const char* key : {"from", "until", "again"})
    if ((dated || bound || (investor_decides && !by_chance)) && node.find(key))
      check.problem(Code::Contradiction, node, path, key, fmt::format("`{}` is for what happens by chance", key),
                    dated ? "delete it, or write `chance` instead of `at`" : "delete it, or add `chance`");
  for (const auto& [key, day] : {std::pair{"at", event.at}, {"from", event.from}, {"until", event.until}})
    if (day && !in_calendar(scenario, *day))
      check.problem(Code::DatesReversed, node, path, key, "the date lies outside the calendar",
                    fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)));
  if (event.from && event.until && *event.until <= *event.from)
    check.problem(Code::DatesReversed, node, path, "until", "`until` is not after `from`", "exchange them");
}

void check_rescue(Check& check, const Event& event, const event::Rescue& terms, const Node& node,
                  const std::string& path) {
  bool is_note = terms.form == RescueForm::Note, is_loan = terms.form == RescueForm::Loan;
  if (!is_loan && !node.find("pre_money"))
    check.problem(Code::MissingKey, node, path, "pre_money", "what is the company held to be worth before the money?",
                  fmt::format("add e.g. `pre_money: 100 million {}`, or make it a loan", check.currencies().own));
  if (is_loan && node.find("pre_money"))
    check.problem(Code::KeyOfAnotherKind, node, path, "pre_money", "a loan buys no shares", "delete it");
  for (const char* key : {"discount", "cap"})
    if (!is_note && node.find(key))
      check.problem(Code::KeyOfAnotherKind, node, path, key, fmt::format("`{}` has a meaning only for a note", key),
                    "delete it, or write `form: note`");
  bool investor_decides = !node.find("at") && !node.find("chance");
  const Node* investors = find_path(check.root(), "investors");
  if (investor_decides && !(investors && investors->find(event.from_whom)))
    check.problem(Code::MissingKey, node, path, "who", "a rescue that a company makes needs its date",
                  "add e.g. `at: 2014-06-01`, or let an investor decide");
}

/// What the keys of one kind alone cannot tell: an overload for each kind of which there is something to be told.
struct CheckEffect {
  Check& check;
  const Event& event;
  const Node& node;
  const std::string& path;

  void operator()(const event::Campaign&) const { check_campaign(check, node, path); }
  void operator()(const event::Scaling&) const { check_platform(check, node, path); }
  void operator()(const event::LinkAccounts& link) const {
    check_platform(check, node, path);
    check_linked(check, link, node, path);
    if (!link.platform.empty() && link.platform == link.other)
      check.problem(Code::EffectOnItself, node, path, "with", in_quotes(link.platform) + " is paired with itself",
                    "name another platform");
  }
  void operator()(const event::Promotion& promotion) const {
    if (promotion.shop.empty())
      check.problem(Code::MissingKey, node, path, "do", "which shop is promoted?", "add `shop`");
  }
  void operator()(const event::Censorship& censorship) const { check_censor(check, censorship, node, path); }
  void operator()(const event::Rescue& rescue) const { check_rescue(check, event, rescue, node, path); }
  void operator()(const event::ShareSale& sale) const { check_share_sale(check, event, sale, node, path); }
  void operator()(const event::BuyBack& terms) const { check_payment(check, terms.amount, node, path); }
  void operator()(const event::Acquisition& terms) const { check_payment(check, terms.amount, node, path); }
  void operator()(const auto&) const {}
};

}  // namespace

void finish_event(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& event = *static_cast<const Event*>(object);
  check_when(check, event, node, path);
  if (!event.from_whom.empty() && event.from_whom == event.company)
    check.problem(Code::EffectOnItself, node, path, "who", in_quotes(event.company) + " cannot do this to itself",
                  "name somebody else");
  std::visit(CheckEffect{check, event, node, path}, event.effect);
}

}  // namespace rivalry
