// What the keys of closed economies must say together.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;

void finish_economy(Check& check, void* object, const Node& node, const std::string& path);

}  // namespace rivalry
