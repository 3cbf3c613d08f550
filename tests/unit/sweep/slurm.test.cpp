#include "sim/sweep/cluster/slurm.hpp"

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "sim/sweep/cluster/process.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

SlurmAsk eight_nodes() {
  SlurmAsk ask;
  ask.workers = 8;
  ask.cpus = 4;
  ask.time = "00:30:00";
  ask.partition = "main";
  ask.account = "economics";
  ask.memory = "4G";
  return ask;
}

std::string written(const SlurmAsk& ask, const std::string& directory) {
  return slurm_script(ask, "rescue", "/opt/rivalry/bin/rivalry", directory);
}

bool is_shell(const std::string& script) {
  Folder folder;
  write_atomically(folder / "job.sh", script);
  return run_program({"bash", "-n", (folder / "job.sh").string()}).code == 0;
}

}  // namespace

TEST_CASE("the script of a Slurm job is what it was when it was last looked at") {
  std::string golden = std::string(SOURCE_DIR) + "/tests/cluster/job.golden";
  CHECK(written(eight_nodes(), "/scratch/results/rescue-sweep-1234") == read_text(golden));
}

TEST_CASE("what was not asked for is left to the cluster") {
  std::string script = written(SlurmAsk{}, "/scratch/x");
  for (const char* option : {"--time", "--partition", "--account", "--mem="})
    CHECK_THAT(script, !Catch::Contains(option));
  CHECK_THAT(script, Catch::Contains("--array=0-0\n"));
}

TEST_CASE("any folder can be worked in, whatever its name") {
  for (const char* name :
       {"with space", "it's", "100 %", "$(touch x)", "a\"b", "WORKERS PROGRAM CPUS DIRECTORY", "-x"}) {
    std::string directory = std::string("/scratch/") + name;
    std::string script = written(SlurmAsk{}, directory);
    CHECK(is_shell(script));
    auto line = script.find("\ndirectory=");
    std::string assignment = script.substr(line + 1, script.find('\n', line + 1) - line - 1);
    CHECK(run_program({"bash", "-c", assignment + "; printf %s \"$directory\""}).out == directory);
  }
  CHECK_THAT(written(SlurmAsk{}, "/x/100 %/a\"b"), Catch::Contains("--output=\"/x/100 %%/a\\\"b/workers.log\"\n"));
  CHECK_THROWS_AS(written(SlurmAsk{}, "/scratch/two\nlines"), WorldError);
}

TEST_CASE("a program is run without a shell, and says how it ended") {
  CHECK(run_program({"printf", "%s", "$HOME; x"}).out == "$HOME; x");
  CHECK(run_program({"bash", "-c", "echo to err >&2; exit 3"}).code == 3);
  CHECK(run_program({"bash", "-c", "echo to err >&2; exit 3"}).err == "to err\n");
  CHECK(run_program({"no-such-program-anywhere"}).code == 127);
  CHECK(run_program({"sleep", "100"}, 1).code == 128 + 9);
  CHECK(run_program({"bash", "-c", "head -c 300000 /dev/zero"}).out.size() == 300000);
}

TEST_CASE("where no job was submitted there is none") {
  Folder folder;
  CHECK_FALSE(job_of(folder.path()));
  std::string script = written(SlurmAsk{}, folder.path().string());
  write_atomically(folder / "job.sh", script);
  CHECK_FALSE(job_of(folder.path()));
  write_atomically(folder / "job.sh", script + "# submitted as job 17\n");
  CHECK(job_of(folder.path())->id == "17");
}
