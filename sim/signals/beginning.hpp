// What is said and believed on the first morning.
#pragma once

#include <cstdint>

namespace rivalry {

struct Scenario;
struct World;

/// Beliefs about companies (which must be there, with their suppliers), talks, opinions and herds.
void begin_signals(World& world);

/// Bytes that these need; an upper estimate.
std::uint64_t signals_memory(const Scenario& scenario);

}  // namespace rivalry
