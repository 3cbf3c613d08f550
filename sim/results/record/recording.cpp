#include "sim/results/record/recording.hpp"

#include <numeric>

#include "rivalry/errors.hpp"
#include "rivalry/outputs.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/hdf5/money_attributes.hpp"
#include "sim/results/record/event_columns.hpp"
#include "sim/results/record/recorder.hpp"

namespace rivalry {

namespace {

Variable replicates_axis(const std::vector<Recording>& recordings) {
  std::vector<std::int32_t> numbers;
  for (const Recording& recording : recordings) numbers.push_back(static_cast<std::int32_t>(recording.replicate));
  return {"replicate", {"replicate"}, std::move(numbers), {{"long_name", "Replicate"}}};
}

Variable time_axis(const Scenario& scenario) {
  return {"time",
          {"time"},
          recorded_days(scenario),
          {{"units", "days since " + to_string(scenario.start)},
           {"calendar", "proleptic_gregorian"},
           {"standard_name", "time"},
           {"long_name", "Day"}}};
}

Variable axis(const Scenario& scenario, const std::string& dimension) {
  if (dimension == "time") return time_axis(scenario);
  return {dimension, {dimension}, labels(scenario, dimension), {{"long_name", dimension}}};
}

std::size_t size_of(const Values& values) {
  return std::visit([](const auto& each) { return each.size(); }, values);
}

void add_axis(Dataset& dataset, Variable coordinate) {
  for (const Dimension& known : dataset.dimensions)
    if (known.name == coordinate.name) return;
  dataset.dimensions.push_back({coordinate.name, size_of(coordinate.values)});
  dataset.variables.push_back(std::move(coordinate));
}

void append(Values& all, const Values& more) {
  std::visit(
      [&](auto& into) {
        const auto& from = std::get<std::remove_reference_t<decltype(into)>>(more);
        into.insert(into.end(), from.begin(), from.end());
      },
      all);
}

/// CF conventions 1.11, section 3.5.
std::vector<Attribute> flag_attributes(const Output& output) {
  std::vector<std::int8_t> values(output.words.size());
  std::iota(values.begin(), values.end(), std::int8_t{0});
  std::string meanings;
  for (std::string_view word : output.words) meanings.append(meanings.empty() ? "" : " ").append(word);
  return {{"flag_values", std::move(values)}, {"flag_meanings", std::move(meanings)}};
}

/// "currency per share" in a scenario of dollars: "USD per share".
std::string unit_in(std::string_view unit, const std::string& currency) {
  constexpr std::string_view any = "currency";
  return unit.starts_with(any) ? currency + std::string(unit.substr(any.size())) : std::string(unit);
}

Variable gathered(const Output& output, const std::string& currency, const std::vector<Recording>& recordings,
                  std::size_t which) {
  Variable variable;
  variable.name = output.name;
  variable.dims = {"replicate"};
  variable.dims.insert(variable.dims.end(), output.dims.begin(), output.dims.end());
  if (output.type == OutputType::Money)
    variable.attributes = money_attributes(currency);
  else if (output.type == OutputType::Flag)
    variable.attributes = flag_attributes(output);
  else
    variable.attributes = {{"units", unit_in(output.unit, currency)}};
  variable.attributes.push_back({"long_name", std::string(output.long_name)});
  variable.attributes.push_back({"description", std::string(output.description)});
  variable.values = recordings.front().variables[which].values;
  for (std::size_t r = 1; r < recordings.size(); ++r) append(variable.values, recordings[r].variables[which].values);
  return variable;
}

void add_inputs(Dataset& dataset, const std::vector<std::vector<Input>>& inputs) {
  if (inputs.empty()) return;
  for (std::size_t i = 0; i < inputs.front().size(); ++i) {
    const Input& first = inputs.front()[i];
    std::vector<double> values;
    for (const std::vector<Input>& of_replicate : inputs) values.push_back(of_replicate[i].value);
    dataset.variables.push_back(
        {"input_" + first.name,
         {"replicate"},
         std::move(values),
         {{"units", first.unit}, {"long_name", first.path}, {"description", "The number drawn for this replicate."}}});
  }
}

}  // namespace

Dataset assemble(const Scenario& scenario, const std::vector<Recording>& recordings,
                 const std::vector<std::vector<Input>>& inputs) {
  expects(!recordings.empty() && inputs.size() == recordings.size(), "each recording has its inputs");
  Dataset dataset;
  add_axis(dataset, replicates_axis(recordings));
  for (std::size_t which = 0; which < recordings.front().variables.size(); ++which) {
    const Output* output = find_output(recordings.front().variables[which].name);
    expects(output != nullptr, "every recorded variable is an output");
    for (std::string_view dimension : output->dims) add_axis(dataset, axis(scenario, std::string(dimension)));
    dataset.variables.push_back(gathered(*output, scenario.currency, recordings, which));
  }
  add_inputs(dataset, inputs);
  add_event_columns(dataset, scenario, recordings);
  return dataset;
}

}  // namespace rivalry
