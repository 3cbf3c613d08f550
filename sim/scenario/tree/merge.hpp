// Layers of values: base < file < command line.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "sim/scenario/tree/node.hpp"

namespace rivalry {

struct Override;
class Report;

/// A tree made of layers. Maps merge key by key as THE KEYS say; anything else replaces, an uncertain number included.
struct Merged {
  Node root;
  std::map<std::string, Place> off;  ///< paths of named things that are switched off, and where
};

/// Lays `layer` over `merged`. Adds a problem where it switches off what no layer declares.
void lay_over(Merged& merged, const Node& layer, Report& report);

/// Forgets where the numbers of what is switched off came from.
void forget_sources_of_what_is_off(Merged& merged);

/// The tree that an override stands for, or nothing and a problem.
std::optional<Node> tree_of(const Override& change, Report& report);

}  // namespace rivalry
