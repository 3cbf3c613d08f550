// Functions for std::visit, one for each alternative.
#pragma once

namespace rivalry {

/// std::visit(Overloads{[](const A&) {...}, [](const B&) {...}}, variant): the compiler names the alternative that none
/// of them takes.
template <class... Functions>
struct Overloads : Functions... {
  using Functions::operator()...;
};

template <class... Functions>
Overloads(Functions...) -> Overloads<Functions...>;

}  // namespace rivalry
