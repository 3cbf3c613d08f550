// THE OUTPUTS, as declared: what a run can record. The one list is in sim/results/outputs/outputs.cpp; an output is one
// row of it.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rivalry/scenario.hpp"

namespace rivalry {

enum class OutputType {
  Count,  ///< int64 on disk
  Real,   ///< float32 on disk
  Exact,  ///< float64 on disk; NaN where there is no value
  Money,  ///< measured in minor units; int64 of those on disk, with the scale_factor of the currency
  Flag,   ///< which of `words`; int8 on disk, with flag_values and flag_meanings
};

/// At most four texts as constant data.
class FewTexts {
 public:
  constexpr FewTexts(std::initializer_list<std::string_view> texts) : count_(texts.size()) {
    std::copy(texts.begin(), texts.end(), texts_.begin());
  }
  constexpr const std::string_view* begin() const { return texts_.data(); }
  constexpr const std::string_view* end() const { return texts_.data() + count_; }
  constexpr std::size_t size() const { return count_; }
  constexpr bool empty() const { return count_ == 0; }
  constexpr std::string_view front() const { return texts_[0]; }
  constexpr std::string_view operator[](std::size_t place) const { return texts_[place]; }

 private:
  std::array<std::string_view, 4> texts_;
  std::size_t count_;
};

inline constexpr std::string_view no_or_yes[] = {"no", "yes"};

/// One output: constant data. `dims` are those after `replicate`: "time" first if it is followed through time, then
/// entities.
struct Output {
  std::string_view name;
  FewTexts dims;
  OutputType type;
  std::string_view unit;  ///< people, 1 (a share or a ratio), minutes, posts; "currency": the scenario's
  std::string_view long_name;
  std::string_view description;
  std::span<const std::string_view> words = no_or_yes;  ///< Flag: what 0, 1, ... mean; no blanks in them
};

std::span<const Output> outputs();

/// Of each output: how much more there is than in the comparison (outputs.compare_with), in the same order. Recorded
/// with their output if there is a comparison.
std::span<const Output> differences();

/// "platform_registered_difference".
std::string difference_of(std::string_view output);

/// What outputs can have an entry for each of. A dimension is one row of the list in
/// sim/results/outputs/dimensions.cpp; "time" is none of them.
struct OutputDimension {
  std::string_view name;
  std::vector<std::string> (*labels)(const Scenario& scenario);  ///< in the order of the entries
  std::string_view section;  ///< that declares the things whose names these are; empty: other words, or numbers as text
  /// Whether there may be fewer in what a scenario is compared with: what is not there counts as nothing.
  bool may_be_missing = false;
};

std::span<const OutputDimension> output_dimensions();

/// The dimension of this name, or nullptr.
const OutputDimension* find_dimension(std::string_view name);

/// The output or difference of this name, or nullptr.
const Output* find_output(std::string_view name);

/// The labels along a dimension for this scenario. Empty for "time" and for dimensions that no output has.
std::vector<std::string> labels(const Scenario& scenario, std::string_view dimension);

}  // namespace rivalry
