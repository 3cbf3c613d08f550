// The program: hands the command line to its verb and turns errors into exit codes.
#include "rivalry/parallel.hpp"
#include "sim/cli/guarded.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/cli/verbs/help.hpp"

namespace {

using namespace rivalry;
using namespace rivalry::cli;

int dispatch(const Command& command) {
  if (command.version) return print(version_text()), 0;
  if (command.help) return print(command.verb ? verb_help(*command.verb) : program_help()), 0;
  ThreadLimit limit(command.threads);
  return command.verb->function(command);
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  install_signal_handlers();
  ColorChoice color = ColorChoice::Auto;
  auto act = [&] {
    Command command = parse({argv + (argc > 0 ? 1 : 0), argv + argc});
    color = command.color;
    return dispatch(command);
  };
  return guarded(act, color);
}
