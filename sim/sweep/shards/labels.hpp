// The order of labels in the results of a sweep.
#pragma once

#include "sim/sweep/shards/alignment.hpp"

namespace rivalry {

struct Scenario;

/// The labels along every dimension that an output of this scenario can have, and its tables of words.
LabelOrder label_order(const Scenario& scenario);

}  // namespace rivalry
