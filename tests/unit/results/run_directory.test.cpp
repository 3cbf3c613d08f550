#include "sim/results/store/run_directory.hpp"

#include <fstream>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

const std::string resolved = "name: toy\nreplicates: 30\nseed: 7\n";
const Identity identity = identify("toy", resolved);

std::string collected_from(const std::filesystem::path& path, const std::vector<Dataset>& shards) {
  RunDirectory directory(path, identity);
  directory.describe({"name: toy\n", resolved, resolved}, 30);
  for (const Dataset& shard : shards) directory.add(shard);
  directory.collect(30, run_attributes(identity, "?", 7, resolved));
  return sha256(read_bytes(path / "result.h5"));
}

void flip(const std::filesystem::path& path, std::size_t at, unsigned char mask) {
  auto bytes = read_bytes(path);
  bytes[at] ^= std::byte{mask};
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

ExitCode code_of_opening(const std::filesystem::path& path, const Identity& who) {
  try {
    RunDirectory directory(path, who);
    return ExitCode::Done;
  } catch (const WorldError& error) {
    return error.code();
  }
}

}  // namespace

TEST_CASE("the number of replicates is no part of a run's identity; everything else is") {
  CHECK(identify("toy", "name: toy\nseed: 7\n").hash == identity.hash);
  CHECK(identify("toy", "name: toy\nreplicates: 5\nseed: 8\n").hash != identity.hash);
  CHECK(identity.run_id() == "toy-" + identity.hash.substr(0, 8));
}

TEST_CASE("the result is the same however the replicates were packed in shards") {
  Folder folder;
  std::string one = collected_from(folder / "one", {toy_dataset(0, 29)});
  std::vector<Dataset> each;
  for (std::uint32_t r = 30; r-- > 0;) each.push_back(toy_dataset(r, r));
  CHECK(collected_from(folder / "each", each) == one);
  CHECK(collected_from(folder / "three", {toy_dataset(20, 29), toy_dataset(0, 4), toy_dataset(5, 19)}) == one);
}

TEST_CASE("small shards are joined, so that files stay few, and nothing is lost") {
  Folder folder;
  std::vector<Dataset> each;
  for (std::uint32_t r = 0; r < 250; ++r) each.push_back(toy_dataset(r, r));
  std::string packed = collected_from(folder / "joined", each);
  auto files = std::distance(std::filesystem::directory_iterator(folder / "joined" / "shards"),
                             std::filesystem::directory_iterator());
  CHECK(files <= 100);
  CHECK(packed == collected_from(folder / "one", {toy_dataset(0, 249)}));
  RunDirectory again(folder / "joined", identity);
  CHECK(again.done().size() == 250);
  CHECK(again.damage().empty());
}

TEST_CASE("what is done is known again, and what a kill left is swept away") {
  Folder folder;
  collected_from(folder / "run", {toy_dataset(0, 9)});
  std::ofstream(folder / "run" / "shards" / "00000002.h5") << "written, but its line was not";
  std::ofstream(folder / "run" / ".unfinished-result.h5-123") << "half";
  RunDirectory directory(folder / "run", identity);
  CHECK(directory.done().size() == 10);
  CHECK(!std::filesystem::exists(folder / "run" / "shards" / "00000002.h5"));
  CHECK(!std::filesystem::exists(folder / "run" / ".unfinished-result.h5-123"));
}

TEST_CASE("a damaged or missing shard is played again, and said") {
  Folder folder;
  std::string sound = collected_from(folder / "run", {toy_dataset(0, 9), toy_dataset(10, 19), toy_dataset(20, 29)});
  auto shard = folder / "run" / "shards" / "00000002.h5";
  auto bytes = read_bytes(shard);
  for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 40) {
    flip(shard, at, 1);
    RunDirectory directory(folder / "run", identity);
    CHECK(directory.done().size() == 20);
    REQUIRE(directory.damage().size() == 1);
    CHECK_THAT(directory.damage()[0], Catch::Contains("00000002.h5 is damaged"));
    write_atomically(shard, bytes);
  }
  std::filesystem::remove(shard);
  {
    RunDirectory directory(folder / "run", identity);
    CHECK_THAT(directory.damage().at(0), Catch::Contains("missing"));
  }
  CHECK(collected_from(folder / "run", {toy_dataset(10, 19)}) == sound);
}

TEST_CASE("another run, or anything else, is left alone") {
  Folder folder;
  collected_from(folder / "run", {toy_dataset(0, 29)});
  CHECK(code_of_opening(folder / "run", identify("toy", "seed: 8\n")) == ExitCode::CannotCreate);
  std::filesystem::create_directory(folder / "mine");
  std::ofstream(folder / "mine" / "thesis.txt") << "years of work";
  CHECK(code_of_opening(folder / "mine", identity) == ExitCode::CannotCreate);
  CHECK(read_text(folder / "mine" / "thesis.txt") == "years of work");
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "mine"), {}) == 1);
  CHECK(code_of_opening(folder / "mine" / "thesis.txt", identity) == ExitCode::CannotCreate);
  std::filesystem::create_directory(folder / "empty");
  CHECK(code_of_opening(folder / "empty", identity) == ExitCode::Done);
}

TEST_CASE("a run is complete if its result is there, whole and large enough") {
  Folder folder;
  CHECK(!is_complete(folder / "run", 30));
  collected_from(folder / "run", {toy_dataset(0, 29)});
  CHECK(is_complete(folder / "run", 30));
  CHECK(is_complete(folder / "run", 20));
  CHECK(!is_complete(folder / "run", 31));
  flip(folder / "run" / "result.h5", 1000, 8);
  CHECK(!is_complete(folder / "run", 30));
}

TEST_CASE("without its manifest, or with a manifest that is all damage, a run is still itself") {
  Folder folder;
  std::string sound = collected_from(folder / "run", {toy_dataset(0, 29)});
  std::ofstream(folder / "run" / "manifest.jsonl") << "zeroes, say\n";
  CHECK(standing(folder / "run", identity) == Standing::Ours);
  CHECK(standing(folder / "run", identify("toy", "seed: 8\n")) == Standing::NotARun);
  std::filesystem::remove(folder / "run" / "manifest.jsonl");
  CHECK(collected_from(folder / "run", {toy_dataset(0, 29)}) == sound);
}

TEST_CASE("failed replicates are listed in the result") {
  Folder folder;
  RunDirectory directory(folder / "run", identity);
  directory.describe({"name: toy\n", resolved, resolved}, 3);
  directory.add(toy_dataset(0, 1));
  directory.add(Failure{2, "invariant", "users went missing"});
  directory.collect(3, {});
  auto bytes = read_bytes(folder / "run" / "result.h5");
  Dataset result = from_hdf5(bytes, "result");
  CHECK(std::get<std::vector<std::int32_t>>(find_variable(result, "failed")->values) == std::vector<std::int32_t>{2});
  CHECK(std::get<std::vector<std::string>>(find_variable(result, "failed_message")->values) ==
        std::vector<std::string>{"users went missing"});
}
