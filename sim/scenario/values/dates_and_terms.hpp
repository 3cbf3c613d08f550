// Lists of dates, and terms of payment.
#pragma once

#include <optional>
#include <string>

#include "sim/scenario/keys/key.hpp"
#include "sim/scenario/values/quantity.hpp"

namespace rivalry {

class Check;
struct Node;
struct Terms;

/// `[2013-01-01, 2013-02-09 to 2013-02-15]` -> the days, ascending, each once; adds what is wrong.
std::optional<Value> read_date_list(Check& check, const Node& node, const std::string& path);

/// `14 working days`, `30 days`, `6 weeks`, `2 months` (61 days: the nearest whole number). Sets `terms`, or returns
/// the problem.
std::optional<QuantityProblem> terms_of(const std::string& text, Terms& terms);

/// The same, of a node; adds what is wrong.
std::optional<Value> read_terms(Check& check, const Node& node, const std::string& path);

/// No day is a holiday and worked, and what is worked would else be free. Adds the first day that is not so.
void check_holidays(Check& check, const Node& root);

}  // namespace rivalry
