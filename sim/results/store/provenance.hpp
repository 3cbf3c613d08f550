// How a run came to be: provenance.json holds all that varies between two executions of one run, so that none of it
// has to stand in the results.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace rivalry {

/// One session: one command that worked on a run.
struct SessionRecord {
  std::string command;
  std::string status;
  int threads = 1;
  std::int64_t replicates = 0;  ///< played in this session
  double seconds = 0;
  std::uint64_t peak_bytes = 0;
};

/// Adds the session, with the program, compiler, libraries, machine and time, to DIR/provenance.json. A file that is
/// damaged is begun anew. Throws WorldError if it cannot be written.
void record_session(const std::filesystem::path& directory, const SessionRecord& session);

/// The same from one of many who work there at the same time and do not hold the lock: a file in DIR/sessions,
/// which the next record_session() takes over into provenance.json.
void note_session(const std::filesystem::path& directory, const SessionRecord& session);
/// Takes them over now.
void take_up_sessions(const std::filesystem::path& directory);

/// All sessions of a directory together.
struct SessionTotals {
  int sessions = 0;
  double thread_seconds = 0;  ///< threads times time
  std::uint64_t peak_bytes = 0;
};
SessionTotals session_totals(const std::filesystem::path& directory);

/// The model name of the CPU, as the system knows it.
std::string cpu_model();

/// What the program was compiled with.
std::string compiler();

}  // namespace rivalry
