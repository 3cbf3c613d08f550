// Goods are ordered, made and delivered.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// What arrives today is billed, paid at the door, or turned away, as the supplier's terms are; the supplier's own
/// inputs are billed to it. Suppliers that do not deliver let their orders lapse.
void receive_goods(World& world, const Executor& executor);

/// Once a week: every line is ordered up to what is expected to be sold until the next order's goods arrive, and the
/// cover (Arrow, Harris & Marschak 1951: order-up-to).
void order_goods(World& world, const Executor& executor);

}  // namespace rivalry
