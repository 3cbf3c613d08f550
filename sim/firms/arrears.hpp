// What a company has not paid its suppliers in time.
#pragma once

#include <cstdint>
#include <vector>

namespace rivalry {

struct Firm;
struct World;

struct Arrears {
  std::int64_t amount = 0;
  std::int32_t days = 0;  ///< that the oldest of it is overdue; 0: nothing is
};

/// One per supplier, as in Firm::critical. Linear in the company's overdue bills.
std::vector<Arrears> arrears_by_supplier(const World& world, const Firm& company);

}  // namespace rivalry
