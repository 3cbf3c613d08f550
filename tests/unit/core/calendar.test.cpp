// The calendar: real days only, and back.
#include "rivalry/calendar.hpp"

#include "catch.hpp"

using namespace rivalry;

TEST_CASE("days count from 1970-01-01") {
  CHECK(parse_day("1970-01-01")->number == 0);
  CHECK(parse_day("1969-12-31")->number == -1);
  CHECK(parse_day("2000-03-01")->number == 11017);
  CHECK(parse_day("2013-04-29")->number == 15824);
  CHECK(*parse_day("2016-12-31") - *parse_day("2011-01-21") == 2171);
  CHECK(*parse_day("2013-04-29") + 2 == *parse_day("2013-05-01"));
}

TEST_CASE("leap days exist in leap years only") {
  CHECK(parse_day("2012-02-29"));
  CHECK(parse_day("2000-02-29"));
  CHECK(parse_day("1600-02-29"));
  CHECK(parse_day("2400-02-29"));
  CHECK_FALSE(parse_day("2013-02-29"));
  CHECK_FALSE(parse_day("1900-02-29"));
  CHECK_FALSE(parse_day("2100-02-29"));
  CHECK(*parse_day("2012-03-01") - *parse_day("2012-02-28") == 2);
  CHECK(*parse_day("2013-03-01") - *parse_day("2013-02-28") == 1);
}

TEST_CASE("the calendar reaches from 1600 to 2400") {
  CHECK(parse_day("1600-01-01"));
  CHECK(parse_day("2400-12-31"));
  CHECK_FALSE(parse_day("1599-12-31"));
  CHECK_FALSE(parse_day("2401-01-01"));
}

TEST_CASE("nothing else is a date") {
  for (auto text : {"", "2013", "2013-4-29", "2013-04-9", "13-04-29", "2013/04/29", "2013-04-29 ", " 2013-04-29",
                    "2013-13-01", "2013-00-10", "2013-04-31", "2013-04-00", "20130429", "2013-04-29T00:00",
                    "+013-04-29", "-013-04-29", "2013-0x-29", "2013--4-29", "２０１３-04-29"}) {
    INFO(text);
    CHECK_FALSE(parse_day(text));
  }
}

TEST_CASE("every day of the calendar comes back from its text") {
  int wrong = 0;
  std::string before;
  for (Day day = *parse_day("1600-01-01"); day <= *parse_day("2400-12-31"); day = day + 1) {
    std::string text = to_string(day);
    if (parse_day(text) != day || text <= before) ++wrong;  // written as text, later days sort later
    before = text;
  }
  CHECK(wrong == 0);
  CHECK(before == "2400-12-31");
}
