// A small result to ask: two replicates of two companies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/results/hdf5/dataset.hpp"

namespace rivalry::test {

using Int8 = std::vector<std::int8_t>;
using Int32 = std::vector<std::int32_t>;
using Int64 = std::vector<std::int64_t>;
using Reals = std::vector<double>;
using Texts = std::vector<std::string>;

/// Recorded on 2013-01-01, -08 and -15; money in cents; one company fails at last, one number is drawn. Events are to
/// be added.
inline Dataset two_companies() {
  Dataset data;
  data.dimensions = {{"replicate", 2}, {"time", 3}, {"company", 2}};
  data.variables = {
      {"replicate", {"replicate"}, Int32{4, 7}, {}},
      {"time", {"time"}, Int32{0, 7, 14}, {{"units", "days since 2013-01-01"}}},
      {"company", {"company"}, Texts{"vancl", "vipshop"}, {}},
      {"company_cash",
       {"replicate", "time", "company"},
       Int64{100, 200, 300, 400, 500, 600, -100, -200, -300, -400, -500, -600},
       {{"units", "USD"}, {"scale_factor", 0.01}}},
      {"company_alive",
       {"replicate", "time", "company"},
       Int8{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1},
       {{"flag_values", Int8{0, 1}}, {"flag_meanings", "no yes"}}},
      {"input_pull", {"replicate"}, Reals{0.5, 1.5}, {{"units", "1"}}},
  };
  return data;
}

inline void add(Dataset& data, const std::vector<Dimension>& dimensions, const std::vector<Variable>& variables) {
  data.dimensions.insert(data.dimensions.end(), dimensions.begin(), dimensions.end());
  data.variables.insert(data.variables.end(), variables.begin(), variables.end());
}

}  // namespace rivalry::test
