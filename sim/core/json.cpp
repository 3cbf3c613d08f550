#include "sim/core/json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

namespace rivalry {

namespace {

using Library = nlohmann::ordered_json;

const char* word(Json::Kind kind) {
  constexpr const char* words[] = {"null",     "true or false", "a number", "a number",
                                   "a number", "a text",        "an array", "an object"};
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace

// ---- building -------------------------------------------------------------------------------------------------------

Json::Json() noexcept = default;
Json::Json(std::nullptr_t) noexcept {}
Json::Json(bool value) noexcept : value_(value) {}
Json::Json(int value) noexcept : value_(std::int64_t{value}) {}
Json::Json(long value) noexcept : value_(std::int64_t{value}) {}
Json::Json(long long value) noexcept : value_(std::int64_t{value}) {}
Json::Json(unsigned value) noexcept : value_(std::uint64_t{value}) {}
Json::Json(unsigned long value) noexcept : value_(std::uint64_t{value}) {}
Json::Json(unsigned long long value) noexcept : value_(std::uint64_t{value}) {}
Json::Json(double value) noexcept : value_(value) {}
Json::Json(const char* text) : value_(std::string(text)) {}
Json::Json(std::string_view text) : value_(std::string(text)) {}
Json::Json(std::string text) : value_(std::move(text)) {}
Json::Json(std::vector<Json> items) : value_(std::move(items)) {}

Json::Json(std::initializer_list<Json> items) {
  bool all_pairs = std::all_of(items.begin(), items.end(), [](const Json& each) {
    return each.is_array() && each.size() == 2 && each.begin()->is_text();
  });
  if (!all_pairs) {
    value_ = std::vector<Json>(items);
    return;
  }
  Object& object = value_.emplace<Object>();
  object.keys.reserve(items.size());
  object.values.reserve(items.size());
  for (const Json& pair : items)
    if (const std::string& key = pair.begin()->text(); !contains(key)) (*this)[key] = pair.begin()[1];
}

Json Json::array() { return std::vector<Json>{}; }

Json Json::array(std::initializer_list<Json> items) { return std::vector<Json>(items); }

Json Json::object() {
  Json made;
  made.value_ = Object{};
  return made;
}

Json::Json(const Json& other) = default;
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(const Json& other) = default;
Json& Json::operator=(Json&& other) noexcept = default;
Json::~Json() = default;

Json::Object& Json::become_object() {
  if (is_null()) value_ = Object{};
  if (!is_object()) is_not(word(Kind::Object));
  return std::get<Object>(value_);
}

Json& Json::operator[](std::string_view key) {
  Object& object = become_object();
  auto found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found != object.keys.end()) return object.values[static_cast<std::size_t>(found - object.keys.begin())];
  object.keys.emplace_back(key);
  return object.values.emplace_back();
}

void Json::push_back(Json item) {
  if (is_null()) value_ = std::vector<Json>{};
  if (!is_array()) is_not(word(Kind::Array));
  std::get<std::vector<Json>>(value_).push_back(std::move(item));
}

void Json::erase(std::string_view key) {
  Object& object = become_object();
  auto found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found == object.keys.end()) return;
  object.values.erase(object.values.begin() + (found - object.keys.begin()));
  object.keys.erase(found);
}

void Json::update(const Json& other) {
  for (const std::string& key : other.keys()) (*this)[key] = other.at(key);
}

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

// ---- reading --------------------------------------------------------------------------------------------------------

void Json::is_not(const char* wanted) const {
  throw JsonError(std::string("JSON: ") + wanted + " is wanted where there is " + word(kind()));
}

void Json::does_not_fit() { throw JsonError("JSON: the number is out of range here"); }

std::size_t Json::size() const { return static_cast<std::size_t>(end() - begin()); }

const Json* Json::begin() const {
  if (const Object* object = std::get_if<Object>(&value_)) return object->values.data();
  const auto* items = std::get_if<std::vector<Json>>(&value_);
  return items ? items->data() : nullptr;
}

const Json* Json::end() const {
  if (const Object* object = std::get_if<Object>(&value_)) return object->values.data() + object->values.size();
  const auto* items = std::get_if<std::vector<Json>>(&value_);
  return items ? items->data() + items->size() : nullptr;
}

const std::vector<std::string>& Json::keys() const {
  if (!is_object()) is_not(word(Kind::Object));
  return std::get<Object>(value_).keys;
}

const Json* Json::find(std::string_view key) const {
  const Object* object = std::get_if<Object>(&value_);
  if (!object) return nullptr;
  auto found = std::find(object->keys.begin(), object->keys.end(), key);
  return found == object->keys.end() ? nullptr : begin() + (found - object->keys.begin());
}

const Json& Json::at(std::string_view key) const {
  if (!is_object()) is_not(word(Kind::Object));
  if (const Json* found = find(key)) return *found;
  throw JsonError("JSON: there is no `" + std::string(key) + "`");
}

const Json& Json::at(std::size_t place) const {
  if (!is_array()) is_not(word(Kind::Array));
  if (place < size()) return begin()[place];
  throw JsonError("JSON: there is no item " + std::to_string(place) + " in an array of " + std::to_string(size()));
}

bool Json::truth() const {
  if (kind() != Kind::Boolean) is_not(word(Kind::Boolean));
  return std::get<bool>(value_);
}

std::int64_t Json::integer() const {
  if (const auto* whole = std::get_if<std::int64_t>(&value_)) return *whole;
  const auto* positive = std::get_if<std::uint64_t>(&value_);
  if (!positive) is_not("a whole number");
  if (!std::in_range<std::int64_t>(*positive)) does_not_fit();
  return static_cast<std::int64_t>(*positive);
}

std::uint64_t Json::natural() const {
  if (const auto* positive = std::get_if<std::uint64_t>(&value_)) return *positive;
  const auto* whole = std::get_if<std::int64_t>(&value_);
  if (!whole) is_not("a whole number");
  if (*whole < 0) does_not_fit();
  return static_cast<std::uint64_t>(*whole);
}

double Json::real() const {
  if (const auto* number = std::get_if<double>(&value_)) return *number;
  if (const auto* whole = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*whole);
  if (const auto* positive = std::get_if<std::uint64_t>(&value_)) return static_cast<double>(*positive);
  is_not("a number");
}

const std::string& Json::text() const {
  if (!is_text()) is_not(word(Kind::Text));
  return std::get<std::string>(value_);
}

std::vector<std::string> Json::texts() const {
  if (!is_array()) is_not(word(Kind::Array));
  std::vector<std::string> all;
  for (const Json& each : *this) all.push_back(each.text());
  return all;
}

namespace {

bool same_number(const Json& one, const Json& other) {
  if (one.kind() == Json::Kind::Real || other.kind() == Json::Kind::Real) return one.real() == other.real();
  return one.dump() == other.dump();
}

}  // namespace

bool operator==(const Json& one, const Json& other) {
  if (one.is_number() && other.is_number()) return same_number(one, other);
  if (one.kind() != other.kind() || one.size() != other.size()) return false;
  switch (one.kind()) {
    case Json::Kind::Boolean:
      return one.truth() == other.truth();
    case Json::Kind::Text:
      return one.text() == other.text();
    case Json::Kind::Array:
      return std::equal(one.begin(), one.end(), other.begin());
    case Json::Kind::Object:
      return std::all_of(one.keys().begin(), one.keys().end(), [&](const std::string& key) {
        const Json* found = other.find(key);
        return found && *found == one.at(key);
      });
    case Json::Kind::Null:
    case Json::Kind::Integer:
    case Json::Kind::Natural:
    case Json::Kind::Real:
      break;
  }
  return true;
}

// ---- text -----------------------------------------------------------------------------------------------------------

namespace {

enum class KeyOrder { AsPut, Sorted };

Library to_library(const Json& json, KeyOrder order);

Library array_to_library(const Json& json, KeyOrder order) {
  Library made = Library::array();
  for (const Json& item : json) made.push_back(to_library(item, order));
  return made;
}

Library object_to_library(const Json& json, KeyOrder order) {
  std::vector<std::size_t> places(json.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  if (order == KeyOrder::Sorted)
    std::sort(places.begin(), places.end(), [&](auto a, auto b) { return json.keys()[a] < json.keys()[b]; });
  Library made = Library::object();
  for (std::size_t place : places) made[json.keys()[place]] = to_library(json.begin()[place], order);
  return made;
}

Library to_library(const Json& json, KeyOrder order) {
  switch (json.kind()) {
    case Json::Kind::Null:
      return nullptr;
    case Json::Kind::Boolean:
      return json.truth();
    case Json::Kind::Integer:
      return json.integer();
    case Json::Kind::Natural:
      return json.natural();
    case Json::Kind::Real:
      return json.real();
    case Json::Kind::Text:
      return json.text();
    case Json::Kind::Array:
      return array_to_library(json, order);
    case Json::Kind::Object:
      return object_to_library(json, order);
  }
  return nullptr;
}

Json from_library(const Library& read) {
  if (read.is_boolean()) return read.get<bool>();
  if (read.is_number_unsigned()) return read.get<std::uint64_t>();
  if (read.is_number_integer()) return read.get<std::int64_t>();
  if (read.is_number()) return read.get<double>();
  if (read.is_string()) return read.get<std::string>();
  if (read.is_null()) return nullptr;
  Json made = read.is_array() ? Json::array() : Json::object();
  if (read.is_array())
    for (const Library& item : read) made.push_back(from_library(item));
  else
    for (const auto& [key, value] : read.items()) made[key] = from_library(value);
  return made;
}

std::string dumped(const Json& json, int indent, KeyOrder order) {
  return to_library(json, order).dump(indent, ' ', false, Library::error_handler_t::replace);
}

}  // namespace

Json Json::parse(std::string_view text) try {
  return from_library(Library::parse(text));
} catch (const Library::exception& error) {
  throw JsonError(error.what());
}

std::optional<Json> Json::parse_if_whole(std::string_view text) {
  Library read = Library::parse(text, nullptr, false);
  return read.is_discarded() ? std::nullopt : std::optional(from_library(read));
}

std::string Json::dump(int indent) const { return dumped(*this, indent, KeyOrder::AsPut); }

std::string Json::dump_sorted(int indent) const { return dumped(*this, indent, KeyOrder::Sorted); }

}  // namespace rivalry
