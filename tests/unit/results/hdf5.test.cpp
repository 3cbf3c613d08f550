// Datasets to HDF5 bytes and back: nothing is lost, and the same Dataset gives the same bytes.
#include "sim/results/hdf5/hdf5.hpp"

#include <array>
#include <cstdlib>
#include <fstream>

#include "catch.hpp"
#include "rivalry/errors.hpp"

using namespace rivalry;

namespace {

Dataset market(std::size_t replicates, std::size_t steps) {
  Dataset data;
  data.dimensions = {{"replicate", replicates}, {"time", steps}, {"platform", 2}, {"event", 3}, {"empty", 0}};
  std::vector<std::int32_t> numbers(replicates), days(steps);
  for (std::size_t i = 0; i < replicates; ++i) numbers[i] = static_cast<std::int32_t>(i);
  for (std::size_t i = 0; i < steps; ++i) days[i] = static_cast<std::int32_t>(7 * i);
  std::vector<std::int64_t> members(replicates * steps * 2);
  std::vector<float> share(replicates * steps);
  for (std::size_t i = 0; i < members.size(); ++i) members[i] = static_cast<std::int64_t>(i * i % 1000003) * 1000;
  for (std::size_t i = 0; i < share.size(); ++i) share[i] = static_cast<float>(i % 97) / 97;
  data.variables = {
      {"replicate", {"replicate"}, numbers, {{"long_name", std::string("Replicate")}}},
      {"time",
       {"time"},
       days,
       {{"units", std::string("days since 2011-01-21")},
        {"calendar", std::string("proleptic_gregorian")},
        {"standard_name", std::string("time")}}},
      {"platform", {"platform"}, std::vector<std::string>{"wechat", "微博"}, {}},
      {"platform_registered",
       {"replicate", "time", "platform"},
       members,
       {{"units", std::string("people")}, {"_FillValue", std::int64_t{-1}}, {"long_name", std::string("")}}},
      {"platform_share", {"replicate", "time"}, share, {{"units", std::string("1")}, {"_FillValue", 0x1p100}}},
      {"input_people", {"replicate"}, std::vector<double>(replicates, 0.1), {{"scale_factor", 0.01}}},
      {"event_kind",
       {"event"},
       std::vector<std::int8_t>{0, 1, 1},
       {{"flag_values", std::vector<std::int8_t>{0, 1}}, {"flag_meanings", std::string("campaign scale")}}},
      {"event_name", {"event"}, std::vector<std::string>{"launch", "", "comment_ban"}, {}},
      {"nothing", {"empty"}, std::vector<std::int32_t>{}, {}},
      {"people", {}, std::vector<std::int64_t>{46}, {}},
  };
  data.attributes = {{"Conventions", std::string("CF-1.8")}, {"seed", std::int64_t{7}}};
  return data;
}

bool same(const Attribute& a, const Attribute& b) { return a.name == b.name && a.value == b.value; }

void require_same(const Dataset& a, const Dataset& b) {
  REQUIRE(a.dimensions.size() == b.dimensions.size());
  for (std::size_t i = 0; i < a.dimensions.size(); ++i) {
    CHECK(a.dimensions[i].name == b.dimensions[i].name);
    CHECK(a.dimensions[i].size == b.dimensions[i].size);
  }
  REQUIRE(a.variables.size() == b.variables.size());
  for (std::size_t i = 0; i < a.variables.size(); ++i) {
    INFO(a.variables[i].name);
    CHECK(a.variables[i].name == b.variables[i].name);
    CHECK(a.variables[i].dims == b.variables[i].dims);
    CHECK(a.variables[i].values == b.variables[i].values);
    CHECK(std::equal(a.variables[i].attributes.begin(), a.variables[i].attributes.end(),
                     b.variables[i].attributes.begin(), b.variables[i].attributes.end(), same));
  }
  CHECK(std::equal(a.attributes.begin(), a.attributes.end(), b.attributes.begin(), b.attributes.end(), same));
}

}  // namespace

TEST_CASE("a dataset comes back from HDF5 as it went in") {
  for (Compression compression : {Compression::None, Compression::Deflate}) {
    Dataset data = market(5, 300);
    auto bytes = to_hdf5(data, compression);
    Dataset back = from_hdf5(bytes, "test");
    require_same(data, back);
    CHECK(to_hdf5(back, compression) == bytes);
  }
}

TEST_CASE("the same dataset gives the same bytes, whatever the memory held before") {
  auto first = to_hdf5(market(40, 200), Compression::Deflate);
  for (int i = 1; i < 200; ++i) {
    auto* dirt = static_cast<unsigned char*>(std::malloc(static_cast<std::size_t>(i) * 997));
    std::fill(dirt, dirt + i * 997, static_cast<unsigned char>(i));
    std::free(dirt);
  }
  CHECK(to_hdf5(market(40, 200), Compression::Deflate) == first);
}

TEST_CASE("arrays of several chunks, also of unequal ones, come back") {
  for (auto [replicates, steps, platforms] :
       {std::array<std::size_t, 3>{3, 100000, 2}, {5, 7, 40000}, {200, 1500, 2}, {2, 2, 300000}}) {
    Dataset data;
    data.dimensions = {{"replicate", replicates}, {"time", steps}, {"platform", platforms}};
    std::vector<std::int64_t> values(replicates * steps * platforms);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::int64_t>(i * 2654435761u % 1000003);
    data.variables = {{"members", {"replicate", "time", "platform"}, values, {}}};
    auto bytes = to_hdf5(data, Compression::Deflate);
    CHECK(bytes.size() < values.size() * 8);
    CHECK((from_hdf5(bytes, "test").variables.at(0).values == Values(values)));
  }
}

TEST_CASE("an attribute may be longer than 64 KiB") {
  Dataset data = market(1, 1);
  data.attributes.push_back({"scenario", std::string(1 << 20, 'x')});
  require_same(data, from_hdf5(to_hdf5(data, Compression::Deflate), "test"));
}

TEST_CASE("values that do not fill their dimensions are refused") {
  Dataset data = market(2, 2);
  data.variables.back() = {"short", {"platform"}, std::vector<std::int32_t>{1}, {}};
  CHECK_THROWS_AS(to_hdf5(data, Compression::None), InvariantError);
  data.variables.back() = {"nowhere", {"planet"}, std::vector<std::int32_t>{1}, {}};
  CHECK_THROWS_AS(to_hdf5(data, Compression::None), InvariantError);
}

TEST_CASE("bytes that are not HDF5 are refused with their name") {
  std::vector<std::byte> junk(1000, std::byte{42});
  CHECK_THROWS_WITH(from_hdf5(junk, "shards/00000001.h5"), Catch::Contains("shards/00000001.h5"));
  CHECK_THROWS_AS(from_hdf5({}, "empty"), WorldError);
}

// Leaves the file where tests/cli/readers.py looks for it, when asked to.
TEST_CASE("a file for other readers") {
  const char* path = std::getenv("RIVALRY_TEST_FILE");
  auto bytes = to_hdf5(market(40, 200), Compression::Deflate);
  CHECK(bytes.size() > 1000);
  if (path)
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}
