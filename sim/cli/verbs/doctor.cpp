// rivalry doctor: is this machine fit?
#include <fmt/core.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <filesystem>

#include "rivalry/errors.hpp"
#include "rivalry/math.hpp"
#include "rivalry/random.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/cli/verbs/help.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/hdf5/hdf5.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/provenance.hpp"
#include "sim/run/memory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

enum class Health { Ok, Warn, Fail };

struct HealthFinding {
  Health health;
  std::string text;
};

const char* word(Health health) { return health == Health::Ok ? "ok" : health == Health::Warn ? "warn" : "FAIL"; }

HealthFinding processor(const Command& command) {
  return {Health::Ok, fmt::format("CPU {}, {} for us; results do not depend on it", cpu_model(),
                                  count_of(command.threads, "thread"))};
}

HealthFinding memory() {
  std::uint64_t bytes = available_memory_bytes();
  return {bytes < 500'000'000 ? Health::Warn : Health::Ok, fmt::format("memory: {} available", bytes_text(bytes))};
}

/// The bits that every machine must give: known answers of Philox4x32-10 (Salmon et al. 2011), and a hash of 1,024
/// values of our own functions.
HealthFinding arithmetic() {
  constexpr Words known = {0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u};
  constexpr std::string_view recorded = "626ae5511822b0a51363f74e173678a0e25ebd99f2606490f071594ad64c92cd";
  std::string bits;
  Random random(20130429, 0);
  for (std::uint32_t i = 0; i < 256; ++i) {
    double u = random.uniform(Purpose::Input, 0, i, 0);
    for (double value : {math::exp(40 * u - 20), math::log(u), math::log1p(-u), math::pow(u, 3 - 6 * u)})
      bits += fmt::format("{:016x}", std::bit_cast<std::uint64_t>(value));
  }
  bool right = philox({0, 0, 0, 0}, 0, 0) == known && sha256(bits) == recorded;
  return {right ? Health::Ok : Health::Fail,
          right ? "arithmetic: 1,024 values have the recorded bits"
                : fmt::format("arithmetic: this machine gives other bits ({}); its results would not be reproducible",
                              sha256(bits))};
}

std::string file_system_of(const fs::path& path) {
  struct statfs status {};
  if (statfs(path.c_str(), &status) != 0) return "unknown";
  switch (static_cast<unsigned long>(status.f_type)) {
    case 0x6969:
      return "NFS";
    case 0x0BD00BD0:
      return "Lustre";
    case 0x47504653:
      return "GPFS";
    case 0xEF53:
      return "ext";
    case 0x58465342:
      return "XFS";
    case 0x9123683E:
      return "Btrfs";
    case 0x01021994:
      return "tmpfs";
    case 0x794C7630:
      return "overlay";
    default:
      return fmt::format("type {:x}", static_cast<unsigned long>(status.f_type));
  }
}

HealthFinding disk(const fs::path& folder) {
  std::error_code error;
  auto space = fs::space(folder, error);
  if (error) return {Health::Fail, fmt::format("disk: cannot examine {}: {}", folder.string(), error.message())};
  std::string system = file_system_of(folder);
  std::string text = fmt::format("disk: {} free in {} ({})", bytes_text(space.available), folder.string(), system);
  if (system == "tmpfs") return {Health::Warn, text + "; it is memory: results there are lost with the machine"};
  if (space.available < 1'000'000'000) return {Health::Warn, text + "; give another place with -o DIR"};
  return {Health::Ok, text};
}

HealthFinding writing(const fs::path& folder) {
  fs::path file = folder / fmt::format("{}doctor-{}", unfinished_prefix, ::getpid());
  try {
    write_atomically(file, std::string_view("can this be written?"));
    bool same = read_text(file) == "can this be written?";
    std::error_code ignored;
    fs::remove(file, ignored);
    return {same ? Health::Ok : Health::Fail, fmt::format("writing, syncing and renaming in {}", folder.string())};
  } catch (const WorldError& error) {
    return {Health::Fail, fmt::format("writing: {}", error.what())};
  }
}

HealthFinding locale() {
  return {Health::Ok,
          shows_utf8() ? "locale: UTF-8" : "locale: not UTF-8; bars are drawn with # (files are UTF-8 anyway)"};
}

HealthFinding libraries() {
  std::string version = version_text();
  version.pop_back();
  return {Health::Ok, fmt::format("{}, {}, HDF5 {}", version, compiler(), hdf5_version())};
}

}  // namespace

int doctor(const Command& command) {
  if (!command.words.empty()) throw UsageError("doctor takes no FILE");
  std::error_code error;
  fs::path folder = !command.output.empty()              ? fs::path(command.output)
                    : fs::is_directory("results", error) ? "results"
                                                         : ".";
  std::vector<HealthFinding> findings = {libraries(),  processor(command), arithmetic(), memory(),
                                         disk(folder), writing(folder),    locale()};
  bool healthy = std::none_of(findings.begin(), findings.end(),
                              [](const HealthFinding& finding) { return finding.health == Health::Fail; });
  auto json = Json::array();
  for (const HealthFinding& finding : findings)
    json.push_back({{"health", word(finding.health)}, {"text", finding.text}});
  if (command.json) print(Json{{"healthy", healthy}, {"findings", json}}.dump_sorted() + "\n");
  if (!command.json)
    for (const HealthFinding& finding : findings) print(fmt::format("{:<6}{}\n", word(finding.health), finding.text));
  if (!command.json && healthy) Talk(command).line("next", "rivalry run scenarios/wechat-growth.yaml");
  return static_cast<int>(healthy ? ExitCode::Done : ExitCode::No);
}

}  // namespace rivalry::cli
