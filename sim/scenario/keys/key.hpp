// What a key is: its name, how its value is written, where the value goes, and one sentence. THE KEYS themselves are in
// keys*.cpp, one line each; from that line come parsing, checking, `explain`, the JSON Schema and the reference page.
//
//   key<&Platform::join_external>("join.external", rate(), "0 per day", "Hazard of joining ...")
//
// A dotted name makes a map in a map. A key with the fallback `needed` must be given.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/games.hpp"
#include "rivalry/terms.hpp"
#include "sim/scenario/values/distribution.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

struct Node;
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

/// What a value becomes, by its form.
using Value = std::variant<Number, std::size_t, Day, bool, std::string, std::vector<std::string>, Fraction,
                           std::vector<std::uint32_t>, std::vector<Day>, Terms>;

/// Marks a key that has no default.
inline constexpr const char* needed = "(needed)";

/// "companies or investors" -> both.
std::vector<std::string> alternatives(std::string_view declared_in);

struct Key {
  std::string name;
  Form form = Form::Text;
  std::string fallback;  ///< as it would be written; `needed`; or empty: nothing happens without it. Money is `0 USD`
  std::string sentence;

  // Number
  Measure measure = Measure::Real;
  Range range;                      ///< in the measure's unit; of money: in major units
  std::string unit;                 ///< as stored in results; "currency" stands for the scenario's own
  std::optional<double> off_means;  ///< `off` may be written, and means this

  std::vector<std::string> words;  ///< Word: those allowed
  std::string refers_to;           ///< Name: where the things are declared, e.g. "platforms"
  bool may_be_off = false;         ///< Name: the thing may be switched off, and then nothing comes of it
  std::vector<std::string> kinds;  ///< the key belongs only to things of these kinds; empty: to all
  bool is_setting = false;         ///< a setting of the run, not an assumption about the world: asks for no source

  std::function<void(void* object, const Value&)> set;

  // Group and Named
  std::vector<Key> keys;
  bool may_be_missing = false;                         ///< Group: then nothing inside is needed
  std::string selector;                                ///< the key inside that says the kind
  std::function<void*(void* parent)> inside;           ///< Group: the part of the parent that the keys describe
  std::function<void(void*, const std::string&)> add;  ///< Named: one more thing of this name
  std::function<void*(void*, std::size_t)> at;         ///< Named: the thing of this index
  std::string singular;                                ///< Named: what one thing is called
  std::size_t at_most = 10000;                         ///< Named: things
  /// After all keys inside have been read: what one key alone cannot tell.
  std::function<void(Check&, void* object, const Node&, const std::string& path)> finish;

  bool is_leaf() const { return form != Form::Group && form != Form::Named; }
  /// The fallback as written in a scenario of this currency.
  std::string fallback_in(const std::string& currency) const;
  bool is_needed() const { return fallback == needed; }
  const Key* find(std::string_view key_name) const;

  Key only_for(std::vector<std::string> kind_words) &&;
  Key or_switched_off() &&;
  Key setting() &&;
  Key measured_in(std::string unit_text) &&;
  Key or_off(double meaning) &&;
};

// ---- how values are written -----------------------------------------------------------------------------------------

struct Type {
  Form form;
  Measure measure = Measure::Real;
  std::string low = {};
  std::string high = {};
  bool low_open = false;
  bool high_open = false;
  std::string refers_to = {};
};

template <class Enum>
struct WordType {
  std::vector<std::pair<std::string, Enum>> words;
};
template <class Enum>
WordType<Enum> word(std::vector<std::pair<std::string, Enum>> words) {
  return {std::move(words)};
}

Type share();                                       ///< 0 % to 100 %
Type share_below_one();                             ///< 0 % to below 100 %
Type share_above_zero();                            ///< above 0 % to 100 %
Type odds_share();                                  ///< between 0 % and 100 %, neither included
Type rate(const std::string& high = "16 per day");  ///< from 0; of hazards the engine tells no more apart
Type factor(const std::string& low, const std::string& high);
Type positive(const std::string& high);  ///< a factor above 0
Type count(const std::string& low, const std::string& high);
Type duration(const std::string& low, const std::string& high);
Type change();
/// An amount of money between two plain numbers of major units, e.g. money("0", "1e13"): at most 1e13, so that the
/// minor units are exact in a double.
Type money(const std::string& low, const std::string& high);
Type money_rate(const std::string& low, const std::string& high);  ///< the same, per day
Type measured(Measure measure, const std::string& low, const std::string& high);
Type name_of_a(const std::string& declared_in);  ///< in one section, or in one of several: "companies or investors"
Type terms();                                    ///< `14 working days`, `30 days`, `2 months`
Type as(Form form);

// ---- where values go ------------------------------------------------------------------------------------------------

template <class Class, class Member>
Class class_of(Member Class::*);
template <class Class, class Part>
Class class_of(Part* (*)(Class&));
template <class Class, class Member>
Member member_of(Member Class::*);

/// From an object to a part of it. The first step is a member, or a function that finds the part: nullptr if the object
/// is of a kind that has none.
template <auto First, auto... Rest>
auto* place_in(void* object) {
  auto& whole = *static_cast<decltype(class_of(First))*>(object);
  if constexpr (std::is_member_pointer_v<decltype(First)>) {
    return &((whole.*First).*....*Rest);
  } else {
    auto* part = First(whole);
    return part != nullptr ? &((*part).*....*Rest) : nullptr;
  }
}

template <auto... Steps>
auto& field(void* object) {
  return *place_in<Steps...>(object);
}

template <class Target>
void assign(Target& target, const Value& value) {
  if constexpr (std::is_same_v<Target, bool> || std::is_same_v<Target, std::string> ||
                std::is_same_v<Target, std::vector<std::string>> ||
                std::is_same_v<Target, std::vector<std::uint32_t>> || std::is_same_v<Target, std::vector<Day>> ||
                std::is_same_v<Target, Terms>) {
    target = std::get<Target>(value);
  } else if constexpr (std::is_same_v<Target, Day> || std::is_same_v<Target, std::optional<Day>>) {
    target = std::get<Day>(value);
  } else {
    const Number& number = std::get<Number>(value);
    target = static_cast<Target>(number.measure == Measure::Change ? 1 + number.value : number.value);
  }
}

Key make_key(const std::string& name, const Type& type, const std::string& fallback, const std::string& sentence);

template <auto... Members>
Key key(const std::string& name, const Type& type, const std::string& fallback, const std::string& sentence) {
  Key made = make_key(name, type, fallback, sentence);
  made.set = [](void* object, const Value& value) {
    if (auto* target = place_in<Members...>(object)) assign(*target, value);
  };
  return made;
}

template <auto... Members, class Enum>
Key key(const std::string& name, const WordType<Enum>& type, const std::string& fallback, const std::string& sentence) {
  Key made = make_key(name, as(Form::Word), fallback, sentence);
  for (const auto& [text, value] : type.words) made.words.push_back(text);
  made.set = [words = type.words](void* object, const Value& value) {
    if (auto* target = place_in<Members...>(object)) *target = words[std::get<std::size_t>(value)].second;
  };
  return made;
}

// ---- things of several kinds ----------------------------------------------------------------------------------------
//
// What only things of one kind have is one alternative of a variant among their members. Each alternative says its
// `word` and its `meaning`.

/// What `of(alternative)` says of each alternative, as a list.
template <class Variant, class Of>
std::vector<std::string> of_kinds(Of of) {
  return []<class... Kinds>(const std::variant<Kinds...>*, Of each) {
    std::vector<std::string> all;
    (each(all, static_cast<const Kinds*>(nullptr)), ...);
    return all;
  }(static_cast<const Variant*>(nullptr), of);
}

/// The words of those kinds for which is(kind) holds.
template <class Variant, class Is>
std::vector<std::string> kinds_where(Is is) {
  return of_kinds<Variant>([&]<class Kind>(std::vector<std::string>& all, const Kind* kind) {
    if (is(kind)) all.emplace_back(Kind::word);
  });
}

/// Puts the alternative of this index into the variant.
template <class Variant, std::size_t Index = 0>
void become(Variant& variant, std::size_t index) {
  if (index == Index) variant.template emplace<Index>();
  if constexpr (Index + 1 < std::variant_size_v<Variant>) become<Variant, Index + 1>(variant, index);
}

/// The key that says the kind of a thing; the first of its keys, so that the others find their alternative.
template <auto Kinds>
Key kind_key(const std::string& name) {
  using Variant = decltype(member_of(Kinds));
  std::string sentence;
  of_kinds<Variant>([&]<class Kind>(std::vector<std::string>&, const Kind*) {
    sentence.append(sentence.empty() ? "" : "; ").append(Kind::word).append(": ").append(Kind::meaning);
  });
  Key made = make_key(name, as(Form::Word), needed, sentence + ".");
  made.words = kinds_where<Variant>([](const auto*) { return true; });
  made.set = [](void* object, const Value& value) { become(field<Kinds>(object), std::get<std::size_t>(value)); };
  return made;
}

template <auto Kinds, auto Member>
auto* member_in(decltype(class_of(Kinds))& object) {
  auto* kind = std::get_if<decltype(class_of(Member))>(&(object.*Kinds));
  return kind != nullptr ? &(kind->*Member) : nullptr;
}

/// The member that this object's kind has of these, one of each kind.
template <auto Kinds, auto First, auto... Others>
decltype(member_of(First))* in_kind(decltype(class_of(Kinds))& object) {
  decltype(member_of(First))* found = member_in<Kinds, First>(object);
  ((found = found != nullptr ? found : member_in<Kinds, Others>(object)), ...);
  return found;
}

/// A key that belongs to those kinds whose member it fills; e.g. key_of<&Event::effect, &Campaign::adds,
/// &LinkAccounts::adds>("adds", ...).
template <auto Kinds, auto... Members>
Key key_of(const std::string& name, const auto& type, const std::string& fallback, const std::string& sentence) {
  return key<&in_kind<Kinds, Members...>>(name, type, fallback, sentence)
      .only_for({std::string(decltype(class_of(Members))::word)...});
}

/// A key whose value the group's `finish` takes from the file itself.
Key key(const std::string& name, const Type& type, const std::string& fallback, const std::string& sentence);

Key make_group(const std::string& name, const std::string& sentence, std::vector<Key> keys);

/// Fixed keys that describe a member of the parent.
template <auto... Members>
Key group(const std::string& name, const std::string& sentence, std::vector<Key> keys) {
  Key made = make_group(name, sentence, std::move(keys));
  made.inside = [](void* parent) -> void* { return &field<Members...>(parent); };
  return made;
}

/// Named things in a vector of the parent; `Name` is the member that takes the name.
template <auto Vector, auto Name>
Key named(const std::string& name, const std::string& singular, std::size_t at_most, const std::string& sentence,
          std::vector<Key> keys) {
  Key made = make_group(name, sentence, std::move(keys));
  made.form = Form::Named;
  made.singular = singular;
  made.at_most = at_most;
  made.add = [](void* parent, const std::string& thing) { field<Vector>(parent).emplace_back().*Name = thing; };
  made.at = [](void* parent, std::size_t index) -> void* { return &field<Vector>(parent)[index]; };
  return made;
}

}  // namespace rivalry
