#include <limits>

#include "catch.hpp"
#include "sim/findings/tables/csv.hpp"
#include "sim/findings/tables/data_package.hpp"
#include "sim/findings/tables/parquet.hpp"
#include "sim/findings/tables/table.hpp"
#include "sim/findings/tables/thrift.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Dataset small() {
  Dataset data;
  data.dimensions = {{"replicate", 1}, {"time", 2}, {"shop", 2}};
  data.variables = {
      {"replicate", {"replicate"}, std::vector<std::int32_t>{7}, {}},
      {"time", {"time"}, std::vector<std::int32_t>{0, 31}, {{"units", std::string("days since 2013-01-01")}}},
      {"shop", {"shop"}, std::vector<std::string>{"plain", "a, \"b\"\nc"}, {}},
      {"shop_cash",
       {"replicate", "time", "shop"},
       std::vector<std::int64_t>{40009835, -1, 0, 10},
       {{"units", std::string("CNY")}, {"scale_factor", 0.01}}},
      {"shop_mood", {"replicate", "time", "shop"}, std::vector<double>{0.5, nan, 1e300, 0.1}, {}},
      {"shop_open",
       {"replicate", "time", "shop"},
       std::vector<std::int8_t>{0, 1, 1, 0},
       {{"flag_values", std::vector<std::int8_t>{0, 1}}, {"flag_meanings", std::string("no yes")}}},
      {"shop_why",
       {"replicate", "time", "shop"},
       std::vector<std::int8_t>{2, 1, 0, 2},
       {{"flag_values", std::vector<std::int8_t>{0, 1, 2}}, {"flag_meanings", std::string("none late broke")}}}};
  data.attributes = {{"run_id", std::string("shops-1")}};
  return data;
}

}  // namespace

TEST_CASE("a table is tidy: names, dates, money to the cent, words, and nothing where nothing is", "[tables]") {
  Dataset data = small();
  std::vector<TidyTable> tables = tables_of(data);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].name == "time-shop");
  CHECK(to_csv(tables[0]) ==
        "replicate,time,shop,shop_cash,shop_mood,shop_open,shop_why\n"
        "7,2013-01-01,plain,400098.35,0.5,false,broke\n"
        "7,2013-01-01,\"a, \"\"b\"\"\nc\",-0.01,,true,late\n"
        "7,2013-02-01,plain,0,1e+300,true,none\n"
        "7,2013-02-01,\"a, \"\"b\"\"\nc\",0.1,0.1,false,broke\n");
}

TEST_CASE("only what is asked for", "[tables]") {
  Dataset data = small();
  std::vector<TidyTable> tables = tables_of(data, {"shop_open"});
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].columns.size() == 4);
  CHECK_THROWS_WITH(tables_of(data, {"shop_opne"}), Catch::Matchers::Contains("did you mean `shop_open`?"));
}

TEST_CASE("units and descriptions go with the tables", "[tables]") {
  Dataset data = small();
  std::string package = data_package(data, tables_of(data), "csv");
  CHECK(package.find("\"unit\": \"CNY\"") != std::string::npos);
  CHECK(package.find("\"path\": \"time-shop.csv\"") != std::string::npos);
  CHECK(package.find("\"name\": \"shops-1\"") != std::string::npos);
}

TEST_CASE("a Parquet file begins and ends as it must, and is the same each time", "[tables]") {
  Dataset data = small();
  TidyTable table = tables_of(data)[0];
  std::string file = to_parquet(table, "{}");
  CHECK(file.starts_with("PAR1"));
  CHECK(file.ends_with("PAR1"));
  CHECK(file == to_parquet(table, "{}"));
  table.rows = 0;
  CHECK(to_parquet(table, "{}").size() < file.size());
}

TEST_CASE("the compact protocol's own examples", "[tables]") {
  std::string bytes;
  write_varint(bytes, 50399);  // Apache Thrift's specification
  CHECK(bytes == "\xDF\x89\x03");
  ThriftWriter writer;
  writer.i32(1, -1);
  writer.text(2, "a");
  writer.i64(30, 1);  // a long step is written whole
  CHECK(writer.take() == std::string("\x15\x01\x18\x01"
                                     "a\x06\x3c\x02\0",
                                     9));
}

}  // namespace rivalry
