#include "sim/sweep/shards/alignment.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "rivalry/errors.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/sweep/plan/plan.hpp"
#include "sim/sweep/shards/stack.hpp"

namespace rivalry {

namespace {

constexpr const char* fill_attribute = "_FillValue";

/// Variables that are places in a table of words, which may be longer in one part than in another.
const std::map<std::string, std::string>& places_in_tables() {
  static const std::map<std::string, std::string> tables = {
      {"event_name", "event_word"}, {"event_who", "party"}, {"event_whom", "party"}};
  return tables;
}

[[noreturn]] void mismatch(const std::string& what) {
  throw InvariantError("points of a sweep do not belong together: " + what);
}

std::vector<Attribute> without_fill(std::vector<Attribute> attributes) {
  std::erase_if(attributes, [](const Attribute& each) { return each.name == fill_attribute; });
  return attributes;
}

bool has_fill(const Variable& variable) {
  return std::any_of(variable.attributes.begin(), variable.attributes.end(),
                     [](const Attribute& each) { return each.name == fill_attribute; });
}

bool alike(const Variable& a, const Variable& b) {
  if (a.name != b.name || a.dims != b.dims || a.values.index() != b.values.index()) return false;
  auto same = [](const Attribute& x, const Attribute& y) { return x.name == y.name && x.value == y.value; };
  auto equal = [&](const std::vector<Attribute>& x, const std::vector<Attribute>& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
  };
  return equal(a.attributes, b.attributes) || equal(without_fill(a.attributes), without_fill(b.attributes));
}

template <class T>
T fill_of() {
  if constexpr (std::is_same_v<T, std::string>)
    return {};
  else if constexpr (std::is_floating_point_v<T>)
    return std::numeric_limits<T>::quiet_NaN();
  else
    return std::numeric_limits<T>::min();
}

template <class T>
Attribute fill_attribute_of() {
  if constexpr (std::is_floating_point_v<T>)
    return {fill_attribute, std::numeric_limits<double>::quiet_NaN()};
  else
    return {fill_attribute, static_cast<std::int64_t>(std::numeric_limits<T>::min())};
}

/// The names of all, in the order of any if all have the same, else in alphabetical order.
std::vector<std::string> all_names(const std::vector<std::vector<std::string>>& lists) {
  bool one_list = std::all_of(lists.begin(), lists.end(), [&](const auto& list) { return list == lists[0]; });
  if (one_list) return lists[0];
  std::set<std::string> names;
  for (const auto& list : lists) names.insert(list.begin(), list.end());
  return {names.begin(), names.end()};
}

/// Labels of all parts: those of `known` first, in its order.
std::vector<std::string> all_labels(const std::vector<const Variable*>& of_parts,
                                    const std::vector<std::string>& known) {
  std::set<std::string> labels;
  for (const Variable* axis : of_parts) {
    const auto& own = std::get<std::vector<std::string>>(axis->values);
    labels.insert(own.begin(), own.end());
  }
  std::vector<std::string> ordered;
  for (const std::string& label : known)
    if (labels.erase(label) > 0) ordered.push_back(label);
  ordered.insert(ordered.end(), labels.begin(), labels.end());
  return ordered;
}

template <class T>
std::vector<T> all_numbers(const std::vector<const Variable*>& of_parts) {
  std::set<T> numbers;
  for (const Variable* axis : of_parts) {
    const auto& own = std::get<std::vector<T>>(axis->values);
    numbers.insert(own.begin(), own.end());
  }
  return {numbers.begin(), numbers.end()};
}

std::size_t count_of(const Values& values) {
  return std::visit([](const auto& each) { return each.size(); }, values);
}

/// The place of each of `own` in `all`.
std::vector<std::size_t> places(const Values& own, const Values& all) {
  return std::visit(
      [&](const auto& mine) {
        const auto& whole = std::get<std::decay_t<decltype(mine)>>(all);
        std::map<typename std::decay_t<decltype(mine)>::value_type, std::size_t> place;
        for (std::size_t i = 0; i < whole.size(); ++i) place.emplace(whole[i], i);
        std::vector<std::size_t> found;
        for (const auto& value : mine) found.push_back(place.at(value));
        return found;
      },
      own);
}

/// The labels that all parts together have along a dimension.
Variable joined_axis(const std::vector<const Variable*>& of_parts, const LabelOrder& order) {
  Variable axis{of_parts[0]->name, of_parts[0]->dims, {}, of_parts[0]->attributes};
  const Values& values = of_parts[0]->values;
  if (std::holds_alternative<std::vector<std::string>>(values)) {
    auto known = order.find(axis.name);
    axis.values =
        all_labels(of_parts, known == order.end() ? std::get<std::vector<std::string>>(values) : known->second);
  } else if (std::holds_alternative<std::vector<std::int32_t>>(values)) {
    axis.values = all_numbers<std::int32_t>(of_parts);
  } else {
    mismatch("the labels of " + axis.name);
  }
  return axis;
}

}  // namespace

Alignment::Alignment(const std::vector<Dataset>& parts, const LabelOrder& order) : parts_(parts) {
  expects(!parts.empty(), "something to lay over one another");
  find_rows();
  list_variables();
  find_axes(order);
}

void Alignment::list_variables() {
  std::vector<std::vector<std::string>> variables, dimensions;
  for (const Dataset& part : parts_) {
    auto& names = variables.emplace_back();
    for (const Variable& variable : part.variables) names.push_back(variable.name);
    auto& axes = dimensions.emplace_back();
    for (const Dimension& dimension : part.dimensions) axes.push_back(dimension.name);
  }
  dimensions_ = all_names(dimensions);
  for (const std::string& name : all_names(variables))
    for (const Dataset& part : parts_)
      if (const Variable* variable = find_variable(part, name)) {
        variables_.push_back(variable);
        break;
      }
  for (const Variable* first : variables_)
    for (std::size_t part = 0; part < parts_.size(); ++part) counterpart(part, *first);
}

const Variable* Alignment::counterpart(std::size_t part, const Variable& first) const {
  const auto& variables = parts_[part].variables;
  auto place = static_cast<std::size_t>(&first - parts_[0].variables.data());
  const Variable* other = place < variables.size() && variables[place].name == first.name
                              ? &variables[place]
                              : find_variable(parts_[part], first.name);
  if (other && !alike(*other, first)) mismatch("variable " + first.name);
  return other;
}

void Alignment::find_axes(const LabelOrder& order) {
  for (const Variable* first : variables_) {
    if (first->dims != std::vector{first->name} || rows_.contains(first->name)) continue;
    std::vector<const Variable*> of_parts;
    for (std::size_t part = 0; part < parts_.size(); ++part)
      if (const Variable* axis = counterpart(part, *first)) of_parts.push_back(axis);
    Variable all = joined_axis(of_parts, order);
    auto& of_dimension = places_[first->name];
    for (std::size_t part = 0; part < parts_.size(); ++part) {
      const Variable* axis = counterpart(part, *first);
      bool same = !axis || axis->values == all.values;
      of_dimension.push_back(same ? std::vector<std::size_t>{} : places(axis->values, all.values));
    }
    axes_[first->name] = std::move(all);
  }
}

std::vector<Alignment::Row> Alignment::rows_along(const std::string& dimension, const std::string& numbers) const {
  std::vector<Row> rows;
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    const Variable* tasks = find_variable(parts_[part], numbers);
    if (!tasks) continue;
    if (tasks->dims != std::vector{dimension}) mismatch("the numbers along " + dimension);
    const auto& values = std::get<std::vector<std::int64_t>>(tasks->values);
    for (std::size_t i = 0; i < values.size(); ++i) rows.push_back({values[i], part, i});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.task < b.task; });
  return rows;
}

void Alignment::find_rows() {
  std::vector<Row> tasks = rows_along("task", "task");
  auto same_task = [](const Row& a, const Row& b) { return a.task == b.task; };
  tasks.erase(std::unique(tasks.begin(), tasks.end(), same_task), tasks.end());
  std::set<std::string> lists;
  for (const Dataset& part : parts_)
    for (const Dimension& dimension : part.dimensions)
      if (find_variable(part, dimension.name + "_task")) lists.insert(dimension.name);
  for (const std::string& list : lists) {
    std::vector<Row> rows = rows_along(list, list + "_task");
    std::erase_if(rows, [&](const Row& row) {  // of a task that is there twice, the rows of one part
      auto owner = std::lower_bound(tasks.begin(), tasks.end(), row.task,
                                    [](const Row& each, std::int64_t task) { return each.task < task; });
      return owner == tasks.end() || owner->task != row.task || owner->part != row.part;
    });
    rows_[list] = std::move(rows);
  }
  rows_["task"] = std::move(tasks);
}

std::size_t Alignment::width_of(const Variable& variable) const {
  std::size_t width = 1;
  for (std::size_t i = 1; i < variable.dims.size(); ++i) {
    auto axis = axes_.find(variable.dims[i]);
    if (axis == axes_.end()) mismatch("the dimension " + variable.dims[i] + " has no labels");
    width *= count_of(axis->second.values);
  }
  return width;
}

std::vector<std::size_t> Alignment::targets_of(std::size_t part, const Variable& variable) const {
  bool moved = false;
  for (std::size_t i = 1; i < variable.dims.size(); ++i) moved |= !places_.at(variable.dims[i])[part].empty();
  if (!moved) return {};
  std::vector<std::size_t> targets = {0};
  for (std::size_t i = 1; i < variable.dims.size(); ++i) {
    const auto& place = places_.at(variable.dims[i])[part];
    std::size_t own = size_of(parts_[part], variable.dims[i]), all = count_of(axes_.at(variable.dims[i]).values);
    std::vector<std::size_t> finer;
    for (std::size_t outer : targets)
      for (std::size_t j = 0; j < own; ++j) finer.push_back(outer * all + (place.empty() ? j : place[j]));
    targets = std::move(finer);
  }
  return targets;
}

std::int32_t Alignment::renumbered(std::int32_t place, std::size_t part, const std::string& table) const {
  const auto& moved = places_.at(table)[part];
  return moved.empty() ? place : static_cast<std::int32_t>(moved.at(static_cast<std::size_t>(place)));
}

template <class T>
std::vector<T> Alignment::scattered(const Variable& first, const Placement& placement, bool& filled) const {
  std::size_t width = width_of(first);
  std::vector<T> values(placement.size * width, fill_of<T>());
  std::vector<const Variable*> sources;
  std::vector<std::vector<std::size_t>> targets;
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    sources.push_back(counterpart(part, first));
    filled |= sources.back() && has_fill(*sources.back());
    targets.push_back(sources.back() ? targets_of(part, first) : std::vector<std::size_t>{});
  }
  auto table = places_in_tables().find(first.name);
  std::size_t written = 0;
  for (const auto& [target, row] : placement.rows) {
    if (!sources[row.part]) continue;
    const auto& from = std::get<std::vector<T>>(sources[row.part]->values);
    const auto& moved = targets[row.part];
    std::size_t own = moved.empty() ? width : moved.size();
    for (std::size_t i = 0; i < own; ++i)
      values[target * width + (moved.empty() ? i : moved[i])] = from[row.index * own + i];
    if constexpr (std::is_same_v<T, std::int32_t>)
      if (table != places_in_tables().end()) values[target] = renumbered(values[target], row.part, table->second);
    written += own;
  }
  filled |= written < values.size();
  return values;
}

Variable Alignment::gathered(const Variable& first, const Placement& placement) const {
  Variable result{first.name, placement.dims, {}, without_fill(first.attributes)};
  result.dims.insert(result.dims.end(), first.dims.begin() + 1, first.dims.end());
  std::visit(
      [&](const auto& typed) {
        using T = typename std::decay_t<decltype(typed)>::value_type;
        bool filled = false;
        auto values = scattered<T>(first, placement, filled);
        if constexpr (!std::is_same_v<T, std::string>)
          if (filled) result.attributes.push_back(fill_attribute_of<T>());
        result.values = std::move(values);
      },
      first.values);
  return result;
}

Dataset Alignment::assembled(const std::map<std::string, Placement>& placements) const {
  Dataset result;
  result.attributes = parts_[0].attributes;
  for (const std::string& dimension : dimensions_) {
    auto rows = placements.find(dimension);
    if (rows == placements.end())
      result.dimensions.push_back({dimension, count_of(axes_.at(dimension).values)});
    else if (dimension != "task" || rows->second.dims.size() == 1)
      result.dimensions.push_back({dimension, rows->second.size});
  }
  for (const Variable* first : variables_) {
    auto axis = axes_.find(first->name);
    auto rows = first->dims.empty() ? placements.end() : placements.find(first->dims[0]);
    if (axis != axes_.end())
      result.variables.push_back(axis->second);
    else if (rows != placements.end())
      result.variables.push_back(gathered(*first, rows->second));
    else
      mismatch("what " + first->name + " lies along");
  }
  return result;
}

Dataset Alignment::along_task() const {
  std::map<std::string, Placement> placements;
  for (const auto& [list, rows] : rows_) {
    Placement& placement = placements[list];
    placement.dims = {list};
    placement.size = rows.size();
    for (std::size_t i = 0; i < rows.size(); ++i) placement.rows.emplace_back(i, rows[i]);
  }
  return assembled(placements);
}

namespace {

/// A list's tasks as two columns: the point and the replicate of each entry.
std::vector<Variable> as_columns(const Variable& tasks) {
  std::vector<std::int32_t> points, replicates;
  for (std::int64_t number : std::get<std::vector<std::int64_t>>(tasks.values)) {
    points.push_back(task_of(number).point);
    replicates.push_back(task_of(number).replicate);
  }
  const std::string& list = tasks.dims[0];
  return {{list + "_point", {list}, std::move(points), {{"long_name", std::string("Point")}}},
          {list + "_replicate", {list}, std::move(replicates), {{"long_name", std::string("Replicate")}}}};
}

Variable counted(const std::string& name, std::size_t size, const char* long_name) {
  std::vector<std::int32_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0);
  return {name, {name}, std::move(numbers), {{"long_name", std::string(long_name)}}};
}

}  // namespace

Dataset Alignment::along_points(std::size_t points, std::size_t replicates) const {
  auto lies_inside = [&](const Row& row) {
    Task task = task_of(row.task);
    return static_cast<std::size_t>(task.point) < points && static_cast<std::size_t>(task.replicate) < replicates;
  };
  std::map<std::string, Placement> placements;
  for (const auto& [list, rows] : rows_) {
    Placement& placement = placements[list];
    bool dense = list == "task";
    placement.dims = dense ? std::vector<std::string>{"point", "replicate"} : std::vector{list};
    for (const Row& row : rows) {
      if (!lies_inside(row)) continue;
      Task task = task_of(row.task);
      std::size_t place = static_cast<std::size_t>(task.point) * replicates + static_cast<std::size_t>(task.replicate);
      placement.rows.emplace_back(dense ? place : placement.rows.size(), row);
    }
    placement.size = dense ? points * replicates : placement.rows.size();
  }
  Dataset all = assembled(placements);
  Dataset result;
  result.dimensions = {{"point", points}, {"replicate", replicates}};
  result.attributes = std::move(all.attributes);
  result.dimensions.insert(result.dimensions.end(), all.dimensions.begin(), all.dimensions.end());
  result.variables = {counted("point", points, "Point of the design"), counted("replicate", replicates, "Replicate")};
  for (Variable& variable : all.variables) {
    if (variable.name == "task") continue;
    bool is_task_list = variable.dims.size() == 1 && variable.name == variable.dims[0] + "_task";
    for (Variable& each : is_task_list ? as_columns(variable) : std::vector{std::move(variable)})
      result.variables.push_back(std::move(each));
  }
  return result;
}

}  // namespace rivalry
