// What the columns of exported tables are: datapackage.json of the Frictionless Data specification.
#pragma once

#include <string>
#include <vector>

#include "sim/findings/tables/table.hpp"

namespace rivalry {

struct Dataset;

/// `ending`: of the tables' files, "csv" or "parquet". Each column has its name, type, title, description and `unit`;
/// the package says which run, model version and seed the data are from.
std::string data_package(const Dataset& data, const std::vector<TidyTable>& tables, const std::string& ending);

}  // namespace rivalry
