// Flash sales: announced by a voice, reserved by its readers and theirs, sold in seconds.
#pragma once

#include <cstdint>

namespace rivalry {

struct Executor;
struct Scenario;
struct World;

void begin_flash_sales(World& world);

/// Bytes that the flash sales of this scenario need.
std::uint64_t flash_sales_memory(const Scenario& scenario);

/// While reservations are open, the voice says so: posts of today, with what readers are asked for.
void announce_flash_sales(World& world, const Executor& executor);

/// Readers who were asked reserve, if they still want the product; on its day the sale is held: who comes, who gets a
/// unit, who sells it on, who will be back. The company is paid unit by unit, to the cent.
void run_flash_sales(World& world, const Executor& executor);

}  // namespace rivalry
