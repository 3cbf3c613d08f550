// rivalry list [DIR]: the runs and sweeps.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

struct ResultRow {
  fs::path path;
  std::string run_id;
  std::int64_t done = 0, failed = 0, asked = 0;
  bool complete = false;
  std::uint64_t bytes = 0;
  double age_seconds = 0;
};

ResultRow row_of_run(const fs::path& path) {
  Manifest manifest = read_manifest(path / "manifest.jsonl");
  return {path,
          manifest.run_id,
          static_cast<std::int64_t>(manifest.done().size()),
          static_cast<std::int64_t>(manifest.failures.size()),
          manifest.asked,
          manifest.collected.has_value()};
}

ResultRow row_of_sweep(const fs::path& path) {
  SweepRecord record = read_sweep_record(path);
  ShardIndex shard_index(path / "shards");
  shard_index.refresh();
  auto failed = static_cast<std::int64_t>(shard_index.failures().size());
  return {path, record.run_id, shard_index.done(), failed, record.plan.tasks(), record.result.has_value()};
}

ResultRow row_of(const fs::path& path) {
  bool is_swept = is_sweep(path);
  ResultRow row = is_swept ? row_of_sweep(path) : row_of_run(path);
  if (row.run_id.empty()) throw WorldError(ExitCode::InputOutput, path.string(), "no line of its record is whole");
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(path, error))
    if (entry.is_regular_file(error)) row.bytes += entry.file_size(error);
  auto age = fs::file_time_type::clock::now() -
             fs::last_write_time(path / (is_swept ? "plan.jsonl" : "manifest.jsonl"), error);
  row.age_seconds = std::max(0.0, std::chrono::duration<double>(age).count());
  return row;
}

std::string age_text(double seconds) {
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  if (seconds < 90 * 60) return fmt::format("{:.0f} min", seconds / 60);
  if (seconds < 36 * 3600) return fmt::format("{:.0f} h", seconds / 3600);
  return fmt::format("{:.0f} days", seconds / 86400);
}

std::string line_of(const ResultRow& row, std::size_t width) {
  std::string failed = row.failed > 0 ? fmt::format("  {} failed", row.failed) : "";
  return fmt::format("{:<{}}  {:>15}  {:<10}  {:>7}  {:>7}{}\n", row.path.filename().string(), width,
                     fmt::format("{}/{}", row.done, row.asked), row.complete ? "complete" : "incomplete",
                     bytes_text(row.bytes), age_text(row.age_seconds), failed);
}

void print_json(const std::vector<ResultRow>& rows) {
  auto runs = Json::array();
  for (const ResultRow& row : rows)
    runs.push_back({{"run", row.path.string()},
                    {"run_id", row.run_id},
                    {"status", row.complete ? "complete" : "incomplete"},
                    {"replicates", row.done},
                    {"asked", row.asked},
                    {"failed", row.failed},
                    {"bytes", row.bytes},
                    {"age_seconds", row.age_seconds}});
  print(Json{{"runs", runs}}.dump_sorted() + "\n");
}

}  // namespace

int list(const Command& command) {
  if (command.words.size() > 1) throw UsageError("list takes one DIR at most");
  fs::path folder = command.words.empty() ? "results" : command.words[0];
  std::error_code error;
  if (!command.words.empty() && !fs::is_directory(folder, error))
    throw WorldError(ExitCode::InputOutput, folder.string(), "is not a folder");
  std::vector<ResultRow> rows;
  std::size_t width = 3;
  for (const fs::path& path : runs_in(folder)) try {
      rows.push_back(row_of(path));
      width = std::max(width, path.filename().string().size());
    } catch (const std::exception& problem) {
      say(fmt::format("skipped  {}\n", problem.what()));
    }
  if (command.json) {
    print_json(rows);
    return 0;
  }
  if (rows.empty()) say(fmt::format("no runs or sweeps in {}; rivalry run FILE makes one\n", folder.string()));
  if (!rows.empty())
    print(fmt::format("{:<{}}  {:>15}  {:<10}  {:>7}  {:>7}\n", "run", width, "replicates", "status", "size", "age"));
  for (const ResultRow& row : rows) print(line_of(row, width));
  if (!rows.empty()) Talk(command).line("next", "rivalry show @last");
  return 0;
}

}  // namespace rivalry::cli
