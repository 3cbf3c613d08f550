// The record of a sweep: plan.jsonl, one line per thing decided, only ever added to, by whoever holds the directory's
// lock. What has been played is not here: the shards say it (see harvest.hpp).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sim/sweep/plan/plan.hpp"

namespace rivalry {

class Json;
struct Batch;

/// result.h5 as it was written.
struct SweepResult {
  std::string sha256;
  std::int64_t tasks = 0;  ///< in it
  std::int64_t asked = 0;
};

struct SweepRecord {
  std::string hash;  ///< Identity::hash of the sweep; empty if no line is whole
  std::string run_id;
  std::string base_hash;
  std::string model_version;
  Plan plan;
  std::int32_t attempt = 0;           ///< raised to play failed tasks again
  std::optional<SweepResult> result;  ///< absent if something was planned after it
  int damaged_lines = 0;
  bool torn = false;

  SweepRecord();
  SweepRecord(const SweepRecord&);
  SweepRecord(SweepRecord&&) noexcept;
  SweepRecord& operator=(const SweepRecord&);
  SweepRecord& operator=(SweepRecord&&) noexcept;
  ~SweepRecord();
};

/// Empty if there is no such file. Throws WorldError if it cannot be read.
SweepRecord read_sweep_record(const std::filesystem::path& directory);

/// Adds lines and syncs. Throws WorldError.
class SweepRecordWriter {
 public:
  SweepRecordWriter(const std::filesystem::path& directory, std::string hash, bool torn);
  void begin(const std::string& run_id, const std::string& base_hash, const std::string& version);
  void add(const Batch& batch);
  void attempt(std::int32_t number);
  void add(const SweepResult& result);

 private:
  void write(Json line);
  std::filesystem::path path_;
  std::string hash_;
  bool torn_;
};

}  // namespace rivalry
