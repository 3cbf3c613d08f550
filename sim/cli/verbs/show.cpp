// rivalry show RUN: what a run is and what it found.
#include <fmt/core.h>

#include <algorithm>

#include "sim/cli/arguments.hpp"
#include "sim/cli/fates.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/read_result.hpp"
#include "sim/cli/summary.hpp"
#include "sim/cli/sweep_overview.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/cli/verbs/why.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/deals.hpp"
#include "sim/findings/paired.hpp"
#include "sim/findings/trade.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/results/store/manifest.hpp"
#include "sim/run/session.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

void show_inputs(const Dataset& result) {
  std::string head = "replicate";
  std::vector<const std::vector<double>*> columns;
  for (const Variable& variable : result.variables)
    if (auto* numbers = std::get_if<std::vector<double>>(&variable.values);
        numbers && variable.name.starts_with("input_") && variable.dims == std::vector<std::string>{"replicate"}) {
      head += fmt::format("\t{}", variable.name.substr(6));
      columns.push_back(numbers);
    }
  std::string text = fmt::format("{}\n", head);
  const Variable& replicates = result.variables.at(0);
  const auto& numbers = std::get<std::vector<std::int32_t>>(replicates.values);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    text += std::to_string(numbers[i]);
    for (const auto* column : columns) text += fmt::format("\t{}", (*column)[i]);
    text += "\n";
  }
  print(text);
}

void show_overview(const fs::path& run, const Manifest& manifest) {
  auto line = [](std::string_view label, const std::string& text) { print(fmt::format("{:<14}{}\n", label, text)); };
  line("run", run.string());
  line("status",
       fmt::format("{}   {} of {} done{}", manifest.collected ? "complete" : "incomplete",
                   grouped(static_cast<std::int64_t>(manifest.done().size())), count_of(manifest.asked, "replicate"),
                   manifest.failures.empty() ? "" : fmt::format(", {} failed", manifest.failures.size())));
  for (const auto& [replicate, failure] : manifest.failures)
    line("failed", fmt::format("replicate {}: {}: {}", replicate, failure.code, failure.message));
  line("shards", std::to_string(manifest.shards.size()));
  if (!manifest.collected) return line("next", "rivalry resume " + run.string());
  Dataset result = result_of(run, manifest);
  for (const char* name : {"question", "model_version", "seed", "verify"}) line(name, text_of(result, name));
  line("sha256", manifest.collected->sha256);
  PlannedRun planned = run_in(run);
  for (const std::string& finding : expected_beside_got(planned.scenario, result)) line("expect", finding);
  for (const std::string& finding : fates(result, shows_utf8())) line("fate", finding);
  for (const std::string& finding : deals(result)) line("deal", finding);
  for (const std::string& finding : trade(result, shows_utf8())) line("trade", finding);
  for (const std::string& finding : summary(result)) line("median", finding);
  for (const std::string& finding : paired(result)) line("paired", finding);
}

void show_json(const fs::path& run, const Manifest& manifest) {
  print(Json{{"run", run.string()},
             {"run_id", manifest.run_id},
             {"status", manifest.collected ? "complete" : "incomplete"},
             {"replicates", manifest.done().size()},
             {"asked", manifest.asked},
             {"failed", manifest.failures.size()},
             {"sha256", manifest.collected ? manifest.collected->sha256 : ""}}
            .dump_sorted() +
        "\n");
}

std::optional<std::int32_t> replicate_of(const Command& command) {
  if (!command.has("replicate")) return std::nullopt;
  const std::string& text = command.values.at("replicate");
  bool digits = !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos;
  if (!digits) throw UsageError(fmt::format("--replicate {}: the number of a replicate is needed", text));
  return std::stoi(text);
}

}  // namespace

int show(const Command& command) {
  if (command.words.size() != 1) throw UsageError("show needs one RUN or SWEEP: rivalry show @last");
  fs::path run = find_run(command.words[0]);
  if (is_sweep(run)) return show_sweep(run, command);
  Manifest manifest = read_manifest(run / "manifest.jsonl");
  if (command.has("resolved")) print(read_text(run / "origins.yaml"));
  if (command.has("manifest")) print(read_text(run / "manifest.jsonl"));
  if (command.has("inputs")) show_inputs(result_of(run, manifest));
  if (command.has("outputs"))
    for (const std::string& line : variables_of(result_of(run, manifest))) print(line + "\n");
  if (command.has("events")) print(events_table(result_of(run, manifest)));
  if (command.has("replicate") && !command.has("why"))
    throw UsageError("--replicate says where to look for --why: rivalry show @last --why vancl.default --replicate 3");
  if (command.has("why")) print(why(result_of(run, manifest), command.values.at("why"), replicate_of(command)));
  if (!command.flags.empty()) return 0;
  if (command.json)
    show_json(run, manifest);
  else
    show_overview(run, manifest);
  return 0;
}

}  // namespace rivalry::cli
