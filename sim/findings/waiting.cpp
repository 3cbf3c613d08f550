#include "sim/findings/waiting.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/math.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/occurrence.hpp"

namespace rivalry {

namespace {

/// The interval of a share on the scale of log(-log): still^exp(+-half). If it has happened in all that were watched to
/// the end, Greenwood's variance says nothing, and the exact bound for none of them holds (Clopper & Pearson 1934).
void bound(WaitingStep& step, double greenwood, std::int64_t happened) {
  if (step.still > 0) {
    double half = math::normal_quantile(0.975) * std::sqrt(greenwood) / -math::log(step.still);
    step.low = math::pow(step.still, math::exp(half));
    step.high = math::pow(step.still, math::exp(-half));
  } else {
    step.low = 0;
    step.high = std::min(step.high, 1 - math::pow(0.025, 1 / static_cast<double>(happened)));
  }
}

[[noreturn]] void nothing_that_happens(const Dataset& data, const Question& question, const std::string& what) {
  if (named_output(data, Rows(data), question))
    cannot_answer(fmt::format("{} is an output, nothing that happens", what),
                  name_instead(question.name, happenings(data)));
  cannot_answer(fmt::format("nothing that happens is called `{}`", what),
                name_instead(question.name, happenings(data)));
}

}  // namespace

double Waiting::happened_by(Day day) const {
  auto after = std::upper_bound(steps.begin(), steps.end(), day,
                                [](Day until, const WaitingStep& step) { return until < step.day; });
  return after == steps.begin() ? 0 : 1 - std::prev(after)->still;
}

Waiting waiting_of(std::vector<Watched> rows, Day start, Day end) {
  std::sort(rows.begin(), rows.end(), [](const Watched& a, const Watched& b) { return a.until < b.until; });
  Waiting result{"", start, end, static_cast<std::int64_t>(rows.size()), {}, std::nullopt};
  WaitingStep step;
  std::int64_t happened = 0;
  double greenwood = 0;
  for (std::size_t from = 0; from < rows.size();) {
    std::size_t to = from;
    step.day = rows[from].until, step.at_risk = static_cast<std::int64_t>(rows.size() - from), step.happened = 0;
    for (; to < rows.size() && rows[to].until == step.day; ++to) step.happened += rows[to].happened ? 1 : 0;
    from = to;
    if (step.happened == 0) continue;
    auto at_risk = static_cast<double>(step.at_risk), died = static_cast<double>(step.happened);
    happened += step.happened;
    step.still = step.happened == step.at_risk ? 0 : step.still * (1 - died / at_risk);
    if (step.still > 0) greenwood += died / (at_risk * (at_risk - died));
    bound(step, greenwood, happened);
    result.steps.push_back(step);
    if (!result.median && step.still <= 0.5 * (1 + 1e-12)) result.median = step.day;
  }
  return result;
}

Waiting waiting(const Dataset& data, const std::string& what) {
  Question question(what);
  JournalColumns entries(data);
  auto occurrence = named_occurrence(entries, question);
  if (!occurrence || occurrence->of != Occurrence::Of::Whether) nothing_that_happens(data, question, what);
  if (question.day) cannot_answer(fmt::format("{}: how long it takes has no day", what), "leave the @ out");
  occurrence->of = Occurrence::Of::Day;
  auto [start, end] = calendar_of(data);
  std::vector<Watched> rows;
  for (double days : answers_of(Rows(data), entries, *occurrence).numbers)
    rows.push_back(std::isnan(days) ? Watched{end, false} : Watched{start + static_cast<std::int32_t>(days), true});
  Waiting result = waiting_of(std::move(rows), start, end);
  result.what = what;
  return result;
}

std::vector<std::string> happenings(const Dataset& data) { return happened_names(JournalColumns(data)); }

}  // namespace rivalry
