#include "sim/scenario/keys/key.hpp"

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/scenario/values/currencies.hpp"

namespace rivalry {

namespace {

double bound(const std::string& text, Measure measure) {
  if (measure == Measure::Money || measure == Measure::MoneyRate) measure = Measure::Real;
  Quantity quantity;
  if (auto problem = read_quantity(text, measure, quantity))
    throw InvariantError("range of a key: " + problem->message);
  return quantity.value;
}

/// Puts a key with a dotted name into nested groups.
void place_key(std::vector<Key>& keys, Key key) {
  std::size_t dot = key.name.find('.');
  if (dot == std::string::npos) {
    keys.push_back(std::move(key));
    return;
  }
  std::string first = key.name.substr(0, dot);
  key.name = key.name.substr(dot + 1);
  auto group = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == first; });
  if (group == keys.end()) {
    Key made;
    made.name = first;
    made.form = Form::Group;
    made.inside = [](void* parent) { return parent; };
    keys.push_back(std::move(made));
    group = keys.end() - 1;
  }
  place_key(group->keys, std::move(key));
}

}  // namespace

std::vector<std::string> alternatives(std::string_view declared_in) {
  constexpr std::string_view between = " or ";
  std::vector<std::string> places;
  for (std::size_t end = declared_in.find(between); end != std::string_view::npos; end = declared_in.find(between)) {
    places.emplace_back(declared_in.substr(0, end));
    declared_in.remove_prefix(end + between.size());
  }
  places.emplace_back(declared_in);
  return places;
}

const Key* Key::find(std::string_view key_name) const {
  auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key_name; });
  return found == keys.end() ? nullptr : &*found;
}

std::string Key::fallback_in(const std::string& currency) const {
  bool is_money = measure == Measure::Money || measure == Measure::MoneyRate;
  std::size_t code = is_money ? fallback.find("USD") : std::string::npos;
  return code == std::string::npos ? fallback : std::string(fallback).replace(code, 3, currency);
}

Key Key::only_for(std::vector<std::string> kind_words) && {
  kinds = std::move(kind_words);
  return std::move(*this);
}

Key Key::or_switched_off() && {
  may_be_off = true;
  return std::move(*this);
}

Key Key::setting() && {
  is_setting = true;
  return std::move(*this);
}

Key Key::measured_in(std::string unit_text) && {
  unit = std::move(unit_text);
  return std::move(*this);
}

Key Key::or_off(double meaning) && {
  off_means = meaning;
  return std::move(*this);
}

Type measured(Measure measure, const std::string& low, const std::string& high) {
  return {Form::Number, measure, low, high};
}
Type share() { return measured(Measure::Share, "0 %", "100 %"); }
Type share_below_one() {
  Type type = share();
  type.high_open = true;
  return type;
}
Type share_above_zero() {
  Type type = share();
  type.low_open = true;
  return type;
}
Type odds_share() {
  Type type = share_above_zero();
  type.high_open = true;
  return type;
}
Type rate(const std::string& high) { return measured(Measure::Rate, "0 per day", high); }
Type factor(const std::string& low, const std::string& high) { return measured(Measure::Real, low, high); }
Type positive(const std::string& high) {
  Type type = factor("0", high);
  type.low_open = true;
  return type;
}
Type count(const std::string& low, const std::string& high) { return measured(Measure::Count, low, high); }
Type duration(const std::string& low, const std::string& high) { return measured(Measure::Duration, low, high); }
Type change() { return measured(Measure::Change, "-100 %", "1e6 %"); }
Type money(const std::string& low, const std::string& high) { return measured(Measure::Money, low, high); }
Type money_rate(const std::string& low, const std::string& high) { return measured(Measure::MoneyRate, low, high); }
Type name_of_a(const std::string& declared_in) {
  Type type{Form::Name};
  type.refers_to = declared_in;
  return type;
}
Type terms() { return as(Form::Terms); }
Type as(Form form) { return {form}; }

Key make_key(const std::string& name, const Type& type, const std::string& fallback, const std::string& sentence) {
  Key made;
  made.name = name;
  made.form = type.form;
  made.fallback = fallback;
  made.sentence = sentence;
  made.refers_to = type.refers_to;
  if (type.form != Form::Number) return made;
  made.measure = type.measure;
  made.unit = unit_of(type.measure);
  if (type.measure == Measure::ShareOrCount) return made;
  made.range = {bound(type.low, type.measure), bound(type.high, type.measure), type.low_open, type.high_open};
  return made;
}

Key key(const std::string& name, const Type& type, const std::string& fallback, const std::string& sentence) {
  Key made = make_key(name, type, fallback, sentence);
  made.set = [](void*, const Value&) {};
  return made;
}

Key make_group(const std::string& name, const std::string& sentence, std::vector<Key> keys) {
  Key made;
  made.name = name;
  made.form = Form::Group;
  made.sentence = sentence;
  for (Key& inner : keys) place_key(made.keys, std::move(inner));
  return made;
}

}  // namespace rivalry
