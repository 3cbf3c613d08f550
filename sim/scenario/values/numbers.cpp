// Reading of certain and uncertain numbers.
#include <fmt/core.h>

#include <algorithm>

#include "rivalry/money.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/suggest.hpp"
#include "sim/scenario/values/value.hpp"

namespace rivalry {

namespace {

constexpr double least_chance_in_range = 0.05;

/// One uncertain number being read.
struct NumberReading {
  Check& check;
  const Key& key;
  const std::string& path;
  Measure measure;
  bool measure_is_known = false;

  void problem(Code code, const Place& place, std::string message, std::string suggestion = "") {
    check.report().add(code, place, path, std::move(message), std::move(suggestion));
  }

  std::optional<double> number(std::string_view text, const Place& place) {
    Quantity quantity;
    if (auto wrong = read_quantity(text, measure, quantity, check.currencies())) {
      problem(wrong->code, place, wrong->message, wrong->suggestion);
      return std::nullopt;
    }
    measure = quantity.measure;  // a share or a count: the first decides for the others
    return quantity.value;
  }

  std::optional<double> number(const Node& node) {
    if (node.is_scalar()) return number(node.text, node.place);
    problem(Code::WrongKind, node.place, "a number is expected here");
    return std::nullopt;
  }

  bool in_range(double value, std::string_view text, const Place& place) {
    Range range = range_of(key, measure, check.currencies());
    if (range.contains(value)) return true;
    problem(Code::OutOfRange, place, fmt::format("{} is out of range", in_quotes(text)),
            fmt::format("write a number {}", describe(range)));
    return false;
  }

  std::string describe(const Range& range) const {
    std::string low = write_quantity(range.low, measure, check.currencies()),
                high = write_quantity(range.high, measure, check.currencies());
    return fmt::format("{} {} {} {}", range.low_open ? "above" : "from", low, range.high_open ? "to below" : "to",
                       high);
  }

  /// All elements of a list, each in range if asked for.
  bool numbers(const Node& list, Distribution& distribution, bool check_range) {
    bool good = true;
    for (const Node& item : list.items) {
      auto value = number(item);
      if (!value || (check_range && !in_range(*value, item.text, item.place))) good = false;
      distribution.numbers.push_back(value.value_or(0));
    }
    return good;
  }

  bool fixed_list(const Node& list, Distribution& distribution, std::size_t size, std::string_view form,
                  bool check_range) {
    if (!list.is_list() || list.items.size() != size) {
      bool comma = list.is_list() && list.items.size() > size;
      problem(Code::BadDistribution, list.place, fmt::format("{} numbers are needed: {}", size, form),
              comma ? "inside brackets a comma ends a number: write `10 thousand` for 10,000" : "");
      return false;
    }
    return numbers(list, distribution, check_range);
  }

  bool uniform(const Node& node, Distribution& distribution) {
    if (!fixed_list(node, distribution, 2, "{uniform: [low, high]}", true)) return false;
    if (distribution.numbers[0] <= distribution.numbers[1]) return true;
    problem(Code::BadDistribution, node.place, "the low end is above the high end", "write the smaller number first");
    return false;
  }

  bool triangular(const Node& node, Distribution& distribution) {
    if (!fixed_list(node, distribution, 3, "{triangular: [low, mode, high]}", true)) return false;
    if (std::is_sorted(distribution.numbers.begin(), distribution.numbers.end())) return true;
    problem(Code::BadDistribution, node.place, "low, mode and high are not in order",
            "write the smallest number first");
    return false;
  }

  bool normal(const Node& node, Distribution& distribution) {
    if (!fixed_list(node, distribution, 2, "{normal: [mean, sd]}", false)) return false;
    if (distribution.numbers[1] >= 0) return often_in_range(node, distribution);
    problem(Code::BadDistribution, node.items[1].place, "a standard deviation cannot be negative");
    return false;
  }

  std::optional<double> sigma(const Node& node) {
    Quantity quantity;
    bool good = node.is_scalar() && (!read_quantity(node.text, Measure::Share, quantity) ||
                                     !read_quantity(node.text, Measure::Real, quantity));
    if (good && quantity.value >= 0 && quantity.value <= 10) return quantity.value;
    problem(Code::BadDistribution, node.place, "sigma is the standard deviation of the logarithm, from 0 to 10",
            "write e.g. `sigma: 40 %`");
    return std::nullopt;
  }

  bool lognormal(const Node& node, Distribution& distribution) {
    const Node* median = nullptr;
    const Node* width = nullptr;
    if (node.is_list() && node.items.size() == 2) {
      median = &node.items[0], width = &node.items[1];
    } else if (node.is_map() && node.entries.size() == 2 && node.find("median") && node.find("sigma")) {
      median = &node.find("median")->value, width = &node.find("sigma")->value;
    } else {
      problem(Code::BadDistribution, node.place, "median and sigma are needed",
              "write {lognormal: {median: m, sigma: 40 %}}");
      return false;
    }
    auto m = number(*median), s = sigma(*width);
    if (!m || !s) return false;
    distribution.numbers = {*m, *s};
    if (*m > 0) return often_in_range(node, distribution);
    problem(Code::BadDistribution, median->place, "the median of a lognormal number must be above 0");
    return false;
  }

  bool often_in_range(const Node& node, const Distribution& distribution) {
    double chance = chance_in_range(distribution, range_of(key, measure, check.currencies()));
    if (chance >= least_chance_in_range) return true;
    problem(Code::HopelessDistribution, node.place,
            fmt::format("only {:.2g} % of the draws would fall into the key's range", chance * 100),
            fmt::format("the number must be {}", describe(range_of(key, measure, check.currencies()))));
    return false;
  }

  bool choice(const Node& node, Distribution& distribution) {
    if (node.is_list() && !node.items.empty()) return numbers(node, distribution, true);
    if (!node.is_map() || node.entries.empty()) {
      problem(Code::BadDistribution, node.place, "a list of cases is needed", "write {choice: [a, b, c]}");
      return false;
    }
    double sum = 0;
    bool good = true;
    for (const Entry& entry : node.entries) {
      auto value = number(entry.key, entry.key_place);
      Range whole{0, 1};
      auto part = check.quantity(entry.value, path, Measure::Share, &whole);
      if (!value || !part || !in_range(*value, entry.key, entry.key_place)) good = false;
      distribution.numbers.push_back(value.value_or(0));
      distribution.shares.push_back(part ? part->value : 0);
      sum += distribution.shares.back();
    }
    if (good && (sum < 1 - sum_tolerance || sum > 1 + sum_tolerance)) {
      problem(Code::SharesDoNotAddUp, node.place,
              fmt::format("the cases' shares add up to {:.10g} %, not 100 %", sum * 100));
      return false;
    }
    return good;
  }

  bool draws(const Node& node, Distribution& distribution) {
    if (node.is_list() && !node.items.empty()) return numbers(node, distribution, true);
    problem(Code::BadDistribution, node.place, "a list of draws is needed", "write {draws: [x1, x2, ...]}");
    return false;
  }

  bool distribution(const std::string& name, const Node& node, Distribution& result) {
    if (name == "uniform") return result.kind = Distribution::Kind::Uniform, uniform(node, result);
    if (name == "normal") return result.kind = Distribution::Kind::Normal, normal(node, result);
    if (name == "lognormal") return result.kind = Distribution::Kind::LogNormal, lognormal(node, result);
    if (name == "triangular") return result.kind = Distribution::Kind::Triangular, triangular(node, result);
    if (name == "choice") return result.kind = Distribution::Kind::Choice, choice(node, result);
    return result.kind = Distribution::Kind::Draws, draws(node, result);
  }

  bool jointly(const Node& map, Distribution& result) {
    const Entry* entry = map.find("jointly");
    if (!entry) return true;
    if (result.kind == Distribution::Kind::Draws && entry->value.is_scalar() && !entry->value.text.empty()) {
      result.jointly = entry->value.text;
      return true;
    }
    problem(Code::BadDistribution, entry->key_place, "`jointly` takes a name, and belongs to `draws` alone");
    return false;
  }

  bool uncertain(const Node& map, Distribution& result) {
    static const std::vector<std::string> distributions = {"uniform",    "normal", "lognormal",
                                                           "triangular", "choice", "draws"};
    const Entry* found = nullptr;
    bool good = true;
    for (const Entry& entry : map.entries) {
      bool is_law = std::find(distributions.begin(), distributions.end(), entry.key) != distributions.end();
      if (is_law && !found) {
        found = &entry;
      } else if (is_law || entry.key != "jointly") {
        problem(Code::BadDistribution, entry.key_place,
                is_law ? "a number has one law, not two" : fmt::format("there is no law {}", in_quotes(entry.key)),
                is_law ? "delete one" : did_you_mean(entry.key, distributions));
        good = false;
      }
    }
    if (!found) {
      if (good) problem(Code::BadDistribution, map.place, "the law is missing", "one of " + one_of(distributions));
      return false;
    }
    return distribution(found->key, found->value, result) && jointly(map, result) && good;
  }
};

}  // namespace

Range range_of(const Key& key, Measure measure, const Currencies& currencies) {
  if (measure == Measure::Money || measure == Measure::MoneyRate) {
    auto unit = static_cast<double>(minor_units(currencies.own));
    return {key.range.low * unit, key.range.high * unit, key.range.low_open, key.range.high_open};
  }
  if (key.measure != Measure::ShareOrCount) return key.range;
  return measure == Measure::Share ? Range{0, 1} : Range{0, 4e9};
}

std::optional<WrittenNumber> read_number(Check& check, const Key& key, const Node& node, const std::string& path) {
  NumberReading reading{check, key, path, key.measure};
  WrittenNumber result;
  if (key.off_means && node.is_off()) {
    result.distribution.numbers = {*key.off_means};
    result.measure = key.measure;
    return result;
  }
  if (node.is_scalar()) {
    auto value = reading.number(node);
    if (!value || !reading.in_range(*value, node.text, node.place)) return std::nullopt;
    result.distribution.numbers = {*value};
  } else if (node.is_map()) {
    if (!reading.uncertain(node, result.distribution)) return std::nullopt;
  } else {
    reading.problem(Code::WrongKind, node.place, fmt::format("{} is expected here, not a list", name_of(key.measure)),
                    "for an uncertain number write e.g. {uniform: [low, high]}");
    return std::nullopt;
  }
  result.measure = reading.measure;
  return result;
}

}  // namespace rivalry
