#include "sim/scenario/keys/money_keys.hpp"

#include <fmt/core.h>

#include "rivalry/money.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/value.hpp"

namespace rivalry {

namespace {

/// The rate itself: an amount of the scenario's currency above 0, in major units.
std::optional<double> rate_of(const Node& node, const Currencies& currencies) {
  Written written;
  bool good = node.is_scalar() && !split_quantity(node.text, written) && written.currency == currencies.own &&
              !written.percent && !written.hexadecimal && written.unit.empty() && written.per.empty();
  auto rate = good ? decimal_value(written, 0) : std::nullopt;
  return rate && *rate > 0 ? rate : std::nullopt;
}

void check_rate(Check& check, const Entry& entry, const std::string& path) {
  const std::string& own = check.currencies().own;
  if (!is_currency(entry.key)) {
    QuantityProblem wrong = not_a_currency(entry.key);
    check.report().add(wrong.code, entry.key_place, path, wrong.message, wrong.suggestion);
  } else if (entry.key == own) {
    check.report().add(Code::BadRate, entry.key_place, path,
                       fmt::format("`{}` is the scenario's own currency: its rate is 1", own), "delete it");
  } else if (!rate_of(entry.value, check.currencies())) {
    std::string written = entry.value.is_scalar() ? in_quotes(entry.value.text) : "this";
    check.report().add(Code::BadRate, entry.value.place.source ? entry.value.place : entry.key_place, path,
                       fmt::format("{} is not what one {} is worth in {}", written, entry.key, own),
                       fmt::format("write an amount above 0, e.g. `{}: 6.15 {}`", entry.key, own));
  }
}

}  // namespace

Currencies currencies_of(const Node& root) {
  Currencies currencies;
  if (const Entry* own = root.find("currency")) {
    currencies.broken = !own->value.is_scalar() || !is_currency(own->value.text);
    if (!currencies.broken) currencies.own = own->value.text;
  }
  const Entry* rates = root.find("rates");
  if (!rates) return currencies;
  currencies.broken |= !rates->value.is_map();
  for (const Entry& entry : rates->value.entries)
    if (auto rate = rate_of(entry.value, currencies); rate && is_currency(entry.key))
      currencies.rates[entry.key] = *rate;
    else
      currencies.broken = true;
  return currencies;
}

std::optional<Value> read_currency(Check& check, const Node& node, const std::string& path) {
  if (!is_text(check, node, path, "a currency")) return std::nullopt;
  if (is_currency(node.text)) return Value(node.text);
  QuantityProblem wrong = not_a_currency(node.text);
  check.report().add(wrong.code, node.place, path, wrong.message, wrong.suggestion);
  return std::nullopt;
}

void check_rates(Check& check, const Node& node, const std::string& path) {
  if (!node.is_map()) {
    check.report().add(Code::WrongKind, node.place, path, "a map from currencies to rates is expected here",
                       fmt::format("write e.g. `{{EUR: 1.3 {}}}`", check.currencies().own));
    return;
  }
  const Entry* own = check.root().find("currency");
  if (own && (!own->value.is_scalar() || !is_currency(own->value.text))) return;  // told there
  for (const Entry& entry : node.entries) check_rate(check, entry, below(path, entry.key));
}

}  // namespace rivalry
