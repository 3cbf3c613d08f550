// What one key alone cannot tell: how the values of a thing go together. Called after all keys of the thing were read.
#pragma once

#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/companies.hpp"

namespace rivalry {

class Check;
struct Node;
class Report;
struct Scenario;

void finish_population(Check& check, void* population, const Node& node, const std::string& path);
void finish_network(Check& check, void* network, const Node& node, const std::string& path);
void finish_platform(Check& check, void* platform, const Node& node, const std::string& path);
void finish_spread(Check& check, void* spread, const Node& node, const std::string& path);
void finish_forecast(Check& check, void* forecast, const Node& node, const std::string& path);
void finish_event(Check& check, void* event, const Node& node, const std::string& path);
void finish_generator(Check& check, void* generator, const Node& node, const std::string& path);
void finish_outputs(Check& check, void* outputs, const Node& node, const std::string& path);
void finish_expectation(Check& check, void* expectation, const Node& node, const std::string& path);
void finish_scenario(Check& check, void* scenario, const Node& node, const std::string& path);

/// The dotted path of everything that a tree holds.
std::vector<std::string> paths_of(const Node& root);

/// The company of that name, or nullptr.
const Company* company_called(const Scenario& scenario, const std::string& name);

/// Whether the day lies in the calendar; true if the calendar itself is wrong, which is a problem of its own.
bool in_calendar(const Scenario& scenario, Day day);

/// What can differ between replicates: adds the problems that this replicate's numbers have. `what` says which
/// replicate, or nothing if no number is uncertain.
void check_numbers(const Scenario& scenario, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
