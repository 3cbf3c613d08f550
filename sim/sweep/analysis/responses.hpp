// What the tasks of a sweep answer, read shard by shard: never the whole result in memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/findings/answer.hpp"
#include "sim/sweep/analysis/discovery.hpp"
#include "sim/sweep/analysis/precision.hpp"
#include "sim/sweep/plan/plan.hpp"

namespace rivalry {

struct Points;
struct Precision;
struct Sweep;

/// The answers of all tasks that are done and asked for, ascending by task, however the shards hold them.
struct TaskAnswers {
  Answers answers;  ///< numbers[i] belongs to tasks[i]
  std::vector<Task> tasks;
  std::vector<CaseColumn> inputs;  ///< the uncertain numbers that were drawn, by task; NaN where a point has it not
  std::int64_t asked = 0;          ///< tasks of the plan
};

/// Throws std::invalid_argument if no task has this answer (those that do not, where another does, have NaN),
/// WorldError(TryAgain) if nothing has been played. A damaged shard is left out: its tasks are missing.
TaskAnswers task_answers(const std::filesystem::path& directory, const Sweep& sweep, const std::string& what);

/// By point: the mean over its replicates, NaN if none has a number; and how many have.
struct Responses {
  std::vector<double> means;
  std::vector<std::int64_t> counts;
  std::int64_t missing_tasks = 0;  ///< asked for and without a number
};
Responses responses_of(const TaskAnswers& tasks, std::size_t points);

/// The columns of scenario discovery: what was swept and what was drawn, by task.
std::vector<CaseColumn> columns_of(const TaskAnswers& tasks, const Points& points);

/// Where the rounds stand at each point, given that of each point all those in `asked` are played or have failed.
std::vector<Progression> progressions(const Precision& precision, const TaskAnswers& tasks,
                                      const std::vector<std::int32_t>& asked);

/// How many replicates each point is to have by next_round(), given that of each point all those in `asked` are played
/// or have failed; the same as `asked` when nothing more is wanted. To be called again after each round.
std::vector<std::int32_t> wanted_replicates(const Precision& precision, const TaskAnswers& tasks,
                                            const std::vector<std::int32_t>& asked);

}  // namespace rivalry
