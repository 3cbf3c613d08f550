// How the values of shops and of ways to pay go together. Called after all keys of the thing were read.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Event;
struct Node;
class Report;
struct Scenario;
namespace event {
struct LinkAccounts;
}

void finish_shop(Check& check, void* shop, const Node& node, const std::string& path);
void finish_payment(Check& check, void* rail, const Node& node, const std::string& path);

/// An event about a platform, a way to pay or a shop says which of them.
void check_campaign(Check& check, const Node& node, const std::string& path);
void check_platform(Check& check, const Node& node, const std::string& path);
void check_linked(Check& check, const event::LinkAccounts& link, const Node& node, const std::string& path);

/// What has a meaning only with shops, and shops without customers who have something to spend.
void check_shops(Check& check, const Node& root);

/// What can differ between replicates: nobody gets a part of more than there is.
void check_parts(const Scenario& scenario, const Node& root, const std::string& what, Report& report);

}  // namespace rivalry
