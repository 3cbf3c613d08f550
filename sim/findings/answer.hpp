// Answers: one number per replicate, asked for by a name that people use.
//
//   vancl.cash                 the output company_cash of vancl on the last day
//   vancl.cash@2014-06-30      on that day: the last record until then
//   weibo.active_daily         any output ENTITY_QUANTITY of the thing of this name
//   vancl.cash_difference      how much more than in the comparison (outputs.compare_with)
//
//   stake_shares[alibaba,weibo]   any output by its own name, with a label for each dimension but time
//   input_pull                    the number drawn for an uncertain number
//
//   vancl.survival             1 if alive on that day, else 0: vancl.alive by the word that people use
//   rescue, vancl.default      1 if it happened, else 0: an event's name, or any entry of the journal by who and what
//   vancl.default.day          the day on which it first happened; NaN if it did not
//   vancl.default.amount       the money that it was about, all times together; 0 if it did not happen
//
// An output of this name comes before an event of this name. Money is in major units.
#pragma once

#include <string>
#include <vector>

namespace rivalry {

struct Dataset;

struct Answers {
  std::string what;       ///< as asked
  std::string unit;       ///< "USD", "1", "days since 2013-01-01", ...
  bool is_share = false;  ///< each number is 0 or 1: the mean is a probability
  /// One per row, in the order of the rows: of `replicate`, or of `task` (see stack.hpp). NaN: none.
  std::vector<double> numbers;
};

/// Throws std::invalid_argument, which says what is wrong and what to write instead, if nothing is called so, if
/// labels are missing or unknown, or if the day is not in the calendar.
Answers answer(const Dataset& data, const std::string& what);

/// What can be asked of a dataset, in its order: one name of each thing on the last day, then what happened.
std::vector<std::string> askable(const Dataset& data);

}  // namespace rivalry
