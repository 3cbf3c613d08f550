// Scenario discovery: in which corner of what was swept and drawn does it happen?
//
// PRIM, the patient rule induction method (Friedman & Fisher 1999), used as Bryant & Lempert (2010) do: a box is peeled
// a little at a time from the side that raises its density most per case given up, until it is small; of the boxes on
// the way one is chosen, freed of limits that chance would also give, and pasted where that does not thin it. Pure
// functions; the same cases give the same box. NaN is no place to be: cases with a NaN in a column are never in a box
// that is limited there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

/// What a case lies at: a swept key or an uncertain number that was drawn.
struct CaseColumn {
  std::string name;
  std::string unit;
  std::vector<double> values;       ///< by case; of a choice, the place in `labels`
  std::vector<std::string> labels;  ///< of a choice; empty: numbers
};

/// One side of a box.
struct BoxLimit {
  std::size_t column = 0;
  double low = 0, high = 0;   ///< both belong to the box; infinite where there is no limit
  std::vector<bool> allowed;  ///< of a choice, by label
  /// The chance that a limit of no meaning does as well (Bryant & Lempert's quasi-p-value, binomial, one-sided). Too
  /// small where many replicates of one point are cases.
  double quasi_p = 0;
};

struct DiscoveryBox {
  std::vector<BoxLimit> limits;  ///< of the columns that are limited, in their order
  std::int64_t cases = 0;
  std::int64_t hits = 0;
  double coverage = 0;  ///< of all hits, the share in the box
  double density = 0;   ///< of the cases in the box, the share of hits
  double mass = 0;      ///< of all cases, the share in the box
};

struct Discovery {
  std::int64_t cases = 0;
  std::int64_t hits = 0;
  std::vector<DiscoveryBox> peeled;  ///< from all cases to the smallest box
  DiscoveryBox chosen;               ///< the peeled box of the best coverage and density (harmonic mean), tidied up
};

struct DiscoveryOptions {
  double peel = 0.05;        ///< share of the box's cases that are given up at a time, about
  double least_mass = 0.05;  ///< no smaller box
};

/// `hit`: by case, whether it happened. Throws std::invalid_argument if it always or never did.
Discovery discover(const std::vector<CaseColumn>& columns, const std::vector<bool>& hit,
                   const DiscoveryOptions& options = {});

}  // namespace rivalry
