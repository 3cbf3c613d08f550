// The keys `currency` and `rates`: read before all others, since every amount of money needs them.
#pragma once

#include <optional>
#include <string>

#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/values/currencies.hpp"

namespace rivalry {

class Check;
struct Node;

/// What the tree says of currencies, as far as it can be read; what is wrong is told when the keys' turn comes.
Currencies currencies_of(const Node& root);

/// The value of `currency`; adds the problem if it is none.
std::optional<Value> read_currency(Check& check, const Node& node, const std::string& path);

/// Adds what is wrong with `rates`.
void check_rates(Check& check, const Node& node, const std::string& path);

}  // namespace rivalry
