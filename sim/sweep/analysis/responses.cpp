#include "sim/sweep/analysis/responses.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>

#include "rivalry/errors.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/sweep/shards/shard_index.hpp"
#include "sim/sweep/shards/stack.hpp"
#include "sim/sweep/sweep_record.hpp"

namespace rivalry {

namespace {

constexpr double unanswered = std::numeric_limits<double>::quiet_NaN();

/// Where the numbers of a task stand: which shard, which row. By task, each once.
struct ShardRow {
  std::size_t shard = 0;
  std::size_t row = 0;
};

/// What was kept of one shard.
struct Kept {
  Answers answers;                                   ///< without numbers if it has no such answer
  std::map<std::string, std::vector<double>> drawn;  ///< by input
};

bool is_input(const Variable& variable) {
  return variable.name.starts_with("input_") && variable.dims == std::vector<std::string>{"task"};
}

class AnswerReader {
 public:
  AnswerReader(const Plan& plan, std::size_t points, const std::string& what)
      : asked_(plan.asked(points)), what_(what) {}

  void take(const Dataset& shard) {
    if (shard.variables.empty()) return;
    Kept kept;
    try {
      kept.answers = answer(shard, what_);
      first_ = first_.value_or(kept_.size());
    } catch (const std::invalid_argument& error) {
      problem_ = error.what();
    }
    std::vector<Task> tasks = tasks_of(shard);
    for (const Variable& variable : shard.variables)
      if (is_input(variable)) {
        units_[variable.name] = text_of(variable, "units");
        auto& numbers = kept.drawn[variable.name];
        for (std::size_t row = 0; row < tasks.size(); ++row) numbers.push_back(number_at(variable, row));
      }
    for (std::size_t row = 0; row < tasks.size(); ++row)
      if (is_asked(tasks[row])) sources_.emplace(tasks[row], ShardRow{kept_.size(), row});
    kept_.push_back(std::move(kept));
  }

  TaskAnswers finish() const {
    if (!first_) throw std::invalid_argument(problem_);
    TaskAnswers result;
    result.answers = kept_[*first_].answers;
    result.answers.numbers.clear();
    for (const auto& [name, unit] : units_) result.inputs.push_back({name, unit, {}, {}});
    for (const auto& [task, source] : sources_) {
      const Kept& kept = kept_[source.shard];
      result.tasks.push_back(task);
      result.answers.numbers.push_back(kept.answers.numbers.empty() ? unanswered : kept.answers.numbers[source.row]);
      for (CaseColumn& input : result.inputs) {
        auto drawn = kept.drawn.find(input.name);
        input.values.push_back(drawn == kept.drawn.end() ? unanswered : drawn->second[source.row]);
      }
    }
    return result;
  }
  bool is_empty() const { return kept_.empty(); }

 private:
  bool is_asked(const Task& task) const {
    auto point = static_cast<std::size_t>(task.point);
    return point < asked_.size() && task.replicate < asked_[point];
  }

  std::vector<std::int32_t> asked_;
  std::string what_;
  std::vector<Kept> kept_;
  std::optional<std::size_t> first_;
  std::string problem_;
  std::map<std::string, std::string> units_;
  std::map<Task, ShardRow> sources_;
};

}  // namespace

TaskAnswers task_answers(const std::filesystem::path& directory, const Sweep& sweep, const std::string& what) {
  Plan plan = read_sweep_record(directory).plan;
  ShardIndex shard_index(directory / "shards");
  shard_index.refresh();
  AnswerReader reader(plan, sweep.points.count, what);
  for (const std::filesystem::path& path : shard_index.shards())
    if (auto shard = read_shard(path)) reader.take(*shard);
  if (reader.is_empty())
    throw WorldError(ExitCode::TryAgain, directory.string(), "nothing has been played yet",
                     "rivalry resume " + directory.string());
  TaskAnswers result = reader.finish();
  result.asked = plan.tasks();
  return result;
}

Responses responses_of(const TaskAnswers& tasks, std::size_t points) {
  Responses result;
  std::vector<double> numbers;
  std::size_t i = 0;
  for (std::size_t point = 0; point < points; ++point) {
    numbers.clear();
    for (; i < tasks.tasks.size() && static_cast<std::size_t>(tasks.tasks[i].point) == point; ++i)
      numbers.push_back(tasks.answers.numbers[i]);
    Sample sample = sample_of(numbers);
    result.means.push_back(sample.count > 0 ? sample.mean : unanswered);
    result.counts.push_back(sample.count);
    result.missing_tasks -= sample.count;
  }
  result.missing_tasks += tasks.asked;
  return result;
}

std::vector<CaseColumn> columns_of(const TaskAnswers& tasks, const Points& points) {
  std::vector<CaseColumn> columns;
  for (const Axis& axis : points.axes) {
    CaseColumn column{axis.path, axis.unit, {}, {}};
    if (axis.numbers.empty()) column.labels = axis.values;
    for (const Task& task : tasks.tasks) {
      auto point = static_cast<std::size_t>(task.point);
      column.values.push_back(axis.numbers.empty() ? axis.at[point] : axis.number(point));
    }
    columns.push_back(std::move(column));
  }
  columns.insert(columns.end(), tasks.inputs.begin(), tasks.inputs.end());
  return columns;
}

std::vector<Progression> progressions(const Precision& precision, const TaskAnswers& tasks,
                                      const std::vector<std::int32_t>& asked) {
  std::vector<Progression> points;
  std::size_t i = 0;
  for (std::size_t point = 0; point < asked.size(); ++point) {
    Answers of_point{tasks.answers.what, tasks.answers.unit, tasks.answers.is_share, {}};
    of_point.numbers.assign(static_cast<std::size_t>(asked[point]), unanswered);
    for (; i < tasks.tasks.size() && static_cast<std::size_t>(tasks.tasks[i].point) == point; ++i)
      if (tasks.tasks[i].replicate < asked[point])
        of_point.numbers[static_cast<std::size_t>(tasks.tasks[i].replicate)] = tasks.answers.numbers[i];
    points.push_back(progression(precision, of_point, asked[point]));
  }
  return points;
}

std::vector<std::int32_t> wanted_replicates(const Precision& precision, const TaskAnswers& tasks,
                                            const std::vector<std::int32_t>& asked) {
  std::vector<std::int32_t> wanted;
  for (const Progression& point : progressions(precision, tasks, asked))
    wanted.push_back(std::max(asked[wanted.size()], point.wanted));
  return wanted;
}

}  // namespace rivalry
