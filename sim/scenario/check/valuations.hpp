// How the values of a valuation go together.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;
class Report;
struct Scenario;

void finish_valuation(Check& check, void* valuation, const Node& node, const std::string& path);
void finish_given_path(Check& check, void* given_path, const Node& node, const std::string& path);

/// What can differ between replicates: part of check_numbers.
void check_valuations(const Scenario& scenario, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
