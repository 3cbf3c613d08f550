// One number per replicate and day, picked out of a dataset, and how days become one number.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rivalry {

struct Dataset;

/// In the unit that the variable's attributes say (money in major units); NaN where there is no value. values[r][t];
/// one t for what does not follow time. `days` since the start, as long as values[r].
struct Series {
  std::vector<double> days;
  std::vector<std::vector<double>> values;
};

/// The variable `name` at these (dimension, label) pairs. Throws InvariantError if the dataset has no such thing.
Series pick(const Dataset& dataset, const std::string& name,
            const std::vector<std::pair<std::string, std::string>>& labels);

/// The value on `day`, linearly between records.
double value_at(const std::vector<double>& days, const std::vector<double>& values, double day);

/// The first day on which the values reach `level`, linearly between records; infinite if they never do.
double crossing(const std::vector<double>& days, const std::vector<double>& values, double level);

/// When a running total grows fastest, in days, and how fast, per day: the vertex of the parabola that fits the
/// increments above four fifths of their (smoothed) maximum by least squares.
struct Peak {
  double day = 0;
  double rate = 0;
};
Peak steepest(const std::vector<double>& days, const std::vector<double>& totals);

}  // namespace rivalry
