// Companies, their suppliers and their investors on the morning of the first day.
#pragma once

#include <cstdint>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Company;
struct Holidays;
struct Scenario;
struct Terms;
struct World;

/// Names all parties, opens their accounts and their registers of shares, draws the suppliers and what they begin with,
/// and books what is owed. Does nothing in a scenario without companies, observers and shops.
void begin_firms(World& world);

/// The day on which a bill of `issued` is due.
Day due_day(const Terms& terms, Day issued, const Holidays& holidays);

/// What customers are expected to pay a day on the first day, before any trouble.
double expected_sales(const Scenario& scenario, const Company& company);

/// Bytes that the firms of this scenario need.
std::uint64_t firms_memory(const Scenario& scenario);

}  // namespace rivalry
