#include "sim/cli/verbs/why.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "rivalry/calendar.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/journals.hpp"

namespace rivalry::cli {

namespace {

/// "vancl.default", or just "default".
struct Asked {
  std::string_view who;  ///< empty: anybody
  std::string_view name;

  explicit Asked(std::string_view what) {
    std::size_t dot = what.find('.');
    if (dot != std::string_view::npos) who = what.substr(0, dot);
    name = dot == std::string_view::npos ? what : what.substr(dot + 1);
  }
  bool fits(const JournalEntry& entry) const {
    return entry.name == name && (who.empty() || entry.who == who || entry.whom == who);
  }
};

std::string amount_text(const JournalEntry& entry, const std::string& currency) {
  return entry.amount == 0 ? "" : quantity_text(entry.amount, currency);
}

std::string line(const JournalEntry& entry, const std::string& currency) {
  std::string text = fmt::format("{}  {:<20} {:<16} {:<20} {}", to_string(entry.day), entry.who, entry.name, entry.whom,
                                 amount_text(entry, currency));
  return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

/// What there is to ask about, with the number of replicates in which it happens, most frequent first.
std::string what_there_is(const Journals& journals) {
  std::map<std::string, std::set<std::int32_t>> found;
  for (const JournalEntry& entry : journals.entries()) {
    std::string_view who = entry.who.empty() ? entry.whom : entry.who;
    found[who.empty() ? std::string(entry.name) : fmt::format("{}.{}", who, entry.name)].insert(entry.replicate);
  }
  std::vector<std::pair<std::size_t, std::string>> ordered;
  for (const auto& [name, replicates] : found) ordered.emplace_back(replicates.size(), name);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  constexpr std::size_t most = 30;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, ordered.size()); ++i)
    text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", ordered[i].second, ordered[i].first);
  return text + (ordered.size() > most ? fmt::format(" and {} more", ordered.size() - most) : "");
}

/// The first that fits in each replicate, in order.
std::vector<const JournalEntry*> first_in_each(const Journals& journals, const Asked& asked) {
  std::vector<const JournalEntry*> first;
  for (const JournalEntry& entry : journals.entries())
    if (asked.fits(entry) && (first.empty() || first.back()->replicate != entry.replicate)) first.push_back(&entry);
  return first;
}

Day median_day(const std::vector<const JournalEntry*>& first) {
  std::vector<Day> days;
  for (const JournalEntry* entry : first) days.push_back(entry->day);
  std::sort(days.begin(), days.end());
  return days[(days.size() - 1) / 2];
}

bool can_happen(const Dataset& result, const Asked& asked) {
  auto lists = [&](const char* table, std::string_view name) {
    const Variable* variable = find_variable(result, table);
    const auto* names = variable ? std::get_if<std::vector<std::string>>(&variable->values) : nullptr;
    return names && std::find(names->begin(), names->end(), name) != names->end();
  };
  return lists("event_word", asked.name) && (asked.who.empty() || lists("party", asked.who));
}

}  // namespace

std::string events_table(const Dataset& result) {
  Journals journals(result);
  std::string text = fmt::format("replicate\tnumber\tdate\tname\twho\twhom\tamount\tcause\n");
  for (const JournalEntry& entry : journals.entries())
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", entry.replicate, entry.number, to_string(entry.day),
                        entry.name, entry.who, entry.whom,
                        entry.amount == 0 ? "" : fmt::format("{:.2f} {}", entry.amount, journals.currency()),
                        entry.cause < 0 ? "" : std::to_string(entry.cause));
  return text;
}

std::string why(const Dataset& result, const std::string& what, std::optional<std::int32_t> replicate) {
  Journals journals(result);
  Asked asked(what);
  std::vector<const JournalEntry*> first = first_in_each(journals, asked);
  std::size_t replicates = replicates_of(result).size();
  if (first.empty() && !can_happen(result, asked))
    throw UsageError(fmt::format("nothing is called {}; there is: {}", what,
                                 journals.entries().empty() ? "nothing" : what_there_is(journals)));
  if (first.empty()) return fmt::format("{} happens in none of {} replicates\n", what, replicates);
  auto chosen = replicate ? std::find_if(first.begin(), first.end(),
                                         [&](const JournalEntry* entry) { return entry->replicate == *replicate; })
                          : first.begin();
  if (chosen == first.end())
    throw UsageError(fmt::format("{} does not happen in replicate {}; it does in {} of {}, e.g. in {}", what,
                                 *replicate, first.size(), replicates, first.front()->replicate));
  std::vector<const JournalEntry*> chain;
  for (const JournalEntry* entry = *chosen; entry != nullptr; entry = journals.cause_of(*entry)) chain.push_back(entry);
  std::string text = fmt::format("replicate {}\n", (*chosen)->replicate);
  for (auto entry = chain.rbegin(); entry != chain.rend(); ++entry) text += line(**entry, journals.currency());
  return text + fmt::format("{} happens in {} of {} replicates; median date {}\n", what, first.size(), replicates,
                            to_string(median_day(first)));
}

}  // namespace rivalry::cli
