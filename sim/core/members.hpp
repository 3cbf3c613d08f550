// Every member of every struct, without a list that could be forgotten: for whoever digests, compares, writes or reads
// the whole state of a world.
//
//   visit_members(firm, [](auto&... member) { (add(member), ...); });
//
// An aggregate needs nothing: its members are counted by trying how many initialisers it takes, and bound by name. A
// class with private members has a static `visit(self, each)` whose structured binding the compiler counts. So a member
// that is added later is visited, or the program does not compile. `object` may be const or not: what is visited can be
// read, and can be written.
#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace rivalry {

namespace members {

inline constexpr std::size_t most = 40;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_pair = false;
template <class First, class Second>
inline constexpr bool is_pair<std::pair<First, Second>> = true;

/// Becomes whatever a member is initialised from. Not an optional: that takes what its own value takes.
struct Anything {
  template <class T>
  requires(!is_optional<T>) operator T() const;
};

template <class T, std::size_t... places>
constexpr bool takes(std::index_sequence<places...>) {
  return requires { T{(static_cast<void>(places), Anything{})...}; };
}

template <class T, std::size_t tried = most>
constexpr std::size_t count() {
  static_assert(!takes<T>(std::make_index_sequence<most + 1>()), "more members than bind() has rows for");
  if constexpr (tried == 0 || takes<T>(std::make_index_sequence<tried>()))
    return tried;
  else
    return count<T, tried - 1>();
}

template <std::size_t n>
using Count = std::integral_constant<std::size_t, n>;

template <class T, class To>
void bind(Count<0>, T&, To& to) {
  to();
}

// C++20 cannot bind a number of members that it has counted, so each number has its row.
// clang-format off
template <class T, class To> void bind(Count<1>, T& all, To& to) { auto& [a] = all; to(a); }
template <class T, class To> void bind(Count<2>, T& all, To& to) { auto& [a, b] = all; to(a, b); }
template <class T, class To> void bind(Count<3>, T& all, To& to) { auto& [a, b, c] = all; to(a, b, c); }
template <class T, class To> void bind(Count<4>, T& all, To& to) { auto& [a, b, c, d] = all; to(a, b, c, d); }
template <class T, class To> void bind(Count<5>, T& all, To& to) { auto& [a, b, c, d, e] = all; to(a, b, c, d, e); }
template <class T, class To> void bind(Count<6>, T& all, To& to) {
  auto& [a, b, c, d, e, f] = all; to(a, b, c, d, e, f); }
template <class T, class To> void bind(Count<7>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g] = all; to(a, b, c, d, e, f, g); }
template <class T, class To> void bind(Count<8>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h] = all; to(a, b, c, d, e, f, g, h); }
template <class T, class To> void bind(Count<9>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i] = all; to(a, b, c, d, e, f, g, h, i); }
template <class T, class To> void bind(Count<10>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j] = all; to(a, b, c, d, e, f, g, h, i, j); }
template <class T, class To> void bind(Count<11>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k] = all; to(a, b, c, d, e, f, g, h, i, j, k); }
template <class T, class To> void bind(Count<12>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l] = all; to(a, b, c, d, e, f, g, h, i, j, k, l); }
template <class T, class To> void bind(Count<13>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = all; to(a, b, c, d, e, f, g, h, i, j, k, l, m); }
template <class T, class To> void bind(Count<14>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = all; to(a, b, c, d, e, f, g, h, i, j, k, l, m, n); }
template <class T, class To> void bind(Count<15>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = all; to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o); }
template <class T, class To> void bind(Count<16>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = all; to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p); }
template <class T, class To> void bind(Count<17>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q); }
template <class T, class To> void bind(Count<18>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r); }
template <class T, class To> void bind(Count<19>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s); }
template <class T, class To> void bind(Count<20>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t); }
template <class T, class To> void bind(Count<21>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u); }
template <class T, class To> void bind(Count<22>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v); }
template <class T, class To> void bind(Count<23>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w); }
template <class T, class To> void bind(Count<24>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x); }
template <class T, class To> void bind(Count<25>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y); }
template <class T, class To> void bind(Count<26>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z); }
template <class T, class To> void bind(Count<27>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A); }
template <class T, class To> void bind(Count<28>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B); }
template <class T, class To> void bind(Count<29>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C); }
template <class T, class To> void bind(Count<30>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D); }
template <class T, class To> void bind(Count<31>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E); }
template <class T, class To> void bind(Count<32>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F); }
template <class T, class To> void bind(Count<33>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F, G] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F, G); }
template <class T, class To> void bind(Count<34>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F, G, H] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F, G, H); }
template <class T, class To> void bind(Count<35>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F, G, H, I] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B, C, D, E, F, G, H, I); }
template <class T, class To> void bind(Count<36>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
         A, B, C, D, E, F, G, H, I, J] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
     A, B, C, D, E, F, G, H, I, J); }
template <class T, class To> void bind(Count<37>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
         A, B, C, D, E, F, G, H, I, J, K] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
     A, B, C, D, E, F, G, H, I, J, K); }
template <class T, class To> void bind(Count<38>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
         A, B, C, D, E, F, G, H, I, J, K, L] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
     A, B, C, D, E, F, G, H, I, J, K, L); }
template <class T, class To> void bind(Count<39>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
         A, B, C, D, E, F, G, H, I, J, K, L, M] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
     A, B, C, D, E, F, G, H, I, J, K, L, M); }
template <class T, class To> void bind(Count<40>, T& all, To& to) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
         A, B, C, D, E, F, G, H, I, J, K, L, M, N] = all;
  to(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
     A, B, C, D, E, F, G, H, I, J, K, L, M, N); }
// clang-format on

}  // namespace members

/// A class that says itself which members it has.
template <class T>
concept SaysItsMembers = requires(T& object) {
  std::remove_const_t<T>::visit(object, [](auto&...) {});
};

/// Calls `each` once, with all members of `object` in the order of their declaration. T is an aggregate of at most
/// members::most members that are not C arrays or references, or a class that says its members.
template <class T, class Each>
void visit_members(T& object, Each&& each) {
  using Plain = std::remove_const_t<T>;
  if constexpr (SaysItsMembers<T>) {
    Plain::visit(object, each);
  } else if constexpr (members::is_pair<Plain>) {
    each(object.first, object.second);
  } else {
    static_assert(std::is_aggregate_v<Plain>, "a class with private members needs a static visit(self, each)");
    members::bind(members::Count<members::count<Plain>()>(), object, each);
  }
}

}  // namespace rivalry
