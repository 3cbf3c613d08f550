// A histogram: how many replicates lie between which numbers.
#pragma once

#include <string>

namespace rivalry {
struct Answers;
}  // namespace rivalry

namespace rivalry::cli {

struct Paper;

/// A sentence and one row per bin, from its lower edge on; the bin that holds the median says so. `rows`: what is
/// counted, in the singular.
std::string draw_histogram(const Answers& answers, const std::string& rows, const Paper& paper);

}  // namespace rivalry::cli
