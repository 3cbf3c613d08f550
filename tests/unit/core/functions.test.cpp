// Functions with known answers.
#include "sim/core/functions.hpp"

#include <cmath>

#include "catch.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/random.hpp"

using namespace rivalry;

TEST_CASE("sample sizes of Wilks") {
  CHECK(wilks_draws(0.95, 0.95, false) == 59);
  CHECK(wilks_draws(0.95, 0.95, true) == 93);
  CHECK(wilks_draws(0.99, 0.95, false) == 299);
  CHECK(wilks_draws(0.5, 0.5, false) == 1);
  CHECK(wilks_draws(0.5, 0.75, false) == 2);
  CHECK(wilks_draws(0.9, 0.9, true) == 38);
}

TEST_CASE("Ishigami's function where it is known") {
  const double pi = 3.141592653589793;
  Random random(1, 0);
  Function f{.name = "f", .kind = FunctionKind::Ishigami, .a = 7, .b = 0.1, .x1 = pi / 2, .x2 = pi / 6, .x3 = 2};
  CHECK_THAT(value_of(f, 0, random), WithinAbs(1 + 7 * 0.25 + 1.6, 1e-12));
  f.x1 = -pi / 2, f.x2 = 0, f.x3 = 1;
  CHECK_THAT(value_of(f, 0, random), WithinAbs(-1.1, 1e-12));
}

TEST_CASE("extremes of draws enclose what they enclose") {
  Function f{.name = "f", .kind = FunctionKind::Extremes, .draws = 59};
  int above = 0;
  for (std::uint32_t replicate = 0; replicate < 2000; ++replicate) above += value_of(f, 0, Random(7, replicate)) > 0.95;
  CHECK(std::fabs(above / 2000.0 - 0.9515) < 0.0144);  // 3 standard errors
  f.both_ends = true, f.draws = 1;
  CHECK(value_of(f, 0, Random(7, 0)) == 0);
}
