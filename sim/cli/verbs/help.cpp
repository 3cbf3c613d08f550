#include "sim/cli/verbs/help.hpp"

#include <fmt/core.h>

#include "sim/cli/arguments.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/version.hpp"

namespace rivalry::cli {

std::string program_help() {
  std::string text =
      "rivalry: who wins, who is bought, who runs out of cash - played forward, day by day, many times\n\n"
      "Examples:\n"
      "  rivalry run scenarios/wechat-growth.yaml\n"
      "  rivalry run scenarios/wechat-growth.yaml platforms.wechat.pull=2 --replicates 1000\n"
      "  rivalry plot @last wechat.registered\n\n"
      "Usage: rivalry VERB [FILE|RUN] [path.to.key=value ...] [options]\n";
  for (std::string_view group : {"start", "work", "look", "trust"}) {
    text += fmt::format("\nVerbs to {}:\n", group);
    for (const Verb& verb : verbs())
      if (verb.group == group) text += fmt::format("  {:<11} {}\n", verb.name, verb.help);
  }
  text +=
      "\nRUN is a run directory, its name under results/, with its ID or without, or @last (@last~1: the one before).\n"
      "`rivalry VERB --help` tells more. Exit codes: 0 done, 1 done but the answer is no, 64 usage, 65 bad scenario,\n"
      "70 our bug, 71 out of memory, 73 cannot create output, 74 I/O error, 75 resume will work, 130 Ctrl-C.\n\n";
  return text + options_help(nullptr);
}

std::string verb_help(const Verb& verb) {
  std::string text = fmt::format("rivalry {}: {}\n\nExamples:\n", verb.name, verb.help);
  for (std::string_view example : verb.examples)
    if (!example.empty()) text += fmt::format("  {}\n", example);
  return text +
         fmt::format("\nUsage: rivalry {} {}{}[options]\n\n", verb.name, verb.usage, verb.usage.empty() ? "" : " ") +
         options_help(&verb);
}

std::string version_text() {
  std::string built_from = commit().empty() ? "" : fmt::format(" ({})", commit());
  return fmt::format("rivalry {}{}\n", model_version(), built_from);
}

}  // namespace rivalry::cli
