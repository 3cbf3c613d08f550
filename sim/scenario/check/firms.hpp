// What one key of a company cannot tell.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;

void finish_company(Check& check, void* object, const Node& node, const std::string& path);

/// Names that more than one party would have, and shops without customers who have something to spend.
void check_parties(Check& check, const Node& root);

}  // namespace rivalry
