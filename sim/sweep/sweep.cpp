#include "sim/sweep/sweep.hpp"

#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/store/checksum.hpp"
#include "sim/scenario/check/report.hpp"
#include "sim/sweep/analysis/precision.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace rivalry {

namespace {

/// The seed of a point that shares its chance with no other; a seed has at most 53 bits.
std::uint64_t own_seed(std::uint64_t seed, std::size_t point) {
  Words words = Random(seed, 0).words(Purpose::OwnChance, 0, static_cast<std::uint32_t>(point), 0);
  return (static_cast<std::uint64_t>(words[0]) << 32 | words[1]) >> 11;
}

ResolvedScenario base_of(const SweepAsk& ask) {
  std::vector<Override> overrides = ask.overrides;
  if (ask.replicates) overrides.push_back({"replicates", std::to_string(*ask.replicates)});
  return ResolvedScenario::load(ask.scenario, overrides);
}

/// The parameters as given, or those of the file of points.
std::vector<Parameter> parameters_of(const SweepAsk& ask, Report& report) {
  if (ask.points_file.empty()) return ask.parameters;
  if (!ask.parameters.empty()) {
    const Parameter& first = ask.parameters.front();
    report.add(Code::BadSweepFile, first.place, first.path, "points come from a file and from values given here",
               "put this key into the file as a column, or leave the file out");
    report.throw_if_any();
  }
  return read_points(ask.points_file);
}

std::string hash_of(const Sweep& sweep) {
  std::string text = "base " + sweep.base_hash + "\ndesign " + to_string(sweep.ask.design) + "\n";
  if (sweep.ask.chance == Chance::Own) text += "chance own\n";
  return sha256(text + write_points(sweep.points));
}

}  // namespace

Sweep::Sweep(SweepAsk asked, ResolvedScenario scenario) : ask(std::move(asked)), base(std::move(scenario)) {}
Sweep::Sweep(Sweep&&) noexcept = default;
Sweep& Sweep::operator=(Sweep&&) noexcept = default;
Sweep::~Sweep() = default;

std::int32_t Sweep::at_first() const { return ask.until ? first_round(*ask.until) : replicates; }

std::uint64_t Sweep::seed_at(std::size_t point) const {
  return ask.chance == Chance::Own ? own_seed(seed, point) : seed;
}

ResolvedScenario Sweep::at(std::size_t point) const {
  std::vector<Override> changes = points.overrides(point);
  if (ask.chance == Chance::Own) changes.push_back({"seed", std::to_string(seed_at(point))});
  return base.with(changes);
}

Sweep make_sweep(SweepAsk ask) {
  ResolvedScenario base = base_of(ask);
  Scenario scenario = base.draw(0);
  Report report;
  if (!ask.points_file.empty()) ask.design = Design{DesignKind::List, 0, 4, true};
  Points points = make_points(ask.design, parameters_of(ask, report), base, report);
  report.throw_if_any();
  std::string base_hash = identify(scenario.name, base.text()).hash;
  Sweep sweep(std::move(ask), std::move(base));
  sweep.base_hash = std::move(base_hash);
  sweep.points = std::move(points);
  sweep.replicates = static_cast<std::int32_t>(scenario.replicates);
  sweep.seed = scenario.seed;
  sweep.identity = {scenario.name + "-sweep", hash_of(sweep)};
  return sweep;
}

}  // namespace rivalry
