// What talk, ads, shops and flash sales came to, in a few lines.
#pragma once

#include <string>
#include <vector>

namespace rivalry {

struct Dataset;

/// Voices with what they won, shops with their share, sources of revenue and flash sales, as far as they were recorded;
/// `bars`: with bars where shares are compared.
std::vector<std::string> trade(const Dataset& result, bool bars);

}  // namespace rivalry
