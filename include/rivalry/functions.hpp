// Functions with known answers, to hold what is computed about scenarios against what the literature has about them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rivalry {

enum class FunctionKind {
  Ishigami,  ///< sin x1 + a sin^2 x2 + b x3^4 sin x1 (Ishigami & Homma 1990)
  Linear,    ///< the sum of slope * x over its terms
  Wilks,     ///< how many draws it takes until their extremes enclose a share of all (Wilks 1941)
  Extremes,  ///< which share the extremes of so many draws do enclose: played
};

struct FunctionTerm {
  std::string name;
  double slope = 0;
  double x = 0;
};

struct Function {
  std::string name;
  FunctionKind kind = FunctionKind::Ishigami;
  double a = 7, b = 0.1;            ///< Ishigami
  double x1 = 0, x2 = 0, x3 = 0;    ///< Ishigami
  std::vector<FunctionTerm> terms;  ///< Linear
  double share = 0.95;              ///< Wilks: to be enclosed, ...
  double confidence = 0.95;         ///< ... with this probability
  std::int64_t draws = 59;          ///< Extremes
  bool both_ends = false;           ///< Wilks, Extremes: enclosed from both sides, or from above alone
};

}  // namespace rivalry
