// Two results side by side: replicate by replicate where they met the same chance.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rivalry/calendar.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/differences.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

/// How long it takes on either side.
struct ComparedWaiting {
  std::optional<Day> first_median, second_median;
  /// Mean days until it happens, of those in which it does not by the last day until then (the restricted mean survival
  /// time, Royston & Parmar 2013); as Difference, in days.
  double first_days = 0, second_days = 0;
  Difference days;
};

/// One answer on either side.
struct ComparedAnswer {
  std::string what;            ///< as it can be asked for: "vancl.cash", "stake_shares[alibaba,weibo]"
  std::string output, labels;  ///< of a recorded output on the last day, else empty
  std::string unit;
  bool is_share = false;
  std::size_t pairs = 0;  ///< with a number on both sides
  double first = 0, second = 0;
  Difference difference;  ///< first - second; the bounds are NaN of fewer than six pairs
  double gain = 0;        ///< as many times the replicates would unpaired runs need; 0: not paired, or all pairs alike
  /// The difference in units of the numbers' own standard deviation; infinite if neither side varies.
  double standardised = 0;
  std::optional<ComparedWaiting> waiting;  ///< of what happens
};

/// How far two results are the same.
struct Parting {
  std::optional<Day> alike_until;  ///< the last recorded day on which everything is the same
  std::optional<Day> differ_on;    ///< the next one; nothing if all recorded days are alike
  bool timeless_differ = false;    ///< something that does not follow time differs
  std::size_t outputs = 0;         ///< that both have
  bool differ() const { return differ_on || timeless_differ; }
};

/// Refers to both. Outputs are compared that both recorded with the same dimensions and unit, at the labels that both
/// have; differences within a run (outputs.compare_with) are not.
class SideBySide {
 public:
  /// Throws std::invalid_argument, with what to do, if they were recorded on other days or have no replicate in common.
  SideBySide(const Dataset& first, const Dataset& second);

  std::size_t pairs() const { return rows_.size(); }
  /// Whether replicates met the same chance; otherwise all of both are used, unpaired.
  bool same_seed() const { return same_seed_; }
  /// "0.5.0" and "0.6.0" if they differ.
  std::optional<std::pair<std::string, std::string>> model_versions() const;

  Parting parting() const;

  /// Every number on the last day, or without days, that differs in some pair; the largest standardised difference
  /// first. Throws std::invalid_argument if they have no output in common.
  std::vector<ComparedAnswer> at_the_end() const;

  /// What happens in one result and cannot happen in the other never does there. Throws std::invalid_argument as
  /// answer() does, and if the two answers do not have the same unit.
  ComparedAnswer compared(const std::string& what) const;

 private:
  struct Common {
    const Variable *first, *second;
  };
  ComparedAnswer of_numbers(const std::vector<double>& first, const std::vector<double>& second, bool is_share) const;
  std::pair<Answers, Answers> answers_to(const std::string& what) const;
  ComparedWaiting waiting_of(const std::string& what) const;

  const Dataset &first_, &second_;
  std::vector<std::pair<std::size_t, std::size_t>> rows_;
  std::vector<Common> common_;
  bool same_seed_;
};

}  // namespace rivalry
