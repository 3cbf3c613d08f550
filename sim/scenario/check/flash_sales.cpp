#include "sim/scenario/check/flash_sales.hpp"

#include <fmt/core.h>

#include "rivalry/flash_sales.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

namespace {

void check_dates(Check& check, const FlashSale& sale, const Node& node, const std::string& path) {
  const Scenario& scenario = check.scenario();
  for (auto [key, day] : {std::pair{"opens", sale.opens}, std::pair{"at", sale.at}})
    if (node.find(key) && !in_calendar(scenario, day))
      check.problem(Code::DatesReversed, node, path, key, "the date lies outside the calendar",
                    fmt::format("write a date from {} to {}", to_string(scenario.start), to_string(scenario.end)));
  if (node.find("opens") && node.find("at") && sale.opens >= sale.at)
    check.problem(Code::DatesReversed, node, path, "opens", "one can reserve only before the day of the sale",
                  fmt::format("write a date before {}", to_string(sale.at)));
}

/// Keys that say something only together with another.
void check_pairs(Check& check, const Node& node, const std::string& path) {
  constexpr std::tuple<const char*, const char*, const char*> pairs[] = {
      {"others", "interest", "without an interest nobody is without it"},
      {"buzz_fades", "buzz", "there is no buzz that could fade"},
      {"scalpers_faster", "scalpers", "nobody is a scalper"},
      {"resale_price", "scalpers", "nobody sells one on"},
  };
  for (auto [key, other, why] : pairs)
    if (node.find(key) && !node.find(other))
      check.problem(Code::BadFlashSale, node, path, key, why, fmt::format("add `{}`, or delete it", other));
}

const FlashSale* sale_named(const Scenario& scenario, const std::string& name) {
  for (const FlashSale& sale : scenario.flash_sales)
    if (sale.name == name) return &sale;
  return nullptr;
}

}  // namespace

void finish_flash_sale(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& sale = *static_cast<const FlashSale*>(object);
  check_dates(check, sale, node, path);
  check_pairs(check, node, path);
  bool limited = sale.per_second > 0 || check.has_uncertain(below(path, "orders_per_second"));
  if (sale.rule == SaleRule::Lottery && limited)
    check.problem(Code::Contradiction, node, path, "orders_per_second",
                  "a lottery is drawn when all have come: how fast the site is does not matter",
                  "delete it, write 0, or choose `rule: queue`");
}

void check_flash_sales(Check& check, const Node& root) {
  const Entry* section = root.find("flash_sales");
  if (!section) return;
  for (const FlashSale& sale : check.scenario().flash_sales) {
    const Entry* entry = section->value.find(sale.name);
    const FlashSale* before = sale.after.empty() ? nullptr : sale_named(check.scenario(), sale.after);
    if (!entry || !before) continue;
    std::string path = below("flash_sales", sale.name);
    if (before == &sale)
      check.problem(Code::BadFlashSale, entry->value, path, "after", "a batch cannot come after itself",
                    "name the batch before, or delete it");
    else if (sale.opens <= before->at)
      check.problem(Code::BadFlashSale, entry->value, path, "after",
                    fmt::format("one can reserve for this batch from {} on, before {} is sold on {}",
                                to_string(sale.opens), in_quotes(before->name), to_string(before->at)),
                    "let it open after that day");
  }
}

}  // namespace rivalry
