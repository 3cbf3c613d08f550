// An analyst's questions about auctions of slots and about rivals between two sides. They change nothing in the world.
#pragma once

#include "rivalry/ads.hpp"

namespace rivalry {

struct Auction;
struct Executor;
struct World;

/// Answers `auctions`, and sets the first fees of `two_sided`.
void begin_questions_about_ads(World& world);

/// The answer to one question about an auction, with the functions that slots are sold by.
AuctionState answer(const Auction& question);

/// Each rival sets the fees that are best against the other's of yesterday.
void answer_rivals(World& world, const Executor& executor);

}  // namespace rivalry
