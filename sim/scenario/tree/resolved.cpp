#include <algorithm>

#include "rivalry/money.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/relations.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/tree/comparison.hpp"
#include "sim/scenario/tree/load.hpp"
#include "sim/scenario/tree/scenario_file.hpp"
#include "sim/scenario/tree/text.hpp"

namespace rivalry {

namespace {

/// How many replicates' numbers are tried when a scenario is checked; later ones are checked when they are drawn.
constexpr std::int64_t most_tried = 200;

double drawn(const Uncertain& number, const Random& random) {
  bool whole = number.measure == Measure::Count || number.measure == Measure::Money;
  return draw(number.distribution, number.range, whole, number.path, random);
}

void collect_assumptions(const Key& group, const Node& node, const std::string& path, const Node* sources, bool sourced,
                         std::vector<std::string>& found) {
  for (const Key& key : group.keys) {
    const Entry* entry = node.find(key.name);
    if (!entry) continue;
    std::string inner = below(path, key.name);
    bool known = sourced || (sources && sources->find(inner));
    if (key.form == Form::Group) {
      collect_assumptions(key, entry->value, inner, sources, known, found);
    } else if (key.form == Form::Named) {
      for (const Entry& thing : entry->value.entries) {
        std::string at = below(inner, thing.key);
        collect_assumptions(key, thing.value, at, sources, known || (sources && sources->find(at)), found);
      }
    } else if ((key.form == Form::Number || key.form == Form::Ratio) && !key.is_setting && !known &&
               !entry->value.is_off()) {
      found.push_back(inner);
    }
  }
}

}  // namespace

struct ResolvedScenario::Impl {
  Merged merged;
  Scenario scenario;  ///< with every certain number in place
  std::vector<Uncertain> uncertain;
  std::unique_ptr<Impl> compared;  ///< with what outputs.compare_with changes; or nothing

  const Node& tree() const { return merged.root; }

  /// Holds a tree against the keys and tries the numbers of the first replicates; adds what is wrong.
  static std::unique_ptr<Impl> of(Merged merged, std::int64_t tried, Report& report) {
    auto impl = std::make_unique<Impl>();
    impl->merged = std::move(merged);
    if (!impl->tree().place.source) report.throw_if_any();
    Check check(impl->tree(), impl->merged.off, report);
    check.run();
    impl->scenario = std::move(check.scenario());
    impl->uncertain = std::move(check.uncertain());
    if (report.empty()) impl->try_numbers(tried, report);
    return impl;
  }

  /// The same, with what it is compared with. Throws ScenarioError.
  static std::unique_ptr<Impl> whole(Merged merged, std::int64_t tried, Report& report) {
    auto impl = of(std::move(merged), tried, report);
    report.throw_if_any();
    if (!impl->scenario.outputs.compared) return impl;
    impl->compared = of(with_changes(impl->merged, report), tried, report);
    if (report.empty()) check_same_shape(impl->scenario, impl->compared->scenario, impl->tree(), report);
    report.throw_if_any();
    return impl;
  }

  Scenario draw(std::uint32_t replicate, Report& report) const {
    Scenario result = scenario;
    if (uncertain.empty()) return result;
    Random random(scenario.seed, replicate);
    for (const Uncertain& number : uncertain)
      number.key->set(number.object(result), Number{drawn(number, random), number.measure});
    check_numbers(result, tree(), " (replicate " + std::to_string(replicate) + ")", report);
    return result;
  }

  /// The numbers of the first replicates must go together; stops at the first that do not.
  void try_numbers(std::int64_t most, Report& report) const {
    if (uncertain.empty()) return check_numbers(scenario, tree(), "", report);
    std::int64_t tried = std::min(scenario.replicates, most);
    for (std::int64_t r = 0; r < tried && report.empty(); ++r) draw(static_cast<std::uint32_t>(r), report);
  }
};

ResolvedScenario::ResolvedScenario(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ResolvedScenario::~ResolvedScenario() = default;
ResolvedScenario::ResolvedScenario(ResolvedScenario&&) noexcept = default;
ResolvedScenario& ResolvedScenario::operator=(ResolvedScenario&&) noexcept = default;

ResolvedScenario ResolvedScenario::load(const std::string& path, const std::vector<Override>& overrides) {
  Report report;
  Merged merged = load_layers(path, overrides, report);
  return ResolvedScenario(Impl::whole(std::move(merged), most_tried, report));
}

ResolvedScenario ResolvedScenario::with(const std::vector<Override>& more, std::int64_t tried) const {
  Report report;
  Merged merged = impl_->merged;
  for (const Override& change : more)
    if (auto tree = tree_of(change, report)) lay_over(merged, *tree, report);
  forget_sources_of_what_is_off(merged);
  return ResolvedScenario(Impl::whole(std::move(merged), tried, report));
}

std::string ResolvedScenario::text() const { return write_tree(impl_->tree(), Origins::Hidden); }
std::string ResolvedScenario::text_with_origins() const { return write_tree(impl_->tree(), Origins::Shown); }

Scenario ResolvedScenario::draw(std::uint32_t replicate) const {
  Report report;
  Scenario scenario = impl_->draw(replicate, report);
  report.throw_if_any();
  return scenario;
}

const Scenario& ResolvedScenario::outline() const { return impl_->scenario; }

const Scenario& ResolvedScenario::outline_compared() const {
  expects(is_compared(), "a scenario with outputs.compare_with");
  return impl_->compared->scenario;
}

bool ResolvedScenario::is_compared() const { return impl_->compared != nullptr; }

Scenario ResolvedScenario::draw_compared(std::uint32_t replicate) const {
  expects(is_compared(), "a scenario with outputs.compare_with");
  Report report;
  Scenario scenario = impl_->compared->draw(replicate, report);
  report.throw_if_any();
  return scenario;
}

std::vector<Input> ResolvedScenario::inputs(std::uint32_t replicate) const {
  Random random(impl_->scenario.seed, replicate);
  std::vector<Input> inputs;
  for (const Uncertain& number : impl_->uncertain) {
    std::string name = number.path;
    std::replace(name.begin(), name.end(), '.', '_');
    bool is_share = number.measure == Measure::Share;
    bool is_money = number.measure == Measure::Money || number.measure == Measure::MoneyRate;
    std::string unit(is_share ? "1" : number.key->unit);
    if (is_money) unit.replace(0, std::string_view("currency").size(), impl_->scenario.currency);
    double divisor = is_money ? static_cast<double>(minor_units(impl_->scenario.currency)) : 1;
    inputs.push_back({name, number.path, unit, drawn(number, random) / divisor});
  }
  return inputs;
}

const Merged& ResolvedScenario::merged() const { return impl_->merged; }
const std::vector<Uncertain>& ResolvedScenario::uncertain() const { return impl_->uncertain; }

std::vector<std::string> ResolvedScenario::assumptions() const {
  std::vector<std::string> found;
  const Entry* sources = impl_->tree().find("sources");
  collect_assumptions(keys(), impl_->tree(), "", sources ? &sources->value : nullptr, false, found);
  return found;
}

}  // namespace rivalry
