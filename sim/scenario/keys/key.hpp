// What a key is: its name, how its value is written, where the value goes, and one sentence. THE KEYS themselves are
// rows of constant data in the files beside this one; from such a row come parsing, checking, `explain`, the JSON
// Schema and the reference page.
//
//   key<&Platform::join_external>("join.external", rate(), "0 per day", "Hazard of joining ...")
//
// A dotted name makes a map in a map. A key with the fallback `needed` must be given.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/games.hpp"
#include "rivalry/terms.hpp"
#include "sim/scenario/values/distribution.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

struct Node;
struct KeyRow;
class Check;

/// How a value is written.
enum class Form {
  Number,      ///< a quantity, or an uncertain one
  Word,        ///< one of a few words
  Date,        ///< 2013-04-29
  Moment,      ///< a date, or a duration after the start
  Switch,      ///< on or off
  Text,        ///< any text
  Slug,        ///< a name that can be a directory's
  Name,        ///< the name of a thing declared elsewhere in the file
  OutputName,  ///< the name of an output
  OutputList,  ///< a list of those
  Label,       ///< a label of an output's dimension
  InUnit,      ///< a quantity in the unit of the output that is expected
  Interval,    ///< two of those: [low, high]
  Ratio,       ///< an exact fraction, written as a share
  HexWords,    ///< hexadecimal words
  Path,        ///< a file beside the scenario
  Texts,       ///< a map from key paths to texts
  DateList,    ///< dates and ranges of dates
  Terms,       ///< when a bill is due
  Currency,    ///< the code of a currency
  Changes,     ///< a map from key paths to what they are instead
  Rates,       ///< a map from currencies' codes to what one unit of them is worth
  Group,       ///< a fixed map of keys
  Named,       ///< a map of named things, each with the same keys
};

/// A number as read, and the measure it turned out to be.
struct Number {
  double value = 0;
  Measure measure = Measure::Real;
};

/// A word that may be written, and the enumerator that it means. If words have sentences, so `word: sentence; ...` is
/// what their key says.
struct Word {
  std::string_view text;
  int meaning = 0;
  std::string_view sentence = {};

  constexpr Word(const char* word) : text(word) {}
  template <class Enum>
  constexpr Word(const char* word, Enum means, std::string_view says = {})
      : text(word), meaning(static_cast<int>(means)), sentence(says) {}
  constexpr Word(std::string_view word, int means, std::string_view says)
      : text(word), meaning(means), sentence(says) {}
};

/// What a value becomes, by its form.
using Value = std::variant<Number, const Word*, Day, bool, std::string, std::vector<std::string>, Fraction,
                           std::vector<std::uint32_t>, std::vector<Day>, Terms>;

/// Marks a key that has no default.
inline constexpr std::string_view needed = "(needed)";

/// "companies or investors" -> both.
std::vector<std::string> alternatives(std::string_view declared_in);

/// What a row and the key that is made of it have in common.
struct KeyTraits {
  Form form = Form::Text;
  std::string_view
      fallback;  ///< as it would be written; `needed`; or empty: nothing happens without it. Money: `0 USD`

  // Number
  Measure measure = Measure::Real;
  std::string_view unit;            ///< as stored in results; "currency" stands for the scenario's own
  std::optional<double> off_means;  ///< `off` may be written, and means this

  std::span<const Word> words;  ///< Word: those allowed
  std::string_view refers_to;   ///< Name: where the things are declared, e.g. "platforms"
  bool may_be_off = false;      ///< Name: the thing may be switched off, and then nothing comes of it
  bool is_setting = false;      ///< a setting of the run, not an assumption about the world: asks for no source

  void (*set)(void* object, const Value&) = nullptr;

  // Group and Named
  bool may_be_missing = false;                              ///< Group: then nothing inside is needed
  std::string_view selector;                                ///< the key inside that says the kind
  void* (*inside)(void* parent) = nullptr;                  ///< Group: the part of the parent that the keys describe
  void (*add)(void* parent, const std::string&) = nullptr;  ///< Named: one more thing of this name
  void* (*at)(void* parent, std::size_t index) = nullptr;   ///< Named: the thing of this index
  std::string_view singular;                                ///< Named: what one thing is called
  std::size_t at_most = 10000;                              ///< Named: things
  /// After all keys inside have been read: what one key alone cannot tell.
  void (*finish)(Check&, void* object, const Node&, const std::string& path) = nullptr;

  constexpr bool is_leaf() const { return form != Form::Group && form != Form::Named; }
  constexpr bool is_needed() const { return fallback == needed; }
};

/// A key in the tree of all keys.
struct Key : KeyTraits {
  std::string name;
  std::string sentence;
  Range range;                     ///< Number: in the measure's unit; of money: in major units
  std::vector<std::string> kinds;  ///< the key belongs only to things of these kinds; empty: to all
  std::vector<Key> keys;           ///< Group and Named

  Key();
  /// With all that is inside; throws InvariantError if a range cannot be read.
  explicit Key(const KeyRow& row);
  Key(const Key&);
  Key(Key&&) noexcept;
  Key& operator=(const Key&);
  Key& operator=(Key&&) noexcept;
  ~Key();

  /// The fallback as written in a scenario of this currency.
  std::string fallback_in(const std::string& currency) const;
  const Key* find(std::string_view key_name) const;
  const Word* find_word(std::string_view text) const;
  std::vector<std::string> word_texts() const;
};

}  // namespace rivalry
