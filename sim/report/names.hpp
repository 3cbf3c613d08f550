// Outputs by the names that people use, and what is said of them.
#pragma once

#include <string>
#include <vector>

namespace rivalry {
struct Answers;
struct Dataset;
struct Scenario;
}  // namespace rivalry

namespace rivalry::report {

/// Outputs through time that the scenario expects numbers of, by their names, each once, in the file's order.
std::vector<std::string> expected_names(const Dataset& result, const Scenario& scenario);

/// The name of the output of one thing: "wechat.registered" for platform_registered of wechat.
std::string name_of(const Dataset& result, const std::string& output,
                    const std::vector<std::pair<std::string, std::string>>& labels);

/// "wechat: 621 million people with an account on 2016-12-31 (median)": the finding that is a chart's title.
std::string headline(const Dataset& result, const std::string& name, const Answers& last);

/// The output's long name and the thing: "Registered users of wechat".
struct Described {
  std::string thing;        ///< "wechat"; several labels with commas; empty: of everything
  std::string long_name;    ///< "registered users"
  std::string description;  ///< a sentence
};
Described described(const Dataset& result, const std::string& name);

/// With its first letter small, unless it is an abbreviation: to stand within a sentence.
std::string lowered(std::string text);

/// Without those that are none (NaN).
std::vector<double> ascending(std::vector<double> numbers);

}  // namespace rivalry::report
