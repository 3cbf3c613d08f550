// A table as text with commas (RFC 4180), lines ending in a line feed.
#pragma once

#include <string>

namespace rivalry {

struct TidyTable;

/// The header, then a line per row: dates as 2013-10-15, yes and no as true and false, reals in as few digits as give
/// the same double again, nothing where nothing is. Texts are quoted where they must be.
std::string to_csv(const TidyTable& table);

}  // namespace rivalry
