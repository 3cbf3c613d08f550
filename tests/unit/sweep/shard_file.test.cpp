#include "sim/sweep/shards/shard_file.hpp"

#include <fstream>

#include "catch.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/shards/stack.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::vector<std::byte>& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

fs::path toy_shard(const fs::path& folder, std::int32_t point, std::vector<FailedTask> failed = {}) {
  return add_shards(folder, stack({{point, toy_dataset(0, 3)}}), failed).at(0);
}

FailedTask failure(std::int32_t point, std::int32_t attempt) {
  return {{point, 0}, attempt, 7, "E407", "strike is zero \xff"};
}

}  // namespace

TEST_CASE("a shard says what it holds, and HDF5 reads what stands in front") {
  Folder folder;
  fs::path path = toy_shard(folder.path(), 5, {failure(6, 1)});
  auto label = read_label(path);
  REQUIRE(label);
  CHECK(label->tasks == std::vector<Task>{{5, 0}, {5, 1}, {5, 2}, {5, 3}});
  REQUIRE(label->failed.size() == 1);
  CHECK(label->failed[0].code == "E407");
  CHECK(label->failed[0].seed == 7);
  CHECK(tasks_of(*read_shard(path)) == label->tasks);
  CHECK(is_sound(path));
  CHECK(toy_shard(folder.path(), 5, {failure(6, 1)}) == path);  // the same content is there once
  CHECK(!from_hdf5(read_bytes(path), "with the line behind it").variables.empty());
}

TEST_CASE("every damaged byte and every cut of a shard is found before HDF5 sees it") {
  Folder folder;
  fs::path path = toy_shard(folder.path(), 1);
  auto whole = read_bytes(path);
  for (std::size_t at = 0; at < whole.size(); at += 13) {
    auto damaged = whole;
    damaged[at] ^= std::byte{4};
    write(path, damaged);
    REQUIRE_FALSE(is_sound(path));
    REQUIRE_FALSE(read_shard(path));
  }
  for (std::size_t size = 0; size < whole.size(); size += 29) {
    write(path, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
    REQUIRE_FALSE(is_sound(path));
  }
}

TEST_CASE("a harvest takes up what is new, and counts what is there twice once") {
  Folder folder;
  ShardIndex shard_index(folder.path());
  shard_index.refresh();
  CHECK(shard_index.done() == 0);
  toy_shard(folder.path(), 0);
  toy_shard(folder.path(), 2, {failure(0, 0), failure(9, 0)});
  shard_index.refresh();
  CHECK(shard_index.done() == 8);
  CHECK(shard_index.has({2, 3}));
  CHECK_FALSE(shard_index.has({2, 4}));
  CHECK_FALSE(shard_index.has({1, 0}));
  CHECK(shard_index.done_of(2, 2) == 2);
  CHECK(shard_index.failures().size() == 1);  // that of point 0 came right in the end
  CHECK(shard_index.failed({9, 0}, 0));
  CHECK_FALSE(shard_index.failed({9, 0}, 1));  // a later attempt plays it again
  add_shards(folder.path(), stack({{0, toy_dataset(0, 3)}, {2, toy_dataset(0, 3)}}), {});
  shard_index.refresh();
  CHECK(shard_index.done() == 8);
  write(folder.path() / "torn.h5", {std::byte{1}});
  shard_index.refresh();
  CHECK(shard_index.damaged() == std::vector<std::string>{"torn.h5"});
  fs::remove(shard_index.shards()[0]);
  shard_index.refresh();
  CHECK(shard_index.done() == 8);
}
