// How readily each village opens a platform: a Beta law within the segment, its odds multiplied by the platform's pull.
#pragma once

#include <vector>

#include "rivalry/population.hpp"
#include "rivalry/users.hpp"

namespace rivalry {

class Layout;

/// The columns for a platform, with pull 1.
OpeningColumns opening_columns(const std::vector<Segment>& segments, const Layout& layout);

/// Sets today's thresholds for this pull; does nothing if they are set for it already.
void set_opening(OpeningColumns& opening, double pull);

}  // namespace rivalry
