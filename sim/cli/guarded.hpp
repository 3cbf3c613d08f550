// Every exception ends here and becomes an exit code.
#pragma once

#include <functional>

#include "sim/cli/arguments.hpp"

namespace rivalry::cli {

/// What `act` returns, or, when it throws, the exit code that belongs to the error, which is told on standard error.
/// `color` is looked at then.
int guarded(const std::function<int()>& act, const ColorChoice& color);

}  // namespace rivalry::cli
