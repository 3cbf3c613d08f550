#include "sim/sweep/analysis/sensitivity.hpp"

#include <cmath>
#include <functional>
#include <stdexcept>

#include "catch.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "sim/sweep/designs/points.hpp"

using namespace rivalry;

namespace {

using Reals = std::vector<double>;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// One axis per column of rows of numbers.
Points points_of(const std::vector<Reals>& rows) {
  Points points;
  points.count = rows.size();
  for (std::size_t axis = 0; axis < rows[0].size(); ++axis) {
    Axis made;
    made.path = std::string("x").append(std::to_string(axis + 1));
    for (const Reals& row : rows) {
      auto found = std::find(made.numbers.begin(), made.numbers.end(), row[axis]);
      made.at.push_back(static_cast<std::int32_t>(found - made.numbers.begin()));
      if (found != made.numbers.end() && rows.size() < 1000) continue;
      made.at.back() = static_cast<std::int32_t>(made.numbers.size());
      made.numbers.push_back(row[axis]);
      made.values.push_back(std::to_string(row[axis]));
    }
    points.axes.push_back(std::move(made));
  }
  return points;
}

using Function = std::function<double(const Reals&)>;

Reals responses_of(const std::vector<Reals>& rows, const Function& function) {
  Reals found;
  for (const Reals& row : rows) found.push_back(function(row));
  return found;
}

/// A, B, and A with each column of B; uniform in [low, high).
std::vector<Reals> saltelli(std::size_t axes, std::uint32_t rows, double low, double high) {
  Random random(12, 0);
  std::vector<Reals> points;
  for (std::uint32_t row = 0; row < rows; ++row) {
    Reals a, b;
    for (std::uint32_t axis = 0; axis < axes; ++axis) {
      a.push_back(low + (high - low) * random.uniform(Purpose::Design, 0, row, axis));
      b.push_back(low + (high - low) * random.uniform(Purpose::Design, 1, row, axis));
    }
    points.push_back(a);
    points.push_back(b);
    for (std::size_t axis = 0; axis < axes; ++axis) {
      points.push_back(a);
      points.back()[axis] = b[axis];
    }
  }
  return points;
}

double ishigami(const Reals& x) {
  double first = std::sin(x[0]), second = std::sin(x[1]);
  return first + 7 * second * second + 0.1 * x[2] * x[2] * x[2] * x[2] * first;
}

constexpr double pi = 3.14159265358979;

}  // namespace

TEST_CASE("Sobol' indices of Ishigami's function are those of the literature, within their intervals") {
  auto rows = saltelli(3, 1 << 13, -pi, pi);
  SobolIndices found = sobol_indices(points_of(rows), responses_of(rows, ishigami), 1, 200);
  const double first[] = {0.313905, 0.442411, 0}, total[] = {0.557589, 0.442411, 0.243684};
  CHECK(found.mean == Approx(3.5).margin(0.1));
  CHECK(found.variance == Approx(13.844588).margin(0.4));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(found.axes[i].first.value == Approx(first[i]).margin(0.04));
    CHECK(found.axes[i].total.value == Approx(total[i]).margin(0.03));
    CHECK(found.axes[i].first.low < first[i]);
    CHECK(found.axes[i].first.high > first[i]);
    CHECK(found.axes[i].total.low < total[i]);
    CHECK(found.axes[i].total.high > total[i]);
  }
  CHECK(found.missing.told("rows").empty());
}

TEST_CASE("rows with missing points are left out of Sobol' indices, and that is said") {
  auto rows = saltelli(2, 400, 0, 1);
  Reals responses = responses_of(rows, [](const Reals& x) { return 3 * x[0] + x[1]; });
  SobolIndices whole = sobol_indices(points_of(rows), responses, 1, 200);
  CHECK(whole.axes[0].total.value == Approx(0.9).margin(0.1));
  Reals torn = responses;
  for (std::size_t row = 0; row < 400; row += 2) torn[4 * row] = nothing;      // A of every other row
  for (std::size_t row = 1; row < 400; row += 4) torn[4 * row + 3] = nothing;  // A with column 2 of B, of every fourth
  SobolIndices part = sobol_indices(points_of(rows), torn, 1, 200);
  CHECK(part.missing.points == 300);
  CHECK(part.missing.asked == 400);
  CHECK(part.missing.used == 100);
  CHECK(part.missing.wider == 2);
  CHECK(part.axes[0].total.value == Approx(0.9).margin(0.15));
  CHECK(part.axes[0].total.high - part.axes[0].total.low > whole.axes[0].total.high - whole.axes[0].total.low);
  CHECK(part.missing.told("rows").find("300 points are missing: 100 of 400 rows left") == 0);
  CHECK(part.missing.lopsided.empty());
  for (std::size_t p = 0; p < rows.size(); ++p)
    if (rows[p][1] > 0.8) responses[p] = nothing;
  Missing corner = sobol_indices(points_of(rows), responses, 1, 50).missing;
  CHECK(corner.lopsided == "x2");
  CHECK(corner.at_high_values);
  CHECK(corner.told("rows").find("high values of x2") != std::string::npos);
}

TEST_CASE("what does not vary has no Sobol' indices") {
  auto rows = saltelli(2, 10, 0, 1);
  CHECK_THROWS_AS(sobol_indices(points_of(rows), Reals(40, 5.0), 1), std::invalid_argument);
  CHECK_THROWS_AS(sobol_indices(points_of(rows), Reals(40, nothing), 1), std::invalid_argument);
}

TEST_CASE("Sobol' intervals are the same for the same seed and others for another") {
  auto rows = saltelli(2, 50, 0, 1);
  Reals responses = responses_of(rows, [](const Reals& x) { return x[0] * x[1]; });
  auto low = [&](std::uint64_t seed) { return sobol_indices(points_of(rows), responses, seed, 100).axes[0].first.low; };
  CHECK(low(1) == low(1));
  CHECK(low(1) != low(2));
}

TEST_CASE("elementary effects of a linear model are its slopes, without deviation") {
  // Two trajectories on a grid of four levels: up and down by 2/3 of the range.
  std::vector<Reals> rows = {{0, 1}, {2. / 3, 1}, {2. / 3, 1. / 3}, {1, 0}, {1, 2. / 3}, {1. / 3, 2. / 3}};
  Reals responses = responses_of(rows, [](const Reals& x) { return 5 + 3 * x[0] - 2 * x[1]; });
  MorrisEffects found = morris_effects(points_of(rows), 4, responses, 1);
  CHECK(found.axes[0].mu == Approx(3));
  CHECK(found.axes[1].mu == Approx(-2));
  CHECK(found.axes[1].mu_star.value == Approx(2));
  CHECK(found.axes[0].sigma == Approx(0).margin(1e-12));
  CHECK(found.axes[0].effects == 2);
  responses[1] = nothing;  // an end of a step of both keys
  found = morris_effects(points_of(rows), 4, responses, 1);
  CHECK(found.axes[0].effects == 1);
  CHECK(found.axes[0].mu == Approx(3));
  CHECK(found.axes[1].mu == Approx(-2));
  CHECK(std::isnan(found.axes[1].sigma));
  CHECK(found.missing.told("trajectories").find("1 point is missing: 1 of 2 trajectories left") == 0);
}

TEST_CASE("correlations and the linear model of a plane") {
  std::vector<Reals> rows;
  Random random(3, 0);
  for (std::uint32_t i = 0; i < 200; ++i)
    rows.push_back({random.uniform(Purpose::Design, 0, i, 0), random.uniform(Purpose::Design, 0, i, 1), 4});
  Reals responses = responses_of(rows, [](const Reals& x) { return 2 * x[0] - x[1]; });
  Correlations found = correlations(points_of(rows), responses);
  CHECK(found.r_squared == Approx(1));
  CHECK(found.axes[0].regression.value == Approx(0.894).margin(0.06));
  CHECK(found.axes[1].regression.value == Approx(-0.447).margin(0.06));
  CHECK(found.axes[0].pearson.low < found.axes[0].pearson.value);
  CHECK(found.axes[0].pearson.high > found.axes[0].pearson.value);
  CHECK(std::isnan(found.axes[2].pearson.value));  // it does not vary
  for (double& response : responses) response = response * response * response;
  CHECK(correlations(points_of(rows), responses).axes[0].spearman.value == Approx(found.axes[0].spearman.value));
}

TEST_CASE("Fisher's interval of a correlation") {
  // r = 0.5 of 28 pairs: tanh(0.549306 -+ 1.959964 / 5)
  std::vector<Reals> rows;
  Reals responses;
  for (int i = 0; i < 7; ++i)
    for (Reals pair : {Reals{1, 1}, Reals{1, 1}, Reals{-1, -1}, Reals{-1, -1}}) {
      rows.push_back({pair[0]});
      responses.push_back(i < 0 ? 0 : pair[1]);
    }
  for (int i = 0; i < 7; ++i) responses[static_cast<std::size_t>(4 * i)] *= -1;  // a quarter turned round: r = 0.577
  double r = correlations(points_of(rows), responses).axes[0].pearson.value;
  Estimate found = correlations(points_of(rows), responses).axes[0].pearson;
  CHECK(r == Approx(1 / std::sqrt(3.0)));
  CHECK(found.low == Approx(std::tanh(std::atanh(r) - 1.959964 / 5)));
  CHECK(found.high == Approx(std::tanh(std::atanh(r) + 1.959964 / 5)));
}

TEST_CASE("conditional means of a full grid, and the tornado that they make") {
  std::vector<Reals> rows;
  for (double x : {0.0, 1.0, 2.0})
    for (double y : {0.0, 10.0}) rows.push_back({x, y});
  Points points = points_of(rows);
  Reals responses = responses_of(rows, [](const Reals& x) { return x[0] + x[1]; });
  auto found = profiles(points, responses);
  CHECK(found[0].means[2].mean == 7);
  CHECK(found[1].means[1].mean == 11);
  CHECK(found[0].share + found[1].share == Approx(1));  // nothing but main effects
  CHECK(found[1].share == Approx(25 / (25 + 2. / 3)));
  Tornado bars = tornado_of(found, points, responses);
  CHECK(bars.base == 6);
  CHECK(bars.bars[0].axis == 1);
  CHECK(bars.bars[0].low == 1);
  CHECK(bars.bars[0].high == 11);
  responses[0] = responses[1] = nothing;
  found = profiles(points, responses);
  CHECK(std::isnan(found[0].means[0].mean));
  CHECK(found[0].means[0].points == 0);
  CHECK(tornado_of(found, points, responses).missing.points == 2);
}

TEST_CASE("a tornado compares what one key alone does, widest first") {
  std::vector<Reals> rows = {{5, 2}, {4, 2}, {6, 2}, {5, 1}, {5, 3}};
  Reals responses = responses_of(rows, [](const Reals& x) { return x[0] * x[0] - 20 * x[1]; });
  Tornado found = tornado(points_of(rows), responses);
  CHECK(found.base == -15);
  CHECK(found.bars[0].axis == 1);
  CHECK(found.bars[0].swing() == 40);
  CHECK(found.bars[1].low == -24);
  CHECK(found.bars[1].high == -4);
  CHECK(points_of(rows).axes[0].numbers[static_cast<std::size_t>(found.bars[1].high_value)] == 6);
  responses[3] = nothing;
  found = tornado(points_of(rows), responses);
  CHECK(found.bars[1].swing() == 20);
  CHECK(found.missing.points == 1);
}

TEST_CASE("Student's quantile") {
  CHECK(math::student_quantile(0.975, 1) == Approx(12.706204736174698).epsilon(1e-12));
  CHECK(math::student_quantile(0.975, 2) == Approx(0.95 * std::sqrt(2 / (1 - 0.95 * 0.95))).epsilon(1e-12));
  CHECK(math::student_quantile(0.975, 5) == Approx(2.5705818356363141).epsilon(1e-12));
  CHECK(math::student_quantile(0.975, 30) == Approx(2.0422724563012378).epsilon(1e-12));
  CHECK(math::student_quantile(0.975, 1000) == Approx(1.9623390808264074).epsilon(1e-10));
  CHECK(math::student_quantile(0.975, 1e7) == Approx(math::normal_quantile(0.975)).epsilon(1e-6));
  CHECK(math::student_quantile(0.025, 5) == -math::student_quantile(0.975, 5));
  CHECK(math::student_quantile(0.75, 1) == Approx(1).epsilon(1e-12));
  CHECK(math::student_quantile(0.6, 2) == Approx(0.2 * std::sqrt(2 / (1 - 0.04))).epsilon(1e-12));
  CHECK(math::student_quantile(0.5, 3) == 0);
  CHECK(std::isnan(math::student_quantile(1, 3)));
  CHECK(std::isnan(math::student_quantile(0.5, 0)));
}
