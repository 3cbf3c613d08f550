// Collects every problem of a scenario, so that all are told at once.
#pragma once

#include <string>
#include <vector>

#include "rivalry/errors.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/tree/node.hpp"

namespace rivalry {

class Report {
 public:
  /// Adds a problem; after the hundredth only notes that there are more.
  void add(Code code, const Place& place, std::string key, std::string message, std::string suggestion = "");

  bool empty() const { return problems_.empty(); }
  std::size_t size() const { return problems_.size(); }

  /// Throws a ScenarioError with all problems, sorted by place (file in order of reading), if there is one.
  void throw_if_any() const;

 private:
  struct Problem {
    Diagnostic diagnostic;
    Place place;
  };
  std::vector<Problem> problems_;
  bool more_ = false;
};

/// The text in backquotes, cut to a length that fits a line.
std::string in_quotes(std::string_view text);

}  // namespace rivalry
