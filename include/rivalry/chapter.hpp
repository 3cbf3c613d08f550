// One chapter's state, held by the world, which need not know what it is.
#pragma once

#include <utility>

namespace rivalry {

/// A value of its own, kept elsewhere: it moves with its holder, is const with its holder and is never absent but after
/// a move. T may be incomplete where a Chapter is declared or used as a whole; whoever looks inside includes T's
/// header.
template <class T>
class Chapter {
 public:
  Chapter() : state_(new T()) {}
  Chapter(T state) : state_(new T(std::move(state))) {}
  Chapter(const Chapter&) = delete;
  Chapter(Chapter&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
  Chapter& operator=(Chapter other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~Chapter() { delete state_; }

  T& operator*() { return *state_; }
  const T& operator*() const { return *state_; }
  T* operator->() { return state_; }
  const T* operator->() const { return state_; }
  /// Where the whole is asked for, the chapter is its state.
  operator T&() { return *state_; }
  operator const T&() const { return *state_; }

 private:
  T* state_;
};

}  // namespace rivalry
