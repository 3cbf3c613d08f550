// How the keys of flash sales go together.
#pragma once

#include <string>

namespace rivalry {

class Check;
struct Node;

void finish_flash_sale(Check& check, void* sale, const Node& node, const std::string& path);

/// What only the whole scenario tells: batches in order, none after itself, one at a time for a product.
void check_flash_sales(Check& check, const Node& root);

}  // namespace rivalry
