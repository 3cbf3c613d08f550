#include "sim/sweep/shards/shard_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>

#include "rivalry/errors.hpp"
#include "sim/core/json.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checked_lines.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/shards/stack.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view mark = "rivalry\n";
constexpr std::size_t tail_bytes = 16;

/// Points that have the same replicates stand together: [["0-26","0-3"],["27","0-1"]].
Json written(const std::vector<Task>& tasks) {
  std::map<std::int32_t, std::vector<std::int32_t>> of_point;
  for (const Task& task : tasks) of_point[task.point].push_back(task.replicate);
  std::map<std::string, std::vector<std::int32_t>> points;
  for (const auto& [point, replicates] : of_point) points[to_ranges(replicates)].push_back(point);
  Json list = Json::array();
  for (const auto& [replicates, same] : points) list.push_back({to_ranges(same), replicates});
  return list;
}

std::vector<Task> tasks_in(const Json& list) {
  std::vector<Task> tasks;
  for (const Json& each : list)
    for (std::int32_t point : from_ranges(each.at(0).text()))
      for (std::int32_t replicate : from_ranges(each.at(1).text())) tasks.push_back({point, replicate});
  std::sort(tasks.begin(), tasks.end());
  return tasks;
}

Json written(const FailedTask& failed) {
  return {{"point", failed.task.point}, {"replicate", failed.task.replicate},
          {"attempt", failed.attempt},  {"seed", failed.seed},
          {"code", failed.code},        {"message", failed.message}};
}

FailedTask failure_in(const Json& line) {
  auto number = [&](std::string_view key) { return line.at(key).as<std::int32_t>(); };
  return {{number("point"), number("replicate")},
          number("attempt"),
          line.at("seed").natural(),
          line.at("code").text(),
          line.at("message").text()};
}

/// The line, with its length behind it.
std::string line_of(Json line) {
  std::string text = "\n" + checked_line(std::move(line)) + "\n";
  return fmt::format("{}{:08x}{}", text, text.size(), mark);
}

std::optional<ShardLabel> parsed(const std::string& text, std::uint64_t bytes_before) {
  Json line = parse_checked_line(text);
  if (line.is_null()) return std::nullopt;
  try {
    ShardLabel label{tasks_in(line.at("tasks")), {}, line.at("bytes").natural(), line.at("sha256").text()};
    for (const Json& failed : line.at("failed")) label.failed.push_back(failure_in(failed));
    if (label.data_bytes != bytes_before) return std::nullopt;
    return label;
  } catch (const JsonError&) {
  } catch (const InvariantError&) {
  }
  return std::nullopt;
}

/// The length that the last 16 bytes tell, or nothing.
std::optional<std::size_t> length_in(std::string_view tail) {
  std::size_t length = 0;
  bool whole = tail.size() == tail_bytes && tail.ends_with(mark) &&
               std::from_chars(tail.data(), tail.data() + 8, length, 16).ptr == tail.data() + 8;
  return whole ? std::optional(length) : std::nullopt;
}

}  // namespace

namespace {

fs::path add_shard(const fs::path& folder, const Dataset* data, const std::vector<FailedTask>& failed) {
  std::vector<std::byte> bytes;
  if (data) bytes = to_hdf5(*data, Compression::None);
  Json failures = Json::array();
  for (const FailedTask& each : failed) failures.push_back(written(each));
  std::string line = line_of({{"tasks", written(data ? tasks_of(*data) : std::vector<Task>{})},
                              {"failed", failures},
                              {"bytes", bytes.size()},
                              {"sha256", sha256(bytes)}});
  auto text = std::as_bytes(std::span(line));
  bytes.insert(bytes.end(), text.begin(), text.end());
  fs::path path = folder / (sha256(bytes).substr(0, 16) + ".h5");
  for (int attempt = 0;; ++attempt) try {
      write_atomically(path, bytes);
      return path;
    } catch (const WorldError& error) {
      // Somebody who took us for dead has swept away the unfinished file, and may have written the same.
      if (error.code() != ExitCode::InputOutput || attempt == 3) throw;
      if (is_sound(path)) return path;
    }
}

}  // namespace

std::vector<fs::path> add_shards(const fs::path& folder, const std::vector<Dataset>& stacked,
                                 const std::vector<FailedTask>& failed) {
  std::vector<fs::path> paths;
  if (stacked.empty() && !failed.empty()) paths.push_back(add_shard(folder, nullptr, failed));
  for (const Dataset& data : stacked)
    paths.push_back(add_shard(folder, &data, paths.empty() ? failed : std::vector<FailedTask>{}));
  return paths;
}

std::optional<ShardLabel> read_label(const fs::path& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  auto size = static_cast<std::int64_t>(file.tellg());
  if (!file || size < static_cast<std::int64_t>(tail_bytes)) return std::nullopt;
  std::string tail(tail_bytes, '\0');
  file.seekg(size - static_cast<std::int64_t>(tail_bytes)).read(tail.data(), tail_bytes);
  auto length = length_in(tail);
  auto before = size - static_cast<std::int64_t>(tail_bytes + length.value_or(0));
  if (!file || !length || before < 0) return std::nullopt;
  std::string text(*length, '\0');
  file.seekg(before).read(text.data(), static_cast<std::streamsize>(*length));
  return file ? parsed(text, static_cast<std::uint64_t>(before)) : std::nullopt;
}

namespace {

/// The bytes of the HDF5 file, if they are those that were written.
std::optional<std::vector<std::byte>> sound_bytes(const fs::path& path) {
  auto label = read_label(path);
  if (!label) return std::nullopt;
  auto bytes = read_bytes(path);
  if (bytes.size() < label->data_bytes) return std::nullopt;
  bytes.resize(label->data_bytes);
  if (sha256(bytes) != label->sha256) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<Dataset> read_shard(const fs::path& path) {
  auto bytes = sound_bytes(path);
  if (!bytes) return std::nullopt;
  return bytes->empty() ? Dataset{} : from_hdf5(*bytes, path.string());
}

bool is_sound(const fs::path& path) { return sound_bytes(path).has_value(); }

}  // namespace rivalry
