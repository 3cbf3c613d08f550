// The first event in which two results differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;

struct FirstEvent {
  Day day;
  std::int32_t replicate = 0;
  std::string first, second;    ///< what happens there, in words; empty: nothing any more on that day
  std::int64_t replicates = 0;  ///< in how many the journals differ at some time
  std::int64_t of = 0;          ///< replicates that both have
};

/// Of the replicates that both have, the earliest day on which an entry of the journal differs (in what, who, whom or
/// how much), and there the lowest replicate. Nothing if none does.
std::optional<FirstEvent> first_event(const Dataset& first, const Dataset& second);

}  // namespace rivalry
