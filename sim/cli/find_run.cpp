#include "sim/cli/find_run.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "rivalry/errors.hpp"
#include "sim/cli/arguments.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

/// What is added to whenever a run or a sweep is worked on; empty if the path is neither.
fs::path record_of(const fs::path& path) {
  std::error_code error;
  for (const char* name : {"manifest.jsonl", "plan.jsonl"})
    if (fs::is_regular_file(path / name, error)) return path / name;
  return {};
}

fs::path last(const std::string& word) {
  std::string digits = word == "@last" ? "0" : word.starts_with("@last~") ? word.substr(6) : "";
  bool right = !digits.empty() && digits.size() < 6 && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!right) throw UsageError(fmt::format("{}: write @last, or @last~1 for the run before it", word));
  auto runs = runs_in("results");
  std::size_t back = std::stoul(digits);
  if (back >= runs.size())
    throw WorldError(ExitCode::InputOutput, "results", fmt::format("no run {}: {} are there", word, runs.size()),
                     "rivalry list");
  return runs[back];
}

/// "wechat-growth" of "wechat-growth-7f3a9c12".
std::string without_id(const fs::path& run) {
  std::string name = run.filename().string();
  return name.substr(0, name.rfind('-'));
}

/// The names that might have been meant.
std::string instead(const std::string& word) {
  std::vector<std::string> names;
  for (const fs::path& run : runs_in("results")) names.push_back(run.filename().string());
  for (const fs::path& run : runs_in("results")) names.push_back(without_id(run));
  std::string near = nearest(word, names);
  return near.empty() ? "rivalry list" : fmt::format("did you mean `{}`? (rivalry list)", near);
}

}  // namespace

std::vector<fs::path> runs_in(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (fs::path record = record_of(entry.path()); !record.empty())
      found.emplace_back(fs::last_write_time(record, error), entry.path());
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> runs;
  for (auto& [time, path] : found) runs.push_back(path);
  return runs;
}

fs::path find_run(const std::string& word) {
  if (word.starts_with("@")) return last(word);
  std::string name = word;
  while (name.size() > 1 && name.ends_with("/")) name.pop_back();
  for (const fs::path& path : {fs::path(name), fs::path("results") / name})
    if (!record_of(path).empty()) return path;
  for (const fs::path& run : runs_in("results"))
    if (without_id(run) == name) return run;
  throw WorldError(ExitCode::InputOutput, word, "is neither a run nor a sweep", instead(name));
}

void make_last(const fs::path& directory) {
  std::error_code ignored;
  if (fs::path record = record_of(directory); !record.empty())
    fs::last_write_time(record, fs::file_time_type::clock::now(), ignored);
}

}  // namespace rivalry::cli
