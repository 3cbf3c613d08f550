// JSON values. The one room for JSON: the library that reads and writes the text is known to json.cpp alone.
//
//   Json told = {{"run", "results/vancl"}, {"replicates", 200}, {"words", {"a", "b"}}};
//   told["seconds"] = 1.5;
//   print(told.dump() + "\n");
//
// A list of pairs whose first is a text is an object, every other list an array. Where a list must stay an array,
// write Json::array({...}). Objects keep the order in which their keys were put. Whole numbers stay whole numbers.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rivalry {

/// The text or the value is not what was asked for; says what was wanted and what there is.
class JsonError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Json {
 public:
  enum class Kind : std::uint8_t { Null, Boolean, Integer, Natural, Real, Text, Array, Object };

  // ---- building: implicit, so that a list of values reads as what it makes
  Json() noexcept;
  Json(std::nullptr_t) noexcept;
  Json(bool value) noexcept;
  Json(int value) noexcept;
  Json(long value) noexcept;
  Json(long long value) noexcept;
  Json(unsigned value) noexcept;
  Json(unsigned long value) noexcept;
  Json(unsigned long long value) noexcept;
  Json(double value) noexcept;
  Json(const char* text);
  Json(std::string_view text);
  Json(std::string text);
  Json(const void*) = delete;  // a pointer is no truth
  Json(std::vector<Json> items);
  Json(std::initializer_list<Json> items);
  template <class Item>
  Json(const std::vector<Item>& items) : Json(array()) {
    for (const Item& item : items) push_back(item);
  }
  static Json array();
  static Json array(std::initializer_list<Json> items);
  static Json object();

  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(const Json& other);
  Json& operator=(Json&& other) noexcept;
  ~Json();

  /// The value of this key; null is put if there is none. Of an object, or of null, which becomes an object.
  Json& operator[](std::string_view key);
  /// One more, behind the others. Of an array, or of null, which becomes an array.
  void push_back(Json item);
  /// Without this key; nothing happens if there is none.
  void erase(std::string_view key);
  /// The keys of `other`, put or replaced.
  void update(const Json& other);

  // ---- reading
  Kind kind() const { return static_cast<Kind>(value_.index()); }
  bool is_null() const { return kind() == Kind::Null; }
  bool is_object() const { return kind() == Kind::Object; }
  bool is_array() const { return kind() == Kind::Array; }
  bool is_text() const { return kind() == Kind::Text; }
  bool is_number() const { return kind() >= Kind::Integer && kind() <= Kind::Real; }

  /// How many items or keys it has; 0 of anything else.
  std::size_t size() const;
  /// The items of an array, or the values of an object.
  const Json* begin() const;
  const Json* end() const;
  /// Of an object: one for each value, in the same order.
  const std::vector<std::string>& keys() const;
  /// The value of this key, or nullptr: also if this is no object.
  const Json* find(std::string_view key) const;
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  /// The value of this key, or of this place in an array; throws JsonError if there is none.
  const Json& at(std::string_view key) const;
  const Json& at(std::size_t place) const;

  /// These throw JsonError if it is something else, or if the number does not fit.
  bool truth() const;
  std::int64_t integer() const;
  std::uint64_t natural() const;
  double real() const;  ///< of any number
  const std::string& text() const;
  std::vector<std::string> texts() const;
  template <class Wanted>
  Wanted as() const;
  /// The value of this key, or `otherwise` if there is none.
  template <class Wanted>
  Wanted value(std::string_view key, Wanted otherwise) const {
    const Json* found = find(key);
    return found ? found->as<Wanted>() : otherwise;
  }

  /// Objects are the same in whatever order their keys were put, numbers if their values are.
  friend bool operator==(const Json& one, const Json& other);

  // ---- text
  /// Throws JsonError, with the place, if the text is no JSON. Of a key that stands twice the last counts.
  static Json parse(std::string_view text);
  /// The same, or nothing.
  static std::optional<Json> parse_if_whole(std::string_view text);
  /// On one line, or with this indent; keys as they were put. What is not UTF-8 is replaced.
  std::string dump(int indent = -1) const;
  /// The same with the keys of all objects in alphabetical order.
  std::string dump_sorted(int indent = -1) const;

 private:
  struct Object {
    std::vector<std::string> keys;
    std::vector<Json> values;
  };

  Object& become_object();
  [[noreturn]] void is_not(const char* wanted) const;
  [[noreturn]] static void does_not_fit();

  /// In the order of Kind.
  std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, std::vector<Json>, Object>
      value_;
};

template <class Wanted>
Wanted Json::as() const {
  if constexpr (std::same_as<Wanted, bool>) {
    return truth();
  } else if constexpr (std::same_as<Wanted, std::string>) {
    return text();
  } else if constexpr (std::same_as<Wanted, std::vector<std::string>>) {
    return texts();
  } else if constexpr (std::floating_point<Wanted>) {
    return static_cast<Wanted>(real());
  } else if constexpr (std::unsigned_integral<Wanted>) {
    std::uint64_t wide = natural();
    if (static_cast<std::uint64_t>(static_cast<Wanted>(wide)) != wide) does_not_fit();
    return static_cast<Wanted>(wide);
  } else {
    static_assert(std::signed_integral<Wanted>);
    std::int64_t wide = integer();
    if (static_cast<std::int64_t>(static_cast<Wanted>(wide)) != wide) does_not_fit();
    return static_cast<Wanted>(wide);
  }
}

/// The number, or null where there is none (NaN, infinite).
Json number_or_null(double value);

}  // namespace rivalry
