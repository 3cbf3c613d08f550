// THE KEYS of what is kept and what is expected.
#include <set>

#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

// clang-format off
Key output_keys() {
  using O = Outputs;
  Key made = group<&Scenario::outputs>("outputs", "What is kept, and how often.", {
    key<&O::every_days>("every", duration("1 day", "200 years"), "1 week", "How often the outputs are recorded: whole days.").setting(),
    key<&O::record>("record", as(Form::OutputList), "", "Which outputs are recorded. Default: registered, monthly and daily active users if there are platforms."),
    key("compare_with", as(Form::Changes), "", "Each replicate is played twice on the same random numbers, as given and with these keys changed; every recorded output gets its NAME_difference.").setting(),
  });
  made.finish = finish_outputs;
  return made;
}

Key expect_keys() {
  using E = Expectation;
  Key made = named<&Scenario::expect, &E::name>("expect", "expectation", 10000, "Published or historical numbers that the results are held against.", {
    key<&E::of>("of", as(Form::OutputName), needed, "The output that is expected, or the path of an uncertain number.").setting(),
    key("at", as(Form::Moment), "", "When: a date, or a duration after the start.").setting(),
    key<&E::over_time>("over", word<std::string>({{"at", "at"}, {"last", "last"}, {"maximum", "maximum"}, {"peak_time", "peak_time"}, {"peak_rate", "peak_rate"}, {"crossing", "crossing"}}), "at", "How the series becomes a number: its value `at` a time or the last one, its maximum, when it grows fastest and how fast (per day), or when it first reaches `level`.").setting(),
    key("level", as(Form::InUnit), "", "For a crossing: what is reached.").setting(),
    key<&E::over_replicates>("statistic", word<std::string>({{"median", "median"}, {"mean", "mean"}, {"minimum", "minimum"}, {"maximum", "maximum"}, {"share_above", "share_above"}}), "median", "How the replicates become a number.").setting(),
    key("above", as(Form::InUnit), "", "For share_above: the share of replicates above this.").setting(),
    key<&E::given_of>("given", as(Form::OutputName), "", "The output, on the last day, that `given_at_least` is about. Default: the number itself.").setting(),
    key("given_at_least", as(Form::InUnit), "", "Only the replicates in which it is at least this count.").setting(),
    key<&E::per_person>("per_person", as(Form::Switch), "off", "Divide by the number of people.").setting(),
    key("value", as(Form::InUnit), "", "The number expected.").setting(),
    key("within", as(Form::InUnit), "", "How far off it may be: `5 %` of the value, `3 points` of a share, or in the value's own unit.").setting(),
    key("inside", as(Form::Interval), "", "Instead of value and within: the lowest and highest number allowed.").setting(),
    key<&E::source>("source", as(Form::Text), "", "Where the number comes from."),
  });
  std::set<std::string> seen;
  for (const Output& output : outputs())
    for (std::string_view dimension : output.dims)
      if (dimension != "time" && seen.emplace(dimension).second)
        made.keys.push_back(key(std::string(dimension), as(Form::Label), "", "Which one along this dimension of the output.").setting());
  made.finish = finish_expectation;
  return made;
}
// clang-format on

}  // namespace rivalry
