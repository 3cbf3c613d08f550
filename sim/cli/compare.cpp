// rivalry compare RUN RUN: what the first run has more than the second, replicate by replicate.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/read_result.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/paired.hpp"
#include "sim/results/comparison.hpp"
#include "sim/results/merge.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_lines = 40;

struct Run {
  fs::path path;
  Dataset result;
};

Run read_run(const std::string& word) {
  fs::path path = find_run(word);
  return {path, result_of(path, read_manifest(path / "manifest.jsonl"))};
}

[[noreturn]] void cannot(const Run& run, const std::string& problem, const std::string& suggestion) {
  throw WorldError(ExitCode::InputOutput, run.path.string(), "cannot be compared: " + problem, suggestion);
}

void check_calendars(const Run& given, const Run& compared) {
  const Variable *one = find_variable(given.result, "time"), *other = find_variable(compared.result, "time");
  if (!one || !other) return;
  if (text_of(*one, "units") != text_of(*other, "units") || one->values != other->values)
    cannot(compared, "it was recorded on other days than " + given.path.string(),
           "run both with the same `calendar` and the same `outputs.every`");
}

/// Rows of the same replicate, in each result.
std::vector<std::pair<std::size_t, std::size_t>> common_rows(const Run& given, const Run& compared) {
  std::vector<std::int32_t> left = replicates_of(given.result), right = replicates_of(compared.result);
  std::vector<std::pair<std::size_t, std::size_t>> rows;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (auto found = std::ranges::lower_bound(right, left[i]); found != right.end() && *found == left[i])
      rows.emplace_back(i, static_cast<std::size_t>(found - right.begin()));
  if (rows.empty())
    cannot(compared, "it has no replicate in common with " + given.path.string(), "play more `--replicates`");
  return rows;
}

/// One cell of one output: how both runs stand.
struct Compared {
  std::string output, labels, unit;
  Cell cell;
  Pairs pairs;
  bool differs = false;
};

/// The same output in both, cell by cell, matched by labels.
class Counterparts {
 public:
  Counterparts(const Run& given, const Run& compared)
      : given_(given), compared_(compared), rows_(common_rows(given, compared)) {}

  std::size_t pairs() const { return rows_.size(); }

  /// All cells that both have.
  std::vector<Compared> all() const {
    std::vector<Compared> cells;
    for (const Variable& variable : given_.result.variables) {
      const Variable* other = find_variable(compared_.result, variable.name);
      if (!is_output(variable) || is_difference(variable.name) || !other) continue;
      if (other->dims == variable.dims && text_of(*other, "units") == text_of(variable, "units"))
        add(variable, *other, cells);
    }
    return cells;
  }

 private:
  using Where = std::pair<std::string, std::size_t>;  ///< labels and time

  void add(const Variable& variable, const Variable& other, std::vector<Compared>& cells) const {
    std::map<Where, std::size_t> there;
    std::size_t width = width_of(given_.result, variable), other_width = width_of(compared_.result, other);
    for (std::size_t offset = 0; offset < other_width; ++offset) {
      Cell cell = cell_at(compared_.result, other, offset);
      there[{cell.labels, cell.time}] = offset;
    }
    for (std::size_t offset = 0; offset < width; ++offset) {
      Cell cell = cell_at(given_.result, variable, offset);
      auto found = there.find({cell.labels, cell.time});
      if (found == there.end()) continue;
      std::string unit = is_flag(variable) ? "1" : text_of(variable, "units");
      Compared made{variable.name, cell.labels, std::move(unit), cell, {}, false};
      fill(made, values_at(variable, width, offset), values_at(other, other_width, found->second));
      cells.push_back(std::move(made));
    }
  }

  void fill(Compared& cell, const std::vector<double>& left, const std::vector<double>& right) const {
    for (auto [row, other_row] : rows_) {
      double one = left[row], other = right[other_row];
      cell.pairs.add(one, other, one - other);
      cell.differs |= !(one == other || (std::isnan(one) && std::isnan(other)));
    }
  }

  const Run &given_, &compared_;
  std::vector<std::pair<std::size_t, std::size_t>> rows_;
};

/// The first recorded day on which anything differs.
std::optional<std::string> first_day(const Run& given, const std::vector<Compared>& cells) {
  const Variable* time = find_variable(given.result, "time");
  std::optional<std::size_t> first;
  for (const Compared& each : cells) {
    const Variable* variable = find_variable(given.result, each.output);
    bool in_time = std::ranges::find(variable->dims, "time") != variable->dims.end();
    if (each.differs && in_time) first = std::min(first.value_or(each.cell.time), each.cell.time);
  }
  if (!time || !first) return std::nullopt;
  const auto* days = std::get_if<std::vector<std::int32_t>>(&time->values);
  constexpr std::size_t since = std::string_view("days since ").size();
  std::optional<Day> start = parse_day(text_of(*time, "units").substr(since));
  return days && start ? std::optional(to_string(*start + (*days)[*first])) : std::nullopt;
}

bool share_random_numbers(const Run& given, const Run& compared) {
  return text_of(given.result, "seed") == text_of(compared.result, "seed");
}

/// What differs in the end, survival before all else.
std::vector<const Compared*> in_the_end(const std::vector<Compared>& cells) {
  std::vector<const Compared*> found;
  for (const Compared& each : cells)
    if (each.differs && each.cell.is_last) found.push_back(&each);
  std::stable_partition(found.begin(), found.end(),
                        [](const Compared* each) { return each->output.starts_with("company_alive"); });
  return found;
}

/// "OUTPUT LABELS: ONE beside OTHER, MORE [95 %: LOW - HIGH]".
std::string line_of(const Compared& cell) {
  PairedMean mean = mean_of(cell.pairs);
  std::string name = cell.output + (cell.labels.empty() ? "" : " " + cell.labels);
  if (mean.pairs == 0) return name + ": only one of the two has a number\n";
  return fmt::format("{}: {} beside {}: {}\n", name, quantity_text(mean.given, cell.unit),
                     quantity_text(mean.compared, cell.unit), told(cell.pairs, cell.unit));
}

void say_it(const Run& given, const Run& compared, const Counterparts& counterparts, const std::vector<Compared>& cells,
            const Command& command) {
  Talk talk(command);
  talk.line("compared", fmt::format("{} with {}: {}{}", given.path.string(), compared.path.string(),
                                    count_of(static_cast<std::int64_t>(counterparts.pairs()), "pair"),
                                    share_random_numbers(given, compared) ? "" : ", of different seeds"));
  std::vector<const Compared*> found = in_the_end(cells);
  auto day = first_day(given, cells);
  if (day) talk.line("part", *day);
  for (std::size_t i = 0; i < std::min(found.size(), most_lines); ++i) print(line_of(*found[i]));
  if (found.size() > most_lines)
    talk.line("more", fmt::format("{} other numbers differ; --json prints all", found.size() - most_lines));
  bool differ = std::ranges::any_of(cells, &Compared::differs);
  if (found.empty())
    talk.line("result", differ ? "they part on the way, and are equal in the end" : "no number differs");
}

nlohmann::ordered_json number(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

void print_json(const Run& given, const Run& compared, const Counterparts& counterparts,
                const std::vector<Compared>& cells) {
  auto numbers = nlohmann::ordered_json::array();
  for (const Compared* each : in_the_end(cells)) {
    PairedMean mean = mean_of(each->pairs);
    numbers.push_back({{"output", each->output},
                       {"labels", each->labels},
                       {"unit", each->unit},
                       {"pairs", mean.pairs},
                       {"first", number(mean.given)},
                       {"second", number(mean.compared)},
                       {"difference", number(mean.difference)},
                       {"low", number(mean.low)},
                       {"high", number(mean.high)},
                       {"gain", number(mean.gain)}});
  }
  print(nlohmann::ordered_json{{"first", given.path.string()},
                               {"second", compared.path.string()},
                               {"pairs", counterparts.pairs()},
                               {"same_seed", share_random_numbers(given, compared)},
                               {"equal", std::ranges::none_of(cells, &Compared::differs)},
                               {"differences", numbers}}
            .dump() +
        "\n");
}

}  // namespace

int compare(const Command& command) {
  if (command.words.size() != 2) throw UsageError("compare needs two runs: rivalry compare @last @last~1");
  Run given = read_run(command.words[0]), compared = read_run(command.words[1]);
  check_calendars(given, compared);
  Counterparts counterparts(given, compared);
  std::vector<Compared> cells = counterparts.all();
  if (cells.empty())
    cannot(compared, "it recorded no output that " + given.path.string() + " recorded",
           "run both with the same `outputs.record`");
  if (command.json)
    print_json(given, compared, counterparts, cells);
  else
    say_it(given, compared, counterparts, cells, command);
  bool differ = std::ranges::any_of(cells, &Compared::differs);
  return static_cast<int>(differ ? ExitCode::No : ExitCode::Done);
}

}  // namespace rivalry::cli
