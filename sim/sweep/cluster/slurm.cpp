#include "sim/sweep/cluster/slurm.hpp"

#include <fmt/core.h>

#include <map>
#include <sstream>
#include <vector>

#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/sweep/cluster/process.hpp"

namespace rivalry {

namespace fs = std::filesystem;

namespace {

/// How the worker is looked after. NAMES in capitals are filled in.
constexpr const char* guard = R"script(
# Each element of the array is one worker. It pulls work until there is none left; `rivalry work --help` tells more.
directory=DIRECTORY
signalled=0 stopping=0 worker=
trap 'signalled=1 stopping=1; [ -z "$worker" ] || kill -TERM "$worker"' TERM USR1 XCPU

# Back into the queue, unless it was cancelled.
put_back() {
  element=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
  if [ "$(squeue -h -j "$element" -o %T)" = RUNNING ]; then
    echo "worker $SLURM_ARRAY_TASK_ID: $1; back into the queue"
    scontrol requeue "$element"
    sleep 60 # until Slurm ends this script
  fi
  exit 75
}

for attempt in 1 2 3 4; do
  PROGRAM work "$directory" --worker "$SLURM_ARRAY_TASK_ID/WORKERS" -j CPUS --progress=lines &
  worker=$!
  [ "$stopping" = 0 ] || kill -TERM "$worker"
  # A signal ends `wait` but not the worker.
  while :; do
    signalled=0
    wait "$worker"
    code=$?
    [ "$signalled" = 1 ] || break
  done
  case $code in
    0 | 1) exit 0 ;; # all is done; 1: some tasks ended in errors, which are recorded
    75 | 127 | 143) put_back "told to stop" ;;
    137) [ "$stopping" = 0 ] || put_back "out of time" ;;
    *) exit "$code" ;;
  esac
  echo "worker $SLURM_ARRAY_TASK_ID was killed (time $attempt)"
done
[ "${SLURM_RESTART_COUNT:-0}" -ge 10 ] || put_back "killed too often here"
exit 137
)script";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

/// In a line of #SBATCH: quotes and backslashes are escaped, and `%` starts no pattern.
std::string sbatch_word(const std::string& text) {
  std::string word = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') word += '\\';
    word += c;
    if (c == '%') word += '%';
  }
  return word + "\"";
}

void refuse_line_breaks(const fs::path& path) {
  if (path.string().find('\n') != std::string::npos)
    throw WorldError(ExitCode::CannotCreate, path.string(), "a name with a line break cannot stand in a script",
                     "give another directory with -o DIR");
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

constexpr const char* submitted = "# submitted as job ";

}  // namespace

std::string slurm_script(const SlurmAsk& ask, const std::string& name, const fs::path& program,
                         const fs::path& directory) {
  refuse_line_breaks(program);
  refuse_line_breaks(directory);
  std::string head = "#!/bin/bash\n";
  auto option = [&](const char* key, const std::string& value) {
    if (!value.empty()) head += fmt::format("#SBATCH --{}={}\n", key, value);
  };
  option("job-name", sbatch_word(name));
  option("array", fmt::format("0-{}", ask.workers - 1));
  option("nodes", "1");
  option("ntasks", "1");
  option("cpus-per-task", std::to_string(ask.cpus));
  option("time", ask.time);
  option("partition", ask.partition);
  option("account", ask.account);
  option("mem", ask.memory);
  option("output", sbatch_word((directory / "workers.log").string()));
  option("open-mode", "append");
  option("signal", "B:TERM@60");
  head += "#SBATCH --requeue\n";
  std::string body = replaced(guard, "WORKERS", std::to_string(ask.workers));
  body = replaced(body, "CPUS", std::to_string(ask.cpus));
  // What comes last is not looked through again: a path may hold any word.
  auto at = body.find("PROGRAM");
  body.replace(at, 7, shell_word(program.string()));
  at = body.find("DIRECTORY");
  body.replace(at, 9, shell_word(directory.string()));
  return head + body;
}

std::optional<SlurmJob> job_of(const fs::path& directory) {
  if (!fs::exists(directory / "job.sh")) return std::nullopt;
  auto lines = lines_of(read_text(directory / "job.sh"));
  if (lines.empty() || !lines.back().starts_with(submitted)) return std::nullopt;
  return SlurmJob{lines.back().substr(std::string(submitted).size())};
}

SlurmState state_of(const SlurmJob& job) {
  ProgramAnswer answer = run_program({"squeue", "-h", "-r", "-j", job.id, "-o", "%T %r"}, 20);
  // Of a job that is long gone Slurm says that its number is invalid.
  SlurmState state;
  state.answered = answer.code == 0 || answer.err.find("nvalid job id") != std::string::npos;
  for (const std::string& line : lines_of(answer.out)) {
    if (line.starts_with("PENDING")) {
      if (state.pending++ == 0) state.why_pending = line.substr(std::min<std::size_t>(line.size(), 8));
    } else {
      ++state.running;
    }
  }
  return state;
}

std::optional<SlurmAccount> account_of(const SlurmJob& job) {
  ProgramAnswer answer = run_program({"sacct", "-n", "-P", "-X", "-D", "-j", job.id, "-o", "State,CPUTimeRAW"}, 20);
  if (answer.code != 0) return std::nullopt;
  SlurmAccount account;
  std::map<std::string, int> states;
  for (const std::string& line : lines_of(answer.out)) {
    std::istringstream fields(line);
    std::string state, seconds;
    std::getline(fields, state, '|');
    std::getline(fields, seconds);
    ++states[state.substr(0, state.find(' '))];
    ++account.pieces;
    account.cpu_seconds += std::strtoll(seconds.c_str(), nullptr, 10);
  }
  if (account.pieces == 0) return std::nullopt;
  for (const auto& [state, count] : states)
    account.states += fmt::format("{}{} {}", account.states.empty() ? "" : ", ", count, state);
  return account;
}

SlurmJob submit(const fs::path& directory, const std::string& script) {
  if (auto before = job_of(directory); before && state_of(*before).is_alive())
    throw WorldError(ExitCode::TryAgain, directory.string(), fmt::format("job {} works on this already", before->id),
                     fmt::format("wait for it, or end it with: scancel {}", before->id));
  fs::path file = directory / "job.sh";
  write_atomically(file, script);
  ProgramAnswer answer = run_program({"sbatch", "--parsable", file.string()});
  if (answer.code == 127)
    throw WorldError(ExitCode::CannotCreate, "sbatch", "there is no Slurm on this machine",
                     "type this where jobs are submitted, or leave --on slurm away");
  if (answer.code != 0)
    throw WorldError(ExitCode::CannotCreate, "sbatch", "refuses the job: " + first_line(answer.err),
                     fmt::format("look at {}", file.string()));
  // "17", or "17;cluster" where there are several.
  SlurmJob job{first_line(answer.out).substr(0, first_line(answer.out).find(';'))};
  write_atomically(file, script + submitted + job.id + "\n");
  return job;
}

}  // namespace rivalry
