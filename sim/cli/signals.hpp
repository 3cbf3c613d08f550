// Signals that ask the program to stop, as a flag that the engine looks at once a day.
//
//   INT               stop at the end of the day, keep what is complete, exit 130; a second one: at once
//   TERM, HUP, XCPU   the same (and USR1), exit 75: whoever sent it (a cluster, a terminal that went away) will let us
//   resume PIPE, XFSZ        ignored: writing then fails with an error of its own
#pragma once

#include <atomic>

#include "rivalry/errors.hpp"

namespace rivalry::cli {

/// Sets up what is said above; call once, at the start.
void install_signal_handlers();

/// Becomes true when the program should stop.
const std::atomic<bool>& stop_requested();

/// Interrupted after INT, TryAgain after the others.
ExitCode stop_code();

}  // namespace rivalry::cli
