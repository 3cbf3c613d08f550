#include "sim/scenario/tree/comparison.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "rivalry/outputs.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/check/report.hpp"

namespace rivalry {

namespace {

constexpr std::string_view path_of_changes = "outputs.compare_with";

bool is_of_the_run(std::string_view path) {
  constexpr std::array<std::string_view, 12> sections = {"rivalry",    "name",     "question", "extends",
                                                         "calendar",   "currency", "rates",    "seed",
                                                         "replicates", "outputs",  "expect",   "sources"};
  return std::find(sections.begin(), sections.end(), path.substr(0, path.find('.'))) != sections.end();
}

/// Whether the compared one has the same things, or lacks only such as are worth nothing when they are not there.
bool has_all_but(const std::vector<std::string>& given, const std::vector<std::string>& compared,
                 std::string_view dimension) {
  const OutputDimension* row = find_dimension(dimension);
  if (row == nullptr || !row->may_be_missing) return given == compared;
  return std::all_of(compared.begin(), compared.end(), [&](const std::string& label) {
    return std::find(given.begin(), given.end(), label) != given.end();
  });
}

bool is_hollow(std::string_view path) {
  return path.empty() || path.front() == '.' || path.back() == '.' || path.find("..") != std::string_view::npos;
}

/// `events.rescue: off` -> a tree of maps.
Node tree_of(const Entry& change) {
  Node tree = change.value;
  std::string_view path = change.key;
  while (!path.empty()) {
    std::size_t dot = path.rfind('.');
    Node map;
    map.kind = Node::Kind::Map;
    map.place = change.key_place;
    map.entries.push_back(
        {std::string(dot == std::string_view::npos ? path : path.substr(dot + 1)), change.key_place, std::move(tree)});
    tree = std::move(map);
    path = path.substr(0, dot == std::string_view::npos ? 0 : dot);
  }
  return tree;
}

}  // namespace

void check_changes(Check& check, const Node& node, const std::string& path) {
  if (node.is_off()) return;
  if (!node.is_map() || node.entries.empty()) {
    check.report().add(Code::WrongKind, node.place, path, "a map from paths of keys to other values is expected here",
                       "write e.g. `{events.rescue: off}`");
    return;
  }
  for (const Entry& change : node.entries) {
    if (is_hollow(change.key))
      check.report().add(Code::BadOverride, change.key_place, path, in_quotes(change.key) + " is not the path of a key",
                         "write e.g. `events.rescue: off`");
    else if (is_of_the_run(change.key))
      check.report().add(Code::BadComparison, change.key_place, path,
                         in_quotes(change.key) + " belongs to the run, and both are played in one run",
                         "make it a run of its own");
    else if (change.value.kind == Node::Kind::Empty)
      check.report().add(Code::EmptyValue, change.key_place, path, "what is it instead?",
                         fmt::format("write `{}: VALUE`", change.key));
  }
}

Merged with_changes(Merged merged, Report& report) {
  const Node changes = *find_path(merged.root, path_of_changes);
  std::erase_if(merged.root.entries,
                [](const Entry& entry) { return entry.key == "expect" || entry.key == "sources"; });
  std::erase_if(merged.root.find("outputs")->value.entries,
                [](const Entry& entry) { return entry.key == "compare_with"; });
  for (const Entry& change : changes.entries) lay_over(merged, tree_of(change), report);
  return merged;
}

void check_same_shape(const Scenario& given, const Scenario& compared, const Node& root, Report& report) {
  for (const std::string& name : given.outputs.record)
    for (std::string_view dimension : find_output(name)->dims)
      if (!has_all_but(labels(given, dimension), labels(compared, dimension), dimension)) {
        report.add(Code::BadComparison, find_path(root, path_of_changes)->place, std::string(path_of_changes),
                   fmt::format("the two differ in what `{}` has along `{}`", name, dimension),
                   "change numbers or events, or leave that output out");
        return;
      }
}

}  // namespace rivalry
