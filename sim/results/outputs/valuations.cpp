// THE OUTPUTS of valuations.
#include "rivalry/valuations.hpp"

#include "rivalry/capital.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/world.hpp"
#include "sim/results/outputs/capital.hpp"

namespace rivalry::rows {

namespace {

template <double ValuationState::*Number>
void measure(const World& world, std::span<double> cells) {
  for (std::size_t v = 0; v < cells.size(); ++v) cells[v] = world.capital->valuations.at(v).*Number;
}

template <double ValuationState::*Number>
constexpr OutputRow row(std::string_view name, std::string_view long_name, std::string_view description) {
  return {{name, {"valuation"}, OutputType::Exact, "1", long_name, description}, measure<Number>};
}

}  // namespace

namespace {

constexpr OutputRow of_valuations[] = {
    row<&ValuationState::value>("valuation_value", "Value",
                                "What the option, or the opportunity, is worth, in the money of its price."),
    row<&ValuationState::error>("valuation_error", "Standard error of the value",
                                "Of a value found on paths, how far it may be off for chance; 0 of a formula."),
    row<&ValuationState::european>(
        "valuation_european", "Value without early exercise",
        "What it would be worth if it could be exercised at the end alone; for trees and paths."),
    row<&ValuationState::unseen>(
        "valuation_out_of_sample", "Value on other paths",
        "What the policy learned brings on paths that did not teach it: not biased by hindsight."),
    row<&ValuationState::unseen_error>("valuation_out_of_sample_error", "Standard error of the value on other paths",
                                       "How far that may be off for chance."),
    row<&ValuationState::threshold>(
        "valuation_threshold", "Threshold",
        "The value of the investment at which to stop waiting (McDonald & Siegel 1986: V*)."),
    row<&ValuationState::exponent>(
        "valuation_exponent", "Exponent of waiting",
        "The power of its value with which the worth of waiting grows (Dixit & Pindyck 1994: beta 1)."),
};

}  // namespace

OutputChapters outputs_of_valuations() {
  static constexpr std::span<const OutputRow> chapters[] = {of_valuations};
  return chapters;
}

}  // namespace rivalry::rows
