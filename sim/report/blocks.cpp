#include "sim/report/blocks.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"

namespace rivalry::report {

Json number(double value) { return number_or_null(value); }

Json packed(const std::vector<double>& numbers) {
  constexpr double most = 99999;
  double largest = 0;
  for (double value : numbers)
    if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
  double by = 1;
  while (largest / by > most) by *= 10;
  while (largest > 0 && largest / by <= most / 10 && by > 1e-12) by /= 10;
  Json at = Json::array();
  for (double value : numbers)
    at.push_back(std::isfinite(value) ? Json(static_cast<std::int64_t>(std::floor(value / by + 0.5))) : Json(nullptr));
  return {{"by", by}, {"at", std::move(at)}};
}

Json note(const std::string& text) { return {{"type", "note"}, {"text", text}}; }

Json heading(const std::string& text) { return {{"type", "heading"}, {"text", text}}; }

Json sentences(const std::vector<std::string>& items) { return {{"type", "sentences"}, {"items", items}}; }

Json facts(const std::vector<std::pair<std::string, std::string>>& rows) {
  Json all = Json::array();
  for (const auto& [name, text] : rows) all.push_back({name, text});
  return {{"type", "facts"}, {"rows", std::move(all)}};
}

Json panels(std::vector<Json> blocks) { return {{"type", "panels"}, {"blocks", std::move(blocks)}}; }

Json wide_panels(std::vector<Json> blocks) {
  return {{"type", "panels"}, {"wide", true}, {"blocks", std::move(blocks)}};
}

Json more(const std::string& text, std::vector<Json> blocks) {
  return {{"type", "more"}, {"text", text}, {"blocks", std::move(blocks)}};
}

Json table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows) {
  Json heads = Json::array();
  for (const Column& column : columns) {
    Json head = {{"name", column.name}};
    if (column.kind == Kind::Number) head["number"] = true;
    if (column.kind == Kind::Key) head["key"] = true;
    heads.push_back(std::move(head));
  }
  return {{"type", "table"}, {"columns", std::move(heads)}, {"rows", rows}};
}

std::size_t Times::place_of(const std::vector<Day>& days) {
  std::vector<std::int32_t> numbers;
  for (Day day : days) numbers.push_back(day.number);
  auto found = std::find(lists_.begin(), lists_.end(), numbers);
  if (found == lists_.end()) found = lists_.insert(lists_.end(), std::move(numbers));
  return static_cast<std::size_t>(found - lists_.begin());
}

Json Times::json() const { return lists_; }

std::vector<std::size_t> thinned(std::size_t count, std::size_t most) {
  std::size_t step = std::max<std::size_t>(1, (count + most - 1) / most);
  std::vector<std::size_t> places;
  for (std::size_t back = 0; back < count; back += step) places.push_back(count - 1 - back);
  if (!places.empty() && places.back() != 0) places.push_back(0);
  std::reverse(places.begin(), places.end());
  return places;
}

std::string spelt(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string sentence_of(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace rivalry::report
