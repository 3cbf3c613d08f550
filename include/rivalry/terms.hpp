// Terms of payment.
#pragma once

#include <cstdint>

namespace rivalry {

/// When a bill is due.
struct Terms {
  std::int32_t days = 0;
  bool working = false;  ///< days on which banks are open
};

}  // namespace rivalry
