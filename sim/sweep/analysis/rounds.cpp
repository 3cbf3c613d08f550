#include "sim/sweep/analysis/rounds.hpp"

#include "sim/sweep/analysis/responses.hpp"
#include "sim/sweep/plan/probe.hpp"
#include "sim/sweep/sweep_directory.hpp"

namespace rivalry {

bool add_round(SweepDirectory& directory, const Sweep& sweep) {
  if (!sweep.ask.until) return false;
  const Plan& plan = directory.record().plan;
  auto asked = plan.asked(sweep.points.count);
  auto wanted = wanted_replicates(*sweep.ask.until, task_answers(directory.path(), sweep, sweep.ask.until->of), asked);
  if (wanted == asked) return false;
  const Batch like = plan.batches().back();
  for (Batch& batch : batches_for(asked, wanted, {})) {
    batch.portion = std::min(like.portion, batch.end - batch.first);
    batch.parcel = like.parcel;
    directory.add(std::move(batch));
  }
  return true;
}

}  // namespace rivalry
