// How the values of signals and of those who learn from them go together. Called after all keys of the thing were read.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;
class Report;
struct Scenario;
struct Spread;

void finish_signal(Check& check, void* params, const Node& node, const std::string& path);
void finish_opinions(Check& check, void* group, const Node& node, const std::string& path);

/// A spread that is about a company.
void check_about(Check& check, const Spread& spread, const Node& node, const std::string& path);

/// What can differ between replicates: everybody's weights must add up to 100 %.
void check_weights(const Scenario& scenario, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
