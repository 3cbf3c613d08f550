#include "sim/cli/drawing/counts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/outputs.hpp"
#include "sim/cli/drawing/measure.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/histogram.hpp"
#include "sim/findings/sentences.hpp"
#include "sim/findings/words.hpp"

namespace rivalry::cli {

namespace {

/// "0 to 20", "2014-07", "yes".
std::vector<std::string> labels_of(const Histogram& histogram, const Measure& measure) {
  std::vector<double> edges;
  for (const Bin& bin : histogram.bins) edges.push_back(bin.low);
  edges.push_back(histogram.bins.back().high);
  std::vector<std::string> texts = tick_texts(edges, measure), labels;
  bool single = std::all_of(histogram.bins.begin(), histogram.bins.end(),
                            [](const Bin& bin) { return bin.low == std::floor(bin.low) && bin.high == bin.low + 1; });
  for (std::size_t i = 0; i < histogram.bins.size(); ++i) {
    const std::string& given = histogram.bins[i].label;
    labels.push_back(!given.empty() ? given : single ? texts[i] : fmt::format("{} to {}", texts[i], texts[i + 1]));
  }
  return labels;
}

bool holds(const Histogram& histogram, std::size_t bin, double number) {
  bool last = bin + 1 == histogram.bins.size();
  return number >= histogram.bins[bin].low && (number < histogram.bins[bin].high || last);
}

}  // namespace

std::string draw_histogram(const Answers& answers, const std::string& rows, const Paper& paper) {
  Histogram histogram = histogram_of(answers);
  std::string text = wrapped(sentence_of(answers, histogram, rows), paper.width);
  if (histogram.bins.empty()) return text;
  bool dated = !histogram.bins.front().label.empty();
  double largest = std::max(std::fabs(histogram.bins.front().low), std::fabs(histogram.bins.back().high));
  Measure measure = dated ? Measure{} : measure_for(answers.unit, largest);
  std::vector<std::string> labels = labels_of(histogram, measure);
  int left = 0;
  std::int64_t most = 1;
  for (const std::string& label : labels) left = std::max(left, cells_of(label));
  for (const Bin& bin : histogram.bins) most = std::max(most, bin.count);
  if (!measure.name.empty()) text += measure.name + "\n";
  constexpr int behind = 20;  // "12,345  <- median"
  int room = std::max(10, paper.width - left - 2 - behind);
  for (std::size_t i = 0; i < histogram.bins.size(); ++i) {
    const Bin& bin = histogram.bins[i];
    std::string bar = bar_of(static_cast<double>(bin.count) / static_cast<double>(most), room, paper);
    std::string mark = !answers.is_share && holds(histogram, i, histogram.quantiles[1])
                           ? std::string("  ") + paper.either("◄", "<-") + " median"
                           : "";
    text += fmt::format("{} {}{}{}{}{}\n", to_right(labels[i], left), paper.either("┤", "|"), bar,
                        bar.empty() ? "" : " ", grouped(bin.count), mark);
  }
  return text;
}

}  // namespace rivalry::cli
