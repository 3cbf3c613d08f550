// How the keys of a contract go together.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;

void finish_contract(Check& check, void* contract, const Node& node, const std::string& path);

/// What contracts and the rest of a scenario must agree on: sources of shares, listings, limits of shares.
void check_contracts(Check& check, const Node& root);

}  // namespace rivalry
