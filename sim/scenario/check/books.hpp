// What the keys of closed economies must say together.
#pragma once

#include <string>

#include "sim/scenario/check/check.hpp"

namespace rivalry {

void finish_economy(Check& check, void* object, const Node& node, const std::string& path);

}  // namespace rivalry
