#include "sim/cli/timetable_text.hpp"

#include <fmt/core.h>

#include <vector>

#include "sim/cli/table.hpp"
#include "sim/core/json.hpp"
#include "sim/run/timetable.hpp"

namespace rivalry::cli {

namespace {

std::vector<std::string> words_of(WorldParts some) {
  std::vector<std::string> words;
  for (std::uint8_t i = 0; i < parts::count; ++i)
    if (WorldPart part{i}; some.contains(part)) words.emplace_back(word_of(part));
  return words;
}

std::string list_of(WorldParts some) {
  std::string text;
  for (const std::string& word : words_of(some)) text += (text.empty() ? "" : ", ") + word;
  return text.empty() ? "nothing" : text;
}

double seconds_of(const RowTally& tally) { return static_cast<double>(tally.nanoseconds) / 1e9; }

std::vector<std::string> timed(std::string_view phase, std::string_view name, const RowTally& tally, double all) {
  double share = all > 0 ? seconds_of(tally) / all : 0;
  return {std::string(phase),
          std::string(name),
          fmt::format("{:9.3f}", seconds_of(tally)),
          fmt::format("{:5.1f} %", 100 * share),
          fmt::format("{:8}", tally.calls),
          bar_text(share, 40)};
}

}  // namespace

std::string timetable_page() {
  std::string text;
  const Mechanism* before = nullptr;
  for (const Mechanism& row : timetable()) {
    if (!before || before->phase != row.phase) text += fmt::format("{}{}\n", before ? "\n" : "", word_of(row.phase));
    text += fmt::format("  {:<22} {}\n  {:<22} writes {}\n", row.name, row.what, "", list_of(row.writes));
    before = &row;
  }
  return text;
}

std::string timetable_json() {
  auto rows = Json::array();
  for (const Mechanism& row : timetable())
    rows.push_back(
        {{"phase", word_of(row.phase)}, {"name", row.name}, {"what", row.what}, {"writes", words_of(row.writes)}});
  return Json{{"timetable", rows}}.dump_sorted() + "\n";
}

std::string profile_page(const RunProfile& profile, double seconds, int threads) {
  std::vector<RowTally> tallies = profile.rows();
  RowTally all;
  auto count = [&](const RowTally& tally) { all.nanoseconds += tally.nanoseconds; };
  for (const RowTally& tally : tallies) count(tally);
  count(profile.beginning());
  count(profile.recording());
  double sum = seconds_of(all);
  std::vector<std::vector<std::string>> rows = {{"phase", "mechanism", "  seconds", "  share", "   calls"}};
  rows.push_back(timed("", "(the first morning)", profile.beginning(), sum));
  for (std::size_t i = 0; i < tallies.size(); ++i)
    rows.push_back(timed(word_of(timetable()[i].phase), timetable()[i].name, tallies[i], sum));
  rows.push_back(timed("", "(recording)", profile.recording(), sum));
  return table(rows) + fmt::format("{:.3f} s in all replicates and futures; the run took {:.3f} s on {} thread{}\n",
                                   sum, seconds, threads, threads == 1 ? "" : "s");
}

}  // namespace rivalry::cli
