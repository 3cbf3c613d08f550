// What became of the companies: survival and the days on which things first happened.
#pragma once

#include <string>
#include <vector>

namespace rivalry {
struct Dataset;
}  // namespace rivalry

namespace rivalry::cli {

/// A line per company: the share of replicates in which it is alive at the end of each half-year, as bars and numbers;
/// then, for what happened to it in any replicate (arrears, rumour, protest, default, ...), in how many and the median
/// date. Empty without companies. Bars only if `bars`.
std::vector<std::string> fates(const Dataset& result, bool bars);

/// "vancl.default", or the failing company that failed in most replicates; empty if none failed.
std::string what_to_ask(const Dataset& result);

}  // namespace rivalry::cli
