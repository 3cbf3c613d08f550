#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "sim/cli/drawing/measure.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs/compare.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"

namespace rivalry::cli {

namespace {

using TextRow = std::vector<std::string>;

constexpr std::size_t most_rows = 24, most_inputs = 12;

std::string value_text(const std::string& value) { return value.empty() ? "not set" : shortened(value, 32); }

/// "events.rescue.at: 2014-06-01 -> 2014-09-01 (second: command line)".
std::string told(const ChangedInput& input) {
  std::string from;
  if (!input.first_origin.empty()) from = "first: " + input.first_origin;
  if (!input.second_origin.empty()) from += (from.empty() ? "second: " : "; second: ") + input.second_origin;
  return fmt::format("{}: {} {} {}{}", input.key, value_text(input.first), shows_utf8() ? "→" : "->",
                     value_text(input.second), from.empty() ? "" : "  (" + from + ")");
}

void tell_inputs(const Comparison& found, const Talk& talk) {
  if (found.inputs.empty()) talk.line("inputs", "no input differs");
  for (std::size_t i = 0; i < std::min(found.inputs.size(), most_inputs); ++i)
    talk.line(i == 0 ? "changed" : "", told(found.inputs[i]));
  if (found.inputs.size() > most_inputs)
    talk.line("", fmt::format("and {} more keys; --json has all", found.inputs.size() - most_inputs));
}

void tell_parting(const Comparison& found, const Talk& talk) {
  const Parting& parting = found.parting;
  std::string all = fmt::format("all {} that both recorded, in all {}",
                                count_of(static_cast<std::int64_t>(parting.outputs), "output"),
                                count_of(static_cast<std::int64_t>(found.pairs), "pair"));
  if (!parting.differ_on)
    talk.line("same", fmt::format("{}{}", all,
                                  parting.timeless_differ ? ", on every day; what does not follow time differs"
                                                          : ", on every day"));
  else if (parting.alike_until)
    talk.line("same", fmt::format("until {}: {}", to_string(*parting.alike_until), all));
  if (parting.differ_on)
    talk.line("part", fmt::format("{}{}", to_string(*parting.differ_on),
                                  parting.alike_until ? "" : ", the first day that was recorded"));
}

void tell_event(const Comparison& found, const Talk& talk) {
  if (!found.event) return talk.line("events", "the same in all pairs");
  const FirstEvent& event = *found.event;
  auto side = [](const std::string& what) { return what.empty() ? std::string("nothing more that day") : what; };
  talk.line("event", fmt::format("first to differ: {}, replicate {}; events differ in {} of {}", to_string(event.day),
                                 event.replicate, grouped(event.replicates), count_of(event.of, "pair")));
  talk.line("", "  first   " + side(event.first));
  talk.line("", "  second  " + side(event.second));
}

/// The numbers of one row are told in one measure.
class InMeasure {
 public:
  explicit InMeasure(const ComparedAnswer& answer) : unit_(answer.unit) {
    double largest = 0;
    for (double number :
         {answer.first, answer.second, answer.difference.value, answer.difference.low, answer.difference.high})
      if (std::isfinite(number)) largest = std::max(largest, std::fabs(number));
    dated_ = unit_.starts_with("days since ");
    measure_ = dated_ ? Measure{1, "days"} : measure_for(unit_, answer.is_share ? 1 : largest);
  }
  const std::string& name() const { return measure_.name; }
  std::string value(double number) const {
    if (std::isnan(number)) return "none";
    return dated_ ? answer_text(number, unit_) : plain(number / measure_.of);
  }
  std::string difference(double number) const { return (number > 0 ? "+" : "") + plain(number / measure_.of); }
  std::string interval(const Difference& of) const {
    if (std::isnan(of.low)) return "";
    if (of.low == of.high) return "in every pair";
    return fmt::format("[{}, {}]", difference(of.low), difference(of.high));
  }

 private:
  static std::string plain(double number) {
    double size = std::fabs(number);
    if (size < 1e-12) return "0";
    return size >= 1000 ? grouped(static_cast<std::int64_t>(std::floor(number + 0.5))) : fmt::format("{:.3g}", number);
  }
  std::string unit_;
  Measure measure_;
  bool dated_ = false;
};

std::string gain_of(const ComparedAnswer& answer) {
  return answer.gain > 0 ? fmt::format("{:.1f}{}", std::sqrt(answer.gain), shows_utf8() ? "×" : "x") : "";
}

TextRow row_of(const ComparedAnswer& answer) {
  constexpr int name_cells = 30;
  InMeasure in(answer);
  std::string name = shortened(answer.what, name_cells);
  if (std::isnan(answer.difference.value))
    return {name, in.value(answer.first), in.value(answer.second), "no pair has both", "", in.name(), ""};
  return {name,
          in.value(answer.first),
          in.value(answer.second),
          in.difference(answer.difference.value),
          in.interval(answer.difference),
          in.name(),
          gain_of(answer)};
}

/// How long it takes: medians and mean days until the end of the calendar.
std::vector<TextRow> rows_of(const ComparedWaiting& waiting) {
  auto median = [](const std::optional<Day>& day) { return day ? to_string(*day) : std::string("not half"); };
  ComparedAnswer days;
  days.unit = "days";
  days.first = waiting.first_days, days.second = waiting.second_days, days.difference = waiting.days;
  TextRow mean = row_of(days);
  mean[0] = "  mean time without it";
  return {{"  in half of them by", median(waiting.first_median), median(waiting.second_median), "", "", "", ""}, mean};
}

std::string table_of(const Comparison& found, bool is_asked) {
  std::vector<TextRow> rows = {
      {is_asked ? "answer" : "in the end", "first", "second", "first - second", "95 %", "unit", "pairing"}};
  for (std::size_t i = 0; i < found.answers.size() && (is_asked || i < most_rows); ++i) {
    rows.push_back(row_of(found.answers[i]));
    if (!found.answers[i].waiting) continue;
    for (TextRow& row : rows_of(*found.answers[i].waiting)) rows.push_back(std::move(row));
  }
  return table(rows);
}

/// What the columns mean, and how much the pairs were worth.
void tell_how(const Comparison& found, const Talk& talk) {
  if (!found.same_seed)
    return talk.line("how", "the seeds differ: no pairs, so intervals are those of independent runs (Welch, Newcombe)");
  double most = 0;
  for (const ComparedAnswer& answer : found.answers) most = std::max(most, answer.gain);
  if (most > 1)
    talk.line("how", fmt::format("pairing cut standard errors up to {:.1f} times: worth {} times the replicates",
                                 std::sqrt(most), grouped(static_cast<std::int64_t>(most + 0.5))));
}

Json json_of(const ComparedWaiting& waiting) {
  auto day = [](const std::optional<Day>& each) { return each ? Json(to_string(*each)) : Json(nullptr); };
  return {{"first_median", day(waiting.first_median)},        {"second_median", day(waiting.second_median)},
          {"first_days", number_or_null(waiting.first_days)}, {"second_days", number_or_null(waiting.second_days)},
          {"difference", number_or_null(waiting.days.value)}, {"low", number_or_null(waiting.days.low)},
          {"high", number_or_null(waiting.days.high)}};
}

Json json_of(const ComparedAnswer& answer) {
  Json json = {{"of", answer.what},
               {"output", answer.output},
               {"labels", answer.labels},
               {"unit", answer.unit},
               {"pairs", answer.pairs},
               {"first", number_or_null(answer.first)},
               {"second", number_or_null(answer.second)},
               {"difference", number_or_null(answer.difference.value)},
               {"low", number_or_null(answer.difference.low)},
               {"high", number_or_null(answer.difference.high)},
               {"gain", number_or_null(answer.gain)},
               {"standardised", number_or_null(answer.standardised)}};
  if (answer.waiting) json["waiting"] = json_of(*answer.waiting);
  return json;
}

Json json_of(const FirstEvent& event) {
  return {{"day", to_string(event.day)}, {"replicate", event.replicate},   {"first", event.first},
          {"second", event.second},      {"replicates", event.replicates}, {"of", event.of}};
}

}  // namespace

void tell(const Comparison& found, const ComparedRun& first, const ComparedRun& second, const TextRow& asked,
          const Command& command) {
  Talk talk(command);
  talk.line("first", first.path.string());
  talk.line("second",
            fmt::format("{}   {}{}", second.path.string(), count_of(static_cast<std::int64_t>(found.pairs), "pair"),
                        found.same_seed ? "" : ", of different seeds"));
  if (found.model_versions)
    talk.line("warning", fmt::format("made by versions {} and {} of the model: what differs may be the model's doing. "
                                     "Run both again with one version",
                                     found.model_versions->first, found.model_versions->second));
  tell_inputs(found, talk);
  tell_parting(found, talk);
  tell_event(found, talk);
  if (!found.answers.empty()) print(table_of(found, !asked.empty()));
  if (asked.empty() && found.answers.size() > most_rows)
    talk.line("more", fmt::format("{} other numbers differ; --json prints all", found.answers.size() - most_rows));
  if (found.answers.empty())
    talk.line("result",
              found.parting.differ() ? "they part on the way, and are equal in the end" : "no number differs");
  tell_how(found, talk);
  std::string what = !asked.empty() ? asked[0] : found.answers.empty() ? "" : found.answers[0].what;
  if (!what.empty()) talk.line("next", fmt::format("rivalry plot {} '{}'", first.path.string(), what));
}

Json json_of(const Comparison& found, const ComparedRun& first, const ComparedRun& second) {
  auto day = [](const std::optional<Day>& each) { return each ? Json(to_string(*each)) : Json(nullptr); };
  Json answers = Json::array(), inputs = Json::array();
  for (const ComparedAnswer& answer : found.answers) answers.push_back(json_of(answer));
  for (const ChangedInput& input : found.inputs)
    inputs.push_back({{"key", input.key},
                      {"first", input.first},
                      {"second", input.second},
                      {"first_origin", input.first_origin},
                      {"second_origin", input.second_origin}});
  Json json = {{"first", first.path.string()},
               {"second", second.path.string()},
               {"pairs", found.pairs},
               {"same_seed", found.same_seed},
               {"same_model", !found.model_versions},
               {"equal", !found.parting.differ() && !found.event},
               {"inputs", inputs},
               {"identical_until", day(found.parting.alike_until)},
               {"part_on", day(found.parting.differ_on)},
               {"first_event", found.event ? json_of(*found.event) : Json(nullptr)},
               {"differences", answers}};
  return json;
}

}  // namespace rivalry::cli
