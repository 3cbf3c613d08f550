#include "sim/findings/changed_inputs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>

#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/tree/yaml.hpp"

namespace rivalry {

namespace {

std::optional<Node> parsed(const std::string& text) {
  Report report;
  return parse_yaml(std::make_shared<const Source>(Source{"", text, Layer::File}), 0, report);
}

Node scenario_of(const KeptScenario& kept) {
  auto node = parsed(kept.resolved);
  if (!node) throw std::invalid_argument("the scenario that it keeps is damaged");
  return *node;
}

/// In one line, as it could be written.
std::string written(const Node& node) {
  std::string text;
  auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
  if (node.is_list()) {
    for (const Node& item : node.items) add(written(item));
    return "[" + text + "]";
  }
  if (!node.is_map()) return node.text;
  for (const Entry& entry : node.entries) add(entry.key + ": " + written(entry.value));
  return "{" + text + "}";
}

/// Where the lines of origins.yaml came from, by key.
class KeptOrigins {
 public:
  explicit KeptOrigins(const std::string& text) {
    if (auto node = text.empty() ? std::nullopt : parsed(text)) take(*node, "");
  }
  std::string of(const std::string& key) const {
    if (auto found = by_key_.find(key); found != by_key_.end()) return found->second;
    auto inside = by_key_.lower_bound(key + ".");  // of a section, what its first key says
    return inside != by_key_.end() && inside->first.starts_with(key + ".") ? inside->second : "";
  }

 private:
  void take(const Node& node, const std::string& path) {
    for (const Entry& entry : node.entries) {
      std::string key = path.empty() ? entry.key : path + "." + entry.key;
      std::string line = line_of(entry.key_place);
      if (std::size_t at = line.rfind("  # "); at != std::string::npos) by_key_[key] = file_of(line.substr(at + 4));
      if (entry.value.is_map()) take(entry.value, key);
    }
  }
  /// Without its folders.
  static std::string file_of(const std::string& origin) {
    std::size_t slash = origin.rfind('/');
    return slash == std::string::npos ? origin : origin.substr(slash + 1);
  }

  std::map<std::string, std::string> by_key_;
};

class Comparer {
 public:
  Comparer(const KeptScenario& first, const KeptScenario& second) : first_(first.origins), second_(second.origins) {}

  /// A section of the scenario that one of them does not have at all is as if it were empty there.
  void compare(const Node& one, const Node& other, const std::string& path) {
    const Node nothing;
    for (const Entry& entry : one.entries) {
      std::string key = path.empty() ? entry.key : path + "." + entry.key;
      if (path.empty() && changes_nothing(key)) continue;
      const Entry* found_there = other.find(entry.key);
      const Node* there = found_there != nullptr ? &found_there->value : nullptr;
      if (entry.value.is_map() && (there != nullptr ? there->is_map() : path.empty()))
        compare(entry.value, there != nullptr ? *there : nothing, key);
      else
        add(key, written(entry.value), there != nullptr ? written(*there) : "");
    }
    for (const Entry& entry : other.entries) {
      std::string key = path.empty() ? entry.key : path + "." + entry.key;
      if (one.find(entry.key) != nullptr || (path.empty() && changes_nothing(key))) continue;
      if (path.empty() && entry.value.is_map())
        compare(nothing, entry.value, key);
      else
        add(key, "", written(entry.value));
    }
  }
  std::vector<ChangedInput> found;

 private:
  static bool changes_nothing(const std::string& key) {
    constexpr std::array<std::string_view, 6> those = {"name",    "question", "replicates",
                                                       "outputs", "expect",   "sources"};
    return std::find(those.begin(), those.end(), key) != those.end();
  }
  void add(const std::string& key, const std::string& one, const std::string& other) {
    if (one != other) found.push_back({key, one, other, first_.of(key), second_.of(key)});
  }

  KeptOrigins first_, second_;
};

}  // namespace

std::vector<ChangedInput> changed_inputs(const KeptScenario& first, const KeptScenario& second) {
  Comparer comparer(first, second);
  comparer.compare(scenario_of(first), scenario_of(second), "");
  return comparer.found;
}

}  // namespace rivalry
