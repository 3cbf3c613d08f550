// Loops over fixed blocks. The blocks, not the threads, are the unit of work: who does which block is left to chance,
// what a block does is not, so results cannot depend on the number of threads.
//
// The argument for safety: a block's function writes to what the block owns, and adds integers to what is shared
// (std::atomic_ref, relaxed). Integer addition commutes; nothing shared is read before the loop has ended.
#pragma once

#include <cstddef>
#include <type_traits>

namespace rivalry {

/// A non-owning reference to a callable, for the length of one call.
template <class Signature>
class FunctionRef;
template <class Result, class... Args>
class FunctionRef<Result(Args...)> {
 public:
  template <class F>
  requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef>) FunctionRef(F&& f)
      : object_(const_cast<void*>(static_cast<const void*>(&f))), call_([](void* object, Args... args) -> Result {
          return (*static_cast<std::remove_reference_t<F>*>(object))(args...);
        }) {}
  Result operator()(Args... args) const { return call_(object_, args...); }

 private:
  void* object_;
  Result (*call_)(void*, Args...);
};

/// How blocks are run.
enum class Workers {
  Serial,   ///< one after another on the calling thread
  Threads,  ///< plain threads that claim blocks: for tools that cannot see inside TBB
  Tbb,      ///< TBB's work stealing, inside the arena of the caller
};

struct Executor {
  Workers workers = Workers::Serial;
  int threads = 1;  ///< for Threads; TBB's own limit is set once by `Threads`
};

/// Calls f(block) once for each block in [0, blocks). Exceptions of f reach the caller (the first one thrown).
void for_blocks(const Executor& executor, std::size_t blocks, FunctionRef<void(std::size_t)> f);

/// Limits all parallel work of the process to `threads` while it lives.
class ThreadLimit {
 public:
  explicit ThreadLimit(int threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  struct Impl;
  Impl* impl_;  ///< owned
};

}  // namespace rivalry
