// Points as a table: points.csv.
#include <fmt/core.h>

#include <algorithm>

#include "sim/scenario/check/report.hpp"
#include "sim/scenario/tree/folder.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace rivalry {

namespace {

constexpr std::size_t largest_points_file = std::size_t{1} << 30;

std::string cell_text(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ')) return text;
  std::string quoted = "\"";
  for (char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// A cell: its text without the quotes of the table, and where it stands.
struct Cell {
  std::string text;
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// Lines of cells, RFC 4180 without line breaks inside cells.
class Table {
 public:
  Table(std::shared_ptr<const Source> source, Report& report) : source_(std::move(source)), report_(report) {}

  bool at_end() const { return at_ >= source_->text.size(); }

  /// The next line's cells; empty for an empty line.
  std::vector<Cell> line() {
    const std::string& text = source_->text;
    line_ = at_;
    std::size_t end = std::min(text.find('\n', at_), text.size());
    std::size_t last = end > at_ && text[end - 1] == '\r' ? end - 1 : end;
    std::vector<Cell> cells;
    if (last > at_)
      while (true) {
        cells.push_back(cell(last));
        if (at_ >= last) break;
        ++at_;  // the comma
      }
    at_ = end + 1;
    return cells;
  }

  Place place(const Cell& cell) const { return {source_, cell.offset, std::max<std::size_t>(1, cell.length)}; }
  Place line_place() const { return {source_, line_, 1}; }

  void problem(const Place& place, std::string message, std::string suggestion) {
    report_.add(Code::BadPoints, place, "", std::move(message), std::move(suggestion));
  }

 private:
  Cell cell(std::size_t last) {
    const std::string& text = source_->text;
    std::size_t begin = at_;
    while (begin < last && text[begin] == ' ') ++begin;
    if (begin < last && text[begin] == '"') return quoted(begin, last);
    at_ = std::min(text.find(',', begin), last);
    std::size_t end = at_;
    while (end > begin && text[end - 1] == ' ') --end;
    return {text.substr(begin, end - begin), begin, end - begin};
  }

  Cell quoted(std::size_t begin, std::size_t last) {
    const std::string& text = source_->text;
    Cell cell{"", begin, 0};
    for (at_ = begin + 1; at_ < last && (text[at_] != '"' || (at_ + 1 < last && text[at_ + 1] == '"')); ++at_) {
      at_ += text[at_] == '"' ? 1 : 0;
      cell.text += text[at_];
    }
    bool closed = at_ < last;
    at_ = std::min(text.find(',', std::min(at_ + 1, last)), last);
    cell.length = at_ - begin;
    if (!closed) problem(place(cell), "a quote is opened here and not closed", "a quote in a cell is written twice");
    return cell;
  }

  std::shared_ptr<const Source> source_;
  Report& report_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
};

/// Commas outside brackets would end a value.
std::string as_value(const std::string& text) {
  int depth = 0;
  bool splits = false;
  for (char c : text) {
    depth += (c == '[' || c == '{') - (c == ']' || c == '}');
    splits = splits || (c == ',' && depth == 0);
  }
  if (!splits || text.starts_with('"')) return text;
  return "\"" + text + "\"";
}

std::vector<Parameter> read_head(Table& table) {
  std::vector<Parameter> columns;
  std::vector<Cell> head = table.at_end() ? std::vector<Cell>{} : table.line();
  if (head.empty())
    table.problem(table.line_place(), "the first line names no keys", "write e.g. `platforms.weibo.reach`");
  for (const Cell& cell : head) {
    columns.push_back({cell.text, "", table.place(cell), std::string::npos, {}});
    if (cell.text.empty()) table.problem(table.place(cell), "a column without a name", "write the path of a key");
  }
  return columns;
}

void read_row(Table& table, std::vector<Parameter>& columns) {
  std::vector<Cell> cells = table.line();
  if (cells.empty()) return;
  if (cells.size() != columns.size()) {
    bool few = cells.size() < columns.size();
    std::string told =
        few ? fmt::format("this line has {} of {} values: `{}` is missing", cells.size(), columns.size(),
                          columns[cells.size()].path)
            : fmt::format("this line has {} values, and there are {} columns", cells.size(), columns.size());
    return table.problem(few ? table.line_place() : table.place(cells[columns.size()]), std::move(told),
                         few ? "give every column a value" : "a value with a comma stands in double quotes");
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].text.empty())
      table.problem(table.place(cells[i]), fmt::format("`{}` has no value here", columns[i].path), "write one");
    if (!columns[i].places.empty()) columns[i].values += ",";
    columns[i].values += as_value(cells[i].text);
    columns[i].places.push_back(table.place(cells[i]));
  }
}

}  // namespace

std::string write_points(const Points& points) {
  std::string text = "point";
  std::vector<std::vector<std::string>> cells;
  for (const Axis& axis : points.axes) {
    text += "," + cell_text(axis.path);
    auto& column = cells.emplace_back();
    for (const std::string& value : axis.values) column.push_back(cell_text(value));
  }
  text += "\n";
  for (std::size_t point = 0; point < points.count; ++point) {
    text += std::to_string(point);
    for (std::size_t key = 0; key < cells.size(); ++key)
      text += "," + cells[key][static_cast<std::size_t>(points.axes[key].at[point])];
    text += "\n";
  }
  return text;
}

std::vector<Parameter> read_points(const std::string& path) {
  Report report;
  auto text = read_text(path, largest_points_file);
  auto source = std::make_shared<const Source>(Source{path, text.value_or(""), Layer::File});
  Table table(source, report);
  if (!text)
    table.problem(table.line_place(), "the file is larger than 1 GiB", "a sweep has at most 10 million points");
  std::vector<Parameter> columns = read_head(table);
  while (!columns.empty() && !table.at_end()) read_row(table, columns);
  if (report.empty() && columns.front().places.empty())
    report.add(Code::NoPoints, columns.front().place, "", "the file has no points", "write one a line below the first");
  report.throw_if_any();
  std::erase_if(columns, [](const Parameter& column) { return column.path == "point"; });
  return columns;
}

}  // namespace rivalry
