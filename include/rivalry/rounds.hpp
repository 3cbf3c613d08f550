// Private rounds: who offers money, who is let in, who is refused and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

/// What a scenario says of a round.
struct Round {
  std::string name;
  std::string company;
};

/// How it is.
struct RoundState {
  double price = 0;  ///< per share, in minor units; 0: none yet
};

}  // namespace rivalry
