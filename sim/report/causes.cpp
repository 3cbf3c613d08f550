// Which uncertain numbers go with the answer.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/findings/answer.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry::report {

namespace {

constexpr std::size_t most_causes = 12;

/// Inputs by their key's path, as a scenario has them.
std::string path_of(const ResolvedScenario& resolved, const std::string& variable) {
  constexpr std::string_view before = "input_";
  std::string name = variable.starts_with(before) ? variable.substr(before.size()) : variable;
  for (const Input& input : resolved.inputs(0))
    if (input.name == name) return input.path;
  return name;
}

struct Strength {
  std::string name;
  RankCorrelation with;
};

Json bars(const std::vector<Strength>& strengths, const std::string& what) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < std::min(most_causes, strengths.size()); ++i)
    rows.push_back({{"name", strengths[i].name},
                    {"value", strengths[i].with.value},
                    {"low", number(strengths[i].with.low)},
                    {"high", number(strengths[i].with.high)}});
  const Strength& first = strengths[0];
  bool is_clear = first.with.low > 0 || first.with.high < 0;
  std::string title = is_clear ? fmt::format("{} goes most with {}: the more of it, the {}", first.name, what,
                                             first.with.value > 0 ? "more" : "less")
                               : fmt::format("No uncertain number goes clearly with {}", what);
  return {
      {"type", "correlations"},
      {"title", title},
      {"note", fmt::format("Rank correlation over {}, from -1 to 1; the line holds the true one with 95 % confidence.",
                           count_of(first.with.count, "replicate"))},
      {"unit", "rank correlation"},
      {"rows", std::move(rows)}};
}

}  // namespace

std::vector<Json> what_goes_with(const std::vector<double>& answers, const std::vector<CaseColumn>& inputs,
                                 const std::string& what, const ResolvedScenario& resolved) {
  std::vector<Strength> strengths;
  for (const CaseColumn& input : inputs) {
    RankCorrelation with = rank_correlation(input.values, answers);
    if (!std::isnan(with.value)) strengths.push_back({path_of(resolved, input.name), with});
  }
  if (strengths.empty()) return {};
  std::stable_sort(strengths.begin(), strengths.end(), [](const Strength& a, const Strength& b) {
    return std::fabs(a.with.value) > std::fabs(b.with.value);
  });
  std::vector<Json> blocks = {wide_panels({bars(strengths, what)})};
  if (strengths.size() > most_causes)
    blocks.push_back(note(fmt::format("{} more go with it less.", strengths.size() - most_causes)));
  return blocks;
}

Section causes(const RunSubject& subject, Times&) {
  Section section{"causes", "What mattered", {}};
  std::string of = subject.of.empty() ? main_answer(subject.result, subject.scenario) : subject.of;
  if (of.empty()) return section;
  Answers answers = answer(subject.result, of);
  std::vector<CaseColumn> inputs;
  for (const Variable& variable : subject.result.variables) {
    if (!variable.name.starts_with("input_") || variable.dims != std::vector<std::string>{"replicate"}) continue;
    CaseColumn column{variable.name, text_of(variable, "units"), {}, {}};
    for (std::size_t r = 0; r < answers.numbers.size(); ++r) column.values.push_back(number_at(variable, r));
    inputs.push_back(std::move(column));
  }
  section.blocks = what_goes_with(answers.numbers, inputs, of, subject.resolved);
  if (!section.blocks.empty())
    section.blocks.insert(section.blocks.begin(),
                          note("What is not known was drawn anew for each replicate; chance differs between them, too. "
                               "Another answer: rivalry report RUN --of ANSWER."));
  return section;
}

}  // namespace rivalry::report
