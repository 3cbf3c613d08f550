// The answers to an analyst's questions.
#pragma once

#include <cstdint>

#include "rivalry/valuations.hpp"

namespace rivalry {

struct Executor;
class Random;
struct Scenario;
struct Valuation;
struct World;

/// On the first day, if an output of valuations is recorded: answers every question, one after another.
void answer_valuations(World& world, const Executor& executor);

/// The answer to one question. Draws depend on the question's name, and on nothing else of the scenario but the seed.
ValuationState answer(const Valuation& question, const Random& random, const Executor& executor);

/// The bytes that the largest question needs.
std::uint64_t valuations_memory(const Scenario& scenario);

}  // namespace rivalry
