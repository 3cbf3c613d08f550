// THE OUTPUTS of ownership.
#include "sim/results/outputs/measures/ownership.hpp"

#include "rivalry/outputs.hpp"
#include "sim/results/outputs/capital.hpp"

namespace rivalry::rows {

using namespace measures;

namespace {

constexpr OutputRow of_ownership[] = {
    {{"stake_share_diluted",
      {"time", "holder", "company"},
      as_exact,
      "1",
      "Stakes, fully diluted",
      "Share of all shares as if converted, the option pool included."},
     stake_share_diluted},
    {{"stake_value",
      {"time", "holder", "company"},
      as_money,
      "currency",
      "Value of stakes",
      "What the holder would get if the company were sold for what it is worth to the market: each class its "
      "preference or its part, whichever is more."},
     stake_value},
    {{"holder_wealth",
      {"time", "holder"},
      as_money,
      "currency",
      "Wealth",
      "Cash, and stakes at what they are worth to the market."},
     holder_wealth},
    {{"company_shares_diluted",
      {"time", "company"},
      as_count,
      "shares",
      "Shares, fully diluted",
      "All shares as if converted, and the option pool."},
     company_shares_diluted},
    {{"company_share_price",
      {"time", "company"},
      as_exact,
      "currency per share",
      "Value of a share",
      "What the company is worth to the market over its fully diluted shares; NaN if it has none."},
     company_share_price},
    {{"company_option_pool", {"time", "company"}, as_count, "shares", "Option pool", "Shares set aside for staff."},
     company_option_pool},
    {{"class_conversion_price",
      {"time", "company", "class"},
      as_exact,
      "currency per share",
      "Conversion prices",
      "What a share of the class cost for each ordinary share that it becomes; NaN while that is not known."},
     class_conversion_price},
};

}  // namespace

OutputChapters outputs_of_ownership() {
  static constexpr std::span<const OutputRow> chapters[] = {of_ownership};
  return chapters;
}

}  // namespace rivalry::rows
