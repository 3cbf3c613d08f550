// How a key is declared: THE KEYS are rows of constant data in the files beside this one. From such a row come parsing,
// checking, `explain`, the JSON Schema and the reference page.
//
//   key<&Platform::join_external>("join.external", rate(), "0 per day", "Hazard of joining ...")
//
// A dotted name makes a map in a map. A key with the fallback `needed` must be given.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

#include "sim/scenario/keys/key.hpp"

namespace rivalry {

/// How a number is written: its range as texts, in the measure's unit; of money: in major units.
struct Type {
  Form form = Form::Text;
  Measure measure = Measure::Real;
  std::string_view low = {};
  std::string_view high = {};
  bool low_open = false;
  bool high_open = false;
  std::string_view refers_to = {};
  std::span<const Word> words = {};
};

/// A key as it is declared: constant data.
struct KeyRow : KeyTraits {
  std::string_view name;
  std::string_view sentence;
  Type type;
  std::string_view kinds;  ///< the key belongs only to things of these kinds, "rumour, deny"; empty: to all

  // Group and Named; or, without a name, a part of the keys around it
  std::span<const KeyRow> rows;
  std::span<const KeyRow> (*more_rows)() = nullptr;  ///< behind those; asked for once
  bool is_part = false;

  constexpr KeyRow only_for(std::string_view kind_words) const;
  constexpr KeyRow or_switched_off() const;
  constexpr KeyRow setting() const;
  constexpr KeyRow measured_in(std::string_view unit_text) const;
  constexpr KeyRow or_off(double meaning) const;
  /// The value goes where `function` puts it.
  constexpr KeyRow put_by(void (*function)(void* object, const Value&)) const;
  constexpr KeyRow chosen_by(std::string_view selecting_key) const;
  constexpr KeyRow named_as(std::string_view declared_in) const;  ///< the things have the names of others
  constexpr KeyRow or_missing() const;
  constexpr KeyRow described_by(void* (*function)(void* parent)) const;
  constexpr KeyRow finished_by(void (*function)(Check&, void*, const Node&, const std::string&)) const;

  /// The same row with another value of one member.
  template <class Whole, class Member>
  constexpr KeyRow with(Member Whole::*member, std::type_identity_t<Member> value) const {
    KeyRow made = *this;
    made.*member = value;
    return made;
  }
};

// ---- how values are written -----------------------------------------------------------------------------------------

constexpr Type measured(Measure measure, std::string_view low, std::string_view high) {
  return {Form::Number, measure, low, high};
}
constexpr Type above_low(Type type) {
  type.low_open = true;
  return type;
}
constexpr Type below_high(Type type) {
  type.high_open = true;
  return type;
}
constexpr Type as(Form form) { return {form}; }
/// 0 % to 100 %.
constexpr Type share() { return measured(Measure::Share, "0 %", "100 %"); }
constexpr Type share_below_one() { return below_high(share()); }
constexpr Type share_above_zero() { return above_low(share()); }
/// Between 0 % and 100 %, neither included.
constexpr Type odds_share() { return below_high(above_low(share())); }
/// From 0; of hazards above the default for `high` the engine tells no more apart.
constexpr Type rate(std::string_view high = "16 per day") { return measured(Measure::Rate, "0 per day", high); }
constexpr Type factor(std::string_view low, std::string_view high) { return measured(Measure::Real, low, high); }
/// A factor above 0.
constexpr Type positive(std::string_view high) { return above_low(factor("0", high)); }
constexpr Type count(std::string_view low, std::string_view high) { return measured(Measure::Count, low, high); }
constexpr Type duration(std::string_view low, std::string_view high) { return measured(Measure::Duration, low, high); }
constexpr Type change() { return measured(Measure::Change, "-100 %", "1e6 %"); }
/// An amount of money between two plain numbers of major units, e.g. money("0", "1e13"): at most 1e13, so that the
/// minor units are exact in a double.
constexpr Type money(std::string_view low, std::string_view high) { return measured(Measure::Money, low, high); }
/// The same, per day.
constexpr Type money_rate(std::string_view low, std::string_view high) {
  return measured(Measure::MoneyRate, low, high);
}
/// In one section, or in one of several: "companies or investors".
constexpr Type name_of_a(std::string_view declared_in) {
  Type type{Form::Name};
  type.refers_to = declared_in;
  return type;
}
/// `14 working days`, `30 days`, `2 months`.
constexpr Type terms() { return as(Form::Terms); }
/// One of these.
constexpr Type word(std::span<const Word> words) {
  Type type{Form::Word};
  type.words = words;
  return type;
}

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
  if constexpr (std::is_same_v<Target, std::vector<std::string>> ||
                std::is_same_v<Target, std::vector<std::uint32_t>> || std::is_same_v<Target, std::vector<Day>> ||
                std::is_same_v<Target, Terms>) {
    target = std::get<Target>(value);
  } else if constexpr (std::is_same_v<Target, std::string>) {
    if (const auto* word = std::get_if<const Word*>(&value))
      target = (*word)->text;
    else
      target = std::get<std::string>(value);
  } else if constexpr (std::is_same_v<Target, bool>) {
    const auto* word = std::get_if<const Word*>(&value);
    target = word ? (*word)->meaning != 0 : std::get<bool>(value);
  } else if constexpr (std::is_enum_v<Target>) {
    target = static_cast<Target>(std::get<const Word*>(value)->meaning);
  } else if constexpr (std::is_same_v<Target, Day> || std::is_same_v<Target, std::optional<Day>>) {
    target = std::get<Day>(value);
  } else {
    const Number& number = std::get<Number>(value);
    target = static_cast<Target>(number.measure == Measure::Change ? 1 + number.value : number.value);
  }
}

/// A key whose value the group's `finish` takes from the file itself.
constexpr KeyRow key(std::string_view name, const Type& type, std::string_view fallback, std::string_view sentence) {
  KeyRow made;
  made.form = type.form;
  made.fallback = fallback;
  made.measure = type.measure;
  made.words = type.words;
  made.refers_to = type.refers_to;
  made.set = [](void*, const Value&) {};
  made.name = name;
  made.sentence = sentence;
  made.type = type;
  return made;
}

template <auto... Members>
constexpr KeyRow key(std::string_view name, const Type& type, std::string_view fallback, std::string_view sentence) {
  return key(name, type, fallback, sentence).put_by([](void* object, const Value& value) {
    if (auto* target = place_in<Members...>(object)) assign(*target, value);
  });
}

/// Fixed keys that describe the parent itself.
constexpr KeyRow group(std::string_view name, std::string_view sentence, std::span<const KeyRow> rows) {
  KeyRow made;
  made.form = Form::Group;
  made.name = name;
  made.sentence = sentence;
  made.inside = [](void* parent) { return parent; };
  made.rows = rows;
  return made;
}

/// Fixed keys that describe a member of the parent.
template <auto... Members>
constexpr KeyRow group(std::string_view name, std::string_view sentence, std::span<const KeyRow> rows) {
  return group(name, sentence, rows).described_by([](void* parent) -> void* { return &field<Members...>(parent); });
}

/// The keys of a section that lives in files of its own (see rivalry/sections.hpp): its parameters are found by type.
template <class Section, class Whole = struct Scenario>
constexpr KeyRow section(std::string_view name, std::string_view sentence, std::span<const KeyRow> rows) {
  return group(name, sentence, rows).described_by([](void* scenario) -> void* {
    return &static_cast<Whole*>(scenario)->sections.template of<Section>();
  });
}

/// Named things in a vector of the parent; `Name` is the member that takes the name.
template <auto Vector, auto Name>
constexpr KeyRow named(std::string_view name, std::string_view singular, std::size_t at_most, std::string_view sentence,
                       std::span<const KeyRow> rows) {
  KeyRow made = group(name, sentence, rows);
  made.form = Form::Named;
  made.singular = singular;
  made.at_most = at_most;
  made.add = [](void* parent, const std::string& thing) { field<Vector>(parent).emplace_back().*Name = thing; };
  made.at = [](void* parent, std::size_t index) -> void* { return &field<Vector>(parent)[index]; };
  return made;
}

/// These rows stand here, as if each were written here; what kinds it is for holds for each.
constexpr KeyRow part(std::span<const KeyRow> rows) {
  KeyRow made;
  made.is_part = true;
  made.rows = rows;
  return made;
}
/// A row of another file.
constexpr KeyRow part(const KeyRow& row) { return part(std::span<const KeyRow>(&row, 1)); }
/// Rows that are not constant.
constexpr KeyRow part(std::span<const KeyRow> (*rows)()) {
  KeyRow made = part(std::span<const KeyRow>());
  made.more_rows = rows;
  return made;
}

// ---- what a row may add ---------------------------------------------------------------------------------------------

constexpr KeyRow KeyRow::only_for(std::string_view kind_words) const { return with(&KeyRow::kinds, kind_words); }
constexpr KeyRow KeyRow::or_switched_off() const { return with(&KeyRow::may_be_off, true); }
constexpr KeyRow KeyRow::setting() const { return with(&KeyRow::is_setting, true); }
constexpr KeyRow KeyRow::measured_in(std::string_view unit_text) const { return with(&KeyRow::unit, unit_text); }
constexpr KeyRow KeyRow::or_off(double meaning) const { return with(&KeyRow::off_means, meaning); }
constexpr KeyRow KeyRow::put_by(void (*function)(void*, const Value&)) const { return with(&KeyRow::set, function); }
constexpr KeyRow KeyRow::chosen_by(std::string_view selecting_key) const {
  return with(&KeyRow::selector, selecting_key);
}
constexpr KeyRow KeyRow::named_as(std::string_view declared_in) const { return with(&KeyRow::refers_to, declared_in); }
constexpr KeyRow KeyRow::or_missing() const { return with(&KeyRow::may_be_missing, true); }
constexpr KeyRow KeyRow::described_by(void* (*function)(void*)) const { return with(&KeyRow::inside, function); }
constexpr KeyRow KeyRow::finished_by(void (*function)(Check&, void*, const Node&, const std::string&)) const {
  return with(&KeyRow::finish, function);
}

// ---- things of several kinds ----------------------------------------------------------------------------------------
//
// What only things of one kind have is one alternative of a variant among their members. Each alternative says its
// `word` and its `meaning`.

/// Texts one after another with commas between, as constant data: "rumour, deny".
template <std::size_t Size>
struct CommaList {
  std::array<char, Size> text{};
  std::size_t size = 0;

  constexpr void add(std::string_view word) {
    if (size > 0) text[size++] = ',', text[size++] = ' ';
    for (char c : word) text[size++] = c;
  }
  constexpr operator std::string_view() const { return {text.data(), size}; }
};

template <class... Kinds>
inline constexpr auto words_of = [] {
  CommaList<((Kinds::word.size() + 2) + ... + 0)> all;
  (all.add(Kinds::word), ...);
  return all;
}();

/// What a variant's alternatives say of themselves.
template <class Variant>
struct KindsOf;
template <class... Kinds>
struct KindsOf<std::variant<Kinds...>> {
  /// The words of those kinds for which is(kind) holds.
  template <auto is>
  static constexpr auto where = [] {
    CommaList<((Kinds::word.size() + 2) + ... + 0)> all;
    ((is(static_cast<const Kinds*>(nullptr)) ? all.add(Kinds::word) : void()), ...);
    return all;
  }();

  /// All of them, each meaning its place.
  static constexpr auto words = [] {
    int place = 0;
    return std::array{Word(Kinds::word, place++, Kinds::meaning)...};
  }();

  /// Puts the alternative of this place into the variant.
  static void become(std::variant<Kinds...>& variant, int place) {
    int at = 0;
    ((at++ == place ? void(variant.template emplace<Kinds>()) : void()), ...);
  }
};

/// The key that says the kind of a thing; the first of its keys, so that the others find their alternative.
template <auto Kinds>
constexpr KeyRow kind_key(std::string_view name) {
  using All = KindsOf<decltype(member_of(Kinds))>;
  return key(name, word(All::words), needed, "").put_by([](void* object, const Value& value) {
    All::become(field<Kinds>(object), std::get<const Word*>(value)->meaning);
  });
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
constexpr KeyRow key_of(std::string_view name, const Type& type, std::string_view fallback, std::string_view sentence) {
  return key<&in_kind<Kinds, Members...>>(name, type, fallback, sentence)
      .only_for(words_of<decltype(class_of(Members))...>);
}

}  // namespace rivalry
