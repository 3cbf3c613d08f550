// rivalry work SWEEP: one worker of a sweep, on any machine that sees its directory.
#include <fmt/core.h>

#include <regex>

#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace {

/// "3/8": worker 3 of 0 to 7. The numbers are for people: whoever comes takes what is left.
std::string worker_name(const Command& command) {
  if (!command.has("worker")) return "";
  const std::string& name = command.values.at("worker");
  std::smatch parts;
  if (!std::regex_match(name, parts, std::regex("([0-9]{1,6})/([0-9]{1,6})")) ||
      std::stoi(parts[1]) >= std::stoi(parts[2]))
    throw UsageError(
        fmt::format("--worker {}: of N workers the first is 0/N, the last N-1/N, as in --worker 3/8", name));
  return name;
}

}  // namespace

int work(const Command& command) {
  if (command.words.size() != 1 || !command.overrides.empty())
    throw UsageError("work needs one SWEEP and nothing else: rivalry work results/NAME-sweep-ID --worker 0/4");
  SweepOptions options = sweep_options(command);
  options.worker = worker_name(command);
  auto directory = find_run(command.words[0]);
  Sweep sweep = sweep_in(directory);
  return conclude(work_along(directory, sweep, options, sweep_observer(sweep, command)), directory, command);
}

}  // namespace rivalry::cli
