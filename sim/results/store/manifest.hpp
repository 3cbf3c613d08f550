// The record of a run: manifest.jsonl, one line per finished thing, only ever added to.
//
// A replicate is done if and only if a whole line says in which shard it lies and the shard's bytes have the checksum
// of that line. Each line carries a checksum of its own, so that a torn or damaged one is recognised and left out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rivalry {

class Json;

struct Shard {
  std::string file;  ///< relative to the run directory
  std::vector<std::int32_t> replicates;
  std::string sha256;
  std::vector<std::string> replaces;  ///< files of older shards whose replicates this one holds
};

/// A replicate that ended in an error. It is played again when the run is resumed.
struct Failure {
  std::int32_t replicate = 0;
  std::string code;
  std::string message;
};

/// result.h5 as it was written.
struct Collected {
  std::string sha256;
  std::int64_t replicates = 0;  ///< asked for
};

/// Replicates are added until an answer is known so well (see sim/sweep/analysis/precision.hpp), but no more than
/// `at_most`.
struct UntilKnown {
  std::string text;  ///< "vancl.survival ±2 %"
  std::int32_t at_most = 0;
  bool operator==(const UntilKnown&) const = default;
};

struct Manifest {
  std::string hash;        ///< Identity::hash of the run; empty if no line is whole
  std::string run_id;      ///< NAME-ID
  std::int64_t asked = 0;  ///< replicates asked for
  std::optional<UntilKnown> until;
  std::vector<Shard> shards;
  std::map<std::int32_t, Failure> failures;
  std::optional<Collected> collected;  ///< absent if a shard came later
  int damaged_lines = 0;
  bool torn = false;  ///< the file does not end with a whole line

  Manifest();
  Manifest(const Manifest&);
  Manifest(Manifest&&) noexcept;
  Manifest& operator=(const Manifest&);
  Manifest& operator=(Manifest&&) noexcept;
  ~Manifest();

  std::set<std::int32_t> done() const;
};

/// Empty if there is no such file. Throws WorldError if it cannot be read.
Manifest read_manifest(const std::filesystem::path& path);

/// Adds lines to the file and syncs it.
class ManifestWriter {
 public:
  /// `torn`: begin with a line break, to close what was left unfinished.
  ManifestWriter(std::filesystem::path path, std::string hash, bool torn);
  void begin(const std::string& run_id, const std::string& version);
  void ask(std::int64_t replicates, const std::optional<UntilKnown>& until = {});
  void add(const Shard& shard);
  void add(const Failure& failure);
  void add(const Collected& collected);

 private:
  void write(Json line);
  std::filesystem::path path_;
  std::string hash_;
  bool torn_;
};

/// "0-99,120" for 0..99 and 120; and back. Numbers ascend.
std::string to_ranges(const std::vector<std::int32_t>& numbers);
std::vector<std::int32_t> from_ranges(const std::string& text);

}  // namespace rivalry
