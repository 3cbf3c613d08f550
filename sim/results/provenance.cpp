#include "sim/results/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nettle/version.h>
#include <sys/utsname.h>

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
  json sessions = sessions_in(directory / "provenance.json");
  sessions.push_back({{"command", session.command},
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
                      {"machine", machine()}});
  std::string text = json{{"sessions", sessions}}.dump(2, ' ', false, json::error_handler_t::replace);
  write_atomically(directory / "provenance.json", text + "\n");
}

}  // namespace rivalry
