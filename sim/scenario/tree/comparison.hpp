// outputs.compare_with: a second scenario that differs from the first in some keys.
#pragma once

#include <string>

#include "sim/scenario/tree/merge.hpp"

namespace rivalry {

class Check;
struct Node;
class Report;
struct Scenario;

/// Adds what is wrong with the form of the changes; whether their keys are there is found when they are made.
void check_changes(Check& check, const Node& node, const std::string& path);

/// The layers with the changes on top, without what judges the results (expect, sources). Adds what is wrong.
Merged with_changes(Merged merged, Report& report);

/// Adds the problem if the two do not have the same labels along every dimension of what is recorded.
void check_same_shape(const Scenario& given, const Scenario& compared, const Node& root, Report& report);

}  // namespace rivalry
