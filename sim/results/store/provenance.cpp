#include "sim/results/store/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>
#include <nettle/version.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <boost/version.hpp>
#include <ctime>
#include <fstream>
#include <vector>

#include "rivalry/errors.hpp"
#include "sim/core/json.hpp"
#include "sim/core/version.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"

namespace rivalry {

namespace {

Json libraries() {
  return {{"hdf5", hdf5_version()},
          {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
          {"boost", BOOST_LIB_VERSION},
          {"nettle", fmt::format("{}.{}", NETTLE_VERSION_MAJOR, NETTLE_VERSION_MINOR)}};
}

Json machine() {
  utsname names{};
  uname(&names);
  return {{"host", names.nodename}, {"system", names.sysname}, {"release", names.release}, {"cpu", cpu_model()}};
}

Json sessions_in(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Json::array();
  std::optional<Json> old = Json::parse_if_whole(read_text(path));
  const Json* sessions = old ? old->find("sessions") : nullptr;
  return sessions && sessions->is_array() ? *sessions : Json::array();
}

/// What workers have noted: a file each, so that none is lost when another is taken up.
struct Noted {
  Json sessions = Json::array();
  std::vector<std::filesystem::path> files;
};

Noted noted_in(const std::filesystem::path& folder) {
  Noted noted;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".json") noted.files.push_back(entry.path());
  std::sort(noted.files.begin(), noted.files.end());
  for (const auto& file : noted.files) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    std::optional<Json> session = Json::parse_if_whole(text);
    if (session && session->is_object()) noted.sessions.push_back(*session);
  }
  return noted;
}

/// Those on record and those noted; one that was taken up before a kill stands in both and counts once.
Json together(Json sessions, const Json& noted) {
  for (const Json& session : noted)
    if (std::find(sessions.begin(), sessions.end(), session) == sessions.end()) sessions.push_back(session);
  return sessions;
}

Json described(const SessionRecord& session) {
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

void keep(Json sessions, const std::filesystem::path& directory) {
  Noted noted = noted_in(directory / "sessions");
  sessions = together(std::move(sessions), noted.sessions);
  std::string text = Json{{"sessions", sessions}}.dump_sorted(2);
  write_atomically(directory / "provenance.json", text + "\n");
  std::error_code ignored;
  for (const auto& file : noted.files) std::filesystem::remove(file, ignored);
  std::filesystem::remove(directory / "sessions", ignored);  // if nobody has noted another one meanwhile
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
  Json sessions = sessions_in(directory / "provenance.json");
  sessions.push_back(described(session));
  keep(std::move(sessions), directory);
}

void take_up_sessions(const std::filesystem::path& directory) {
  if (std::filesystem::exists(directory / "sessions")) keep(sessions_in(directory / "provenance.json"), directory);
}

void note_session(const std::filesystem::path& directory, const SessionRecord& session) {
  std::string text = described(session).dump_sorted() + "\n";
  std::string name = fmt::format("{}-{}.json", sha256(text).substr(0, 16), getpid());
  for (int attempt = 0;; ++attempt) try {
      make_folder(directory / "sessions");
      return write_atomically(directory / "sessions" / name, text);
    } catch (const WorldError&) {
      if (attempt == 3) throw;  // another has just removed the empty folder
    }
}

SessionTotals session_totals(const std::filesystem::path& directory) {
  SessionTotals totals;
  for (const Json& session :
       together(sessions_in(directory / "provenance.json"), noted_in(directory / "sessions").sessions)) {
    ++totals.sessions;
    totals.thread_seconds += session.value("seconds", 0.0) * session.value("threads", 1);
    totals.peak_bytes = std::max(totals.peak_bytes, session.value("peak_memory_bytes", std::uint64_t{0}));
  }
  return totals;
}

}  // namespace rivalry
