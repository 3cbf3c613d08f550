// Pictures made of characters, as golden texts in tests/unit/cli/drawings. RIVALRY_UPDATE=1 writes them anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "catch.hpp"
#include "sim/cli/drawing/bars.hpp"
#include "sim/cli/drawing/counts.hpp"
#include "sim/cli/drawing/fan.hpp"
#include "sim/cli/drawing/heat.hpp"
#include "sim/cli/drawing/measure.hpp"
#include "sim/cli/drawing/paper.hpp"
#include "sim/cli/drawing/survival.hpp"
#include "sim/findings/answer.hpp"

using namespace rivalry;
using namespace rivalry::cli;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Paper paper(Script script, int width = 60) { return {width, script}; }

Day day(const char* text) { return *parse_day(text); }

/// Five replicates that drift apart from 100 million, over a year.
Course drifting() {
  Course course{"vancl.cash", "USD", false, {}, {}};
  for (int month = 0; month <= 12; ++month) {
    course.days.push_back(day("2013-01-01") + month * 30);
    course.numbers.emplace_back();
    for (int i = -2; i <= 2; ++i) course.numbers.back().push_back(1e8 - 7e6 * month + 4e6 * i * month);
  }
  return course;
}

Waiting three_of_four() {
  std::vector<Watched> rows = {{day("2013-03-01"), true}, {day("2013-06-01"), true}, {day("2013-06-01"), true}};
  rows.push_back({day("2013-12-31"), false});
  Waiting found = waiting_of(rows, day("2013-01-01"), day("2013-12-31"));
  found.what = "vancl.default";
  return found;
}

void looks(const std::string& drawn, const std::string& name) {
  std::filesystem::path path = std::filesystem::path(SOURCE_DIR) / "tests/unit/cli/drawings" / (name + ".txt");
  if (std::getenv("RIVALRY_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << drawn;
  std::ifstream in(path, std::ios::binary);
  std::stringstream golden;
  golden << in.rdbuf();
  INFO(name);
  CHECK(drawn == golden.str());
}

}  // namespace

TEST_CASE("drawing: a fan with what is expected") {
  std::vector<TimelineMark> known = {{day("2013-07-01"), 6e7, 6e7}};
  looks(draw_fan(drifting(), known, "replicate", paper(Script::Utf8)), "fan");
  looks(draw_fan(drifting(), known, "replicate", paper(Script::Ascii)), "fan-ascii");
}

TEST_CASE("drawing: a survival curve") {
  looks(draw_survival(three_of_four(), "replicate", paper(Script::Utf8)), "survival");
  Waiting never = waiting_of({{day("2013-12-31"), false}}, day("2013-01-01"), day("2013-12-31"));
  never.what = "rescue";
  CHECK(
      draw_survival(never, "replicate", paper(Script::Ascii)).starts_with("rescue happens in none of 1 replicate by"));
}

TEST_CASE("drawing: a histogram says where the median lies") {
  Answers numbers{"vancl.cash", "USD", false, {1e6, 2e6, 2.5e6, 3e6, 3.5e6, 9e6, none}};
  looks(draw_histogram(numbers, "replicate", paper(Script::Utf8)), "histogram");
  looks(draw_histogram({"rescue", "1", true, {0, 1, 1, 1}}, "replicate", paper(Script::Ascii)), "histogram-of-a-share");
  looks(
      draw_histogram({"rescue.day", "days since 2013-01-01", false, {0, 1, 40, 80}}, "replicate", paper(Script::Utf8)),
      "histogram-of-days");
  looks(draw_histogram({"rescue.day", "days since 2013-01-01", false, {none}}, "replicate", paper(Script::Utf8)),
        "histogram-of-nothing");
}

TEST_CASE("drawing: bars on both sides of zero") {
  std::vector<MeanBar> bars = {{"sina", "USD", {9, 4e6, 3e6, 5e6}},
                               {"alibaba", "USD", {9, -2e6, -2.5e6, -1.5e6}},
                               {"tencent", "USD", {0, 0, 0, 0}},
                               {"rescue", "1", {9, 0.5, 0.25, 0.75}}};
  looks(draw_bars(bars, paper(Script::Utf8)), "bars");
  looks(draw_bars(bars, paper(Script::Ascii)), "bars-ascii");
}

TEST_CASE("drawing: a table of shades") {
  HeatTable table{"events.rescue.amount",       "events.rescue.at",        {"0 USD", "100 million USD"},
                  {"2013-09-01", "2014-03-01"}, {{0.0, 0.1}, {0.9, none}}, "1"};
  looks(draw_heat(table, paper(Script::Utf8)), "shades");
  looks(draw_heat(table, paper(Script::Ascii, 40)), "shades-ascii");
}

TEST_CASE("drawing: what has no number is said, and extremes stay on the paper") {
  Course empty{"x", "1", false, {day("2013-01-01")}, {{none, none}}};
  CHECK(draw_fan(empty, {}, "replicate", paper(Script::Utf8)) == "x has no number on any day\nno day has a number\n");
  Course one_day{"x", "USD", false, {day("2013-01-01")}, {{-1e15, 3e15}}};
  for (int width : {40, 100})
    for (const std::string& drawn :
         {draw_fan(one_day, {}, "replicate", paper(Script::Utf8, width)),
          draw_fan(drifting(), {{day("1999-01-01"), 0, 9e9}}, "task", paper(Script::Utf8, width))}) {
      std::string line;
      for (char c : drawn)
        if (c == '\n') {
          CHECK(cells_of(line) <= width);
          line.clear();
        } else {
          line += c;
        }
    }
  CHECK(measure_for("USD", 3e9).name == "billion USD");
  CHECK(measure_for("1", 0.4).name == "%");
  CHECK(tick_texts({0, 0.5, 1500}, {1, ""}) == std::vector<std::string>{"0", "0.5", "1,500"});
  CHECK(wrapped("aa bb cc", 5) == "aa bb\ncc\n");
  CHECK(shortened("abcdef", 4) == "ab..");
  CHECK(bar_of(0.5, 3, paper(Script::Utf8)) == "█▌");
  CHECK(bar_of(1e-9, 10, paper(Script::Utf8)) == "▏");
  CHECK(bar_of(none, 10, paper(Script::Utf8)).empty());
}
