#include "sim/findings/first_event.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <span>

#include "rivalry/calendar.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/journals.hpp"

namespace rivalry {

namespace {

using Entries = std::span<const JournalEntry>;

std::map<std::int32_t, Entries> by_replicate(const Journals& journals) {
  std::map<std::int32_t, Entries> found;
  const std::vector<JournalEntry>& all = journals.entries();
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    while (to < all.size() && all[to].replicate == all[from].replicate) ++to;
    found[all[from].replicate] = Entries(all).subspan(from, to - from);
  }
  return found;
}

bool are_alike(const JournalEntry& one, const JournalEntry& other) {
  return one.day == other.day && one.name == other.name && one.who == other.who && one.whom == other.whom &&
         one.amount == other.amount;
}

std::string told(const JournalEntry& entry, const std::string& currency) {
  std::string text(entry.name);
  if (!entry.who.empty()) text = fmt::format("{}: {}", entry.who, text);
  if (!entry.whom.empty()) text += fmt::format(" -> {}", entry.whom);
  if (entry.amount != 0) text += ", " + quantity_text(entry.amount, currency);
  return text;
}

}  // namespace

std::optional<FirstEvent> first_event(const Dataset& first, const Dataset& second) {
  Journals one(first), other(second);
  auto left = by_replicate(one), right = by_replicate(other);
  std::vector<std::int32_t> there = replicates_of(second);
  std::optional<FirstEvent> found;
  std::int64_t differ = 0, common = 0;
  for (std::int32_t replicate : replicates_of(first)) {
    if (!std::binary_search(there.begin(), there.end(), replicate)) continue;
    ++common;
    Entries a = left[replicate], b = right[replicate];
    std::size_t i = 0;
    while (i < a.size() && i < b.size() && are_alike(a[i], b[i])) ++i;
    if (i == a.size() && i == b.size()) continue;
    ++differ;
    Day day = i == a.size() ? b[i].day : i == b.size() ? a[i].day : std::min(a[i].day, b[i].day);
    if (found && found->day <= day) continue;
    auto side = [&](Entries entries, const Journals& journals) {
      return i < entries.size() && entries[i].day == day ? told(entries[i], journals.currency()) : "";
    };
    found = {day, replicate, side(a, one), side(b, other), 0, 0};
  }
  if (found) found->replicates = differ, found->of = common;
  return found;
}

}  // namespace rivalry
