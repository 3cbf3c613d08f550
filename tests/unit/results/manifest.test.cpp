#include "sim/results/store/manifest.hpp"

#include <fstream>

#include "catch.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

void write_example(const std::filesystem::path& path) {
  ManifestWriter writer(path, "abcd", false);
  writer.begin("toy-abcd", "0.1.0");
  writer.ask(10, std::nullopt);
  writer.add(Shard{"shards/00000001.h5", {0, 1, 2, 7}, "11", {}});
  writer.add(Failure{4, "invariant", "users went missing: \"7\"\n"});
  writer.add(Shard{"shards/00000002.h5", {3, 5}, "22", {}});
}

}  // namespace

TEST_CASE("numbers are written as ranges and read back") {
  for (std::vector<std::int32_t> numbers :
       {std::vector<std::int32_t>{}, {0}, {0, 1, 2}, {5, 7, 8, 9, 100}, {1, 3, 5}, {0, 9999999}})
    CHECK(from_ranges(to_ranges(numbers)) == numbers);
  CHECK(to_ranges({0, 1, 2, 7}) == "0-2,7");
}

TEST_CASE("a manifest says what is done, what failed and what was asked") {
  Folder folder;
  write_example(folder / "m");
  Manifest manifest = read_manifest(folder / "m");
  CHECK(manifest.hash == "abcd");
  CHECK(manifest.run_id == "toy-abcd");
  CHECK(manifest.asked == 10);
  CHECK(manifest.done() == std::set<std::int32_t>{0, 1, 2, 3, 5, 7});
  CHECK(manifest.failures.at(4).message == "users went missing: \"7\"\n");
  CHECK(manifest.damaged_lines == 0);
  CHECK(!manifest.torn);
  CHECK(read_manifest(folder / "none").hash.empty());
}

TEST_CASE("a shard that replaces others takes their place, and a later shard makes a result old") {
  Folder folder;
  write_example(folder / "m");
  ManifestWriter writer(folder / "m", "abcd", false);
  writer.add(Collected{"99", 10});
  writer.add(Shard{"shards/00000003.h5", {0, 1, 2, 3, 5, 7}, "33", {"shards/00000001.h5", "shards/00000002.h5"}});
  Manifest manifest = read_manifest(folder / "m");
  REQUIRE(manifest.shards.size() == 1);
  CHECK(manifest.shards[0].file == "shards/00000003.h5");
  CHECK(manifest.collected.has_value());
  writer.add(Shard{"shards/00000004.h5", {4}, "44", {}});
  manifest = read_manifest(folder / "m");
  CHECK(!manifest.collected);
  CHECK(manifest.failures.empty());
}

TEST_CASE("cut anywhere, a manifest gives its whole lines and nothing else") {
  Folder folder;
  write_example(folder / "m");
  std::string text = read_text(folder / "m");
  std::size_t first = text.find("\"shard\"");
  std::size_t whole_first = text.find('\n', first);
  for (std::size_t length = 0; length <= text.size(); ++length) {
    std::ofstream(folder / "cut", std::ios::binary) << text.substr(0, length);
    Manifest manifest = read_manifest(folder / "cut");
    // The line break itself is not needed for a line to be whole.
    bool has_first = length >= whole_first;
    CHECK(manifest.done().contains(7) == has_first);
    CHECK(manifest.damaged_lines == 0);
    CHECK(manifest.torn == (length > 0 && text[length - 1] != '\n'));
    ManifestWriter(folder / "cut", "abcd", manifest.torn).add(Shard{"shards/00000009.h5", {9}, "99", {}});
    CHECK(read_manifest(folder / "cut").done().contains(9));
  }
}

TEST_CASE("a changed byte costs its line and no other") {
  Folder folder;
  write_example(folder / "m");
  std::string text = read_text(folder / "m");
  std::size_t begin = text.find('\n', text.find("asked")) + 1, end = text.find('\n', begin);
  for (std::size_t at = begin; at < end; ++at) {
    std::string damaged = text;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    if (damaged[at] == '\n') continue;
    std::ofstream(folder / "flipped", std::ios::binary) << damaged;
    Manifest manifest = read_manifest(folder / "flipped");
    CHECK(manifest.done() == std::set<std::int32_t>{3, 5});
    CHECK(manifest.damaged_lines == 1);
  }
}
