#include <cmath>

#include "catch.hpp"
#include "rivalry/scenario.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/answer.hpp"
#include "sim/findings/course.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/report/blocks.hpp"
#include "sim/report/fans.hpp"
#include "sim/report/names.hpp"
#include "sim/report/page.hpp"
#include "sim/report/parts.hpp"
#include "sim/results/hdf5/dataset.hpp"

using namespace rivalry;
using namespace rivalry::report;

namespace {

using Int32 = std::vector<std::int32_t>;
using Int64 = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;
using Reals = std::vector<double>;

/// Three replicates of two companies, recorded on 2013-01-01 and -08; money in cents.
Dataset three_replicates() {
  Dataset data;
  data.dimensions = {{"replicate", 3}, {"time", 2}, {"company", 2}, {"line", 1}};
  data.variables = {
      {"replicate", {"replicate"}, Int32{0, 1, 2}, {}},
      {"time", {"time"}, Int32{0, 7}, {{"units", "days since 2013-01-01"}}},
      {"company", {"company"}, Texts{"vancl", "vip_shop"}, {}},
      {"line", {"line"}, Texts{"weibo.display"}, {}},
      {"line_earned",
       {"replicate", "time", "line"},
       Int32{1, 2, 3, 4, 5, 6},
       {{"units", "USD"}, {"long_name", "Earned"}}},
      {"company_cash",
       {"replicate", "time", "company"},
       Int64{100, 5, 12345600, 5, 300, 5, 98765400, 5, 500, 5, 55555500, 5},
       {{"units", "USD"}, {"scale_factor", 0.01}, {"long_name", "Cash"}}},
  };
  return data;
}

Reals unpacked(const Json& block) {
  Reals numbers;
  for (const Json& each : block.at("at")) numbers.push_back(each.real() * block.at("by").real());
  return numbers;
}

/// What stands between two texts, the first time.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
  std::size_t from = text.find(before) + before.size();
  return text.substr(from, text.find(after, from) - from);
}

}  // namespace

TEST_CASE("report: packed numbers keep five digits of the largest") {
  Reals numbers = {0, 1234567890, -987654321, 0.5};
  Json block = packed(numbers);
  REQUIRE(block["at"].size() == 4);
  for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(std::fabs(unpacked(block)[i] - numbers[i]) <= 1e5 / 2);
  CHECK(packed({std::nan(""), 1}).at("at").at(0).is_null());
  CHECK(unpacked(packed({0, 0})) == Reals{0, 0});
  CHECK(std::fabs(unpacked(packed({1e-7, 3e-8}))[1] - 3e-8) < 1e-12);
}

TEST_CASE("report: many records are thinned evenly, the first and the last stay") {
  CHECK(thinned(3) == std::vector<std::size_t>{0, 1, 2});
  CHECK(thinned(0).empty());
  auto places = thinned(1000, 160);
  CHECK(places.front() == 0);
  CHECK(places.back() == 999);
  CHECK(places.size() <= 160);
  CHECK(places[2] - places[1] == 7);
}

TEST_CASE("report: a fan has the numbers of the course") {
  Dataset data = three_replicates();
  Course cash = course(data, "vancl.cash");
  Times times;
  Json block = fan_block(data, cash, times, "title");
  Fan fan = fan_of(cash, {.05, .25, .5, .75, .95});
  REQUIRE(block["bands"].size() == 5);
  for (std::size_t q = 0; q < 5; ++q) {
    Reals drawn = unpacked(block.at("bands").at(q));
    REQUIRE(drawn.size() == 2);
    for (std::size_t day = 0; day < 2; ++day)
      CHECK(std::fabs(drawn[day] - fan.quantiles[q][day]) <= 1e-4 * fan.quantiles[q][1]);
  }
  CHECK(times.json().at(0) == Json{15706, 15713});
  CHECK(times.place_of({Day{15706}, Day{15713}}) == 0);
  CHECK(block.at("note").text().starts_with("Median on 2013-01-08; 90 %"));
  CHECK(headline(data, "vip_shop.cash", answer(data, "vip_shop.cash")) == "Vip shop, cash: 0.05 USD");
  CHECK_FALSE(never_changes(cash));
  CHECK(never_changes(course(data, "vip_shop.cash")));
}

TEST_CASE("report: names of what is expected are those that answer() knows") {
  Scenario scenario;
  Expectation expect;
  expect.of = "company_cash";
  expect.labels = {{"company", "vancl"}};
  scenario.expect = {expect, expect};
  CHECK(expected_names(three_replicates(), scenario) == Texts{"vancl.cash"});
  CHECK(name_of(three_replicates(), "platform_posts", {}) == "platform_posts");
}

TEST_CASE("report: a thing may have a dot in its name") {
  Dataset data = three_replicates();
  CHECK(answer(data, "weibo.display.earned").numbers == Reals{2, 4, 6});
  CHECK(described(data, "weibo.display.earned").thing == "weibo.display");
  for (const std::string& name : courses(data)) CHECK_NOTHROW(course(data, name));
}

TEST_CASE("report: policies name a text by its SHA-256 in base 64") {
  CHECK(policy_hash("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");  // NIST: of the empty message
  CHECK(policy_hash("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("report: nothing in the contents ends an element, and the policy knows the scripts") {
  Json contents = {
      {"name", "a\"b"}, {"question", "</title><script>alert(1)</script> {{bundle}}"}, {"text", "</script><!--"}};
  std::string page = page_of(contents);
  CHECK(page == page_of(contents));
  CHECK(between(page, "<title>", "</title>") ==
        "a&quot;b: &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{bundle}}");
  std::string inlined = between(page, "id=\"contents\">", "</script>");
  CHECK(inlined.find('<') == std::string::npos);
  CHECK(Json::parse(inlined) == contents);
  std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  for (std::string_view part : {page_script(), page_bundle(), page_style()})
    CHECK(policy.find("'" + policy_hash(part) + "'") != std::string::npos);
  CHECK(policy.starts_with("default-src 'none'; "));
  CHECK(policy.find("unsafe") == std::string::npos);
}

TEST_CASE("statistics: rank correlation, over the cases that have both numbers") {
  double none = std::nan("");
  RankCorrelation all = rank_correlation({1, 2, 3, 4, 5, none}, {1, 8, 27, 64, 125, 3});
  CHECK(std::fabs(all.value - 1) < 1e-12);
  CHECK(all.count == 5);
  RankCorrelation some = rank_correlation({1, 2, 3, 4, 5, 6}, {2, 1, 4, 3, 6, 5});
  CHECK(std::fabs(some.value - 29.0 / 35) < 1e-12);  // 1 - 6 sum d^2 / (n (n^2 - 1)), d^2 all 1
  CHECK((some.low < some.value && some.value < some.high && some.high < 1));
  CHECK(std::isnan(rank_correlation({1, 1, 1}, {1, 2, 3}).value));
}
