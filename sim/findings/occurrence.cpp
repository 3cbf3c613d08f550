#include "sim/findings/occurrence.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "sim/findings/named.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

namespace {

/// By place in the table, whether it is this word; empty if none is. An event may be called like a deed: both count.
std::vector<bool> places(const std::vector<std::string>& table, std::string_view word) {
  std::vector<bool> found;
  if (std::find(table.begin(), table.end(), word) == table.end()) return found;
  for (const std::string& each : table) found.push_back(each == word);
  return found;
}

std::string unit_of(const JournalColumns& entries, Occurrence::Of of) {
  using Of = Occurrence::Of;
  if (of == Of::Day) return text_of(column_of(entries.data, "event_time"), "units");
  return of == Of::Amount ? text_of(column_of(entries.data, "event_amount"), "units") : "1";
}

}  // namespace

JournalColumns::JournalColumns(const Dataset& from) : data(from) {
  if (find_variable(data, "event_name") == nullptr) return;
  words = labels_along(data, "event_word"), parties = labels_along(data, "party");
  auto whole = [&](const char* of) { return &std::get<std::vector<std::int32_t>>(column_of(data, of).values); };
  name = whole("event_name"), who = whole("event_who"), whom = whole("event_whom"), time = whole("event_time");
}

std::optional<Occurrence> named_occurrence(const JournalColumns& entries, const Question& question) {
  std::vector<std::string> parts = split_at(question.name, '.');
  Occurrence found;
  auto ends = [&](const char* word) { return parts.size() > 1 && parts.back() == word; };
  if (ends("day")) found.of = Occurrence::Of::Day;
  if (ends("amount")) found.of = Occurrence::Of::Amount;
  if (found.of != Occurrence::Of::Whether) parts.pop_back();
  if (parts.empty() || parts.size() > 2 || !question.labels.empty()) return std::nullopt;
  found.words = places(entries.words, parts.back());
  if (parts.size() == 2) found.parties = places(entries.parties, parts[0]);
  if (found.words.empty() || (parts.size() == 2 && found.parties.empty())) return std::nullopt;
  return found;
}

Answers answers_of(const Rows& rows, const JournalColumns& entries, const Occurrence& occurrence) {
  using Of = Occurrence::Of;
  Answers result;
  result.numbers.assign(rows.numbers.size(), occurrence.of == Of::Day ? std::numeric_limits<double>::quiet_NaN() : 0);
  result.is_share = occurrence.of == Of::Whether;
  result.unit = unit_of(entries, occurrence.of);
  const Variable& amount = column_of(entries.data, "event_amount");
  const Variable& number = column_of(entries.data, "event_" + rows.along);
  for (std::size_t i = 0; i < entries.name->size(); ++i) {
    auto is = [i](const std::vector<bool>& among, const std::vector<std::int32_t>& column) {
      return among[static_cast<std::size_t>(column[i])];
    };
    bool meant =
        is(occurrence.words, *entries.name) &&
        (occurrence.parties.empty() || is(occurrence.parties, *entries.who) || is(occurrence.parties, *entries.whom));
    if (!meant) continue;
    double& value = result.numbers.at(rows.place(static_cast<std::int64_t>(number_at(number, i))));
    if (occurrence.of == Of::Whether) value = 1;
    if (occurrence.of == Of::Amount) value += number_at(amount, i);
    if (occurrence.of == Of::Day)
      value = std::isnan(value) ? (*entries.time)[i] : std::min<double>(value, (*entries.time)[i]);
  }
  return result;
}

std::vector<std::string> happened_names(const JournalColumns& entries) {
  std::set<std::pair<std::int32_t, std::int32_t>> pairs;
  for (std::size_t i = 0; entries.name != nullptr && i < entries.name->size(); ++i)
    pairs.insert({(*entries.who)[i] != 0 ? (*entries.who)[i] : (*entries.whom)[i], (*entries.name)[i]});
  std::set<std::string> names;
  for (auto [who, what] : pairs) {
    const std::string& word = entries.words.at(static_cast<std::size_t>(what));
    const std::string& party = entries.parties.at(static_cast<std::size_t>(who));
    names.insert(party.empty() ? word : fmt::format("{}.{}", party, word));
  }
  return {names.begin(), names.end()};
}

}  // namespace rivalry
