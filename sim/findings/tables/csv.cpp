#include "sim/findings/tables/csv.hpp"

#include <fmt/core.h>

#include <cmath>
#include <iterator>

#include "rivalry/calendar.hpp"
#include "sim/findings/tables/table.hpp"

namespace rivalry {

namespace {

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (char c : text) result.append(c == '"' ? 2 : 1, c);
  return result + '"';
}

void write_cell(const TableColumn& column, const std::vector<std::string>& words, std::size_t row, std::string& text) {
  if (column.kind == ColumnKind::Text) return void(text += words[column.word(row)]);
  double number = column.number(row);
  if (std::isnan(number)) return;
  if (column.kind == ColumnKind::Date)
    text += to_string(Day{static_cast<std::int32_t>(number)});
  else if (column.kind == ColumnKind::YesNo)
    text += number > 0 ? "true" : "false";
  else if (column.kind == ColumnKind::Whole)
    fmt::format_to(std::back_inserter(text), "{}", static_cast<std::int64_t>(number));
  else if (column.kind == ColumnKind::Single)
    fmt::format_to(std::back_inserter(text), "{}", static_cast<float>(number));
  else
    fmt::format_to(std::back_inserter(text), "{}", number);
}

}  // namespace

std::string to_csv(const TidyTable& table) {
  std::string text;
  std::vector<std::vector<std::string>> words;
  for (const TableColumn& column : table.columns) {
    text += (words.empty() ? "" : ",") + quoted(column.name);
    words.emplace_back();
    for (const std::string& word : column.words) words.back().push_back(quoted(word));
  }
  text += '\n';
  for (std::size_t row = 0; row < table.rows; ++row)
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      write_cell(table.columns[i], words[i], row, text);
      text += i + 1 < table.columns.size() ? ',' : '\n';
    }
  return text;
}

}  // namespace rivalry
