#include "books_rows.hpp"

#include <algorithm>
#include <chrono>
#include <memory>

#include "rivalry/books.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/parallel.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/world.hpp"
#include "sim/books/default.hpp"
#include "sim/books/invoices.hpp"
#include "sim/books/settlement.hpp"
#include "sim/run/world_parts.hpp"

namespace rivalry::bench {

namespace {

constexpr std::uint32_t companies = 1000;

struct Night {
  Scenario scenario;
  World world{scenario, Random(1, 0)};

  explicit Night(std::uint32_t bills_each) {
    world.books = Books(first_company + companies);
    Firms& firms = world.firms;
    firms.companies = companies;
    scenario.companies.resize(companies);
    for (std::uint32_t c = 0; c < companies; ++c) {
      Firm& firm = firms.all.emplace_back();
      firm.party = firms.company(c);
      firm.default_after = 60;
      firm.lines.resize(1);
      firm.pays = static_cast<PayPolicy>(c % 3);
      std::int64_t owes = 0;
      for (std::uint32_t b = 1; b <= bills_each; ++b) {
        std::int64_t amount = 1000 + 37 * b % 501;
        owes += amount;
        Day due{-static_cast<std::int32_t>(b % 30)};
        bill(world.books, firms.company(c), firms.company((c + b * 7) % companies), amount, due, due, Rank::Unsecured,
             TransferReason::Delivery);
      }
      world.books->ledger.post({outside, firms.company(c), c % 2 ? owes : owes / 2, TransferReason::OpeningCash});
    }
    world.signals->emissions.reserve(4 * companies * bills_each);  // as it stands after the first days
    world.books->ledger.close_day();
  }
};

double best_ms(std::uint32_t bills_each) {
  double best = 1e9;
  for (int round = 0; round < 15; ++round) {
    auto night = std::make_unique<Night>(bills_each);
    auto start = std::chrono::steady_clock::now();
    pay_bills(night->world, {});
    clear_insolvencies(night->world, {});
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best * 1e3;
}

}  // namespace

double settlement_ms(int) { return best_ms(50); }

double settlement_growth(int) { return best_ms(100) / 2 / best_ms(50); }

}  // namespace rivalry::bench
