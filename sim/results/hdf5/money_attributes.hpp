// How money lies on disk: whole minor units, with CF's scale_factor, so that readers show the currency's own unit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/money.hpp"
#include "sim/results/hdf5/dataset.hpp"

namespace rivalry {

inline std::vector<Attribute> money_attributes(const std::string& currency) {
  std::vector<Attribute> attributes = {{"units", currency}};
  std::int64_t parts = minor_units(currency);
  if (parts > 1) attributes.push_back({"scale_factor", 1.0 / static_cast<double>(parts)});
  return attributes;
}

}  // namespace rivalry
