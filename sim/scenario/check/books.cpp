#include "sim/scenario/check/books.hpp"

#include <fmt/core.h>

#include <cmath>

#include "rivalry/economies.hpp"
#include "sim/scenario/check/check.hpp"
#include "sim/scenario/check/codes.hpp"

namespace rivalry {

void finish_economy(Check& check, void* object, const Node& node, const std::string& path) {
  const auto& economy = *static_cast<const Economy*>(object);
  if (economy.tax <= 0)
    check.problem(Code::Contradiction, node, path, "tax", "without taxes the government's debt grows without end",
                  "write a share above 0 %");
  if (economy.period_days != std::floor(economy.period_days))
    check.problem(Code::NotWhole, node, path, "period",
                  fmt::format("{:.4g} days are not a whole number of days", economy.period_days),
                  fmt::format("write e.g. `{:.0f} days`", std::ceil(economy.period_days)));
  if (economy.from_income >= 1)
    check.problem(Code::Contradiction, node, path, "from_income",
                  "households that spend all their income build up no wealth to spend", "write a share below 100 %");
}

}  // namespace rivalry
