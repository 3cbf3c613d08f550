// Node -> value, by the key's form.
#pragma once

#include <optional>
#include <string>

#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/values/distribution.hpp"

namespace rivalry {

class Check;
struct Currencies;
struct Key;
struct Node;

/// A number as written: its law, in the unit of its measure.
struct WrittenNumber {
  Distribution distribution;
  Measure measure = Measure::Real;
};

/// Reads a certain or uncertain number; adds what is wrong to the check's report.
std::optional<WrittenNumber> read_number(Check& check, const Key& key, const Node& node, const std::string& path);

/// Where a number of this key must lie, in the unit of the measure that it turned out to be.
Range range_of(const Key& key, Measure measure, const Currencies& currencies);

/// Reads the value of any other form; nothing if it is wrong or is left to the group's `finish`.
std::optional<Value> read_value(Check& check, const Key& key, const Node& node, const std::string& path);

/// A plain text; adds the problem if the node is a map, a list or too long.
bool is_text(Check& check, const Node& node, const std::string& path, std::string_view what);

}  // namespace rivalry
