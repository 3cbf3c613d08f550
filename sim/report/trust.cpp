// What the numbers are held against, what they rest on, and how to make them again.
#include <fmt/core.h>

#include <algorithm>

#include "sim/findings/cells.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/record/expectations.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/scenario/tree/merge.hpp"
#include "sim/scenario/tree/text.hpp"

namespace rivalry::report {

namespace {

/// The value at a path, in a line; long ones are cut.
std::string value_at(const ResolvedScenario& resolved, const std::string& path) {
  constexpr std::size_t longest = 100;
  const Node* node = find_path(resolved.merged().root, path);
  if (node == nullptr) return "";
  std::string text = node->is_map() && node->entries.size() > 3 ? "" : write_value(*node);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text.size() > longest ? text.substr(0, longest - 3) + "..." : text;
}

/// The assumptions by their first part: "companies", "platforms", ...
std::vector<std::pair<std::string, std::vector<std::vector<std::string>>>> by_section(
    const ResolvedScenario& resolved) {
  std::vector<std::pair<std::string, std::vector<std::vector<std::string>>>> groups;
  for (const std::string& path : resolved.assumptions()) {
    std::string first = path.substr(0, path.find('.'));
    auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& each) { return each.first == first; });
    if (group == groups.end()) group = groups.insert(groups.end(), {first, {}});
    group->second.push_back({path, value_at(resolved, path)});
  }
  return groups;
}

}  // namespace

Section history(const RunSubject& subject, Times&) {
  Section section{"history", "Beside published figures", {}};
  std::vector<Finding> findings = hold_against(subject.scenario, subject.result);
  if (findings.empty()) return section;
  std::vector<std::vector<std::string>> rows;
  std::int64_t met = 0;
  for (const Finding& each : findings) {
    met += each.pass ? 1 : 0;
    rows.push_back({each.pass ? "met" : "missed", each.quantity,
                    each.got ? quantity_text(*each.got, each.unit) : "nothing", each.written, each.source});
  }
  section.blocks.push_back(
      note(fmt::format("{} of {} met.", met, count_of(static_cast<std::int64_t>(findings.size()), "expectation"))));
  std::vector<Column> columns = {{"", Kind::Text},
                                 {"what", Kind::Key},
                                 {"simulated", Kind::Number},
                                 {"published", Kind::Text},
                                 {"source", Kind::Text}};
  section.blocks.push_back(table(columns, rows));
  return section;
}

Section assumptions(const ResolvedScenario& resolved) {
  Section section{"assumptions", "What it rests on", {}};
  auto groups = by_section(resolved);
  std::int64_t count = 0;
  std::vector<Json> unsourced;
  for (const auto& [name, rows] : groups) {
    count += static_cast<std::int64_t>(rows.size());
    unsourced.push_back(heading(name));
    unsourced.push_back(table({{"key", Kind::Key}, {"assumed", Kind::Text}}, rows));
  }
  const Node* sources = find_path(resolved.merged().root, "sources");
  std::vector<std::vector<std::string>> sourced;
  if (sources != nullptr)
    for (const Entry& entry : sources->entries)
      sourced.push_back({entry.key, value_at(resolved, entry.key), entry.value.text});
  if (count == 0 && sourced.empty()) return section;
  section.blocks.push_back(
      note(count == 0 ? "Every number of the scenario has a source."
                      : fmt::format("{} of the scenario {} no source: {} assumed.", count_of(count, "number"),
                                    count == 1 ? "has" : "have", count == 1 ? "it is" : "they are")));
  constexpr std::int64_t few = 30;
  if (count > few)
    section.blocks.push_back(
        more(fmt::format("All {} assumptions without a source", grouped(count)), std::move(unsourced)));
  else
    section.blocks.insert(section.blocks.end(), unsourced.begin(), unsourced.end());
  if (sourced.empty()) return section;
  section.blocks.push_back(heading("With a source"));
  section.blocks.push_back(table({{"key", Kind::Key}, {"value", Kind::Text}, {"source", Kind::Text}}, sourced));
  return section;
}

Section recipe(const RunSubject& subject, Times&) {
  Section section{"recipe", "How to make it again", {}};
  const Manifest& manifest = subject.manifest;
  auto replicates = static_cast<std::int64_t>(manifest.done().size());
  std::vector<std::pair<std::string, std::string>> rows = {
      {"run", text_of(subject.result, "run_id")},
      {"model", "Rivalry " + text_of(subject.result, "model_version")},
      {"seed", text_of(subject.result, "seed")},
      {"replicates", grouped(replicates)}};
  if (manifest.until)
    rows.push_back({"until", fmt::format("{}, at most {}", manifest.until->text, grouped(manifest.until->at_most))});
  rows.push_back({"failed", grouped(static_cast<std::int64_t>(manifest.failures.size()))});
  for (const auto& [replicate, failure] : manifest.failures)
    rows.push_back({fmt::format("replicate {}", replicate), failure.code + ": " + failure.message});
  rows.push_back({"sha256 of result.h5", manifest.collected ? manifest.collected->sha256 : ""});
  rows.push_back({"play it again", fmt::format("rivalry run resolved.yaml --replicates {}", manifest.asked)});
  rows.push_back({"compare the bytes", text_of(subject.result, "verify")});
  section.blocks.push_back(facts(rows));
  section.blocks.push_back(
      note("resolved.yaml, in the run's directory and below, stands for all: the same file, version and seed give the "
           "same bytes."));
  section.blocks.push_back(more("resolved.yaml", {{{"type", "pre"}, {"text", subject.resolved.text()}}}));
  return section;
}

}  // namespace rivalry::report
