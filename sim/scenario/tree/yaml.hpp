// The strict subset of YAML: text -> tree. yaml.cpp is the only file that knows the YAML library.
//
// Allowed: one document of maps, lists and scalars in UTF-8. Refused, each with a problem of its own: tags, anchors,
// aliases, merges, duplicate keys, tabs as indentation, control characters, more than 1 MiB, 32 levels or 100,000
// nodes.
#pragma once

#include <memory>
#include <optional>

#include "sim/scenario/tree/node.hpp"

namespace rivalry {

class Report;

inline constexpr std::size_t largest_file_bytes = std::size_t{1} << 20;

/// Reads the source's text from byte `from` on. Adds what is wrong to `report`; nothing if there is no usable tree.
/// Never throws for bad text.
std::optional<Node> parse_yaml(const std::shared_ptr<const Source>& source, std::size_t from, Report& report);

}  // namespace rivalry
