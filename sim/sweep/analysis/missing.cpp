#include "sim/sweep/analysis/missing.hpp"

#include <fmt/core.h>

#include <cmath>

#include "sim/findings/statistics.hpp"
#include "sim/sweep/designs/points.hpp"

namespace rivalry {

namespace {

/// How far the missing points lie above the others along an axis, in standard errors.
double distance(const Axis& axis, const std::vector<double>& responses) {
  std::vector<double> there, not_there, all;
  for (std::size_t p = 0; p < responses.size(); ++p) {
    double place = scale_place(axis, p);
    all.push_back(place);
    (std::isnan(responses[p]) ? not_there : there).push_back(place);
  }
  Sample some = sample_of(there), others = sample_of(not_there), both = sample_of(all);
  if (some.count == 0 || others.count == 0 || both.variance <= 0) return 0;
  double error = both.variance * (1 / static_cast<double>(some.count) + 1 / static_cast<double>(others.count));
  return (others.mean - some.mean) / std::sqrt(error);
}

}  // namespace

double scale_place(const Axis& axis, std::size_t point) {
  return axis.numbers.empty() ? static_cast<double>(axis.at[point]) : axis.number(point);
}

Missing missing_of(const Points& points, const std::vector<double>& responses, std::int64_t asked, std::int64_t used) {
  Missing result;
  result.asked = asked;
  result.used = used;
  for (double response : responses) result.points += std::isnan(response) ? 1 : 0;
  if (used > 0) result.wider = std::sqrt(static_cast<double>(asked) / static_cast<double>(used));
  if (result.points == 0) return result;
  double most = 3;
  for (const Axis& axis : points.axes)
    if (double z = distance(axis, responses); std::fabs(z) > most) {
      most = std::fabs(z);
      result.lopsided = axis.path;
      result.at_high_values = z > 0;
    }
  return result;
}

std::string Missing::told(const std::string& rows) const {
  if (points == 0) return "";
  std::string text = fmt::format("{} point{} missing: {} of {} {} left, intervals about {:.2g} times as wide", points,
                                 points == 1 ? " is" : "s are", used, asked, rows, wider);
  if (!lopsided.empty())
    text += fmt::format("; they lie at {} values of {}: what is said holds for the rest",
                        at_high_values ? "high" : "low", lopsided);
  return text;
}

}  // namespace rivalry
