// An answer: one number per replicate, asked for by a name that people use.
//
//   vancl.cash            the output company_cash of vancl on the last day
//   vancl.cash@2014-06-30 on that day
//   weibo.active_daily    any output ENTITY_QUANTITY of the thing of this name
//   vancl.survival        1 if alive on the last day, else 0
//   vancl.default         1 if it happened, else 0: any entry of the journal, by who and what, or an event's name
//   vancl.default.day     the day on which it first happened; NaN if it did not
#pragma once

#include <string>
#include <vector>

#include "sim/results/dataset.hpp"

namespace rivalry {

struct Answer {
  std::string what;       ///< as asked
  std::string unit;       ///< "USD", "1", "days since 2013-01-01", ...
  bool is_share = false;  ///< each number is 0 or 1: the mean is a probability
  /// One per row, in the order of the rows: of `replicate`, or of `task` (see sim/sweep/stack.hpp). NaN: none.
  std::vector<double> numbers;
};

/// Throws std::invalid_argument, with the nearest names that there are, if nothing is called so.
Answer answer(const Dataset& data, const std::string& what);

}  // namespace rivalry
