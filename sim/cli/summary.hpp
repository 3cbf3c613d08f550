// What a result says, in a few lines: the median over replicates of each output at the end.
#pragma once

#include <string>
#include <vector>

namespace rivalry {
struct Dataset;
struct Scenario;
}  // namespace rivalry

namespace rivalry::cli {

/// One line per output and label, at most `lines`; the last one says how many there are beyond.
std::vector<std::string> summary(const Dataset& result, std::size_t lines = 12);

/// One line per number that the scenario expects: what was expected beside what it got.
std::vector<std::string> expected_beside_got(const Scenario& scenario, const Dataset& result);

/// One line per variable: name(dims), unit, meaning.
std::vector<std::string> variables_of(const Dataset& result);

}  // namespace rivalry::cli
