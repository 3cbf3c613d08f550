#include "sim/findings/tables/data_package.hpp"

#include "sim/core/json.hpp"
#include "sim/findings/cells.hpp"

namespace rivalry {

namespace {

const char* type_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Whole:
      return "integer";
    case ColumnKind::Real:
    case ColumnKind::Single:
      return "number";
    case ColumnKind::Text:
      return "string";
    case ColumnKind::Date:
      return "date";
    case ColumnKind::YesNo:
      return "boolean";
  }
  return "any";
}

Json field_of(const TableColumn& column) {
  Json field = {{"name", column.name}, {"type", type_of(column.kind)}};
  for (const auto& [key, text] :
       {std::pair{"title", &column.long_name}, {"description", &column.description}, {"unit", &column.unit}})
    if (!text->empty()) field[key] = *text;
  return field;
}

}  // namespace

std::string data_package(const Dataset& data, const std::vector<TidyTable>& tables, const std::string& ending) {
  Json resources = Json::array();
  for (const TidyTable& table : tables) {
    Json fields = Json::array();
    for (const TableColumn& column : table.columns) fields.push_back(field_of(column));
    resources.push_back({{"name", table.name},
                         {"path", table.name + "." + ending},
                         {"format", ending},
                         {"rows", table.rows},
                         {"schema", {{"fields", std::move(fields)}}}});
  }
  Json package = {{"name", text_of(data, "run_id")}, {"title", text_of(data, "title")}};
  for (const char* attribute : {"question", "model_version", "seed", "verify"})
    package[attribute] = text_of(data, attribute);
  package["resources"] = std::move(resources);
  return package.dump(2) + "\n";
}

}  // namespace rivalry
