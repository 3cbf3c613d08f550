// How the keys of lines of business, of value, of markets and of listings go together.
#pragma once

#include <string>

namespace rivalry {

struct Agreement;
class Check;
struct Contract;
struct Node;

void finish_business(Check& check, void* line, const Node& node, const std::string& path);
void finish_value(Check& check, void* value, const Node& node, const std::string& path);
void finish_market(Check& check, void* market, const Node& node, const std::string& path);
void finish_listing(Check& check, void* listing, const Node& node, const std::string& path);

/// Of an agreement.
void finish_agreement(Check& check, const Agreement& terms, const Node& node, const std::string& path);

/// What only the whole scenario tells: companies that own each other altogether, listings of companies without shares,
/// two listings of one company, suits about markets where the company sells nothing.
void check_business(Check& check, const Node& root);

}  // namespace rivalry
