// THE KEYS of what is kept and what is expected.
#include <set>

#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr KeyRow output_rows[] = {
    key<&Outputs::every_days>("every", duration("1 day", "200 years"), "1 week",
                              "How often the outputs are recorded: whole days.")
        .setting(),
    key<&Outputs::record>(
        "record", as(Form::OutputList), "",
        "Which outputs are recorded. Default: registered, monthly and daily active users if there are platforms."),
    key("compare_with", as(Form::Changes), "",
        "Each replicate is played twice on the same random numbers, as given and with these keys changed; every "
        "recorded output gets its NAME_difference.")
        .setting(),
};

constexpr KeyRow output_keys =
    group<&Scenario::outputs>("outputs", "What is kept, and how often.", output_rows).finished_by(finish_outputs);

namespace {

/// A key for each dimension that an output has.
std::span<const KeyRow> dimension_rows() {
  static const std::vector<KeyRow> rows = [] {
    std::vector<KeyRow> all;
    std::set<std::string_view> seen = {"time"};
    for (const Output& output : outputs())
      for (std::string_view dimension : output.dims)
        if (seen.insert(dimension).second)
          all.push_back(key(dimension, as(Form::Label), "", "Which one along this dimension of the output.").setting());
    return all;
  }();
  return rows;
}

}  // namespace

constexpr Word expect_over_words[] = {"at", "last", "maximum", "peak_time", "peak_rate", "crossing"};
constexpr Word expect_statistic_words[] = {"median", "mean", "minimum", "maximum", "share_above"};

constexpr KeyRow expect_rows[] = {
    key<&Expectation::of>("of", as(Form::OutputName), needed,
                          "The output that is expected, or the path of an uncertain number.")
        .setting(),
    key("at", as(Form::Moment), "", "When: a date, or a duration after the start.").setting(),
    key<&Expectation::over_time>("over", word(expect_over_words), "at",
                                 "How the series becomes a number: its value `at` a time or the last one, its maximum, "
                                 "when it grows fastest and how fast (per day), or when it first reaches `level`.")
        .setting(),
    key("level", as(Form::InUnit), "", "For a crossing: what is reached.").setting(),
    key<&Expectation::over_replicates>("statistic", word(expect_statistic_words), "median",
                                       "How the replicates become a number.")
        .setting(),
    key("above", as(Form::InUnit), "", "For share_above: the share of replicates above this.").setting(),
    key<&Expectation::given_of>(
        "given", as(Form::OutputName), "",
        "The output, on the last day, that `given_at_least` is about. Default: the number itself.")
        .setting(),
    key("given_at_least", as(Form::InUnit), "", "Only the replicates in which it is at least this count.").setting(),
    key<&Expectation::per_person>("per_person", as(Form::Switch), "off", "Divide by the number of people.").setting(),
    key("value", as(Form::InUnit), "", "The number expected.").setting(),
    key("within", as(Form::InUnit), "",
        "How far off it may be: `5 %` of the value, `3 points` of a share, or in the value's own unit.")
        .setting(),
    key("inside", as(Form::Interval), "", "Instead of value and within: the lowest and highest number allowed.")
        .setting(),
    key<&Expectation::source>("source", as(Form::Text), "", "Where the number comes from."),
    part(dimension_rows),
};

constexpr KeyRow expect_keys = named<&Scenario::expect, &Expectation::name>(
                                   "expect", "expectation", 10000,
                                   "Published or historical numbers that the results are held against.", expect_rows)
                                   .finished_by(finish_expectation);
}  // namespace rivalry
