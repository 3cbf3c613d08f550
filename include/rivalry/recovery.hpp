// What creditors of the insolvent get, as a scenario says it.
#pragma once

namespace rivalry {

/// What the estate of an insolvent company recovers (Rogers & Veraart 2013: alpha, beta).
struct Recovery {
  double assets = 1;   ///< of cash and of what stock brings
  double claims = 1;   ///< of what others pay to it
  double stock = 0.3;  ///< what stock brings, of its cost
};

}  // namespace rivalry
