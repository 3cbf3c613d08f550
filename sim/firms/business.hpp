// Lines of business: what companies earn from platforms and in markets.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Books what every line of business earned today, and its costs.
void run_business_lines(World& world, const Executor& executor);

}  // namespace rivalry
