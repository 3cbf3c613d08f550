#include "sim/results/store/run_directory.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

/// Small shards are joined when there are this many, so that a long run leaves few files, as far as the joined one
/// stays within joined_bytes.
constexpr std::size_t many_shards = 100;
constexpr std::uintmax_t small_bytes = std::uintmax_t{64} << 20;
constexpr std::uintmax_t joined_bytes = std::uintmax_t{256} << 20;

fs::path manifest_in(const fs::path& path) { return path / "manifest.jsonl"; }

/// Nothing but locks, unfinished files and a manifest without a whole line: what a start leaves that was killed.
bool is_bare(const fs::path& path) {
  return std::all_of(fs::directory_iterator(path), fs::directory_iterator(), [](const fs::directory_entry& entry) {
    std::string name = entry.path().filename().string();
    return DirectoryLock::is_part(name) || name.starts_with(unfinished_prefix) || name == "manifest.jsonl";
  });
}

bool resolved_matches(const fs::path& path, const Identity& identity) {
  std::error_code error;
  if (!fs::is_regular_file(path / "resolved.yaml", error)) return false;
  return identify(identity.name, read_text(path / "resolved.yaml")).hash == identity.hash;
}

/// The directory, made if need be, once it is certain that nothing of anyone else stands there.
fs::path prepare(const fs::path& path, const Identity& identity) {
  require_free_or_ours(path, identity);
  make_folder(path);
  return path;
}

}  // namespace

Standing standing(const fs::path& path, const Identity& identity) {
  std::error_code error;
  auto status = fs::status(path, error);
  if (!fs::exists(status)) return Standing::Free;
  if (!fs::is_directory(status)) return Standing::NotARun;
  Manifest manifest = read_manifest(manifest_in(path));
  if (!manifest.hash.empty()) return manifest.hash == identity.hash ? Standing::Ours : Standing::OtherRun;
  if (resolved_matches(path, identity)) return Standing::Ours;
  return is_bare(path) ? Standing::Free : Standing::NotARun;
}

Standing require_free_or_ours(const fs::path& path, const Identity& identity) {
  Standing there = standing(path, identity);
  if (there == Standing::OtherRun)
    throw WorldError(ExitCode::CannotCreate, path.string(), "holds a run of another scenario or model version",
                     "give another directory with -o DIR");
  if (there == Standing::NotARun)
    throw WorldError(ExitCode::CannotCreate, path.string(), "exists and is not a run directory",
                     "give another directory with -o DIR");
  return there;
}

std::vector<Attribute> run_attributes(const Identity& identity, const std::string& question, std::uint64_t seed,
                                      const std::string& resolved) {
  auto number = static_cast<std::int64_t>(seed);
  Attribute seed_attribute{"seed", number};
  if (number < 0) seed_attribute.value = std::to_string(seed);
  return {{"Conventions", std::string("CF-1.8")},
          {"title", identity.name},
          {"question", question},
          {"source", fmt::format("rivalry {}", model_version())},
          {"run_id", identity.run_id()},
          {"model_version", std::string(model_version())},
          seed_attribute,
          {"verify", fmt::format("rivalry verify {}", identity.run_id())},
          {"scenario", resolved}};
}

bool is_complete(const fs::path& path, std::int64_t replicates) {
  Manifest manifest = read_manifest(manifest_in(path));
  std::error_code error;
  return manifest.collected && manifest.collected->replicates >= replicates &&
         fs::is_regular_file(path / "result.h5", error) &&
         sha256(read_bytes(path / "result.h5")) == manifest.collected->sha256;
}

void tidy(const fs::path& path, const Identity& identity) {
  bool littered =
      std::any_of(fs::directory_iterator(path), fs::directory_iterator(), [](const fs::directory_entry& entry) {
        std::string name = entry.path().filename().string();
        return DirectoryLock::is_part(name) || name.starts_with(unfinished_prefix);
      });
  if (littered) try {
      RunDirectory opened(path, identity);
    } catch (const WorldError&) {
    }
}

RunDirectory::RunDirectory(const fs::path& path, const Identity& identity)
    : path_(prepare(path, identity)),
      identity_(identity),
      lock_(path_),
      manifest_(read_manifest(manifest_in(path_))),
      writer_(manifest_in(path_), identity.hash, manifest_.torn) {
  prepare(path_, identity);  // again: someone may have come first
  clean();
  if (manifest_.run_id.empty()) writer_.begin(identity.run_id(), std::string(model_version()));
  make_folder(path_ / "shards");
  check_shards();
}

void RunDirectory::clean() {
  std::set<fs::path> known;
  for (const Shard& shard : manifest_.shards) known.insert(path_ / shard.file);
  std::error_code error;
  for (const fs::path& folder : {path_, path_ / "shards"})
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      std::string name = entry.path().filename().string();
      bool stray = folder != path_ && name.ends_with(".h5") && !known.contains(entry.path());
      if (stray || name.starts_with(unfinished_prefix)) fs::remove(entry.path(), error);
    }
}

void RunDirectory::check_shards() {
  if (manifest_.damaged_lines > 0)
    damage_.push_back(fmt::format("manifest.jsonl: {} damaged lines", manifest_.damaged_lines));
  std::erase_if(manifest_.shards, [&](const Shard& shard) {
    std::error_code error;
    bool exists = fs::is_regular_file(path_ / shard.file, error);
    if (exists && sha256(read_bytes(path_ / shard.file)) == shard.sha256) return false;
    damage_.push_back(fmt::format("{} is {}: its {} replicates are played again", shard.file,
                                  exists ? "damaged" : "missing", shard.replicates.size()));
    return true;
  });
  done_ = manifest_.done();
  for (const Shard& shard : manifest_.shards)
    next_shard_ = std::max(next_shard_, std::stoi(fs::path(shard.file).stem().string()) + 1);
}

void RunDirectory::describe(const Texts& texts, std::int64_t replicates, const std::optional<UntilKnown>& until) {
  std::error_code error;
  if (!fs::exists(path_ / "scenario.yaml", error)) write_atomically(path_ / "scenario.yaml", texts.written);
  if (!fs::exists(path_ / "origins.yaml", error)) write_atomically(path_ / "origins.yaml", texts.origins);
  if (!fs::exists(path_ / "resolved.yaml", error) || read_text(path_ / "resolved.yaml") != texts.resolved)
    write_atomically(path_ / "resolved.yaml", texts.resolved);
  if (manifest_.asked != replicates || manifest_.until != until) writer_.ask(replicates, until);
  manifest_.asked = replicates;
  manifest_.until = until;
}

Shard RunDirectory::write_shard(const Dataset& dataset, std::vector<std::string> replaces) {
  auto bytes = to_hdf5(dataset, Compression::None);
  Shard shard{fmt::format("shards/{:08}.h5", next_shard_++), replicates_of(dataset), sha256(bytes),
              std::move(replaces)};
  write_atomically(path_ / shard.file, bytes);
  writer_.add(shard);
  return shard;
}

void RunDirectory::add(const Dataset& dataset) {
  Shard shard = write_shard(dataset, {});
  done_.insert(shard.replicates.begin(), shard.replicates.end());
  for (std::int32_t replicate : shard.replicates) manifest_.failures.erase(replicate);
  manifest_.collected.reset();
  manifest_.shards.push_back(std::move(shard));
  join_small_shards();
}

void RunDirectory::add(const Failure& failure) {
  writer_.add(failure);
  manifest_.failures[failure.replicate] = failure;
}

void RunDirectory::join_small_shards() {
  std::vector<Shard> small;
  std::size_t count = 0;
  std::uintmax_t bytes = 0;
  for (const Shard& shard : manifest_.shards) {
    auto size = fs::file_size(path_ / shard.file);
    if (size >= small_bytes) continue;
    ++count;
    if (bytes + size > joined_bytes) continue;
    bytes += size;
    small.push_back(shard);
  }
  if (count < many_shards) return;
  std::vector<std::string> replaced;
  for (const Shard& shard : small) replaced.push_back(shard.file);
  Shard joined = write_shard(merge(load(small)), replaced);
  std::erase_if(manifest_.shards, [&](const Shard& shard) {
    return std::find(replaced.begin(), replaced.end(), shard.file) != replaced.end();
  });
  manifest_.shards.push_back(std::move(joined));
  std::error_code ignored;
  for (const std::string& file : replaced) fs::remove(path_ / file, ignored);
}

std::vector<Dataset> RunDirectory::load(const std::vector<Shard>& shards) const {
  std::vector<Dataset> datasets;
  for (const Shard& shard : shards) {
    auto bytes = read_bytes(path_ / shard.file);
    if (sha256(bytes) != shard.sha256)
      throw WorldError(ExitCode::InputOutput, (path_ / shard.file).string(), "was damaged during the run",
                       fmt::format("rivalry resume {}", path_.string()));
    datasets.push_back(from_hdf5(bytes, (path_ / shard.file).string()));
  }
  return datasets;
}

void RunDirectory::visit(const std::function<void(const Dataset&)>& visitor) const {
  for (const Shard& shard : manifest_.shards) visitor(load({shard})[0]);
}

namespace {

/// Replicates that ended in an error are listed in the result, never silently missing.
void list_failures(Dataset& dataset, const std::map<std::int32_t, Failure>& failures) {
  if (failures.empty()) return;
  std::vector<std::int32_t> numbers;
  std::vector<std::string> codes, messages;
  for (const auto& [replicate, failure] : failures) {
    numbers.push_back(replicate);
    codes.push_back(failure.code);
    messages.push_back(failure.message);
  }
  auto describe = [](const char* text) { return std::vector<Attribute>{{"long_name", std::string(text)}}; };
  dataset.dimensions.push_back({"failed", numbers.size()});
  dataset.variables.push_back({"failed", {"failed"}, numbers, describe("Replicates that ended in an error")});
  dataset.variables.push_back({"failed_code", {"failed"}, codes, describe("Code of the error")});
  dataset.variables.push_back({"failed_message", {"failed"}, messages, describe("What went wrong")});
}

}  // namespace

Collected RunDirectory::collect(std::int64_t replicates, const std::vector<Attribute>& attributes) {
  Dataset result = merge(load(manifest_.shards));
  result.attributes.insert(result.attributes.begin(), attributes.begin(), attributes.end());
  list_failures(result, manifest_.failures);
  auto bytes = to_hdf5(result, Compression::Deflate);
  Collected collected{sha256(bytes), replicates};
  write_atomically(path_ / "result.h5", bytes);
  writer_.add(collected);
  manifest_.collected = collected;
  return collected;
}

}  // namespace rivalry
