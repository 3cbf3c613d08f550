#include "sim/sweep/sweep_record.hpp"

#include <fmt/core.h>

#include "sim/core/json.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checked_lines.hpp"
#include "sim/results/store/manifest.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

fs::path record_in(const fs::path& directory) { return directory / "plan.jsonl"; }

void take(SweepRecord& record, const Json& line) {
  record.hash = line.at("sweep").text();
  const std::string& kind = line.at("kind").text();
  if (kind == "sweep") {
    record.run_id = line.at("id").text();
    record.base_hash = line.at("base").text();
    record.model_version = line.at("model_version").text();
  }
  if (kind == "attempt") record.attempt = line.at("number").as<std::int32_t>();
  if (kind == "result")
    record.result = SweepResult{line.at("sha256").text(), line.at("tasks").integer(), line.at("asked").integer()};
  if (kind != "batch") return;
  auto number = [&](std::string_view key) { return line.at(key).as<std::int32_t>(); };
  record.plan.add({from_ranges(line.at("points").text()), number("first"), number("end"), number("portion"),
                   line.at("parcel").integer()});
  record.result.reset();
}

}  // namespace

SweepRecord::SweepRecord() = default;
SweepRecord::SweepRecord(const SweepRecord&) = default;
SweepRecord::SweepRecord(SweepRecord&&) noexcept = default;
SweepRecord& SweepRecord::operator=(const SweepRecord&) = default;
SweepRecord& SweepRecord::operator=(SweepRecord&&) noexcept = default;
SweepRecord::~SweepRecord() = default;

SweepRecord read_sweep_record(const fs::path& directory) {
  SweepRecord record;
  LinesRead read = read_checked_lines(record_in(directory), [&](const Json& line) { take(record, line); });
  record.damaged_lines = read.damaged;
  record.torn = read.torn;
  return record;
}

SweepRecordWriter::SweepRecordWriter(const fs::path& directory, std::string hash, bool torn)
    : path_(record_in(directory)), hash_(std::move(hash)), torn_(torn) {}

void SweepRecordWriter::write(Json line) {
  line["sweep"] = hash_;
  append_durably(path_, fmt::format("{}{}\n", torn_ ? "\n" : "", checked_line(std::move(line))));
  torn_ = false;
}

void SweepRecordWriter::begin(const std::string& run_id, const std::string& base_hash, const std::string& version) {
  write(Json{{"kind", "sweep"}, {"id", run_id}, {"base", base_hash}, {"model_version", version}});
}

void SweepRecordWriter::add(const Batch& batch) {
  write(Json{{"kind", "batch"},
             {"points", to_ranges(batch.points)},
             {"first", batch.first},
             {"end", batch.end},
             {"portion", batch.portion},
             {"parcel", batch.parcel}});
}

void SweepRecordWriter::attempt(std::int32_t number) { write(Json{{"kind", "attempt"}, {"number", number}}); }

void SweepRecordWriter::add(const SweepResult& result) {
  write(Json{{"kind", "result"}, {"sha256", result.sha256}, {"tasks", result.tasks}, {"asked", result.asked}});
}

}  // namespace rivalry
