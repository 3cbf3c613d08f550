// The program: hands the command line to its verb and turns errors into exit codes.
#include <fmt/format.h>

#include <exception>
#include <new>

#include "rivalry/errors.hpp"
#include "rivalry/parallel.hpp"
#include "sim/cli/help.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/diagnostic.hpp"

namespace {

using namespace rivalry;
using namespace rivalry::cli;

int dispatch(const Command& command) {
  if (command.version) return print(version_text()), 0;
  if (command.help) return print(command.verb ? verb_help(*command.verb) : program_help()), 0;
  ThreadLimit limit(command.threads);
  return command.verb->function(command);
}

int report(ExitCode code, const std::string& problem, const std::string& suggestion) {
  say(fmt::format("error: {}\n", problem));
  if (!suggestion.empty()) say(fmt::format("  try: {}\n", suggestion));
  return static_cast<int>(code);
}

/// Every exception ends here and becomes an exit code.
int guarded(const std::vector<std::string>& arguments) {
  ColorChoice color = ColorChoice::Auto;
  try {
    Command command = parse(arguments);
    color = command.color;
    return dispatch(command);
  } catch (const UsageError& error) {
    return report(ExitCode::Usage, error.what(), "");
  } catch (const ScenarioError& error) {
    say(render(error.problems(), color_wanted(color)));
    return static_cast<int>(ExitCode::BadScenario);
  } catch (const WorldError& error) {
    return report(error.code(), error.what(), error.suggestion());
  } catch (const InvariantError& error) {
    return report(ExitCode::Bug,
                  fmt::format("{}\nThis is a bug in rivalry, not in your scenario. Please report it with "
                              "the scenario and what `rivalry --version` says.",
                              error.what()),
                  "");
  } catch (const std::bad_alloc&) {
    return report(ExitCode::OutOfMemory, "out of memory",
                  "raise population.people_per_agent, or use fewer threads: -j 1");
  } catch (const std::exception& error) {
    return report(ExitCode::Bug,
                  fmt::format("unexpected: {}. This is a bug in rivalry; please report it.", error.what()), "");
  }
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  install_signal_handlers();
  return guarded({argv + (argc > 0 ? 1 : 0), argv + argc});
}
