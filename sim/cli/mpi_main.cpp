// rivalry-mpi SWEEP: as many workers as there are ranks. Ranks pull work from the directory as every worker does and
// write shards of their own; one of them collects. They say nothing to one another but, at the end, whether all is
// done.
//
// A rank that fails ends the others; what they have claimed is free again then, and the same command goes on.
#include <fmt/core.h>
#include <mpi.h>

#include "rivalry/books.hpp"
#include "rivalry/parallel.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/guarded.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/sweep_talk.hpp"
#include "sim/cli/terminal.hpp"

namespace {

using namespace rivalry;
using namespace rivalry::cli;

/// Among so many, this one.
struct Rank {
  int number = 0;
  int count = 1;
};

Rank this_rank() {
  Rank rank;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank.number);
  MPI_Comm_size(MPI_COMM_WORLD, &rank.count);
  return rank;
}

/// The largest of all ranks' values. Waits for all.
int largest(int value) {
  int answer = value;
  MPI_Allreduce(&value, &answer, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
  return answer;
}

int work_as(Rank rank, Command command) {
  if (command.words.size() != 1 || !command.overrides.empty())
    throw UsageError("one SWEEP is needed: mpirun rivalry-mpi results/NAME-sweep-ID");
  if (rank.number > 0) command.quiet = true, command.json = false, command.progress = ProgressStyle::None;
  ThreadLimit limit(command.threads);
  auto directory = find_run(command.words[0]);
  Sweep sweep = sweep_in(directory);
  SweepOptions options = sweep_options(command);
  options.worker = fmt::format("{}/{}", rank.number, rank.count);
  SweepOutcome outcome = work_along(directory, sweep, options, sweep_observer(sweep, command));
  bool interrupted = largest(outcome.status == RunStatus::Interrupted ? 1 : 0) > 0;
  if (interrupted) outcome.status = RunStatus::Interrupted;
  if (auto result = read_sweep_record(directory).result; result && outcome.sha256.empty())
    outcome.sha256 = result->sha256;
  int code = rank.number == 0 ? conclude(outcome, directory, command) : 0;
  return largest(code);
}

/// The command line as that of the verb. A rank has one thread, unless -j says otherwise: as a rule there is a rank for
/// every processor.
std::vector<std::string> words_of(int argc, char** argv) {
  std::vector<std::string> words = {"work"};
  bool threads_given = false;
  for (int i = 1; i < argc; ++i) {
    words.emplace_back(argv[i]);
    threads_given = threads_given || words.back().starts_with("-j") || words.back().starts_with("--threads");
  }
  if (!threads_given) words.emplace_back("-j1");
  return words;
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  int provided = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
  install_signal_handlers();
  bool finished = false;
  int code = guarded(
      [&] {
        int ends = work_as(this_rank(), parse(words_of(argc, argv)));
        finished = true;
        return ends;
      },
      ColorChoice::Auto);
  if (!finished) MPI_Abort(MPI_COMM_WORLD, code);
  MPI_Finalize();
  return code;
}
