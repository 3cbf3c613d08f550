#include "sim/findings/named.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/outputs.hpp"
#include "sim/findings/cells.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

using Labels = std::vector<std::string>;

std::string no_label(const std::string& dimension, const std::string& label, const Labels& known) {
  return fmt::format("no {} is called `{}`{}{}", dimension, label, known.empty() ? "" : ": ",
                     did_you_mean(label, known));
}

std::size_t place_of(const Dataset& data, const std::string& dimension, const std::string& label) {
  Labels labels = labels_along(data, dimension);
  auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) cannot_answer(no_label(dimension, label, labels), "");
  return static_cast<std::size_t>(found - labels.begin());
}

/// The cell of the labels behind rows and time. A dimension with one label needs none.
std::size_t cell_of(const Dataset& data, const Variable& variable, const Labels& labels) {
  Labels dims = things_of(variable);
  bool single = std::all_of(dims.begin(), dims.end(), [&](const std::string& d) { return size_of(data, d) == 1; });
  if (labels.empty() && single) return 0;
  if (labels.size() != dims.size()) {
    std::string wanted;
    for (const std::string& dim : dims) wanted += (wanted.empty() ? "" : ",") + dim;
    cannot_answer(
        fmt::format("{} has {}", variable.name, dims.empty() ? "no labels" : "one number for each " + wanted),
        dims.empty() ? "write its name alone" : fmt::format("write `{}[{}]` with their names", variable.name, wanted));
  }
  std::size_t cell = 0;
  for (std::size_t i = 0; i < dims.size(); ++i)
    cell = cell * size_of(data, dims[i]) + place_of(data, dims[i], labels[i]);
  return cell;
}

/// The output of one thing: "vancl.cash" is company_cash[vancl]. That of its own kind (company_) before others.
struct OfThing {
  const Variable* variable = nullptr;
  Labels labels;
};
OfThing of_thing_at(std::size_t dot, const Dataset& data, const Rows& rows, const Question& question) {
  std::string thing = question.name.substr(0, dot), quantity = question.name.substr(dot + 1);
  if (quantity.starts_with("survival")) quantity = "alive" + quantity.substr(std::string_view("survival").size());
  OfThing found;
  for (const Variable& variable : data.variables) {
    if (!rows.hold(variable) || !variable.name.ends_with("_" + quantity)) continue;
    Labels dims = things_of(variable);
    if (dims.empty()) continue;
    Labels known = labels_along(data, dims[0]);
    bool own = variable.name == dims[0] + "_" + quantity;
    if (std::find(known.begin(), known.end(), thing) == known.end() || (found.variable != nullptr && !own)) continue;
    found = {&variable, {thing}};
    found.labels.insert(found.labels.end(), question.labels.begin(), question.labels.end());
    if (own) break;
  }
  return found;
}

/// Things may have a dot in their own name, such as a company's line of business.
OfThing of_thing(const Dataset& data, const Rows& rows, const Question& question) {
  OfThing found;
  for (std::size_t dot = question.name.find('.'); dot != std::string::npos && found.variable == nullptr;
       dot = question.name.find('.', dot + 1))
    found = of_thing_at(dot, data, rows, question);
  return found;
}

/// The day at "calendar: {KEY: DAY}" in the resolved scenario that the result holds.
std::optional<Day> in_scenario(const Dataset& data, std::string_view key) {
  std::string text = text_of(data, "scenario");
  std::size_t from = text.find("\ncalendar:\n"), at = text.find(key, from);
  if (from == std::string::npos || at == std::string::npos) return std::nullopt;
  return parse_day(std::string_view(text).substr(at + key.size(), std::string_view("2013-01-01").size()));
}

/// The day since which a variable counts.
std::optional<Day> start_of(const Dataset& data, const char* name) {
  constexpr std::string_view since = "days since ";
  const Variable* variable = find_variable(data, name);
  std::string units = variable != nullptr ? text_of(*variable, "units") : "";
  return units.starts_with(since) ? parse_day(std::string_view(units).substr(since.size())) : std::nullopt;
}

/// The outputs in a result, by their own names; not the inputs, and not how much more there is of them.
Labels recorded(const Dataset& data, const Rows& rows) {
  Labels found;
  for (const Variable& variable : data.variables)
    if (rows.hold(variable) && find_output(variable.name) != nullptr && !variable.name.ends_with("_difference"))
      found.push_back(variable.name);
  return found;
}

/// An output of the engine's that would be called so, had it been recorded: "vancl.staff" is company_staff.
const Output* not_recorded(const Dataset& data, const Question& question) {
  std::size_t dot = question.name.find('.');
  std::string thing = question.name.substr(0, dot), quantity = question.name.substr(dot + 1);
  if (quantity == "survival") quantity = "alive";
  for (const Output& output : outputs()) {
    if (find_variable(data, std::string(output.name)) != nullptr) continue;
    if (output.name == question.name) return &output;
    for (std::string_view dim : output.dims) {
      if (dot == std::string::npos || thing.empty() || output.name != fmt::format("{}_{}", dim, quantity)) continue;
      Labels labels = labels_along(data, std::string(dim));
      if (labels.empty() || std::find(labels.begin(), labels.end(), thing) != labels.end()) return &output;
    }
  }
  return nullptr;
}

/// "NAME[a,b]" of every combination of labels.
Labels labelled(const Dataset& data, const std::string& name, const Labels& dims, const std::string& ending) {
  Labels found = {""};
  for (const std::string& dim : dims) {
    Labels longer;
    for (const std::string& before : found)
      for (const std::string& label : labels_along(data, dim))
        longer.push_back(fmt::format("{}{}{}", before, before.empty() ? "" : ",", label));
    found = std::move(longer);
  }
  for (std::string& each : found) each = fmt::format("{}[{}]{}", name, each, ending);
  return found;
}

Named named(const Dataset& data, const Variable& variable, const Labels& labels) {
  Named found{&variable, cell_of(data, variable, labels), 1, follows_time(variable) ? size_of(data, "time") : 1};
  for (const std::string& dim : things_of(variable)) found.cells *= size_of(data, dim);
  return found;
}

}  // namespace

void cannot_answer(const std::string& problem, const std::string& suggestion) {
  throw std::invalid_argument(suggestion.empty() ? problem : problem + ": " + suggestion);
}

std::vector<std::string> split_at(std::string_view text, char at) {
  Labels parts(1);
  for (char c : text) c == at ? void(parts.emplace_back()) : parts.back().push_back(c);
  return parts;
}

Question::Question(const std::string& what) : name(what) {
  if (std::size_t at = name.rfind('@'); at != std::string::npos) {
    day = parse_day(std::string_view(name).substr(at + 1));
    if (!day) cannot_answer(fmt::format("{}: behind @ a day is needed", what), "such as `@2014-06-30`");
    name.resize(at);
  }
  std::size_t open = name.find('[');
  if (open == std::string::npos) return;
  if (name.back() != ']') cannot_answer(fmt::format("{}: the bracket is not closed", what), "write `NAME[LABEL,...]`");
  labels = split_at(std::string_view(name).substr(open + 1, name.size() - open - 2), ',');
  name.resize(open);
}

const Variable& column_of(const Dataset& data, const std::string& name) {
  const Variable* found = find_variable(data, name);
  if (found == nullptr) throw InvariantError("the results have no variable " + name);
  return *found;
}

Rows::Rows(const Dataset& data) : along(find_variable(data, "task") != nullptr ? "task" : "replicate") {
  std::visit(
      [&](const auto& values) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, Labels>)
          for (auto value : values) numbers.push_back(static_cast<std::int64_t>(value));
      },
      column_of(data, along).values);
}

bool Rows::hold(const Variable& variable) const {
  return !variable.dims.empty() && variable.dims[0] == along && variable.name != along &&
         !std::holds_alternative<Labels>(variable.values);
}

std::size_t Rows::place(std::int64_t number) const {
  return static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), number) - numbers.begin());
}

std::vector<std::string> things_of(const Variable& variable) {
  Labels dims(variable.dims.begin() + 1, variable.dims.end());
  std::erase(dims, "time");
  return dims;
}

bool follows_time(const Variable& variable) { return variable.dims.size() > 1 && variable.dims[1] == "time"; }

std::vector<Day> days_of(const Dataset& data) {
  const Variable* time = find_variable(data, "time");
  if (time == nullptr) return {};
  auto start = start_of(data, "time");
  expects(start.has_value(), "time counts from a day");
  std::vector<Day> days;
  for (std::int32_t day : std::get<std::vector<std::int32_t>>(time->values)) days.push_back(*start + day);
  return days;
}

std::pair<Day, Day> calendar_of(const Dataset& data) {
  auto first = start_of(data, "event_time"), last = in_scenario(data, "\n  end: ");
  std::vector<Day> days = days_of(data);
  if (!first && !days.empty()) first = days.front();
  if (!first) cannot_answer("the result has no days", "record an output that follows time");
  if (!last && !days.empty()) last = days.back();
  return {*first, last.value_or(*first)};
}

std::vector<double> Named::at(std::size_t record) const {
  auto fill = fill_of(*variable);
  double scale = scale_of(*variable);
  std::vector<double> numbers;
  auto read = [&](const auto& values) {
    if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, Labels>)
      for (std::size_t i = record * cells + cell; i < values.size(); i += records * cells) {
        auto stored = static_cast<double>(values[i]);
        numbers.push_back(fill && stored == *fill ? std::numeric_limits<double>::quiet_NaN() : scale * stored);
      }
  };
  std::visit(read, variable->values);
  return numbers;
}

std::string Named::unit() const { return is_flag(*variable) ? "1" : text_of(*variable, "units"); }

bool Named::is_share() const { return text_of(*variable, "flag_meanings") == "no yes"; }

std::optional<Named> named_output(const Dataset& data, const Rows& rows, const Question& question) {
  const Variable* variable = find_variable(data, question.name);
  if (variable != nullptr && rows.hold(*variable)) return named(data, *variable, question.labels);
  OfThing thing = of_thing(data, rows, question);
  if (thing.variable == nullptr) return std::nullopt;
  return named(data, *thing.variable, thing.labels);
}

std::vector<std::string> each_of(const Dataset& data, const std::string& what) {
  Question question(what);
  Rows rows(data);
  const Variable* variable = find_variable(data, question.name);
  bool by_thing = variable == nullptr || !rows.hold(*variable);
  if (by_thing) variable = of_thing(data, rows, question).variable;
  if (variable == nullptr || !question.labels.empty()) return {what};
  Labels dims = things_of(*variable);
  if (by_thing) dims.erase(dims.begin());
  bool single = std::all_of(dims.begin(), dims.end(), [&](const std::string& d) { return size_of(data, d) == 1; });
  if (single) return {what};
  return labelled(data, question.name, dims, question.day ? "@" + to_string(*question.day) : "");
}

void no_answer(const Dataset& data, const std::string& what, const std::vector<std::string>& known) {
  Question question(what);
  const Output* output = not_recorded(data, question);
  if (output == nullptr)
    cannot_answer(fmt::format("no answer is called `{}`", what), name_instead(question.name, known));
  std::string names;
  for (const std::string& name : recorded(data, Rows(data))) names += (names.empty() ? "" : ", ") + name;
  cannot_answer(fmt::format("{} was not recorded", output->name),
                fmt::format("write `record: [..., {}]` under `outputs:` and run it again; recorded: {}", output->name,
                            names.empty() ? "nothing" : names));
}

std::string name_instead(const std::string& name, const std::vector<std::string>& known) {
  if (std::string near = did_you_mean(name, known); !near.empty() || known.empty()) return near;
  constexpr std::size_t most = 8;
  std::string text = "there is ";
  for (std::size_t i = 0; i < std::min(most, known.size()); ++i) text += (i == 0 ? "`" : ", `") + known[i] + "`";
  return known.size() > most ? text + fmt::format(" and {} more", known.size() - most) : text;
}

}  // namespace rivalry
