// rivalry report RUN|SWEEP: a result as one HTML page that needs nothing beside it.
#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/read_result.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/cells.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/page.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

std::string page_of_run(const fs::path& run, const std::string& of) {
  Manifest manifest = read_manifest(run / "manifest.jsonl");
  Dataset result = result_of(run, manifest);
  std::string file = (run / "resolved.yaml").string();
  ResolvedScenario resolved = ResolvedScenario::load(file, {});
  if (resolved.text() != text_of(result, "scenario"))
    throw WorldError(ExitCode::InputOutput, file, "is not the scenario that result.h5 was made of",
                     "play the scenario again with -o in another directory");
  return report::page_of(report::contents({result, resolved, resolved.outline(), manifest, of}));
}

std::string page_of_sweep(const fs::path& directory, const std::string& of) {
  Sweep sweep = sweep_in(directory);
  return report::page_of(report::contents({directory, sweep, of}));
}

}  // namespace

int report_verb(const Command& command) {
  if (command.words.size() != 1) throw UsageError("report needs one RUN or SWEEP: rivalry report @last");
  fs::path directory = find_run(command.words[0]);
  std::string of = command.has("of") ? command.values.at("of") : "";
  std::string page;
  try {
    page = is_sweep(directory) ? page_of_sweep(directory, of) : page_of_run(directory, of);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("{}{}", of.empty() ? "" : "--of " + of + ": ", error.what()));
  }
  fs::path file = command.output.empty() ? directory / "report.html" : fs::path(command.output);
  write_atomically(file, page);
  Talk talk(command);
  talk.line("wrote",
            fmt::format("{}   {}, opens in any browser without a network", file.string(), bytes_text(page.size())));
  talk.line("next", "rivalry verify " + directory.string());
  if (command.json)
    print(Json{{"run", directory.string()}, {"report", file.string()}, {"bytes", page.size()}, {"sha256", sha256(page)}}
              .dump() +
          "\n");
  return 0;
}

}  // namespace rivalry::cli
