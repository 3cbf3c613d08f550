// The journals of many replicates as columns of a dataset.
//
// One row along `event` per entry, in order: event_replicate, event_time (days), event_number (its place in the
// replicate's journal), event_name (place in `event_word`), event_who and event_whom (place in `party`; 0 is nobody),
// event_amount (money), event_cause (the event_number of its cause in the same replicate; -1: none). Names are kept
// once, since an ensemble can have millions of entries.
#pragma once

#include <string>
#include <vector>

#include "sim/results/record/recording.hpp"

namespace rivalry {

struct Dataset;
struct Scenario;

/// Who can act or be acted on, in the order of `party`.
std::vector<std::string> event_parties(const Scenario& scenario);

/// Nothing is added for a scenario in which nothing can happen: without events and companies.
void add_event_columns(Dataset& dataset, const Scenario& scenario, const std::vector<Recording>& recordings);

}  // namespace rivalry
