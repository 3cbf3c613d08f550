// A tree held against THE KEYS: fills a Scenario with the numbers that are certain, and lists those that are not.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/scenario.hpp"
#include "sim/scenario/check/codes.hpp"
#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/tree/node.hpp"
#include "sim/scenario/values/currencies.hpp"
#include "sim/scenario/values/distribution.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

struct Entry;
struct Key;
struct Node;
class Report;

/// Shares that add up to 1, or to no more, may miss it by this.
inline constexpr double sum_tolerance = 1e-9;

/// A number to be drawn once per replicate.
struct Uncertain {
  std::string path;
  const Key* key = nullptr;
  Distribution distribution;
  Range range;
  Measure measure = Measure::Real;
  std::function<void*(Scenario&)> object;  ///< what key->set takes
  Place place;
};

/// The check of one scenario: its state, and what the `finish` of a group may use.
class Check {
 public:
  /// `root` is the merged tree without what is switched off; `off` the paths that are. `root` and `report` must outlive
  /// the check.
  Check(const Node& root, std::map<std::string, Place> off, Report& report);

  /// Reads everything. The scenario is usable only if the report has stayed empty.
  void run();

  Scenario& scenario() { return scenario_; }
  std::vector<Uncertain>& uncertain() { return uncertain_; }
  Report& report() { return report_; }
  const Node& root() const { return root_; }
  const std::map<std::string, Place>& switched_off() const { return off_; }
  const Currencies& currencies() const { return currencies_; }

  /// The uncertain number at this path, or nullptr.
  const Uncertain* find_uncertain(const std::string& path) const;

  /// Whether any number at or below `path` is uncertain.
  bool has_uncertain(const std::string& path) const;

  /// Adds a problem about a key of `node`, pointing at its value, or at the node if the key is not there.
  void problem(Code code, const Node& node, const std::string& path, const std::string& key, std::string message,
               std::string suggestion = "");

  /// Whether `name` is declared in the map at `declared_in`, or in one of several ("companies or investors"); adds the
  /// problem if not.
  bool check_name(std::string_view declared_in, const Node& node, const std::string& path);

  /// Adds the problem if the text is not one of `candidates`; `what` names the thing, e.g. "output".
  bool check_one_of(const Node& node, const std::string& path, std::string_view what,
                    const std::vector<std::string>& candidates);

  /// A scalar read as a certain quantity, within the range if one is given.
  std::optional<Quantity> quantity(const Node& node, const std::string& path, Measure measure,
                                   const Range* range = nullptr);

 private:
  using Locate = std::function<void*(Scenario&)>;
  struct At {
    std::string path;
    Place place;  ///< of the key that leads here
    Locate locate;
  };

  void check_group(const Key& group, const Node& node, const At& at);
  void check_key(const Key& group, const Key& key, const Node& node, const At& at);
  void check_named(const Key& key, const Node& node, const At& at);
  void check_leaf(const Key& key, const Node& node, const At& at);
  void check_unknown(const Key& group, const Node& node, const At& at);
  void check_thing_name(const Key& key, const Entry& entry, const std::string& path);
  bool check_kind(const Key& group, const Key& key, const Entry& entry, const Node& node, const std::string& path);
  void set_default(const Key& key, const At& at);

  const Node& root_;
  std::map<std::string, Place> off_;
  Report& report_;
  Scenario scenario_;
  Currencies currencies_;
  std::vector<Uncertain> uncertain_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> joint_lengths_;
};

/// The dotted path of `key` below `path`.
std::string below(const std::string& path, const std::string& key);

}  // namespace rivalry
