// rivalry compare RUN RUN [RUN ...]: what the first run has more than each of the others, replicate by replicate.
#include "sim/cli/verbs/compare.hpp"

#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/read_result.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/cells.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

std::string text_if_there(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) ? read_text(path) : "";
}

ComparedRun read_run(const std::string& word) {
  fs::path path = find_run(word);
  if (is_sweep(path))
    throw UsageError(
        fmt::format("{} is a sweep: compare sets runs side by side. `rivalry plot {} ANSWER` and `rivalry "
                    "sensitivity {} --of ANSWER` compare its points; a point alone is played by `rivalry "
                    "run SCENARIO KEY=VALUE ...`, as in its points.csv",
                    path.string(), path.string(), path.string()));
  Dataset result = result_of(path, read_manifest(path / "manifest.jsonl"));
  std::string scenario = text_of(result, "scenario");  // not resolved.yaml, which no checksum guards
  return {path, std::move(result), {std::move(scenario), text_if_there(path / "origins.yaml")}};
}

/// "a,b[c,d],e" apart at the commas that stand in no bracket.
Names answers_in(const std::string& text) {
  Names names(1);
  int open = 0;
  for (char c : text) {
    open += c == '[' ? 1 : c == ']' ? -1 : 0;
    c == ',' && open == 0 ? void(names.emplace_back()) : names.back().push_back(c);
  }
  std::erase(names, "");
  if (names.empty()) throw UsageError("--of needs answers: --of vancl.cash,vancl.default");
  return names;
}

Comparison compared(const ComparedRun& first, const ComparedRun& second, const Names& asked) {
  try {
    SideBySide side(first.result, second.result);
    Comparison found{side.pairs(),
                     side.same_seed(),
                     side.model_versions(),
                     changed_inputs(first.scenario, second.scenario),
                     side.parting(),
                     first_event(first.result, second.result),
                     {}};
    if (asked.empty()) found.answers = side.at_the_end();
    for (const std::string& what : asked) found.answers.push_back(compared_answer(side, what));
    return found;
  } catch (const std::invalid_argument& error) {
    throw WorldError(ExitCode::InputOutput, second.path.string(),
                     fmt::format("cannot be compared with {}: {}", first.path.string(), error.what()));
  }
}

void check_compared_words(const Command& command) {
  if (command.words.size() < 2)
    throw UsageError("compare needs two runs or more: rivalry compare @last @last~1 --of vancl.cash,vancl.default");
}

}  // namespace

ComparedAnswer compared_answer(const SideBySide& side, const std::string& what) {
  try {
    return side.compared(what);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--of {}: {}", what, error.what()));
  }
}

int compare(const Command& command) {
  check_compared_words(command);
  Names asked = command.has("of") ? answers_in(command.values.at("of")) : Names{};
  ComparedRun first = read_run(command.words[0]);
  bool differ = false;
  Json all = Json::array();
  for (std::size_t i = 1; i < command.words.size(); ++i) {
    ComparedRun second = read_run(command.words[i]);
    Comparison found = compared(first, second, asked);
    differ |= found.parting.differ() || found.event;
    if (command.json)
      all.push_back(json_of(found, first, second));
    else
      tell(found, first, second, asked, command);
    if (!command.json && i + 1 < command.words.size()) print("\n");
  }
  if (command.json)
    print((all.size() == 1 ? all.at(0) : Json{{"first", first.path.string()}, {"comparisons", all}}).dump() + "\n");
  return static_cast<int>(differ ? ExitCode::No : ExitCode::Done);
}

}  // namespace rivalry::cli
