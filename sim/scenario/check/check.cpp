#include "sim/scenario/check/check.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/keys/money_keys.hpp"
#include "sim/scenario/keys/reference.hpp"
#include "sim/scenario/values/names.hpp"
#include "sim/scenario/values/suggest.hpp"
#include "sim/scenario/values/value.hpp"

namespace rivalry {

namespace {

/// The kind that a thing is said to be; empty if it is not said, or is no kind at all.
std::string kind_of(const Key& group, const Node& node) {
  const Key* selector = group.find(group.selector);
  if (!selector) return "";
  const Entry* entry = node.find(group.selector);
  std::string_view said = selector->is_needed() ? "" : selector->fallback;
  if (entry) said = entry->value.text;
  return selector->find_word(said) ? std::string(said) : "";
}

bool belongs(const Key& key, const std::string& kind) {
  return key.kinds.empty() || std::find(key.kinds.begin(), key.kinds.end(), kind) != key.kinds.end();
}

/// Whether an unknown key of the node is a misspelt `key`, so that it need not be called missing as well.
bool is_misspelt(const Key& group, const Key& key, const Node& node) {
  std::vector<std::string> names;
  for (const Key& known : group.keys) names.push_back(known.name);
  return std::any_of(node.entries.begin(), node.entries.end(), [&](const Entry& entry) {
    return !group.find(entry.key) && nearest(entry.key, names) == key.name;
  });
}

/// Where else a key of this name belongs: "`x` belongs under `population.network`".
std::string belongs_elsewhere(const std::string& name) {
  for (const KeyAt& row : all_keys()) {
    std::size_t dot = row.path.rfind('.');
    if (dot != std::string::npos && row.path.substr(dot + 1) == name)
      return fmt::format("{} belongs under `{}`", in_quotes(name), row.path.substr(0, dot));
  }
  return "";
}

}  // namespace

std::string below(const std::string& path, const std::string& key) {
  std::string result = path;
  if (!result.empty()) result += '.';
  return result += key;
}

Check::Check(const Node& root, std::map<std::string, Place> off, Report& report)
    : root_(root), off_(std::move(off)), report_(report), currencies_(currencies_of(root)) {}

void Check::run() {
  check_group(keys(), root_, {"", root_.place, [](Scenario& s) -> void* { return &s; }});
}

const Uncertain* Check::find_uncertain(const std::string& path) const {
  for (const Uncertain& number : uncertain_)
    if (number.path == path) return &number;
  return nullptr;
}

bool Check::has_uncertain(const std::string& path) const {
  return std::any_of(uncertain_.begin(), uncertain_.end(), [&](const Uncertain& u) {
    return u.path == path ||
           (u.path.size() > path.size() && u.path.compare(0, path.size(), path) == 0 && u.path[path.size()] == '.');
  });
}

void Check::problem(Code code, const Node& node, const std::string& path, const std::string& key, std::string message,
                    std::string suggestion) {
  const Entry* entry = node.find(key);
  const Place& place = !entry ? node.place : entry->value.place.source ? entry->value.place : entry->key_place;
  report_.add(code, place, key.empty() ? path : below(path, key), std::move(message), std::move(suggestion));
}

bool Check::check_name(std::string_view declared_in, const Node& node, const std::string& path) {
  std::vector<std::string> names;
  std::string what;
  for (const std::string& place : alternatives(declared_in)) {
    const Node* declared = find_path(root_, place);
    if (declared && declared->find(node.text)) return true;
    const Key* key = find_key(place);
    std::string one(key ? key->singular : "thing");
    if (auto off = off_.find(below(place, node.text)); off != off_.end()) {
      Position at = position_of(off->second);
      report_.add(Code::SwitchedOff, node.place, path,
                  fmt::format("{} {} is switched off ({}:{})", one, in_quotes(node.text), at.file, at.line),
                  "switch this off as well, or leave the " + one + " on");
      return false;
    }
    what += (what.empty() ? "" : " or ") + one;
    if (declared)
      for (const Entry& entry : declared->entries) names.push_back(entry.key);
  }
  report_.add(Code::UnknownName, node.place, path, fmt::format("there is no {} {}", what, in_quotes(node.text)),
              names.empty() ? fmt::format("declare it under `{}`", declared_in) : did_you_mean(node.text, names));
  return false;
}

bool Check::check_one_of(const Node& node, const std::string& path, std::string_view what,
                         const std::vector<std::string>& candidates) {
  if (std::find(candidates.begin(), candidates.end(), node.text) != candidates.end()) return true;
  report_.add(Code::UnknownName, node.place, path, fmt::format("there is no {} {}", what, in_quotes(node.text)),
              did_you_mean(node.text, candidates));
  return false;
}

std::optional<Quantity> Check::quantity(const Node& node, const std::string& path, Measure measure,
                                        const Range* range) {
  Quantity quantity;
  std::optional<QuantityProblem> wrong;
  if (!node.is_scalar())
    wrong = QuantityProblem{Code::WrongKind, fmt::format("{} is expected here", name_of(measure)), ""};
  else
    wrong = read_quantity(node.text, measure, quantity, currencies_);
  if (!wrong && range && !range->contains(quantity.value))
    wrong = QuantityProblem{
        Code::OutOfRange, in_quotes(node.text) + " is out of range",
        fmt::format("write a number from {} to {}", write_quantity(range->low, quantity.measure, currencies_),
                    write_quantity(range->high, quantity.measure, currencies_))};
  if (!wrong) return quantity;
  report_.add(wrong->code, node.place, path, wrong->message, wrong->suggestion);
  return std::nullopt;
}

void Check::check_group(const Key& group, const Node& node, const At& at) {
  if (!node.is_map()) {
    bool empty = node.kind == Node::Kind::Empty;
    report_.add(empty ? Code::EmptyValue : Code::WrongKind, empty ? at.place : node.place, at.path,
                empty ? "nothing is given here" : "a map of keys is expected here",
                empty ? "delete the key, or write keys below it" : "write `key: value` below it, one a line");
    return;
  }
  std::size_t before = report_.size();
  check_unknown(group, node, at);
  for (const Key& key : group.keys) check_key(group, key, node, at);
  bool is_root = at.path.empty();
  bool broken = std::any_of(node.entries.begin(), node.entries.end(), [](const Entry& e) { return e.value.broken; });
  if (group.finish && (is_root || (!broken && report_.size() == before)))
    group.finish(*this, at.locate(scenario_), node, at.path);
}

void Check::check_unknown(const Key& group, const Node& node, const At& at) {
  for (const Entry& entry : node.entries) {
    if (group.find(entry.key)) continue;
    std::vector<std::string> names;
    for (const Key& key : group.keys) names.push_back(key.name);
    std::string suggestion = nearest(entry.key, names);
    suggestion = suggestion.empty() ? belongs_elsewhere(entry.key) : fmt::format("did you mean `{}`?", suggestion);
    if (suggestion.empty()) suggestion = did_you_mean(entry.key, names);
    if (suggestion.empty()) suggestion = "`rivalry explain keys` lists the keys";
    report_.add(Code::UnknownKey, entry.key_place, below(at.path, entry.key), "unknown key " + in_quotes(entry.key),
                suggestion);
  }
}

bool Check::check_kind(const Key& group, const Key& key, const Entry& entry, const Node& node,
                       const std::string& path) {
  std::string kind = kind_of(group, node);
  if (kind.empty() || belongs(key, kind)) return true;
  report_.add(Code::KeyOfAnotherKind, entry.key_place, path,
              fmt::format("`{}` has no meaning where `{}` is `{}`", key.name, group.selector, kind),
              fmt::format("delete it, or make `{}` {}", group.selector, one_of(key.kinds)));
  return false;
}

void Check::check_key(const Key& group, const Key& key, const Node& node, const At& at) {
  const Entry* entry = node.find(key.name);
  At inner{below(at.path, key.name), entry ? entry->key_place : at.place, at.locate};
  if (key.form == Form::Group) inner.locate = [&key, locate = at.locate](Scenario& s) { return key.inside(locate(s)); };
  if (!entry) {
    std::string kind = kind_of(group, node);
    bool selector_is_wrong = kind.empty() && !key.kinds.empty();
    if (key.is_leaf() && (selector_is_wrong || !belongs(key, kind))) return;
    if (key.is_leaf() && key.is_needed() && is_misspelt(group, key, node)) return;
    if (key.is_leaf() && key.is_needed())
      report_.add(Code::MissingKey, at.place, inner.path, fmt::format("key `{}` is missing", key.name),
                  fmt::format("add e.g. `{}: {}`", key.name, example_of(key)));
    else if (key.is_leaf())
      set_default(key, inner);
    else if (key.form == Form::Group && !key.may_be_missing)
      check_group(key, Node{Node::Kind::Map, "", false, {}, {}, at.place}, inner);
    return;
  }
  if (entry->value.broken) return;
  if (!check_kind(group, key, *entry, node, inner.path) && !key.is_leaf()) return;
  if (entry->value.kind == Node::Kind::Empty)
    report_.add(Code::EmptyValue, entry->key_place, inner.path, fmt::format("`{}` has no value", key.name),
                key.is_needed() || key.fallback.empty()
                    ? "write a value"
                    : fmt::format("write a value, or delete it for {}", in_quotes(key.fallback)));
  else if (key.form == Form::Group)
    check_group(key, entry->value, inner);
  else if (key.form == Form::Named)
    check_named(key, entry->value, inner);
  else
    check_leaf(key, entry->value, inner);
}

void Check::check_thing_name(const Key& key, const Entry& entry, const std::string& path) {
  if (!is_thing_name(entry.key))
    report_.add(Code::BadName, entry.key_place, path,
                fmt::format("{} cannot name a {}", in_quotes(entry.key), key.singular),
                fmt::format("use a lower-case word, e.g. `{}`", thing_name_of(entry.key)));
  else if (is_reserved(entry.key))
    report_.add(Code::ReservedName, entry.key_place, path, fmt::format("{} is a reserved word", in_quotes(entry.key)),
                "choose another name");
  else if (!key.refers_to.empty())
    check_name(key.refers_to, Node{Node::Kind::Scalar, entry.key, false, {}, {}, entry.key_place}, path);
}

void Check::check_named(const Key& key, const Node& node, const At& at) {
  if (!node.is_map()) {
    report_.add(Code::WrongKind, node.place, at.path,
                fmt::format("named things are expected here, each a {}", key.singular), "write `name: {...}` below it");
    return;
  }
  if (node.entries.size() > key.at_most) {
    const Entry& first_too_many = node.entries[key.at_most];
    report_.add(Code::TooManyThings, first_too_many.key_place, at.path,
                fmt::format("there are {} here, and at most {} are possible", node.entries.size(), key.at_most),
                "take some away");
    return;
  }
  for (const Entry& entry : node.entries) key.add(at.locate(scenario_), entry.key);
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const Entry& entry = node.entries[i];
    At inner{below(at.path, entry.key), entry.key_place,
             [&key, i, locate = at.locate](Scenario& s) { return key.at(locate(s), i); }};
    check_thing_name(key, entry, inner.path);
    check_group(key, entry.value, inner);
  }
}

void Check::set_default(const Key& key, const At& at) {
  if (key.fallback.empty()) return;
  static const auto source = std::make_shared<const Source>(Source{"<default>", "", Layer::Default});
  check_leaf(key, Node{Node::Kind::Scalar, key.fallback_in(currencies_.own), false, {}, {}, {source, 0, 1}}, at);
}

void Check::check_leaf(const Key& key, const Node& node, const At& at) {
  if (key.form != Form::Number) {
    if (auto value = read_value(*this, key, node, at.path)) key.set(at.locate(scenario_), *value);
    return;
  }
  auto number = read_number(*this, key, node, at.path);
  if (!number) return;
  key.set(at.locate(scenario_), Number{number->distribution.numbers[0], number->measure});
  if (number->distribution.is_fixed()) return;
  const Distribution& distribution = number->distribution;
  if (key.is_setting) {
    report_.add(Code::BadDistribution, node.place, at.path, "a setting of the run cannot be uncertain",
                "write one number");
    return;
  }
  if (!distribution.jointly.empty()) {
    std::size_t line = static_cast<std::size_t>(position_of(node.place).line);
    auto [first, is_new] = joint_lengths_.try_emplace(distribution.jointly, distribution.numbers.size(), line);
    if (!is_new && first->second.first != distribution.numbers.size())
      report_.add(Code::DrawsDiffer, node.place, at.path,
                  fmt::format("{} draws here, but {} in the list of line {} that is joint with it",
                              distribution.numbers.size(), first->second.first, first->second.second),
                  "give equally many");
  }
  uncertain_.push_back({at.path, &key, distribution, range_of(key, number->measure, currencies_), number->measure,
                        at.locate, node.place});
}

}  // namespace rivalry
