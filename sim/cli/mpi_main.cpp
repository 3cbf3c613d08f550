// rivalry-mpi SWEEP: as many workers as there are ranks. Ranks pull work from the directory as every worker does and
// write shards of their own; they say nothing to one another but, at the end, whether all is done. Rank 0 collects.
//
// A rank that fails ends the others; what they have claimed is free again then, and the same command goes on.
#include <fmt/format.h>
#include <mpi.h>

#include <utility>

#include "rivalry/parallel.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/guarded.hpp"
#include "sim/cli/signals.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/worker_session.hpp"
#include "sim/sweep/sweep_directory.hpp"
#include "sim/sweep/worker.hpp"

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

/// Rank 0 collects; all learn whether there is more to do.
bool is_more_to_do(const Sweep& sweep, const std::filesystem::path& directory, const Command& command, Rank rank) {
  int more = 0;
  if (rank.number == 0) {
    Gathering gathering = gather_if_free(sweep, directory);
    for (const std::string& damage : gathering.damage) Talk(command).line("damaged", damage);
    more = gathering.more_to_do ? 1 : 0;
    if (gathering.result)
      Talk(command).line("result",
                         fmt::format("{}   {}", (directory / "result.h5").string(), gathering.result->sha256));
  }
  return largest(more) > 0;
}

int work_as(Rank rank, Command command) {
  if (command.words.size() != 1 || !command.overrides.empty())
    throw UsageError("one SWEEP is needed: mpirun rivalry-mpi results/NAME-sweep-ID");
  if (rank.number > 0) command.quiet = true, command.progress = ProgressStyle::None;
  ThreadLimit limit(command.threads);
  auto directory = find_run(command.words[0]);
  Sweep sweep = sweep_in(directory);
  for (;;) {
    WorkTally tally = work_here(sweep, directory, fmt::format("{}/{}", rank.number, rank.count), command);
    bool stopped = largest(tally.finished < tally.asked ? 1 : 0) > 0;
    if (stopped) return static_cast<int>(ExitCode::TryAgain);
    if (is_more_to_do(sweep, directory, command, rank)) continue;
    return static_cast<int>(tally.failed > 0 ? ExitCode::No : ExitCode::Done);
  }
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
