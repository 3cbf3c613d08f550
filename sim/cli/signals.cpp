#include "sim/cli/signals.hpp"

#include <signal.h>
#include <unistd.h>

#include "rivalry/errors.hpp"

namespace rivalry::cli {

namespace {

// A signal handler can reach nothing but statics: these two are the program's only mutable ones.
std::atomic<bool> stop{false};
std::atomic<int> first_signal{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_signal(int number) {
  if (number == SIGINT && first_signal == SIGINT) ::_exit(static_cast<int>(ExitCode::Interrupted));
  int none = 0;
  first_signal.compare_exchange_strong(none, number);
  if (number == SIGINT) first_signal = SIGINT;
  stop = true;
}

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);
}

}  // namespace

void install_signal_handlers() {
  for (int number : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGXCPU}) {
    struct sigaction current {};
    // nohup asked that a terminal going away should not matter, and a shell's background jobs are deaf to Ctrl-C.
    if (sigaction(number, nullptr, &current) == 0 && current.sa_handler == SIG_IGN) continue;
    handle(number, on_signal);
  }
  for (int number : {SIGPIPE, SIGXFSZ}) handle(number, SIG_IGN);
}

const std::atomic<bool>& stop_requested() { return stop; }

ExitCode stop_code() { return first_signal == SIGINT ? ExitCode::Interrupted : ExitCode::TryAgain; }

}  // namespace rivalry::cli
