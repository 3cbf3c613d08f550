// An analyst's questions: what is this option, or this wait, worth? Computed by the functions that the investors of a
// scenario use.
#pragma once

#include <string>

namespace rivalry {

struct Valuation {
  std::string name;
};

}  // namespace rivalry
