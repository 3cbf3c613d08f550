// What one key of a company's shares, or of an event about them, cannot tell.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Company;
struct Event;
struct Node;
namespace event {
struct ShareSale;
}
class Report;

/// Holders and classes that go together.
void check_classes(Check& check, const Company& company, const Node& node, const std::string& path);

/// What can differ between replicates: more shares than there are, or may be. `what` says which replicate, or nothing.
void check_shares(const Company& company, const Node& root, const std::string& what, Report& report);

/// An event by which shares change hands.
void check_share_sale(Check& check, const Event& event, const event::ShareSale& sale, const Node& node,
                      const std::string& path);
/// Of a buy-back or an acquisition.
void check_payment(Check& check, double amount, const Node& node, const std::string& path);

}  // namespace rivalry
