// What happened in a run, and why: the journals of its result, read back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace rivalry {
struct Dataset;
}  // namespace rivalry

namespace rivalry::cli {

/// A line per entry, tabs between: replicate, number, date, name, who, whom, amount (with its currency), cause (a
/// number, or nothing).
std::string events_table(const Dataset& result);

/// What led to `what` in a replicate (default: the first in which it happens), oldest first, a line each; then in how
/// many replicates it happens, and the median date. `what` is the name of an event of the scenario or of another kind
/// of entry ("default"), or who it is about and that ("vancl.default"). Throws UsageError, listing what there is, if
/// nothing is called so.
std::string why(const Dataset& result, const std::string& what, std::optional<std::int32_t> replicate);

}  // namespace rivalry::cli
