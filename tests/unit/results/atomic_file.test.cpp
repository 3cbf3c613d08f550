#include "sim/results/store/atomic_file.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "toy_engine.hpp"

using namespace rivalry;
using namespace rivalry::test;

namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

/// The exit code that `work` ends with, in a process that cannot write files larger than `bytes`: a disk that is full.
int code_on_full_disk(rlim_t bytes, const std::function<void()>& work) {
  pid_t child = fork();
  if (child == 0) {
    rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
    try {
      work();
    } catch (const WorldError& error) {
      _exit(static_cast<int>(error.code()));
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a file is replaced whole, and nothing unfinished stays") {
  Folder folder;
  write_atomically(folder / "a", std::string_view("first"));
  write_atomically(folder / "a", std::string_view("second, longer"));
  CHECK(read_text(folder / "a") == "second, longer");
  write_atomically(folder / "a", std::string_view(""));
  CHECK(read_text(folder / "a").empty());
  append_durably(folder / "a", "one\n");
  append_durably(folder / "a", "two\n");
  CHECK(read_text(folder / "a") == "one\ntwo\n");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what cannot be created says so, with its path") {
  Folder folder;
  try {
    write_atomically(folder / "missing" / "a", std::string_view("x"));
    FAIL("created");
  } catch (const WorldError& error) {
    CHECK(error.code() == ExitCode::CannotCreate);
    CHECK_THAT(error.path(), Catch::EndsWith("missing/a"));
  }
  CHECK_THROWS_AS(read_bytes(folder / "missing"), WorldError);
  CHECK_THROWS_AS(read_bytes(folder.path()), WorldError);
  write_atomically(folder / "file", std::string_view("x"));
  CHECK_THROWS_AS(make_folder(folder / "file" / "sub"), WorldError);
  CHECK_THROWS_AS(make_folder(folder / "file"), WorldError);
}

TEST_CASE("a full disk leaves what was there") {
  Folder folder;
  std::string large(100000, 'x');
  write_atomically(folder / "a", std::string_view("old"));
  CHECK(code_on_full_disk(5000, [&] { write_atomically(folder / "a", std::string_view(large)); }) == 74);
  CHECK(read_text(folder / "a") == "old");
  CHECK(code_on_full_disk(5000, [&] { append_durably(folder / "a", large); }) == 74);
  CHECK(read_text(folder / "a") == "old");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a folder is made also while others remove it") {
  Folder folder;
  std::atomic<bool> over{false};
  std::jthread remover([&] {
    while (!over) ::rmdir((folder / "shared").c_str());
  });
  for (int i = 0; i < 20000; ++i) REQUIRE_NOTHROW(make_folder(folder / "shared"));
  over = true;
}
