// The closing of a listing.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// Closes the listings that were priced today: preferred classes become ordinary shares; the public pays for what those
/// with a right have not taken, new shares first, then old ones; the company pays those who sold them. On the first day
/// of trading the market values the company at what the demand says, and chance adds.
void close_listings(World& world, const Executor& executor);

}  // namespace rivalry
