#include "sim/cli/sweep_command.hpp"

#include <fmt/core.h>

#include <charconv>

#include "rivalry/functions.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/cli/until.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/findings/answer.hpp"
#include "sim/run/engine.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace rivalry::cli {

namespace {

std::int32_t count_in(const std::string& option, const std::string& text) {
  std::int32_t number = 0;
  auto end = text.data() + text.size();
  auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 1)
    throw UsageError(fmt::format("{} {}: a whole number from 1 on is needed", option, text));
  return number;
}

template <class Function>
auto or_usage(Function read) {
  try {
    return read();
  } catch (const std::invalid_argument& problem) {
    throw UsageError(problem.what());
  }
}

void take_options(SweepAsk& ask, const Command& command) {
  auto given = [&](const char* option) { return command.has(option) ? command.values.at(option) : std::string(); };
  if (command.has("points")) {
    ask.points_file = given("points");
    ask.design.kind = DesignKind::List;
  }
  if (command.has("design")) ask.design = or_usage([&] { return parse_design(given("design")); });
  if (command.has("own-chance")) ask.chance = Chance::Own;
  if (command.has("until")) ask.until = precision_asked(command);
}

}  // namespace

std::span<const Flag> flags_of_design() {
  static constexpr Flag flags[] = {
      {"design",
       "grid (default), zip, one-at-a-time, random:N, latin-hypercube:N, sobol:N, morris:TRAJECTORIES or "
       "saltelli:N",
       "DESIGN"},
      {"points", "play the points of a CSV file with a column for each key", "FILE"},
      {"own-chance", "let each point have its own random numbers, not the same for all"}};
  return flags;
}

bool is_asked_to_sweep(const Command& command) {
  if (command.words.size() > 1 || command.has("design") || command.has("points")) return true;
  for (const Override& given : command.overrides)
    if (varies(parameter_of(given.path, given.value))) return true;
  return command.words.size() == 1 && is_sweep_file(command.words[0]);
}

std::string asked_of(const Command& command, const Sweep& sweep) {
  if (command.has("of")) return command.values.at("of");
  if (sweep.ask.answer.empty())
    throw UsageError(fmt::format("{} needs an answer: rivalry {} SWEEP --of vancl.survival (or `answer:` in its file)",
                                 command.verb->name, command.verb->name));
  return sweep.ask.answer;
}

void check_answer(const Sweep& sweep) {
  if (sweep.ask.answer.empty()) return;
  try {
    answer(blank_result(sweep.base), sweep.ask.answer);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("answer: {}", error.what()));
  }
}

SweepAsk ask_of(const Command& command) {
  if (command.words.empty())
    throw UsageError(
        "a FILE is needed: rivalry sweep scenarios/vancl-cash-crunch.yaml 'events.rescue.amount=0..200 million USD:9'");
  SweepAsk ask;
  if (is_sweep_file(command.words[0]))
    ask = read_sweep_file(command.words[0]);
  else
    ask.scenario = command.words[0];
  for (std::size_t i = 1; i < command.words.size(); ++i) ask.parameters.push_back(parameter_of(command.words[i], ""));
  for (const Override& given : command.overrides) {
    Parameter parameter = parameter_of(given.path, given.value);
    if (varies(parameter))
      ask.parameters.push_back(std::move(parameter));
    else if (given.path == "replicates")
      ask.replicates = count_in("replicates", given.value);
    else
      ask.overrides.push_back(given);
  }
  take_options(ask, command);
  return ask;
}

}  // namespace rivalry::cli
