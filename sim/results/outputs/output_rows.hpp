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

/// How rows say what an output is kept as.
inline constexpr OutputType as_count = OutputType::Count, as_real = OutputType::Real, as_exact = OutputType::Exact,
                            as_money = OutputType::Money, as_flag = OutputType::Flag;

/// The tables of a file, one after another.
using OutputChapters = std::span<const std::span<const OutputRow>>;

/// The part of them that is in signals.cpp.
OutputChapters outputs_of_signals();
/// ... in voices.cpp.
OutputChapters outputs_of_voices();

/// ... and in ads.cpp.
OutputChapters outputs_of_ads();

}  // namespace rows

}  // namespace rivalry
