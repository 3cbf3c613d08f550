// What a name that people use means in a result: which rows, which output, which cell of it. For answer.hpp and
// course.hpp, which say how names are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;
struct Variable;

/// Throws std::invalid_argument: "PROBLEM: SUGGESTION".
[[noreturn]] void cannot_answer(const std::string& problem, const std::string& suggestion);

std::vector<std::string> split_at(std::string_view text, char at);

/// What is asked for, taken apart: NAME[LABEL,...]@DAY. Throws std::invalid_argument.
struct Question {
  std::string name;
  std::vector<std::string> labels;
  std::optional<Day> day;

  explicit Question(const std::string& what);
};

/// The variable of this name. Throws InvariantError if there is none.
const Variable& column_of(const Dataset& data, const std::string& name);

/// Along which dimension the rows of a result lie (`replicate`, of a sweep `task`), and the number of each; ascending.
struct Rows {
  std::string along;
  std::vector<std::int64_t> numbers;

  explicit Rows(const Dataset& data);
  /// Whether it has a number for each row.
  bool hold(const Variable& variable) const;
  std::size_t place(std::int64_t number) const;
};

/// A variable's dimensions behind the rows, but time.
std::vector<std::string> things_of(const Variable& variable);

bool follows_time(const Variable& variable);

/// The records' days; none if nothing was recorded through time.
std::vector<Day> days_of(const Dataset& data);

/// The first day played, and the last of which the result tells: by the scenario in it, else the last recorded one.
/// Throws std::invalid_argument if nothing in it has a day.
std::pair<Day, Day> calendar_of(const Dataset& data);

/// One cell of an output: of the dimensions behind rows and time.
struct Named {
  const Variable* variable = nullptr;
  std::size_t cell = 0;   ///< its place among
  std::size_t cells = 1;  ///< these
  std::size_t records = 1;

  /// In the unit that the attributes say, by row; NaN: none.
  std::vector<double> at(std::size_t record) const;
  std::string unit() const;
  /// Whether each number is 0 or 1.
  bool is_share() const;
};

/// The output that is called so; nothing if none is. Throws std::invalid_argument if labels are missing or unknown.
std::optional<Named> named_output(const Dataset& data, const Rows& rows, const Question& question);

/// `what` itself, or, if it is an output that has more than one number per row and no label is given, each of them:
/// "company_cash[vancl]", "vancl.suppliers[credit]@2014-06-30".
std::vector<std::string> each_of(const Dataset& data, const std::string& what);

/// Throws std::invalid_argument: that no output of the engine's was recorded that is called so, and how to record it;
/// or else that nothing is, with a name of `known` instead.
[[noreturn]] void no_answer(const Dataset& data, const std::string& what, const std::vector<std::string>& known);

/// The nearest name, or some of what there is.
std::string name_instead(const std::string& name, const std::vector<std::string>& known);

}  // namespace rivalry
