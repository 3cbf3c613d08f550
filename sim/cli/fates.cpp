#include "sim/cli/fates.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "rivalry/calendar.hpp"
#include "rivalry/journal.hpp"
#include "sim/findings/cells.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/record/journals.hpp"

namespace rivalry::cli {

namespace {

/// What is told of a company, in the order in which it is told.
constexpr std::array milestones = {HappeningKind::FirstArrears, HappeningKind::WagesLate, HappeningKind::Rumour,
                                   HappeningKind::Protest,      HappeningKind::StockOut,  HappeningKind::LayOff,
                                   HappeningKind::Default};

Day start_of(const Variable& time) {
  constexpr std::string_view since = "days since ";
  std::string units = text_of(time, "units");
  return parse_day(units.starts_with(since) ? std::string_view(units).substr(since.size()) : "").value_or(Day{});
}

bool ends_half_year(Day day) {
  std::string text = to_string(day);
  return text.ends_with("06-30") || text.ends_with("12-31");
}

/// The last record of each half-year, and the very last.
std::vector<std::size_t> half_years(const std::vector<std::int32_t>& days, Day start) {
  std::vector<std::size_t> chosen;
  for (std::size_t t = 0; t < days.size(); ++t) {
    bool last = t + 1 == days.size();
    bool passes = last;
    for (std::int32_t day = days[t]; !last && day < days[t + 1]; ++day) passes = passes || ends_half_year(start + day);
    if (passes) chosen.push_back(t);
  }
  return chosen;
}

std::string bar(double share) {
  constexpr std::array<std::string_view, 9> blocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  return std::string(blocks[static_cast<std::size_t>(share * 8 + 0.5)]);
}

std::string survival(const Dataset& result, const Variable& alive, std::size_t company, bool bars) {
  const Variable& time = *find_variable(result, "time");
  const auto& days = std::get<std::vector<std::int32_t>>(time.values);
  std::size_t companies = size_of(result, "company"), width = width_of(result, alive);
  std::string picture, numbers;
  for (std::size_t t : half_years(days, start_of(time))) {
    std::vector<double> values = values_at(alive, width, t * companies + company);
    double share = 0;
    for (double value : values) share += value / static_cast<double>(values.size());
    picture += bar(std::clamp(share, 0.0, 1.0));
    numbers += fmt::format("  {} {:.0f} %", to_string(start_of(time) + days[t]).substr(0, 7), 100 * share);
  }
  return (bars ? picture : "") + numbers;
}

/// The first day in each replicate on which this happened to the company.
std::vector<Day> first_days(const Journals& journals, std::string_view company, HappeningKind what) {
  std::map<std::int32_t, Day> first;
  for (const JournalEntry& entry : journals.entries())
    if (entry.name == word_of(what) && (entry.who == company || entry.whom == company))
      first.try_emplace(entry.replicate, entry.day);
  std::vector<Day> days;
  for (const auto& [replicate, day] : first) days.push_back(day);
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace

std::vector<std::string> fates(const Dataset& result, bool bars) {
  const Variable* companies = find_variable(result, "company");
  const Variable* alive = find_variable(result, "company_alive");
  if (!companies || !alive) return {};
  Journals journals(result);
  std::size_t replicates = replicates_of(result).size();
  std::vector<std::string> lines;
  const auto& names = std::get<std::vector<std::string>>(companies->values);
  for (std::size_t company = 0; company < names.size(); ++company) {
    lines.push_back(fmt::format("{} alive  {}", names[company], survival(result, *alive, company, bars)));
    for (HappeningKind what : milestones) {
      std::vector<Day> days = first_days(journals, names[company], what);
      if (days.empty()) continue;
      double share = static_cast<double>(days.size()) / static_cast<double>(replicates);
      lines.push_back(fmt::format("{} {:<14} {} {:>4.0f} %  median {}", names[company], word_of(what),
                                  bars ? bar(share) : "", 100 * share, to_string(days[(days.size() - 1) / 2])));
    }
  }
  return lines;
}

std::string what_to_ask(const Dataset& result) {
  Journals journals(result);
  const Variable* companies = find_variable(result, "company");
  std::map<std::string_view, int> failed;
  for (const JournalEntry& entry : journals.entries())
    if (entry.name == word_of(HappeningKind::Default)) ++failed[entry.who];
  std::string most;
  int times = 0;
  if (companies)
    for (const std::string& name : std::get<std::vector<std::string>>(companies->values))
      if (failed[name] > times) times = failed[name], most = name;
  return most.empty() ? "" : most + "." + std::string(word_of(HappeningKind::Default));
}

}  // namespace rivalry::cli
