// What one key alone cannot tell about advertising.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;
class Report;
struct Scenario;

void finish_auction(Check& check, void* auction, const Node& node, const std::string& path);

/// What hangs together across sections: merchants, their platforms, shops and interests; lines of business that earn
/// from ads. Called once all have been read.
void check_ads(Check& check, const Node& root);

/// What can differ between replicates; see check_numbers().
void check_ad_numbers(const Scenario& scenario, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
