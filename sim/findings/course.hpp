// An answer's course: the same number on every day that was recorded.
#pragma once

#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;

struct Course {
  std::string what;  ///< as asked
  std::string unit;
  bool is_share = false;                     ///< each number is 0 or 1: the mean is a probability
  std::vector<Day> days;                     ///< those recorded, ascending
  std::vector<std::vector<double>> numbers;  ///< by day: one per row of the result; NaN: none
};

/// `what` is a name as for answer(), without @. Throws std::invalid_argument, which says what is wrong and what to
/// write instead, as answer() does, and if what is asked for does not follow time.
Course course(const Dataset& data, const std::string& what);

/// Names of outputs that course() knows in this result, one of each thing.
std::vector<std::string> courses(const Dataset& data);

/// What the rows do on each day.
struct Fan {
  std::vector<double> shares;                  ///< ascending
  std::vector<std::vector<double>> quantiles;  ///< by share: one per day; NaN on days without any number
  std::vector<double> means;                   ///< by day
};

/// Linear between the neighbours in order (Hyndman & Fan 1996, type 7).
Fan fan_of(const Course& course, const std::vector<double>& shares);

}  // namespace rivalry
