// A table as an Apache Parquet file (format 2, "parquet-format" specification). No library of Debian's writes it; what
// is here is the part that tables need: one level of columns, plain and dictionary encoding, gzip.
#pragma once

#include <string>

namespace rivalry {

struct TidyTable;

/// Whole numbers are INT64, reals DOUBLE or FLOAT, dates DATE, yes and no BOOLEAN, names UTF-8 with a dictionary; what
/// may lack is optional and then null. Row groups of at most a million rows. `package` is kept as the file's metadata
/// "datapackage" (units and descriptions). Same table, same bytes (with one version of zlib).
std::string to_parquet(const TidyTable& table, const std::string& package);

}  // namespace rivalry
