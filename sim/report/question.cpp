// The question's answer, in sentences made from the numbers.
#include <fmt/core.h>

#include <algorithm>

#include "sim/findings/answer.hpp"
#include "sim/findings/course.hpp"
#include "sim/findings/deals.hpp"
#include "sim/findings/interval.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/trade.hpp"
#include "sim/findings/waiting.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/names.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry::report {

namespace {

bool is_open(const Dataset& result, const std::string& what) {
  double mean = sample_of(answer(result, what).numbers).mean;
  return mean > 0 && mean < 1;
}

/// NAME.what of everything along a dimension that is recorded.
std::vector<std::string> each_of(const Dataset& result, const std::string& output, const std::string& dimension,
                                 const std::string& quantity) {
  std::vector<std::string> names;
  if (find_variable(result, output) == nullptr) return names;
  for (const std::string& label : labels_along(result, dimension))
    names.push_back(fmt::format("{}.{}", label, quantity));
  return names;
}

std::string share_text(const MeanInterval& share) {
  return fmt::format("{} of replicates [95 %: {} to {}]", quantity_text(share.mean, "1"), quantity_text(share.low, "1"),
                     quantity_text(share.high, "1"));
}

/// "Vancl is in business on 2016-12-31 in 22.5 % of replicates [95 %: ...]; by 2014-08-01 half have failed."
std::vector<std::string> survival(const Dataset& result) {
  std::vector<std::string> told, known = happenings(result);
  for (const std::string& company : labels_along(result, "company")) {
    if (std::find(known.begin(), known.end(), company + ".default") == known.end()) continue;
    Waiting failed = waiting(result, company + ".default");
    const WaitingStep& last = failed.steps.back();
    std::string text = fmt::format("{} is in business on {} in {}", sentence_of(spelt(company)), to_string(failed.end),
                                   share_text({failed.rows, last.still, last.low, last.high}));
    if (failed.median) text += fmt::format("; by {} half have failed", to_string(*failed.median));
    told.push_back(text + ".");
  }
  return told;
}

/// What is expected numbers of, on the last day: the title of its chart as a sentence.
std::vector<std::string> expected(const RunSubject& subject) {
  std::vector<std::string> told;
  for (const std::string& name : expected_names(subject.result, subject.scenario)) {
    Answers last = answer(subject.result, name);
    std::string text = fmt::format("{}, in the median", headline(subject.result, name, last));
    std::vector<double> numbers = ascending(last.numbers);
    if (numbers.size() >= 10)
      text += fmt::format(" [90 %: {} to {}]", quantity_text(quantile_of(numbers, .05), last.unit),
                          quantity_text(quantile_of(numbers, .95), last.unit));
    told.push_back(text + ".");
  }
  return told;
}

void add_as_sentences(std::vector<std::string>& all, const std::vector<std::string>& lines) {
  for (std::string line : lines) {
    for (std::size_t at; (at = line.find("  ")) != std::string::npos;) line.erase(at, 1);
    all.push_back(sentence_of(spelt(line)) + ".");
  }
}

}  // namespace

std::string main_answer(const Dataset& result, const Scenario& scenario) {
  for (const std::string& what : each_of(result, "company_alive", "company", "survival"))
    if (is_open(result, what)) return what;
  for (const std::string& what : each_of(result, "contract_exercised", "contract", "exercised"))
    if (is_open(result, what)) return what;
  std::vector<std::string> names = expected_names(result, scenario);
  if (names.empty()) names = courses(result);
  if (names.empty()) names = askable(result);
  return names.empty() ? "" : names.front();
}

std::vector<Json> answer_in_words(const RunSubject& subject, Times&) {
  constexpr std::size_t most = 7;
  std::vector<std::string> all = survival(subject.result);
  add_as_sentences(all, deals(subject.result));
  for (std::string& each : difference_in_words(subject)) all.push_back(std::move(each));
  if (all.size() < most)
    for (std::string& each : expected(subject)) all.push_back(std::move(each));
  add_as_sentences(all, trade(subject.result, false));
  if (all.empty())
    for (const std::string& name : courses(subject.result))
      if (all.size() < most) all.push_back(headline(subject.result, name, answer(subject.result, name)) + ".");
  if (all.empty()) return {};
  std::vector<std::string> first(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size())));
  std::vector<Json> blocks = {sentences(first)};
  if (all.size() > most)
    blocks.push_back(more(fmt::format("{} more", all.size() - most),
                          {sentences({all.begin() + static_cast<std::ptrdiff_t>(most), all.end()})}));
  return blocks;
}

}  // namespace rivalry::report
