#include "sim/scenario/tree/merge.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/scenario/tree/yaml.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

class Layering {
 public:
  Layering(Merged& merged, Report& report) : merged_(merged), report_(report) {}

  void group(const Key& key, Node& under, const Node& over, const std::string& path) {
    under.place = over.place;
    for (const Entry& entry : over.entries) value(key.find(entry.key), under, entry, below(path, entry.key));
  }

 private:
  void value(const Key* key, Node& parent, const Entry& over, const std::string& path) {
    Entry& under = entry_of(parent, over);
    bool merges =
        key && over.value.is_map() && (!key->is_leaf() || key->form == Form::Texts || key->form == Form::Rates);
    if (!merges) {
      under.value = over.value;
      return;
    }
    become_map(under, over);
    if (key->form == Form::Named)
      things(*key, under.value, over.value, path);
    else if (key->is_leaf())
      for (const Entry& text : over.value.entries) entry_of(under.value, text).value = text.value;
    else
      group(*key, under.value, over.value, path);
  }

  void things(const Key& key, Node& under, const Node& over, const std::string& path) {
    under.place = over.place;
    for (const Entry& entry : over.entries) {
      std::string thing = below(path, entry.key);
      if (entry.value.is_off()) {
        switch_off(key, under, entry, thing);
        continue;
      }
      if (is_on(entry.value) && under.find(entry.key)) continue;  // as it is
      merged_.off.erase(thing);
      Entry& target = entry_of(under, entry);
      if (entry.value.is_map()) {
        become_map(target, entry);
        group(key, target.value, entry.value, thing);
      } else {
        target.value = entry.value;
      }
    }
  }

  static bool is_on(const Node& node) { return node.is_scalar() && !node.quoted && node.text == "on"; }

  void switch_off(const Key& key, Node& under, const Entry& over, const std::string& path) {
    auto found =
        std::find_if(under.entries.begin(), under.entries.end(), [&](const Entry& e) { return e.key == over.key; });
    if (found == under.entries.end() && !merged_.off.count(path)) {
      std::vector<std::string> names;
      for (const Entry& entry : under.entries) names.push_back(entry.key);
      report_.add(Code::NothingToSwitchOff, over.key_place, path,
                  fmt::format("there is no {} {} to switch off", key.singular, in_quotes(over.key)),
                  names.empty() ? "delete this line" : did_you_mean(over.key, names));
      return;
    }
    if (found != under.entries.end()) under.entries.erase(found);
    merged_.off.insert_or_assign(path, over.value.place);
  }

  static Entry& entry_of(Node& parent, const Entry& over) {
    if (Entry* found = parent.find(over.key)) {
      found->key_place = over.key_place;
      return *found;
    }
    parent.entries.push_back({over.key, over.key_place, {}});
    return parent.entries.back();
  }

  static void become_map(Entry& under, const Entry& over) {
    if (under.value.is_map()) return;
    under.value = Node{};
    under.value.kind = Node::Kind::Map;
    under.value.place = over.value.place;
  }

  Merged& merged_;
  Report& report_;
};

/// The parts of a dotted path; below `sources` the rest is one key.
std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    bool whole_rest = parts.size() == 1 && parts[0] == "sources";
    std::size_t end = whole_rest ? path.size() : std::min(path.find('.', begin), path.size());
    parts.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

void lay_over(Merged& merged, const Node& layer, Report& report) {
  merged.root.kind = Node::Kind::Map;
  Layering(merged, report).group(keys(), merged.root, layer, "");
}

void forget_sources_of_what_is_off(Merged& merged) {
  Entry* sources = merged.root.find("sources");
  if (!sources) return;
  std::erase_if(sources->value.entries, [&](const Entry& entry) {
    return std::any_of(merged.off.begin(), merged.off.end(), [&](const auto& off) {
      return entry.key == off.first || entry.key.rfind(off.first + ".", 0) == 0;
    });
  });
}

std::optional<Node> tree_of(const Override& change, Report& report) {
  auto source =
      std::make_shared<const Source>(Source{"<command line>", change.path + "=" + change.value, Layer::CommandLine});
  Place path_place{source, 0, std::max<std::size_t>(1, change.path.size())};
  std::vector<std::string> parts = parts_of(change.path);
  bool hollow = std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); });
  if (hollow || change.path.find_first_of(" \n\t") != std::string::npos || parts.size() > 20) {
    report.add(Code::BadOverride, path_place, "", in_quotes(change.path) + " is not the path of a key",
               "write e.g. `platforms.weibo.reach=30%`");
    return std::nullopt;
  }
  std::size_t before = report.size();
  std::optional<Node> value = parse_yaml(source, change.path.size() + 1, report);
  if (!value || value->kind == Node::Kind::Empty) {
    if (report.size() == before)
      report.add(Code::EmptyValue, path_place, change.path, "no value is given", "write `" + change.path + "=VALUE`");
    return std::nullopt;
  }
  Node tree = std::move(*value);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    Node map;
    map.kind = Node::Kind::Map;
    map.place = path_place;
    map.entries.push_back({*part, path_place, std::move(tree)});
    tree = std::move(map);
  }
  return tree;
}

}  // namespace rivalry
