// What one key of a round cannot tell.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;
class Report;
struct Round;

void finish_round(Check& check, void* round, const Node& node, const std::string& path);

/// Rounds that wait for one another.
void check_order_of_rounds(Check& check, const Node& root);

/// What can differ between replicates: amounts and mandates. `what` says which replicate, or nothing.
void check_round(const Round& round, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
