#include "sim/scenario/keys/key.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/scenario/keys/key_row.hpp"

namespace rivalry {

namespace {

double bound(std::string_view text, Measure measure) {
  if (measure == Measure::Money || measure == Measure::MoneyRate) measure = Measure::Real;
  Quantity quantity;
  if (auto problem = read_quantity(text, measure, quantity))
    throw InvariantError("range of a key: " + problem->message);
  return quantity.value;
}

Range range_of(const Type& type) {
  if (type.form != Form::Number || type.measure == Measure::ShareOrCount) return {};
  return {bound(type.low, type.measure), bound(type.high, type.measure), type.low_open, type.high_open};
}

/// "rumour, deny" -> both.
std::vector<std::string> split(std::string_view text, std::string_view between) {
  std::vector<std::string> pieces;
  for (std::size_t end = text.find(between); end != std::string_view::npos; end = text.find(between)) {
    pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(end + between.size());
  }
  pieces.emplace_back(text);
  return pieces;
}

/// What the row says, and behind it what its words mean.
std::string sentence_of(const KeyRow& row) {
  std::string meanings;
  for (const Word& word : row.words)
    if (!word.sentence.empty())
      meanings += fmt::format("{}{}: {}", meanings.empty() ? "" : "; ", word.text, word.sentence);
  return std::string(row.sentence) + (meanings.empty() ? "" : meanings + ".");
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

/// Adds the keys of these rows, of the kinds of the row around them.
void place_rows(std::vector<Key>& keys, std::span<const KeyRow> rows, std::string_view kinds) {
  for (const KeyRow& row : rows) {
    KeyRow own = row.kinds.empty() ? row.only_for(kinds) : row;
    if (!row.is_part) {
      place_key(keys, Key(own));
      continue;
    }
    place_rows(keys, row.rows, own.kinds);
    if (row.more_rows) place_rows(keys, row.more_rows(), own.kinds);
  }
}

}  // namespace

std::vector<std::string> alternatives(std::string_view declared_in) { return split(declared_in, " or "); }

Key::Key() = default;
Key::Key(const Key&) = default;
Key::Key(Key&&) noexcept = default;
Key& Key::operator=(const Key&) = default;
Key& Key::operator=(Key&&) noexcept = default;
Key::~Key() = default;

Key::Key(const KeyRow& row) : KeyTraits(row), name(row.name), sentence(sentence_of(row)), range(range_of(row.type)) {
  if (form == Form::Number && unit.empty()) unit = unit_of(measure);
  if (!row.kinds.empty()) kinds = split(row.kinds, ", ");
  place_rows(keys, row.rows, "");
  if (row.more_rows) place_rows(keys, row.more_rows(), "");
}

const Word* Key::find_word(std::string_view text) const {
  auto found = std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.text == text; });
  return found == words.end() ? nullptr : &*found;
}

std::vector<std::string> Key::word_texts() const {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.emplace_back(word.text);
  return texts;
}

const Key* Key::find(std::string_view key_name) const {
  auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == key_name; });
  return found == keys.end() ? nullptr : &*found;
}

std::string Key::fallback_in(const std::string& currency) const {
  bool is_money = measure == Measure::Money || measure == Measure::MoneyRate;
  std::string text(fallback);
  if (std::size_t code = text.find("USD"); is_money && code != std::string::npos) text.replace(code, 3, currency);
  return text;
}

}  // namespace rivalry
