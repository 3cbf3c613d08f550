// rivalry work SWEEP: one worker of a sweep, on any machine that sees its directory.
#include <fmt/format.h>

#include <regex>

#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/cli/worker_session.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/worker.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

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
  std::string worker = worker_name(command);
  auto directory = find_run(command.words[0]);
  Sweep sweep = sweep_in(directory);
  Talk talk(command);
  for (;;) {
    WorkTally tally = work_here(sweep, directory, worker, command);
    bool complete = tally.finished == tally.asked;
    talk.line("worked", fmt::format("{} of {} played here in {}", grouped(tally.played), count_of(tally.asked, "task"),
                                    clock_text(tally.seconds)));
    if (!complete) {
      say(fmt::format("interrupted; what is finished is kept. Go on with: rivalry work {}\n", directory.string()));
      return static_cast<int>(stop_code());
    }
    Gathering gathering = gather_if_free(sweep, directory);
    for (const std::string& damage : gathering.damage) talk.line("damaged", damage);
    if (gathering.more_to_do && !stop_requested()) continue;
    if (gathering.result)
      talk.line("result", fmt::format("{}   {}", (directory / "result.h5").string(), gathering.result->sha256));
    return static_cast<int>(tally.failed > 0 ? ExitCode::No : ExitCode::Done);
  }
}

}  // namespace rivalry::cli
