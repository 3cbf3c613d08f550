// rivalry explain: what a key, a code or an output means, and what happens in a day.
#include <fmt/core.h>

#include "rivalry/outputs.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/timetable_text.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/keys/reference.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry::cli {

namespace {

std::string explain_output(const Output& output) {
  std::string dims = "replicate";
  for (std::string_view dimension : output.dims) dims += ", " + std::string(dimension);
  return fmt::format("{}({})\n  {}\n  unit      {}\n", output.name, dims, output.description, output.unit);
}

/// The keys whose last words are `name`, for `explain mean_degree`.
std::string explain_by_last_name(const std::string& name) {
  std::string text;
  for (const KeyAt& row : all_keys()) {
    bool ends = row.path.size() > name.size() &&
                row.path.compare(row.path.size() - name.size(), name.size(), name) == 0 &&
                row.path[row.path.size() - name.size() - 1] == '.';
    if (ends) text += (text.empty() ? "" : "\n") + explain_key(row.path, *row.key);
  }
  return text;
}

[[noreturn]] void unknown(const std::string& word) {
  std::vector<std::string> known = {"keys", "outputs", "codes", "timetable"};
  for (const KeyAt& row : all_keys()) known.push_back(row.path);
  for (const Output& output : outputs()) known.emplace_back(output.name);
  for (const CodeText& row : codes()) known.push_back(to_string(row.code));
  std::string hint = nearest(word, known);
  throw UsageError(fmt::format("there is no key, code or output {}; {}", word,
                               hint.empty() ? "rivalry explain keys lists the keys" : "did you mean " + hint + "?"));
}

std::string explanation(const std::string& word) {
  if (word == "keys") return keys_page();
  if (word == "outputs") return outputs_page();
  if (word == "codes") return codes_page();
  if (word == "timetable") return timetable_page();
  if (const CodeText* code = find_code(word))
    return fmt::format("{}: {}\n  {}\n", to_string(code->code), code->title, code->paragraph);
  if (const Output* output = find_output(word)) return explain_output(*output);
  const Key* key = find_key(word);
  if (key && !word.empty() && key != &keys()) {
    std::string text = explain_key(word, *key);
    return text;
  }
  std::string text = explain_by_last_name(word);
  if (text.empty()) unknown(word);
  return text;
}

}  // namespace

int explain(const Command& command) {
  if (command.words.size() != 1)
    throw UsageError(
        "explain takes one KEY or CODE, e.g. rivalry explain platforms.NAME.join.external, or keys, outputs, codes, "
        "timetable");
  bool for_program = command.json && command.words[0] == "timetable";
  print(for_program ? timetable_json() : explanation(command.words[0]));
  return 0;
}

}  // namespace rivalry::cli
