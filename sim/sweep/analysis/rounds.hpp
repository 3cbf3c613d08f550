// Adaptive replication of a sweep: every point gets as many replicates as its answer needs.
#pragma once

namespace rivalry {

struct Sweep;
class SweepDirectory;

/// Given that all tasks of the plan are played or have failed: plans the next round where a point's answer is not known
/// well enough yet (see precision.hpp). Whether there is one. Nothing is planned for a sweep without `until`. Throws
/// std::invalid_argument if no task has the answer.
bool add_round(SweepDirectory& directory, const Sweep& sweep);

}  // namespace rivalry
