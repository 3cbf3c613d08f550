#include "sim/scenario/keys/settable.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "rivalry/money.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/keys/money_keys.hpp"
#include "sim/scenario/tree/merge.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/scenario/tree/text.hpp"
#include "sim/scenario/tree/yaml.hpp"
#include "sim/scenario/values/suggest.hpp"
#include "sim/scenario/values/value.hpp"

namespace rivalry {

namespace {

bool is_money(Measure measure) { return measure == Measure::Money || measure == Measure::MoneyRate; }

/// The same in all runs of a sweep.
bool is_of_the_sweep(std::string_view path) {
  constexpr std::array<std::string_view, 10> sections = {"rivalry",    "name",    "question", "extends", "currency",
                                                         "replicates", "outputs", "expect",   "sources", "rates"};
  return std::find(sections.begin(), sections.end(), path.substr(0, path.find('.'))) != sections.end();
}

/// The way from the root to a key.
struct Walk {
  const Merged& merged;
  std::string_view path;
  const Place& place;
  Report& report;

  const Key* problem(Code code, std::string message, std::string suggestion) const {
    report.add(code, place, std::string(path), std::move(message), std::move(suggestion));
    return nullptr;
  }

  const Key* unknown(const Key& group, std::string_view part) const {
    std::vector<std::string> names;
    for (const Key& key : group.keys) names.push_back(key.name);
    std::string suggestion = did_you_mean(part, names);
    return problem(Code::UnknownKey, "unknown key " + in_quotes(part),
                   suggestion.empty() ? "`rivalry explain keys` lists the keys" : suggestion);
  }

  const Key* no_thing(const Key& key, const Node* things, std::string_view name, const std::string& at) const {
    if (merged.off.contains(below(at, std::string(name))))
      return problem(Code::SwitchedOff, fmt::format("{} {} is switched off", key.singular, in_quotes(name)),
                     "leave it on in the scenario; a sweep can switch it off with `off`");
    std::vector<std::string> names;
    if (things)
      for (const Entry& entry : things->entries) names.push_back(entry.key);
    return problem(
        Code::UnknownName, fmt::format("there is no {} {}", key.singular, in_quotes(name)),
        names.empty() ? fmt::format("the scenario declares nothing under `{}`", at) : did_you_mean(name, names));
  }

  const Key* no_deeper(const std::string& at) const {
    return problem(Code::UnknownKey, fmt::format("`{}` has no keys in it", at), fmt::format("write `{}`", at));
  }

  const Key* too_wide(const std::string& at) const {
    return problem(Code::NotSwept, fmt::format("`{}` is a whole section", at), "sweep a key in it");
  }

  /// The key at `rest` below the keys of `group`, which `node` holds; or the Named key of a thing that it ends with.
  const Key* find(const Key& group, const Node* node, const std::string& above, std::string_view rest) const {
    std::string_view part = take_part(rest);
    const Key* key = group.find(part);
    if (!key) return unknown(group, part);
    const Entry* entry = node ? node->find(part) : nullptr;
    const Node* inner = entry ? &entry->value : nullptr;
    std::string at = below(above, std::string(part));
    if (rest.empty()) return key->is_leaf() ? key : too_wide(at);
    if (key->is_leaf()) return no_deeper(at);
    if (key->form == Form::Group) return find(*key, inner, at, rest);
    std::string_view name = take_part(rest);
    const Entry* thing = inner ? inner->find(name) : nullptr;
    if (!thing) return no_thing(*key, inner, name, at);
    return rest.empty() ? key : find(*key, &thing->value, below(at, std::string(name)), rest);
  }

  static std::string_view take_part(std::string_view& rest) {
    std::size_t dot = rest.find('.');
    std::string_view part = rest.substr(0, dot);
    rest = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
    return part;
  }
};

/// The same problems, at another place.
void tell_at(const Report& problems, const Place& place, const std::string& path, Report& report) {
  try {
    problems.throw_if_any();
  } catch (const ScenarioError& error) {
    for (const Diagnostic& problem : error.problems())
      report.add(find_code(problem.code)->code, place, path, problem.message, problem.suggestion);
  }
}

}  // namespace

Settable::Settable(const Merged& merged, std::string path, const Key& key)
    : merged_(&merged), path_(std::move(path)), key_(&key), currencies_(currencies_of(merged.root)) {}

std::optional<Settable> Settable::find(const ResolvedScenario& base, const std::string& path, const Place& place,
                                       Report& report) {
  const Merged& merged = base.merged();
  const Key* key = Walk{merged, path, place, report}.find(keys(), &merged.root, "", path);
  if (!key) return std::nullopt;
  if (is_of_the_sweep(path) || key->form == Form::Path) {
    bool is_count = path == "replicates";
    report.add(Code::NotSwept, place, path, fmt::format("`{}` is the same at all points of a sweep", path),
               is_count ? "write e.g. `--replicates 200`" : "make several scenarios of it");
    return std::nullopt;
  }
  Settable settable(merged, path, *key);
  for (const Uncertain& number : base.uncertain())
    if (number.path == path) settable.uncertain_ = &number;
  return settable;
}

std::optional<std::string> Settable::in_base() const {
  if (uncertain_) {
    bool whole = uncertain_->measure == Measure::Count || uncertain_->measure == Measure::Money;
    return write(quantile(uncertain_->distribution, uncertain_->range, whole, 0.5));
  }
  if (key_->form == Form::Named) return "on";
  const Node* node = find_path(merged_->root, path_);
  if (node && node->kind != Node::Kind::Empty) return write_value(*node);
  if (key_->fallback.empty() || key_->is_needed()) return std::nullopt;
  return key_->fallback_in(currencies_.own);
}

bool Settable::check(const std::string& value, const Place& place, Report& report) const {
  Report own;
  auto source = std::make_shared<const Source>(Source{"<command line>", value, Layer::CommandLine});
  std::optional<Node> node = parse_yaml(source, 0, own);
  if (own.empty() && (!node || node->kind == Node::Kind::Empty))
    own.add(Code::EmptyValue, place, path_, "a value is missing here", "write one, or delete a comma");
  else if (own.empty() && key_->form == Form::Named && !(node->is_off() || value == "on"))
    own.add(Code::UnknownWord, place, path_, in_quotes(value) + " is neither `on` nor `off`",
            "a thing as a whole can only be on or off; sweep a key in it");
  if (own.empty() && key_->form != Form::Named) {
    Check check(merged_->root, merged_->off, own);
    if (is_number())
      read_number(check, *key_, *node, path_);
    else
      read_value(check, *key_, *node, path_);
  }
  tell_at(own, place, path_, report);
  return own.empty();
}

double Settable::number_of(const Quantity& quantity) const {
  return is_money(quantity.measure) ? quantity.value / static_cast<double>(minor_units(currencies_.own))
                                    : quantity.value;
}

std::optional<double> Settable::number(std::string_view value) const {
  if (key_->form == Form::Date) {
    auto day = parse_day(value);
    return day ? std::optional<double>(day->number) : std::nullopt;
  }
  if (key_->off_means && value == "off") return *key_->off_means;
  Quantity quantity;
  bool wrong = (key_->form != Form::Number && key_->form != Form::Ratio) ||
               read_quantity(value, is_number() ? key_->measure : Measure::Share, quantity, currencies_);
  return wrong ? std::nullopt : std::optional(number_of(quantity));
}

std::string Settable::unit() const {
  if (key_->form == Form::Date) return "days since 1970-01-01";
  if (key_->form == Form::Ratio) return "1";
  if (!is_number()) return "";
  std::string unit(uncertain_ && uncertain_->measure == Measure::Share ? "1" : key_->unit);
  if (is_money(key_->measure)) unit.replace(0, std::string_view("currency").size(), currencies_.own);
  return unit;
}

std::string Settable::write(double value) const {
  switch (uncertain_ ? uncertain_->measure : key_->measure) {
    case Measure::Share:
    case Measure::Change:
      return short_number(value * 100) + " %";
    case Measure::DailyShare:
      return short_number(value * 100) + " % per day";
    case Measure::Rate:
    case Measure::Minutes:
      return short_number(value) + " per day";
    case Measure::Duration:
      return short_number(value) + " days";
    case Measure::Money:
      return short_number(value / static_cast<double>(minor_units(currencies_.own))) + " " + currencies_.own;
    case Measure::MoneyRate:
      return short_number(value / static_cast<double>(minor_units(currencies_.own))) + " " + currencies_.own +
             " per day";
    case Measure::Count:
    case Measure::Real:
    case Measure::ShareOrCount:
      break;
  }
  return short_number(value);
}

std::string short_number(double value) { return fmt::format("{:.12g}", value == 0 ? 0 : value); }

}  // namespace rivalry
