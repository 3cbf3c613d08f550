// What a report is made of: blocks, which the page draws (sim/report/page/90-page.js names them), as JSON. Numbers
// enter it here alone, so that all of them are written alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "sim/core/json.hpp"
#include "sim/scenario/keys/key.hpp"

namespace rivalry::report {

/// A chapter of the page. Without blocks it is left out.
struct Section {
  std::string id;
  std::string title;
  std::vector<Json> blocks;
};

/// A number, or null where there is none (NaN, infinite).
Json number(double value);

/// A list of numbers as whole numbers and what to multiply them by: five digits of the largest. null: none.
Json packed(const std::vector<double>& numbers);

Json note(const std::string& text);
Json heading(const std::string& text);
Json sentences(const std::vector<std::string>& items);
Json facts(const std::vector<std::pair<std::string, std::string>>& rows);
Json panels(std::vector<Json> blocks);
Json wide_panels(std::vector<Json> blocks);
/// What is behind a disclosure.
Json more(const std::string& text, std::vector<Json> blocks);

/// A column of a table.
enum class Kind { Text, Number, Key };
struct Column {
  std::string name;
  Kind kind = Kind::Text;
};
Json table(const std::vector<Column>& columns, const std::vector<std::vector<std::string>>& rows);

/// The days that charts share: each list once, referred to by its place.
class Times {
 public:
  /// The place of these days.
  std::size_t place_of(const std::vector<Day>& days);
  Json json() const;

 private:
  std::vector<std::vector<std::int32_t>> lists_;
};

/// Records to be drawn, if there are many: at most about `most` of `count`, evenly spread, the last among them.
std::vector<std::size_t> thinned(std::size_t count, std::size_t most = 160);

template <class Value>
std::vector<Value> chosen(const std::vector<Value>& all, const std::vector<std::size_t>& places) {
  std::vector<Value> some;
  for (std::size_t place : places) some.push_back(all[place]);
  return some;
}

/// "lei_jun" -> "lei jun": a name of the scenario in a sentence.
std::string spelt(std::string name);

/// "first letter up".
std::string sentence_of(std::string text);

}  // namespace rivalry::report
