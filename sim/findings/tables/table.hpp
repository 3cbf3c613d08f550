// A result as tidy tables: a row per observation, a column per thing (Wickham 2014).
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace rivalry {

struct Dataset;

enum class ColumnKind { Whole, Real, Single, Text, Date, YesNo };

/// A column of a table, read when it is asked for. Refers to the Dataset that it was made from.
struct TableColumn {
  std::string name;         ///< as in result.h5
  std::string unit;         ///< "CNY", "people", "1"; empty for names and dates
  std::string long_name;    ///< what it is, in few words
  std::string description;  ///< and in more
  ColumnKind kind = ColumnKind::Real;
  bool may_lack = false;  ///< some rows may have nothing
  /// The value in a row, of all kinds but Text; money is rounded to the nearest double of so many minor units. Single:
  /// a real with seven digits. Date in days since 1970-01-01, YesNo 0 or 1; NaN if there is none.
  std::function<double(std::size_t row)> number;
  /// Of Text: the place of the row's word in `words`.
  std::function<std::size_t(std::size_t row)> word;
  std::vector<std::string> words;
};

struct TidyTable {
  std::string
      name;  ///< the dimensions of its rows but replicate, joined: "time-company"; "replicate" if there are none
  std::vector<TableColumn> columns;  ///< first the names of the row along each dimension, then what was recorded
  std::size_t rows = 0;
};

/// All that a result holds, a table for each set of dimensions, in the result's order; `event` has names where the
/// result has places in `event_word` and `party`. A coordinate of words that stands for a dimension of some variable
/// has no table of its own. With `only`, those variables alone, with the names of their rows. Throws
/// std::invalid_argument, which says what is wrong and what to write instead, if there is no such variable.
std::vector<TidyTable> tables_of(const Dataset& data, const std::vector<std::string>& only = {});

}  // namespace rivalry
