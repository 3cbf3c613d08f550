#include "sim/findings/expected.hpp"

#include <algorithm>

#include "rivalry/scenario.hpp"
#include "sim/findings/named.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

namespace {

/// Whether the labels of an expectation say this cell; dimensions with one label need none.
bool is_of(const Dataset& data, const Named& output, const Expectation& expect) {
  std::size_t rest = output.cell;
  std::vector<std::string> dims = things_of(*output.variable);
  for (std::size_t i = dims.size(); i-- > 0;) {
    std::size_t size = size_of(data, dims[i]), place = rest % size;
    rest /= size;
    std::vector<std::string> labels = labels_along(data, dims[i]);
    auto wanted = std::find_if(expect.labels.begin(), expect.labels.end(),
                               [&](const auto& label) { return label.first == dims[i]; });
    if (wanted == expect.labels.end() ? size > 1 : place >= labels.size() || labels[place] != wanted->second)
      return false;
  }
  return true;
}

bool is_on_a_day(const Expectation& expect) {
  bool over_all = expect.over_replicates == "median" || expect.over_replicates == "mean";
  return over_all && expect.over_time == "at" && expect.at.number != 0 && !expect.given && !expect.per_person;
}

}  // namespace

std::vector<ExpectedPoint> expected_points(const Scenario& scenario, const Dataset& data, const std::string& what) {
  auto output = named_output(data, Rows(data), Question(what));
  std::vector<ExpectedPoint> points;
  if (!output) return points;
  for (const Expectation& expect : scenario.expect)
    if (expect.of == output->variable->name && is_on_a_day(expect) && is_of(data, *output, expect))
      points.push_back({expect.name, expect.at, expect.is_range ? expect.lowest : expect.value,
                        expect.is_range ? expect.highest : expect.value, expect.source});
  std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return points;
}

}  // namespace rivalry
