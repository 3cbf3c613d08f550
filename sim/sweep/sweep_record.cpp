#include "sim/sweep/sweep_record.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checked_lines.hpp"
#include "sim/results/store/manifest.hpp"

namespace rivalry {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

fs::path record_in(const fs::path& directory) { return directory / "plan.jsonl"; }

void take(SweepRecord& record, const json& line) {
  record.hash = line.at("sweep");
  std::string kind = line.at("kind");
  if (kind == "sweep") {
    record.run_id = line.at("id");
    record.base_hash = line.at("base");
    record.model_version = line.at("model_version");
  }
  if (kind == "attempt") record.attempt = line.at("number");
  if (kind == "result") record.result = SweepResult{line.at("sha256"), line.at("tasks"), line.at("asked")};
  if (kind != "batch") return;
  record.plan.add(
      {from_ranges(line.at("points")), line.at("first"), line.at("end"), line.at("portion"), line.at("parcel")});
  record.result.reset();
}

}  // namespace

SweepRecord read_sweep_record(const fs::path& directory) {
  SweepRecord record;
  LinesRead read = read_checked_lines(record_in(directory), [&](const json& line) { take(record, line); });
  record.damaged_lines = read.damaged;
  record.torn = read.torn;
  return record;
}

SweepRecordWriter::SweepRecordWriter(const fs::path& directory, std::string hash, bool torn)
    : path_(record_in(directory)), hash_(std::move(hash)), torn_(torn) {}

void SweepRecordWriter::write(const std::string& text) {
  json line = json::parse(text);
  line["sweep"] = hash_;
  append_durably(path_, fmt::format("{}{}\n", torn_ ? "\n" : "", checked_line(line)));
  torn_ = false;
}

void SweepRecordWriter::begin(const std::string& run_id, const std::string& base_hash, const std::string& version) {
  write(json{{"kind", "sweep"}, {"id", run_id}, {"base", base_hash}, {"model_version", version}}.dump());
}

void SweepRecordWriter::add(const Batch& batch) {
  write(json{{"kind", "batch"},
             {"points", to_ranges(batch.points)},
             {"first", batch.first},
             {"end", batch.end},
             {"portion", batch.portion},
             {"parcel", batch.parcel}}
            .dump());
}

void SweepRecordWriter::attempt(std::int32_t number) { write(json{{"kind", "attempt"}, {"number", number}}.dump()); }

void SweepRecordWriter::add(const SweepResult& result) {
  write(json{{"kind", "result"}, {"sha256", result.sha256}, {"tasks", result.tasks}, {"asked", result.asked}}.dump());
}

}  // namespace rivalry
