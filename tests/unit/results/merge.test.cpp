#include "sim/results/hdf5/merge.hpp"

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

TEST_CASE("however replicates are packed, merging gives the same dataset") {
  auto whole = to_hdf5(toy_dataset(0, 29), Compression::Deflate);
  std::vector<Dataset> halves = {toy_dataset(13, 29), toy_dataset(0, 12)};
  CHECK(to_hdf5(merge(halves), Compression::Deflate) == whole);
  std::vector<Recording> even, odd;
  for (std::uint32_t r = 0; r < 30; ++r) (r % 2 ? odd : even).push_back(toy_recording(r));
  std::vector<Dataset> woven = {toy_dataset(odd), toy_dataset(even)};
  CHECK(to_hdf5(merge(woven), Compression::Deflate) == whole);
}

TEST_CASE("events keep their order within a replicate and follow their replicate") {
  std::vector<Dataset> parts = {toy_dataset(5, 5), toy_dataset(2, 2), toy_dataset(0, 0)};
  Dataset merged = merge(parts);
  CHECK(replicates_of(merged) == std::vector<std::int32_t>{0, 2, 5});
  CHECK(std::get<std::vector<std::int32_t>>(find_variable(merged, "event_day")->values) ==
        std::vector<std::int32_t>{200, 201, 500, 501});
  CHECK(size_of(merged, "event") == 4);
}

TEST_CASE("what does not belong together is not merged") {
  CHECK_THROWS_AS(merge({toy_dataset(0, 3), toy_dataset(3, 5)}), InvariantError);  // replicate 3 twice
  Dataset other = toy_dataset(4, 5);
  std::get<std::vector<std::int32_t>>(other.variables[1].values)[1] = 8;  // another calendar
  CHECK_THROWS_AS(merge({toy_dataset(0, 3), other}), InvariantError);
  Dataset renamed = toy_dataset(4, 5);
  renamed.variables[2].attributes[0].value = std::string("USD");
  CHECK_THROWS_AS(merge({toy_dataset(0, 3), renamed}), InvariantError);
}
