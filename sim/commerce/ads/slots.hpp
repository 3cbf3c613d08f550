// Slots beside what friends talk about: shown to one of them, sold to one of the merchants.
#pragma once

#include <cstdint>

namespace rivalry {

struct Executor;
struct Scenario;
struct World;

/// Gives platforms with talks what they need to remember. To be called once people and companies are there.
void begin_ads(World& world);

/// What begin_ads() will take, in bytes.
std::uint64_t ads_memory(const Scenario& scenario);

/// Today's conversations are turned into slots, in an order drawn by lot. Each is shown to the likeliest of the talkers
/// to care who has been shown fewer than `frequency_cap` lately, and sold by generalised second price among those
/// merchants for its topic whose budget, and whose company's cash, covers a click at their own bid: nobody ever spends
/// what he has not. Who clicks costs the merchant the price, for all the people an agent stands for; who then buys is
/// put among Shopping::brought. Merchants pay at the end of the day, one posting per payer and platform.
void auction_slots(World& world, const Executor& executor);

/// Display ads: as many as there are minutes of attention, times `load`, in whole numbers.
void show_ads(World& world, const Executor& executor);

}  // namespace rivalry
