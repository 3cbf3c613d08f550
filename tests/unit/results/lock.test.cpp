#include "sim/results/store/lock.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <optional>
#include <thread>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/store/atomic_file.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

/// Takes the lock in another process and dies without letting go.
void die_holding(const std::filesystem::path& folder) {
  pid_t child = fork();
  if (child == 0) {
    new DirectoryLock(folder);
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("a directory has one owner at a time") {
  Folder folder;
  {
    DirectoryLock lock(folder.path());
    try {
      DirectoryLock second(folder.path());
      FAIL("two owners");
    } catch (const WorldError& error) {
      CHECK(error.code() == ExitCode::TryAgain);
      CHECK_THAT(error.what(), Catch::Contains(std::to_string(getpid())));
    }
  }
  DirectoryLock again(folder.path());
  CHECK(std::filesystem::exists(folder / "lock"));
}

TEST_CASE("the lock of a dead process is taken over, again and again, and nothing is left behind") {
  Folder folder;
  for (int i = 0; i < 3; ++i) die_holding(folder.path());
  { DirectoryLock lock(folder.path()); }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a killed process that nobody has waited for yet is dead") {
  Folder folder;
  pid_t child = fork();
  if (child == 0) {
    new DirectoryLock(folder.path());
    kill(getpid(), SIGKILL);
  }
  siginfo_t info{};
  REQUIRE(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) == 0);
  CHECK_NOTHROW(DirectoryLock(folder.path()));
  REQUIRE(waitpid(child, nullptr, 0) == child);
}

TEST_CASE("a process number used again does not count as alive") {
  Folder folder;
  { DirectoryLock lock(folder.path()); }
  std::string content;
  {
    DirectoryLock lock(folder.path());
    content = read_text(folder / "lock");
  }
  auto at = content.find("\"began\":\"");
  REQUIRE(at != std::string::npos);
  std::ofstream(folder / "lock") << content.replace(at, 9, "\"began\":\"1");
  DirectoryLock lock(folder.path());
  CHECK(true);
}

TEST_CASE("the lock of another machine is respected") {
  Folder folder;
  std::ofstream(folder / "lock") << R"({"host":"elsewhere","boot":"x","pid":1,"began":"2"})"
                                 << "\n";
  CHECK_THROWS_WITH(DirectoryLock(folder.path()), Catch::Contains("elsewhere"));
}

TEST_CASE("of many that find a dead owner at the same time, one wins") {
  for (int round = 0; round < 20; ++round) {
    Folder folder;
    if (round % 2) die_holding(folder.path());
    std::atomic<int> ready{0}, owners{0}, most{0}, won{0};
    auto compete = [&] {
      ++ready;
      while (ready < 8) std::this_thread::yield();
      try {
        DirectoryLock lock(folder.path());
        int now = ++owners;
        int seen = most;
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        ++won;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        --owners;
      } catch (const WorldError& error) {
        if (error.code() != ExitCode::TryAgain) throw;
      }
    };
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 8; ++i) threads.emplace_back(compete);
    }
    CHECK(won >= 1);
    CHECK(most == 1);
  }
}
