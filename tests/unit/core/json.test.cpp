#include "sim/core/json.hpp"

#include <limits>

#include "catch.hpp"

using namespace rivalry;

namespace {

/// What reading it throws.
template <class Read>
std::string problem_of(Read read) {
  try {
    read();
  } catch (const JsonError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a list of pairs whose first is a text is an object, every other list an array", "[json]") {
  CHECK(Json{{"a", 1}, {"b", {"x", "y"}}}.dump() == R"({"a":1,"b":["x","y"]})");
  CHECK(Json{{"a", {{"b", nullptr}}}}.dump() == R"({"a":{"b":null}})");
  CHECK(Json{{1, 2}, {3, 4}}.dump() == "[[1,2],[3,4]]");
  CHECK(Json{"off", false}.dump() == R"(["off",false])");
  CHECK(Json::array({{"a", "b"}}).dump() == R"([["a","b"]])");
  CHECK(Json{{"rows", std::vector<std::vector<double>>{{1, 0.5}, {}}}}.dump() == R"({"rows":[[1.0,0.5],[]]})");
  CHECK((Json::object().dump() == "{}" && Json::array().dump() == "[]" && Json().dump() == "null"));
}

TEST_CASE("numbers keep their kind and all their digits", "[json]") {
  CHECK(Json{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::uint64_t>::max(), 0.1, 1.0, 1e300}
            .dump() == "[-9223372036854775808,18446744073709551615,0.1,1.0,1e+300]");
  for (const char* text : {"-1", "18446744073709551615", "0.30000000000000004", "5e-324", "1.0"})
    CHECK(Json::parse(text).dump() == text);
  CHECK(number_or_null(std::numeric_limits<double>::infinity()).is_null());
}

TEST_CASE("keys stand as they were put, or sorted at every depth", "[json]") {
  Json told = {{"b", 1}, {"a", {{"d", 1}, {"c", Json::array({Json{{"z", 1}, {"y", 2}}})}}}};
  CHECK(told.dump() == R"({"b":1,"a":{"d":1,"c":[{"z":1,"y":2}]}})");
  CHECK(told.dump_sorted() == R"({"a":{"c":[{"y":2,"z":1}],"d":1},"b":1})");
  CHECK(Json{{"b", 1}, {"a", 2}}.dump_sorted(2) == "{\n  \"a\": 2,\n  \"b\": 1\n}");
  told["b"] = 2;
  told["e"].push_back(3);
  told.erase("a");
  told.update({{"f", 4}, {"b", 5}});
  CHECK(told.dump() == R"({"b":5,"e":[3],"f":4})");
  CHECK(Json::parse(R"({"a": 1, "b": 2, "a": 3})").dump() == R"({"a":3,"b":2})");
}

TEST_CASE("what is not UTF-8 is replaced, the rest is written as it is", "[json]") {
  CHECK(Json("\xE5\xBE\xAE \"\n").dump() == "\"\xE5\xBE\xAE \\\"\\n\"");
  CHECK(Json("a\xFF"
             "b")
            .dump() ==
        "\"a\xEF\xBF\xBD"
        "b\"");
}

TEST_CASE("reading says what is wanted and what there is", "[json]") {
  Json read = Json::parse(R"({"words": ["a", "b"], "number": 7, "big": 3000000000, "real": 1.5, "on": true})");
  CHECK(read.at("words").texts() == std::vector<std::string>{"a", "b"});
  CHECK((read.at("number").as<std::int32_t>() == 7 && read.at("number").real() == 7 && read.at("on").truth()));
  CHECK((read.value("real", 0.0) == 1.5 && read.value("none", 4) == 4));
  CHECK((read.contains("on") && !read.contains("off") && !read.at("on").contains("on")));
  CHECK(problem_of([&] { read.at("none"); }) == "JSON: there is no `none`");
  CHECK(problem_of([&] { read.at("words").at(2); }) == "JSON: there is no item 2 in an array of 2");
  CHECK(problem_of([&] { read.at("words").text(); }) == "JSON: a text is wanted where there is an array");
  CHECK(problem_of([&] { read.at("real").integer(); }) == "JSON: a whole number is wanted where there is a number");
  CHECK(problem_of([&] { read.at("big").as<std::int32_t>(); }) == "JSON: the number is out of range here");
  CHECK(problem_of([&] { Json(-1).natural(); }) == "JSON: the number is out of range here");
  CHECK(problem_of([&] { Json::parse("{\"a\": }"); }).find("column") != std::string::npos);
  CHECK((!Json::parse_if_whole("{\"a\":") && Json::parse_if_whole("null")->is_null()));
}

TEST_CASE("values are the same in whatever order keys were put", "[json]") {
  CHECK(Json{{"a", 1}, {"b", 2u}} == Json{{"b", 2}, {"a", 1.0}});
  CHECK_FALSE(Json{{"a", 1}} == Json{{"a", 2}});
  CHECK_FALSE(Json{{"a", 1}} == Json{{"b", 1}});
  CHECK_FALSE(Json(std::uint64_t{1} << 63) == Json(std::numeric_limits<std::int64_t>::min()));
}
