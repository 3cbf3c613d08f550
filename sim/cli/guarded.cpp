#include "sim/cli/guarded.hpp"

#include <fmt/core.h>

#include <exception>
#include <new>

#include "rivalry/errors.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostic.hpp"

namespace rivalry::cli {

namespace {

int report(ExitCode code, const std::string& problem, const std::string& suggestion) {
  say(fmt::format("error: {}\n", problem));
  if (!suggestion.empty()) say(fmt::format("  try: {}\n", suggestion));
  return static_cast<int>(code);
}

}  // namespace

int guarded(const std::function<int()>& act, const ColorChoice& color) {
  try {
    return act();
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

}  // namespace rivalry::cli
