#include "sim/users/forecast.hpp"

#include "catch.hpp"
#include "rivalry/users.hpp"

using namespace rivalry;

namespace {
/// CDNOW, in weeks taken as days (Fader, Hardie & Lee 2005, table 2).
Posting cdnow() { return {0.243 / 4.414, 0.243, 0, 0.793, 2.426}; }
Forecast history(int posts, double last, double observed, double ahead) {
  return {"account", "cdnow", posts, last, observed, ahead};
}
}  // namespace

TEST_CASE("an account's future posts are those of Fader, Hardie and Lee") {
  CHECK_THAT(expected_posts(cdnow(), history(2, 30.43, 38.86, 39)), WithinAbs(1.226028, 1e-6));
  CHECK_THAT(probability_alive(cdnow(), history(2, 30.43, 38.86, 39)), WithinAbs(0.726579, 1e-6));
  CHECK_THAT(expected_posts(cdnow(), history(0, 0, 0, 39)), WithinAbs(1.196723, 1e-6));
  CHECK_THAT(expected_posts(cdnow(), history(0, 0, 0, 52)), WithinAbs(1.446051, 1e-6));
}

TEST_CASE("an account that has never posted has not stopped") {
  CHECK(probability_alive(cdnow(), history(0, 0, 500, 1)) == 1);
}

TEST_CASE("without dropping out what is expected is the Gamma law's") {
  Posting params = {0.5, 2, 0, 0, 0};  // rate 2 / 0.5 = 4
  CHECK_THAT(expected_posts(params, history(3, 5, 6, 10)), WithinRel((2.0 + 3) / (4 + 6) * 10, 1e-12));
}

TEST_CASE("the formula goes smoothly through a = 1") {
  Posting below = cdnow(), at = cdnow(), above = cdnow();
  below.drop_a = 1 - 1e-5, at.drop_a = 1, above.drop_a = 1 + 1e-5;
  double middle = expected_posts(at, history(2, 30, 39, 39));
  CHECK_THAT(expected_posts(below, history(2, 30, 39, 39)), WithinRel(middle, 1e-4));
  CHECK_THAT(expected_posts(above, history(2, 30, 39, 39)), WithinRel(middle, 1e-4));
}
