// A tree as text again: the resolved scenario.
#pragma once

#include <string>

namespace rivalry {

struct Node;

enum class Origins { Hidden, Shown };

/// The tree in the order of THE KEYS, named things in their own order, values as written. Reading it gives the same
/// tree, and writing that the same text. With origins, defaults are written as comments, and each line says where its
/// value came from.
std::string write_tree(const Node& root, Origins origins);

/// A scalar as YAML: plain if it reads back the same, else in double quotes. `in_brackets`: inside [...] or {...}.
std::string write_scalar(std::string_view text, bool in_brackets);

/// A value as it stands behind `key: `.
std::string write_value(const Node& node);

}  // namespace rivalry
