// What one key of a voice cannot tell.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Event;
struct Node;
class Report;
struct Scenario;
namespace event {
struct Censorship;
}

void finish_voice(Check& check, void* voice, const Node& node, const std::string& path);

/// Whose posts are censored, and how many.
void check_censor(Check& check, const event::Censorship& censorship, const Node& node, const std::string& path);

/// Whether what people pass on has ties to go along, and readers have somebody to read.
void check_talk(Check& check, const Node& root);

/// What can differ between replicates: shares of kinds, followers, grids. `what` says which replicate, or nothing.
void check_voices(const Scenario& scenario, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
