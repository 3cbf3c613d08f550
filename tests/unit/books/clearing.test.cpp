// Clearing: published systems, small systems by brute force, and what must hold of any.
#include "sim/books/clearing.hpp"

#include <rapidcheck.h>

#include <numeric>

#include "catch.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/recovery.hpp"

using namespace rivalry;

namespace {

using Amounts = std::vector<std::int64_t>;
using Debts = std::vector<ClearingDebt>;
using Nodes = std::vector<ClearingNode>;

constexpr std::int64_t million = 1'000'000;

/// Per node, in all.
Amounts payments(const Debts& debts, const Cleared& cleared) {
  Amounts sums(cleared.round.size(), 0);
  for (std::size_t i = 0; i < debts.size(); ++i) sums[debts[i].debtor] += cleared.paid[i];
  return sums;
}

Recovery half() { return {.assets = 0.5, .claims = 0.5}; }

/// Vancl, suppliers A, B, C, and the bank D.
const Nodes star_nodes = {{40 * million}, {10 * million}, {15 * million}, {10 * million}, {5 * million}};
const Debts star_debts = {{0, 1, 60 * million}, {0, 2, 30 * million}, {0, 3, 10 * million},
                          {1, 4, 50 * million}, {2, 4, 20 * million}, {3, 4, 5 * million}};

// ---- the same by the plainest means ---------------------------------------------------------------------------------

std::int64_t billionths(std::int64_t amount, double share) {
  return amount * std::llround(share * 1e9) / 1'000'000'000;
}

/// What a node pays of each of its debts out of `pot`, rounded down.
Amounts plain_shares(const Debts& debts, std::uint32_t node, std::int64_t pot) {
  Amounts paid(debts.size(), 0);
  for (std::size_t rank = 0; rank < rank_count; ++rank) {
    std::int64_t total = 0;
    for (const ClearingDebt& d : debts)
      if (d.debtor == node && static_cast<std::size_t>(d.rank) == rank) total += d.amount;
    if (total == 0) continue;
    std::int64_t here = std::min(pot, total);
    pot -= here;
    for (std::size_t i = 0; i < debts.size(); ++i)
      if (debts[i].debtor == node && static_cast<std::size_t>(debts[i].rank) == rank)
        paid[i] = here * debts[i].amount / total;
  }
  return paid;
}

struct Plain {
  std::vector<bool> insolvent;
  Amounts pays;  ///< per insolvent node
};

Plain plain_clearing(const Nodes& nodes, const Debts& debts, const Recovery& recovery) {
  std::size_t n = nodes.size();
  Plain plain{std::vector<bool>(n, false), Amounts(n, 0)};
  auto received = [&] {
    Amounts sums(n, 0);
    for (std::uint32_t node = 0; node < n; ++node) {
      Amounts paid = plain_shares(debts, node, plain.pays[node]);
      for (std::size_t i = 0; i < debts.size(); ++i)
        if (debts[i].debtor == node && debts[i].creditor != ClearingDebt::elsewhere)
          sums[debts[i].creditor] += plain.insolvent[node] ? paid[i] : debts[i].due ? debts[i].amount : 0;
    }
    return sums;
  };
  for (bool found = true; found;) {
    found = false;
    Amounts sums = received();
    for (std::size_t node = 0; node < n; ++node) {
      std::int64_t due = 0;
      for (const ClearingDebt& d : debts)
        if (d.debtor == node && d.due) due += d.amount;
      if (!plain.insolvent[node] && nodes[node].cash + sums[node] < due) plain.insolvent[node] = found = true;
    }
    for (std::size_t node = 0; node < n; ++node)
      if (plain.insolvent[node]) {
        plain.pays[node] = 0;
        for (const ClearingDebt& d : debts)
          if (d.debtor == node) plain.pays[node] += d.amount;
      }
    for (bool moved = true; moved;) {
      moved = false;
      sums = received();
      for (std::size_t node = 0; node < n; ++node) {
        if (!plain.insolvent[node]) continue;
        std::int64_t brings =
            billionths(nodes[node].cash + nodes[node].stock, recovery.assets) + billionths(sums[node], recovery.claims);
        if (brings < plain.pays[node]) {
          plain.pays[node] = brings;
          moved = true;
        }
      }
    }
  }
  return plain;
}

// ---- what must hold -------------------------------------------------------------------------------------------------

struct System {
  Nodes nodes;
  Debts debts;
  Recovery recovery;
};

System any_system(std::int64_t most, std::size_t most_nodes) {
  System system;
  std::size_t n = *rc::gen::inRange<std::size_t>(1, most_nodes + 1);
  for (std::size_t i = 0; i < n; ++i)
    system.nodes.push_back(
        {*rc::gen::inRange<std::int64_t>(0, most), *rc::gen::inRange<std::int64_t>(0, most / 4 + 1)});
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 4 * n + 1); i > 0; --i) {
    auto debtor = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(n));
    auto creditor = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(n) + 1);
    if (creditor == debtor || creditor == n) creditor = ClearingDebt::elsewhere;
    system.debts.push_back({debtor, creditor, *rc::gen::inRange<std::int64_t>(1, 2 * most),
                            static_cast<Rank>(*rc::gen::inRange(0, 4)), *rc::gen::inRange(0, 4) > 0});
  }
  system.recovery.assets = *rc::gen::element(1.0, 1.0, 0.9, 0.5, 0.0);
  system.recovery.claims = *rc::gen::element(1.0, 1.0, 0.9, 0.5, 0.0);
  return system;
}

void must_be_in_order(const System& system, const Cleared& cleared) {
  Amounts received(system.nodes.size(), 0), paid(system.nodes.size(), 0);
  for (std::size_t i = 0; i < system.debts.size(); ++i) {
    const ClearingDebt& debt = system.debts[i];
    RC_ASSERT(cleared.paid[i] >= 0 && cleared.paid[i] <= debt.amount);
    if (!cleared.is_insolvent(debt.debtor)) RC_ASSERT(cleared.paid[i] == (debt.due ? debt.amount : 0));
    paid[debt.debtor] += cleared.paid[i];
    if (debt.creditor != ClearingDebt::elsewhere) received[debt.creditor] += cleared.paid[i];
  }
  for (std::size_t node = 0; node < system.nodes.size(); ++node) {
    bool failed = cleared.is_insolvent(node);
    std::int64_t has = system.nodes[node].cash + (failed ? system.nodes[node].stock : 0) + received[node];
    RC_ASSERT(cleared.costs[node] >= 0 && (failed || cleared.costs[node] == 0));
    RC_ASSERT(paid[node] + cleared.costs[node] <= has);
  }
  for (std::size_t i = 0; i < system.debts.size(); ++i)
    for (std::size_t j = 0; j < system.debts.size(); ++j) {
      const ClearingDebt &a = system.debts[i], &b = system.debts[j];
      if (a.debtor != b.debtor || !cleared.is_insolvent(a.debtor)) continue;
      if (a.rank < b.rank && cleared.paid[j] > 0) RC_ASSERT(cleared.paid[i] == a.amount);
      if (a.rank == b.rank) {
        double part_a = static_cast<double>(cleared.paid[i]), part_b = static_cast<double>(cleared.paid[j]);
        double ratio = static_cast<double>(a.amount) / static_cast<double>(b.amount);
        RC_ASSERT(std::abs(part_a - ratio * part_b) <= 1.0 + ratio + 1e-9 * part_a);
      }
    }
}

}  // namespace

TEST_CASE("Eisenberg and Noe: three who owe each other") {
  Nodes nodes = {{10 * million}, {10 * million}, {10 * million}};
  Debts debts = {
      {0, 1, 20 * million}, {0, 2, 10 * million}, {1, 0, 5 * million}, {1, 2, 24 * million}, {2, 0, 10 * million}};
  Cleared cleared = clear(nodes, debts, {});
  Amounts paid = payments(debts, cleared);
  CHECK(paid[0] == Approx(24.5454545e6).epsilon(1e-7));
  CHECK(paid[1] == Approx(26.3636364e6).epsilon(1e-7));
  CHECK(paid[2] == 10 * million);
  CHECK(cleared.round == std::vector<std::int32_t>{1, 2, 0});
}

TEST_CASE("the star of Vancl, without and with costs of insolvency") {
  Cleared cleared = clear(star_nodes, star_debts, {});
  CHECK(payments(star_debts, cleared) == Amounts{40 * million, 34 * million, 20 * million, 5 * million, 0});
  CHECK(cleared.round == std::vector<std::int32_t>{1, 2, 0, 0, 0});
  Cleared costly = clear(star_nodes, star_debts, half());
  CHECK(payments(star_debts, costly) == Amounts{20 * million, 11 * million, 20 * million, 5 * million, 0});
  CHECK(costly.costs == Amounts{20 * million, 11 * million, 0, 0, 0});
}

TEST_CASE("debts in a circle cancel: the greatest solution, not nothing") {
  Nodes nodes = {{0}, {0}, {0}};
  Debts debts = {{0, 1, 100}, {1, 2, 100}, {2, 0, 100}};
  Cleared cleared = clear(nodes, debts, {});
  CHECK(cleared.paid == Amounts{100, 100, 100});
  CHECK(cleared.round == std::vector<std::int32_t>{0, 0, 0});
}

TEST_CASE("a senior rank is paid in full before the next gets anything") {
  Nodes nodes = {{100, 20}};
  Debts debts = {{0, ClearingDebt::elsewhere, 50, Rank::Junior},
                 {0, ClearingDebt::elsewhere, 90, Rank::Unsecured},
                 {0, ClearingDebt::elsewhere, 60, Rank::Senior},
                 {0, ClearingDebt::elsewhere, 90, Rank::Unsecured, false}};
  Cleared cleared = clear(nodes, debts, {});
  CHECK(cleared.paid == Amounts{0, 30, 60, 30});
}

TEST_CASE("who is paid enough after all is solvent, and pays only what is due") {
  Nodes nodes = {{100}, {0}};
  Debts debts = {{0, 1, 80}, {1, ClearingDebt::elsewhere, 70}, {1, ClearingDebt::elsewhere, 500, Rank::Senior, false}};
  Cleared cleared = clear(nodes, debts, {});
  CHECK(cleared.paid == Amounts{80, 70, 0});
  CHECK_FALSE(cleared.is_insolvent(1));
}

TEST_CASE("small systems come out as by the plainest means, to the last unit") {
  CHECK(rc::check("clearing by brute force", [] {
    System system = any_system(*rc::gen::element(3, 20, 1000), 6);
    Cleared cleared = clear(system.nodes, system.debts, system.recovery);
    Plain plain = plain_clearing(system.nodes, system.debts, system.recovery);
    Amounts paid = payments(system.debts, cleared);
    for (std::size_t node = 0; node < system.nodes.size(); ++node) {
      RC_ASSERT(cleared.is_insolvent(node) == plain.insolvent[node]);
      if (plain.insolvent[node]) RC_ASSERT(paid[node] == plain.pays[node]);
    }
    must_be_in_order(system, cleared);
  }));
}

TEST_CASE("large systems conserve money and keep ranks and proportions") {
  CHECK(rc::check("clearing", [] {
    System system = any_system(*rc::gen::element<std::int64_t>(1000, 1'000'000'000'000'000), 40);
    must_be_in_order(system, clear(system.nodes, system.debts, system.recovery));
  }));
}

TEST_CASE("more cash never makes anyone pay less") {
  CHECK(rc::check("monotone", [] {
    System system = any_system(1000, 6);
    for (ClearingDebt& debt : system.debts) debt.due = true;
    Amounts before = payments(system.debts, clear(system.nodes, system.debts, system.recovery));
    for (ClearingNode& node : system.nodes) node.cash += *rc::gen::inRange<std::int64_t>(0, 300);
    Amounts after = payments(system.debts, clear(system.nodes, system.debts, system.recovery));
    for (std::size_t node = 0; node < before.size(); ++node) RC_ASSERT(after[node] >= before[node]);
  }));
}

TEST_CASE("debts in a nearly closed circle, where plain iteration would take a thousand million steps") {
  // p0 = 1 + p1, p1 = p0 * (L - 1000) / L with L = 10^12: p0 = 10^9, p1 = 10^9 - 1.
  constexpr std::int64_t owed = 1'000'000'000'000;
  Nodes nodes = {{1}, {0}};
  Debts debts = {{0, 1, owed - 1000}, {0, ClearingDebt::elsewhere, 1000}, {1, 0, owed}};
  Cleared cleared = clear(nodes, debts, {});
  Amounts paid = payments(debts, cleared);
  must_be_in_order({nodes, debts, {}}, cleared);
  CHECK(paid[0] <= 1'000'000'000);
  CHECK(paid[0] >= 1'000'000'000 - 10);
  CHECK(paid[1] >= paid[0] - 2);
}

TEST_CASE("three hundred who all owe each other") {
  Nodes nodes;
  Debts debts;
  for (std::uint32_t i = 0; i < 300; ++i) {
    nodes.push_back({1000 + 7 * i % 501});
    for (std::uint32_t j = 0; j < 300; ++j)
      if (i != j) debts.push_back({i, j, 1'000'000 + (i * 31 + j * 17) % 1000, static_cast<Rank>(j % 3)});
    debts.push_back({i, ClearingDebt::elsewhere, 100 + i});
  }
  Cleared cleared = clear(nodes, debts, {});
  Amounts received(300, 0), paid = payments(debts, cleared);
  for (std::size_t i = 0; i < debts.size(); ++i)
    if (debts[i].creditor != ClearingDebt::elsewhere) received[debts[i].creditor] += cleared.paid[i];
  for (std::size_t node = 0; node < 300; ++node) CHECK(paid[node] <= nodes[node].cash + received[node]);
}

TEST_CASE("what cannot be cleared is refused") {
  CHECK_THROWS_AS(clear(Nodes{{-1}}, Debts{}, {}), InvariantError);
  CHECK_THROWS_AS(clear(Nodes{{1}}, Debts{{0, 0, 5}}, {}), InvariantError);
  CHECK_THROWS_AS(clear(Nodes{{1}}, Debts{{0, 1, 5}}, {}), InvariantError);
  CHECK_THROWS_AS(clear(Nodes{{1}}, Debts{{0, ClearingDebt::elsewhere, 0}}, {}), InvariantError);
  CHECK_THROWS_AS(clear(Nodes{{1}}, Debts{}, {.assets = 1.5}), InvariantError);
}
