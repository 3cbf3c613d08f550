// Marketplaces: a seventh of the people choose among them each day, others are brought by clicks and posts; all pay
// from their purses.
#pragma once

#include <cstdint>

namespace rivalry {

struct Executor;
struct Scenario;
struct World;

/// Opens the shops of the first morning. People come with habits: they have chosen for sixteen weeks, without paying.
void begin_shops(World& world, const Executor& executor);

/// Villages whose number is the day's, modulo 7, choose; then all that was brought is bought, in its order. Purses are
/// charged, ShopState::sold, orders and refusals are counted, merchants' sold_today grows, `brought` is emptied. Who
/// cannot pay in full does not buy.
void choose_marketplaces(World& world, const Executor& executor);

/// Bytes that the shops of this scenario need.
std::uint64_t shops_memory(const Scenario& scenario);

}  // namespace rivalry
