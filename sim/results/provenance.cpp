#include "sim/results/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nettle/version.h>
#include <sys/utsname.h>

#include <algorithm>
#include <boost/version.hpp>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "rivalry/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/hdf5.hpp"

namespace rivalry {

using nlohmann::json;

namespace {

json libraries() {
  return {{"hdf5", hdf5_version()},
          {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
          {"boost", BOOST_LIB_VERSION},
          {"nettle", fmt::format("{}.{}", NETTLE_VERSION_MAJOR, NETTLE_VERSION_MINOR)}};
}

json machine() {
  utsname names{};
  uname(&names);
  return {{"host", names.nodename}, {"system", names.sysname}, {"release", names.release}, {"cpu", cpu_model()}};
}

json sessions_in(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return json::array();
  json old = json::parse(read_text(path), nullptr, false);
  bool whole = old.is_object() && old.contains("sessions") && old["sessions"].is_array();
  return whole ? old["sessions"] : json::array();
}

/// The whole lines of sessions.jsonl.
json noted_in(const std::filesystem::path& path) {
  json noted = json::array();
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    if (json session = json::parse(line, nullptr, false); session.is_object()) noted.push_back(std::move(session));
  return noted;
}

json all_sessions(const std::filesystem::path& directory) {
  json sessions = sessions_in(directory / "provenance.json");
  for (json& session : noted_in(directory / "sessions.jsonl")) sessions.push_back(std::move(session));
  return sessions;
}

json described(const SessionRecord& session) {
  return {{"command", session.command},
          {"status", session.status},
          {"ended", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))},
          {"seconds", session.seconds},
          {"threads", session.threads},
          {"replicates", session.replicates},
          {"peak_memory_bytes", session.peak_bytes},
          {"version", model_version()},
          {"commit", commit()},
          {"compiler", compiler()},
          {"libraries", libraries()},
          {"machine", machine()}};
}

void keep(const json& sessions, const std::filesystem::path& directory) {
  std::string text = json{{"sessions", sessions}}.dump(2, ' ', false, json::error_handler_t::replace);
  write_atomically(directory / "provenance.json", text + "\n");
  std::error_code ignored;
  std::filesystem::remove(directory / "sessions.jsonl", ignored);
}

}  // namespace

std::string cpu_model() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name") && line.find(": ") != std::string::npos) return line.substr(line.find(": ") + 2);
  return "unknown";
}

std::string compiler() {
#ifdef __clang__
  return fmt::format("clang {}", __clang_version__);
#else
  return fmt::format("gcc {}", __VERSION__);
#endif
}

void record_session(const std::filesystem::path& directory, const SessionRecord& session) {
  json sessions = all_sessions(directory);
  sessions.push_back(described(session));
  keep(sessions, directory);
}

void take_up_sessions(const std::filesystem::path& directory) {
  if (std::filesystem::exists(directory / "sessions.jsonl")) keep(all_sessions(directory), directory);
}

void note_session(const std::filesystem::path& directory, const SessionRecord& session) {
  std::string line = described(session).dump(-1, ' ', false, json::error_handler_t::replace);
  append_durably(directory / "sessions.jsonl", line + "\n");
}

SessionTotals session_totals(const std::filesystem::path& directory) {
  SessionTotals totals;
  for (const json& session : all_sessions(directory)) {
    ++totals.sessions;
    totals.thread_seconds += session.value("seconds", 0.0) * session.value("threads", 1);
    totals.peak_bytes = std::max(totals.peak_bytes, session.value("peak_memory_bytes", std::uint64_t{0}));
  }
  return totals;
}

}  // namespace rivalry
