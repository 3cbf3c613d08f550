// How the values of signals and of those who learn from them go together. Called after all keys of the thing were read.
#pragma once

#include <string>

#include "sim/scenario/check.hpp"

namespace rivalry {

void finish_signal(Check& check, void* law, const Node& node, const std::string& path);

/// A spread that is about a company.
void check_about(Check& check, const Spread& spread, const Node& node, const std::string& path);

}  // namespace rivalry
