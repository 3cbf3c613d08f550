// THE OUTPUTS with how each is measured. The list is in outputs.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rivalry/outputs.hpp"

namespace rivalry {

struct Scenario;
struct World;

/// measure() fills one value per cell, row-major over the output's dimensions after replicate and time.
struct OutputRow {
  Output output;
  void (*measure)(const World& world, std::span<double> cells);
};

std::span<const OutputRow> output_rows();

/// What the rows are written with, and the parts of the list that files of their own hold.
namespace rows {

inline constexpr OutputType count = OutputType::Count, real = OutputType::Real, exact = OutputType::Exact,
                            money = OutputType::Money, flag = OutputType::Flag;

/// The part of them that is in outputs_signals.cpp.
std::vector<OutputRow> outputs_of_signals();
/// ... in outputs_voices.cpp.
std::vector<OutputRow> outputs_of_voices();

/// ... and in outputs_ads.cpp.
std::vector<OutputRow> outputs_of_ads();

}  // namespace rows

}  // namespace rivalry
