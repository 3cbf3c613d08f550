#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <stdexcept>

#include "rivalry/calendar.hpp"
#include "sim/findings/tables/table.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"
#include "sim/scenario/values/suggest.hpp"

namespace rivalry {

namespace {

constexpr std::string_view since = "days since ", of_events = "event_";

bool is_text(const Variable& variable) { return std::holds_alternative<std::vector<std::string>>(variable.values); }

bool is_whole(const Variable& variable) {
  return !std::holds_alternative<std::vector<float>>(variable.values) &&
         !std::holds_alternative<std::vector<double>>(variable.values) && scale_of(variable) == 1;
}

bool is_coordinate(const Variable& variable) { return variable.dims.size() == 1 && variable.name == variable.dims[0]; }

/// In major units: the double nearest to so many hundredths, where number_at multiplies and is off by a bit.
double value_at(const Variable& variable, std::size_t place) {
  double number = number_at(variable, place), scale = scale_of(variable), parts = std::round(1 / scale);
  return scale >= 1 || std::fabs(parts * scale - 1) > 1e-12 ? number : std::round(number / scale) / parts;
}

/// The first day of "days since DAY"; nothing if the variable counts nothing of the kind.
std::optional<Day> epoch_of(const Variable& variable) {
  std::string unit = text_of(variable, "units");
  return unit.starts_with(since) ? parse_day(std::string_view(unit).substr(since.size())) : std::nullopt;
}

std::vector<std::string> meanings_of(const Variable& variable) {
  std::vector<std::string> words(1);
  for (char c : text_of(variable, "flag_meanings")) c == ' ' ? void(words.emplace_back()) : words.back().push_back(c);
  return words;
}

/// Which rows of the dimensions stand in the table: all, or those chosen.
using Chosen = std::shared_ptr<const std::vector<std::size_t>>;
using RowPlace = std::function<std::size_t(std::size_t row)>;

RowPlace place_of(const Chosen& chosen) {
  if (!chosen) return [](std::size_t row) { return row; };
  return [chosen](std::size_t row) { return (*chosen)[row]; };
}

/// Text of a variable, whose words are then as many as its values.
void read_texts(TableColumn& column, const Variable& variable, const RowPlace& place) {
  column.kind = ColumnKind::Text;
  column.words = std::get<std::vector<std::string>>(variable.values);
  column.word = place;
}

void read_places(TableColumn& column, const Variable& variable, std::vector<std::string> words, const RowPlace& place) {
  column.kind = ColumnKind::Text;
  column.unit.clear();
  column.words = std::move(words);
  column.word = [&variable, place](std::size_t row) {
    return static_cast<std::size_t>(number_at(variable, place(row)));
  };
}

/// The words that a variable's numbers stand for; none if they are numbers.
std::vector<std::string> words_for(const Dataset& data, const Variable& variable) {
  if (variable.name == "event_name") return labels_along(data, "event_word");
  if (variable.name == "event_who" || variable.name == "event_whom") return labels_along(data, "party");
  if (!is_flag(variable) || text_of(variable, "flag_meanings") == "no yes") return {};
  std::vector<std::string> words = meanings_of(variable);
  words.emplace_back();  // for a value that is missing
  return words;
}

void read_flag(TableColumn& column, const Variable& variable, std::vector<std::string> words, const RowPlace& place) {
  std::size_t none = words.size() - 1;
  read_places(column, variable, std::move(words), place);
  column.word = [&variable, place, none](std::size_t row) {
    double value = number_at(variable, place(row));
    return std::isnan(value) ? none : std::min(none, static_cast<std::size_t>(value));
  };
}

TableColumn column_of(const Dataset& data, const Variable& variable, const RowPlace& place) {
  TableColumn column;
  column.name = variable.name.starts_with(of_events) ? variable.name.substr(of_events.size()) : variable.name;
  column.unit = text_of(variable, "units");
  column.long_name = text_of(variable, "long_name");
  column.description = text_of(variable, "description");
  if (is_text(variable)) return read_texts(column, variable, place), column;
  std::vector<std::string> words = words_for(data, variable);
  if (!words.empty()) {
    is_flag(variable) ? read_flag(column, variable, std::move(words), place)
                      : read_places(column, variable, std::move(words), place);
    return column;
  }
  bool yes_no = text_of(variable, "flag_meanings") == "no yes";
  bool is_single = std::holds_alternative<std::vector<float>>(variable.values) && scale_of(variable) == 1;
  std::optional<Day> epoch = epoch_of(variable);
  column.kind = yes_no               ? ColumnKind::YesNo
                : epoch              ? ColumnKind::Date
                : is_whole(variable) ? ColumnKind::Whole
                : is_single          ? ColumnKind::Single
                                     : ColumnKind::Real;
  if (epoch || yes_no) column.unit.clear();
  column.may_lack = fill_of(variable).has_value() || column.kind == ColumnKind::Real || is_single;
  double first = epoch ? epoch->number : 0;
  column.number = [&variable, place, first](std::size_t row) { return first + value_at(variable, place(row)); };
  return column;
}

/// The name of a row along one of its dimensions.
TableColumn axis_column(const Dataset& data, const std::string& dimension, const RowPlace& place) {
  if (const Variable* coordinate = find_variable(data, dimension)) return column_of(data, *coordinate, place);
  TableColumn column;
  column.name = dimension;
  column.kind = ColumnKind::Whole;
  column.number = [place](std::size_t row) { return static_cast<double>(place(row)); };
  return column;
}

/// Of a sweep, the rows in which there is anything: points may have fewer replicates, or end earlier, than others.
Chosen there(const std::vector<const Variable*>& variables, std::size_t rows) {
  if (variables[0]->dims[0] != "point" || variables[0]->dims.size() < 2) return nullptr;
  auto chosen = std::make_shared<std::vector<std::size_t>>();
  for (std::size_t row = 0; row < rows; ++row)
    if (std::any_of(variables.begin(), variables.end(),
                    [&](const Variable* each) { return is_text(*each) || !std::isnan(number_at(*each, row)); }))
      chosen->push_back(row);
  return chosen->size() == rows ? nullptr : Chosen(chosen);
}

std::string name_of(const std::vector<std::string>& dims) {
  std::string name;
  for (const std::string& dim : dims)
    if (dim != "replicate" && dim != "point") name += (name.empty() ? "" : "-") + dim;
  return name.empty() ? dims.back() : name;
}

TidyTable table_of(const Dataset& data, const std::vector<const Variable*>& variables) {
  TidyTable table;
  const std::vector<std::string>& dims = variables[0]->dims;
  std::size_t all = 1;
  for (const std::string& dim : dims) all *= size_of(data, dim);
  Chosen chosen = there(variables, all);
  RowPlace place = place_of(chosen);
  table.name = name_of(dims);
  table.rows = chosen ? chosen->size() : all;
  std::size_t stride = all;
  for (const std::string& dim : dims) {
    std::size_t size = size_of(data, dim);
    stride = size > 0 ? stride / size : 1;
    auto along = [place, stride, size](std::size_t row) { return place(row) / stride % size; };
    if (dim != "event" && dim != "missing") table.columns.push_back(axis_column(data, dim, along));
  }
  for (const Variable* variable : variables) table.columns.push_back(column_of(data, *variable, place));
  return table;
}

void check_names(const std::vector<const Variable*>& known, const std::vector<std::string>& only) {
  std::vector<std::string> names;
  for (const Variable* variable : known) names.push_back(variable->name);
  for (const std::string& name : only)
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      std::string near = did_you_mean(name, names);
      throw std::invalid_argument(fmt::format("the result has no variable `{}`{}{}", name, near.empty() ? "" : ": ",
                                              near.empty() ? "; `rivalry show RUN --outputs` lists them" : near));
    }
}

}  // namespace

std::vector<TidyTable> tables_of(const Dataset& data, const std::vector<std::string>& only) {
  std::vector<const Variable*> recorded;
  for (const Variable& variable : data.variables)
    if (!is_coordinate(variable) && !variable.dims.empty()) recorded.push_back(&variable);
  check_names(recorded, only);
  std::vector<std::vector<const Variable*>> sets;
  for (const Variable* variable : recorded) {
    if (!only.empty() && std::find(only.begin(), only.end(), variable->name) == only.end()) continue;
    auto same = std::find_if(sets.begin(), sets.end(), [&](const auto& set) { return set[0]->dims == variable->dims; });
    if (same == sets.end()) same = sets.insert(sets.end(), std::vector<const Variable*>{});
    same->push_back(variable);
  }
  std::vector<TidyTable> tables;
  for (const auto& set : sets) tables.push_back(table_of(data, set));
  return tables;
}

}  // namespace rivalry
