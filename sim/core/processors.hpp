// How many processors there are for us.
#pragma once

namespace rivalry {

/// Processors that this process may use: those of its affinity mask, at least 1.
int usable_processors();

}  // namespace rivalry
