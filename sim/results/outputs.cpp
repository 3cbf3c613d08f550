#include "rivalry/outputs.hpp"

namespace rivalry {

std::span<const Output> outputs() {
  static const std::vector<Output> rows = {
      {"platform_registered",
       {"time", "platform"},
       OutputType::Count,
       "people",
       "Registered users",
       "People with an account, dormant or not."},
      {"platform_active_monthly",
       {"time", "platform"},
       OutputType::Count,
       "people",
       "Monthly active users",
       "Members who opened the platform on at least one of the last 30 days."},
      {"platform_active_daily",
       {"time", "platform"},
       OutputType::Count,
       "people",
       "Daily active users",
       "Members who opened the platform on this day."},
  };
  return rows;
}

const Output* find_output(std::string_view name) {
  for (const Output& output : outputs())
    if (output.name == name) return &output;
  return nullptr;
}

namespace {
template <class Named>
std::vector<std::string> names(const std::vector<Named>& things) {
  std::vector<std::string> result;
  for (const Named& thing : things) result.push_back(thing.name);
  return result;
}
}  // namespace

std::vector<std::string> labels(const Scenario& scenario, std::string_view dimension) {
  if (dimension == "platform") return names(scenario.platforms);
  if (dimension == "segment") return names(scenario.population.segments);
  if (dimension == "spread") return names(scenario.spreads);
  if (dimension == "forecast") return names(scenario.forecasts);
  if (dimension == "generator") return names(scenario.generators);
  return {};
}

}  // namespace rivalry
