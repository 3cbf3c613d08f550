#include "sim/sweep/sweep_directory.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/run/memory.hpp"
#include "sim/sweep/cluster/claims.hpp"
#include "sim/sweep/shards/collect.hpp"
#include "sim/sweep/shards/virtual_result.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t many_shards = 64;
constexpr std::uintmax_t joined_bytes = std::uintmax_t{256} << 20;

/// Nothing but what a start leaves that was killed.
bool is_bare(const fs::path& path) {
  return std::all_of(fs::directory_iterator(path), fs::directory_iterator(), [](const fs::directory_entry& entry) {
    std::string name = entry.path().filename().string();
    std::error_code error;
    bool is_empty_folder = fs::is_directory(entry.path(), error) && fs::is_empty(entry.path(), error);
    return DirectoryLock::is_part(name) || name.starts_with(unfinished_prefix) || name == "plan.jsonl" ||
           is_empty_folder;
  });
}

/// The directory, made if need be, once it is certain that nothing of anyone else stands there.
fs::path prepared(const fs::path& path, const Identity& identity) {
  require_free_or_this(path, identity);
  make_folder(path);
  make_folder(path / "shards");
  return path;
}

bool somebody_works(const fs::path& path) {
  auto all = Claims::all(path / "claims");
  return std::any_of(all.begin(), all.end(), [](const Claimant& each) { return each.alive; });
}

}  // namespace

bool is_sweep(const fs::path& directory) {
  std::error_code error;
  return fs::is_regular_file(directory / "plan.jsonl", error);
}

Sweep sweep_in(const fs::path& directory) {
  SweepRecord record = read_sweep_record(directory);
  if (record.hash.empty())
    throw WorldError(ExitCode::InputOutput, directory.string(), "holds no sweep", "rivalry list");
  std::error_code error;
  if (!fs::exists(directory / "sweep.yaml", error))
    throw WorldError(ExitCode::TryAgain, directory.string(),
                     "has only been begun: another process is at it, or was killed",
                     "try again, or plan the sweep once more");
  Sweep sweep = make_sweep(read_sweep_file((directory / "sweep.yaml").string()));
  if (sweep.identity.hash != record.hash)
    throw WorldError(ExitCode::InputOutput, directory.string(),
                     fmt::format("was planned by another version of the model ({}), or its files were changed",
                                 record.model_version),
                     "plan the sweep anew in another directory");
  return sweep;
}

bool require_free_or_this(const fs::path& path, const Identity& identity) {
  std::error_code error;
  auto status = fs::status(path, error);
  if (!fs::exists(status)) return false;
  bool is_folder = fs::is_directory(status);
  std::string hash = is_folder ? read_sweep_record(path).hash : "";
  if (hash == identity.hash) return true;
  if (is_folder && hash.empty() && is_bare(path)) return false;
  throw WorldError(ExitCode::CannotCreate, path.string(),
                   hash.empty() ? "exists and is not the directory of a sweep" : "holds another sweep",
                   "give another directory with -o DIR; tasks that both have are not played again");
}

SweepDirectory::SweepDirectory(const fs::path& path, const Sweep& sweep)
    : path_(prepared(path, sweep.identity)),
      sweep_(sweep),
      lock_(path_),
      record_(read_sweep_record(path_)),
      writer_(path_, sweep.identity.hash, record_.torn),
      shard_index_(path_ / "shards") {
  require_free_or_this(path_, sweep.identity);  // again: someone may have come first
  if (record_.run_id.empty()) {
    writer_.begin(sweep.identity.run_id(), sweep.base_hash, std::string(model_version()));
    record_.run_id = sweep.identity.run_id();
  }
  write_texts();
  if (record_.damaged_lines > 0) damage_.push_back(fmt::format("plan.jsonl: {} damaged lines", record_.damaged_lines));
  check_shards();
}

void SweepDirectory::write_texts() {
  auto keep = [&](const char* name, const std::string& text) {
    std::error_code error;
    if (!fs::exists(path_ / name, error) || read_text(path_ / name) != text) write_atomically(path_ / name, text);
  };
  std::error_code error;
  if (!fs::exists(path_ / "scenario.yaml", error)) keep("scenario.yaml", read_text(sweep_.ask.scenario));
  keep("resolved.yaml", sweep_.base.text());
  keep("points.csv", write_points(sweep_.points));
  keep("sweep.yaml", write_sweep_file(sweep_.ask));
}

void SweepDirectory::check_shards() {
  shard_index_.refresh();
  std::error_code ignored;
  std::vector<fs::path> bad;
  for (const std::string& name : shard_index_.damaged()) bad.push_back(path_ / "shards" / name);
  for (const fs::path& shard : shard_index_.shards())
    if (!is_sound(shard)) bad.push_back(shard);
  for (const fs::path& shard : bad) {
    damage_.push_back(fmt::format("shards/{} is damaged: its tasks are played again", shard.filename().string()));
    fs::remove(shard, ignored);
    fs::remove(path_ / virtual_file, ignored);  // it would read what is gone as missing
  }
  shard_index_.refresh();
}

void SweepDirectory::add(Batch batch) {
  writer_.add(batch);
  record_.plan.add(std::move(batch));
  record_.result.reset();
}

void SweepDirectory::keep(const std::vector<PointData>& data, const std::vector<FailedTask>& failed) {
  add_shards(path_ / "shards", stack(data), failed);
  shard_index_.refresh();
}

void SweepDirectory::begin_attempt() { writer_.attempt(++record_.attempt); }

namespace {

std::vector<Dataset> load(const std::vector<fs::path>& shards) {
  std::vector<Dataset> datasets;
  for (const fs::path& shard : shards) {
    auto data = read_shard(shard);
    if (!data)
      throw WorldError(ExitCode::InputOutput, shard.string(), "was damaged after it was written",
                       fmt::format("rivalry resume {}", shard.parent_path().parent_path().string()));
    if (!data->variables.empty()) datasets.push_back(std::move(*data));
  }
  return datasets;
}

/// The shards, the result made of them, and its file are in memory at once.
void require_memory(const fs::path& path, const std::vector<fs::path>& shards) {
  std::uint64_t bytes = 0, available = available_memory_bytes();
  for (const fs::path& shard : shards) bytes += 3 * fs::file_size(shard);
  if (bytes <= available) return;
  throw WorldError(ExitCode::OutOfMemory, path.string(),
                   fmt::format("to collect all shards takes {:.1f} GB of memory, and {:.1f} GB are available",
                               static_cast<double>(bytes) / 1e9, static_cast<double>(available) / 1e9),
                   fmt::format("rivalry collect {} --virtual: a result that refers to the shards", path.string()));
}

}  // namespace

SweepResult SweepDirectory::collect() {
  shard_index_.refresh();
  require_memory(path_, shard_index_.shards());
  auto asked = record_.plan.asked(sweep_.points.count);
  auto missing = missing_tasks(asked, shard_index_);
  Dataset result = result_of(load(shard_index_.shards()), sweep_, asked, missing);
  auto bytes = to_hdf5(result, Compression::Deflate);
  SweepResult made{sha256(bytes), record_.plan.tasks() - static_cast<std::int64_t>(missing.size()),
                   record_.plan.tasks()};
  write_atomically(path_ / "result.h5", bytes);
  writer_.add(made);
  record_.result = made;
  return made;
}

void SweepDirectory::tidy() {
  if (somebody_works(path_)) return;
  std::error_code ignored;
  Claims::tidy(path_ / "claims");
  for (const fs::path& folder : {path_, path_ / "shards"})
    for (const auto& entry : fs::directory_iterator(folder, ignored))
      if (entry.path().filename().string().starts_with(unfinished_prefix)) fs::remove(entry.path(), ignored);
  join_small_shards();
}

void SweepDirectory::join_small_shards() {
  shard_index_.refresh();
  std::vector<std::pair<std::uintmax_t, fs::path>> small;
  for (const fs::path& shard : shard_index_.shards())
    if (auto bytes = fs::file_size(shard); bytes < joined_bytes / 4) small.emplace_back(bytes, shard);
  if (small.size() < many_shards) return;
  auto failures = shard_index_.failures();
  std::vector<FailedTask> failed;
  for (auto& [task, failure] : failures) failed.push_back(std::move(failure));
  for (std::size_t i = 0; i < small.size();) {
    std::vector<fs::path> group;
    for (std::uintmax_t bytes = 0; i < small.size() && (group.empty() || bytes + small[i].first <= joined_bytes); ++i) {
      bytes += small[i].first;
      group.push_back(small[i].second);
    }
    auto made = add_shards(path_ / "shards", join(load(group)), failed);
    std::error_code ignored;
    fs::remove(path_ / virtual_file, ignored);
    for (const fs::path& old : group)
      if (std::find(made.begin(), made.end(), old) == made.end()) fs::remove(old, ignored);
  }
  shard_index_.refresh();
}

}  // namespace rivalry
