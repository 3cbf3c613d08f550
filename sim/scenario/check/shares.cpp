#include "sim/scenario/check/shares.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/companies.hpp"
#include "rivalry/news.hpp"
#include "sim/commerce/ads/two_sided.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

/// Ordinary shares that holders have, and shares of other classes.
struct Held {
  double ordinary = 0;
  double others = 0;
};

Held held_in(const Company& company) {
  Held held;
  for (const Holder& holder : company.holders) {
    held.ordinary += holder.share * company.shares;
    (holder.share_class.empty() ? held.ordinary : held.others) += holder.shares;
  }
  return held;
}

}  // namespace

void check_classes(Check& check, const Company& company, const Node& node, const std::string& path) {
  for (const Holder& holder : company.holders) {
    const Node* said = find_path(node, "holders." + holder.name);
    std::string at = below(below(path, "holders"), holder.name);
    if (!said || !said->is_map()) continue;
    auto named = [&](const ShareClass& each) { return each.name == holder.share_class; };
    if (!holder.share_class.empty() && std::ranges::none_of(company.classes, named))
      check.problem(
          Code::UnknownName, *said, at, "class",
          fmt::format("{} has no class of shares called {}", in_quotes(company.name), in_quotes(holder.share_class)),
          fmt::format("declare it at `{}`", below(path, "classes")));
    if (!said->find("share") && !said->find("shares"))
      check.problem(Code::MissingKey, *said, at, "", "how many shares does it hold?",
                    "add e.g. `share: 5 %` or `shares: 30 million`");
    if (said->find("share") && said->find("shares") && holder.share_class.empty())
      check.problem(Code::Contradiction, *said, at, "shares", "its ordinary shares are given twice", "delete one");
    if (said->find("class") && !said->find("shares"))
      check.problem(Code::Contradiction, *said, at, "class", "`class` says of which class the `shares` are",
                    "add `shares`, or delete it");
  }
}

void check_shares(const Company& company, const Node& root, const std::string& what, Report& report) {
  std::string path = "companies." + company.name;
  auto problem = [&](const std::string& key, const std::string& message, const std::string& suggestion) {
    std::string at = below(path, key);
    report.add(Code::CapTable, place_at(root, at), at, message + what, suggestion);
  };
  Held held = held_in(company);
  if (company.shares < 1 && (held.ordinary > 0 || (!company.holders.empty() && held.others == 0)))
    problem("holders", "there are holders, but no shares", "add e.g. `shares: {ordinary: 100 million}`");
  else if (double part = held.ordinary / company.shares; company.shares >= 1 && part > 1 + sum_tolerance)
    problem("holders", fmt::format("the holders own {:.10g} % of it", part * 100),
            fmt::format("{:.6g} % too much: lower a share", (part - 1) * 100));
  double all = company.shares + held.others + company.option_pool;
  if (company.authorised > 0 && all > company.authorised)
    problem(
        "shares.authorised",
        fmt::format("there are {:.0f} shares with options, and only {:.0f} are authorised", all, company.authorised),
        "raise `authorised`, or lower the others");
}

void check_share_sale(Check& check, const Event& event, const event::ShareSale& sale, const Node& node,
                      const std::string& path) {
  bool share = node.find("share"), shares = node.find("shares");
  if (!share && !shares)
    check.problem(Code::MissingKey, node, path, "do", "how many shares are sold?",
                  "add e.g. `share: 50 %` or `shares: 1 million`");
  if (share && shares)
    check.problem(Code::Contradiction, node, path, "shares", "what is sold is given as a share and as a number",
                  "delete one");
  if (!sale.to.empty() && sale.to == event.from_whom)
    check.problem(Code::EffectOnItself, node, path, "to", in_quotes(sale.to) + " cannot sell to itself",
                  "name somebody else");
  if (!sale.to.empty() && sale.to == event.company)
    check.problem(Code::EffectOnItself, node, path, "to", "a company does not hold its own shares",
                  "write `do: buy_back`");
}

void check_payment(Check& check, double amount, const Node& node, const std::string& path) {
  if (amount < 1 && find_path(node, "amount"))
    check.problem(Code::OutOfRange, node, path, "amount", "nothing is paid", "write an amount above 0");
}

}  // namespace rivalry
