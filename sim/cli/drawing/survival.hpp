// How long it takes until something happens: the share in which it has not happened yet.
#pragma once

#include <string>

#include "sim/findings/waiting.hpp"

namespace rivalry {
struct Waiting;
}  // namespace rivalry

namespace rivalry::cli {

struct Paper;

/// A sentence, Kaplan and Meier's curve with its 95 % interval, and the legend. `rows`: what is counted, in the
/// singular.
std::string draw_survival(const Waiting& waiting, const std::string& rows, const Paper& paper);

}  // namespace rivalry::cli
