// The outputs of one result, read by name and place, and how their numbers are told.
#pragma once

#include <string>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;

using Numbers = std::vector<double>;

/// The outputs of one result, by name and place. Refers to the result.
class Reading {
 public:
  explicit Reading(const Dataset& result) : result_(result) {}

  /// The names along a dimension; none if the result does not have it.
  std::vector<std::string> labels(const char* dimension) const;
  bool has(const char* output) const;

  /// Per replicate, at this place of the dimensions after time, on the last or the first day recorded; none if the
  /// output was not recorded.
  Numbers last(const char* output, std::size_t place) const { return at(output, place, false); }
  Numbers first(const char* output, std::size_t place) const { return at(output, place, true); }

  /// A value of a recorded output in its unit.
  std::string told(const char* output, double value) const;

  /// What the numbers of a recorded flag mean.
  std::vector<std::string> meanings(const char* output) const;

  Day start() const;

 private:
  Numbers at(const char* output, std::size_t place, bool first) const;

  const Dataset& result_;
};

/// Share of the numbers that are above 0; 0 of none.
double share_of(const Numbers& flags);

/// Of those for which `when` is above 0, ascending.
Numbers only(const Numbers& numbers, const Numbers& when);

/// The median, and the middle 80 % if they differ: "315 million USD  [80 %: ...]". At least one number.
std::string spread(const Reading& reading, const char* output, const Numbers& ascending);

struct Mean {
  double value = 0;
  double error = 0;  ///< standard error
};

Mean mean_of(const Numbers& numbers);

}  // namespace rivalry
