// Accounts as outputs: arrears by age, balance sheets and flows that sum to zero, who fails when.
#include <numeric>

#include "catch.hpp"
#include "rivalry/outputs.hpp"
#include "sim/results/outputs/measures/books.hpp"
#include "support/small_books.hpp"

using namespace rivalry;
using small_books::SmallBooks;

namespace {

using Cells = std::vector<double>;

Cells measured(void (*measure)(const World&, std::span<double>), const World& world, std::size_t cells) {
  Cells values(cells, -7);
  measure(world, values);
  return values;
}

}  // namespace

TEST_CASE("arrears by age: from the day after the due date on, and all of them") {
  SmallBooks small({0, 0});
  for (std::int32_t age : {0, 1, 7, 8, 30, 31, 90, 91, 180, 181}) small.owes(0, 1, 1 << (age % 10), 1000 + 1 - age);
  small.world.today = {1000};
  CHECK(measured(measures::company_arrears_by_age, small.world, 10) ==
        Cells{2 + 128, 256 + 1, 2 + 1, 2 + 1, 2, 0, 0, 0, 0, 0});
  CHECK(measured(measures::company_arrears, small.world, 2) == Cells{2 + 128 + 256 + 1 + 2 + 1 + 2 + 1 + 2, 0});
}

TEST_CASE("every sector's accounts and every reason's flows sum to zero, suppliers taken together") {
  SmallBooks small({100, 50, 0});
  small.owes(0, 1, 60);
  small.owes(1, 2, 90);
  small.night();
  // The last of the three is taken for a supplier, the investor stays where it is.
  std::size_t sectors = 5;
  Cells accounts = measured(measures::balance, small.world, account_count * sectors);
  for (std::size_t s = 0; s < sectors; ++s) {
    double sum = 0;
    for (std::size_t a = 0; a < account_count; ++a) sum += accounts[a * sectors + s];
    CHECK(sum == 0);
  }
  Cells flows = measured(measures::flow_cash, small.world, reason_count * sectors);
  for (std::size_t w = 0; w < reason_count; ++w)
    CHECK(std::accumulate(flows.begin() + static_cast<long>(w * sectors),
                          flows.begin() + static_cast<long>((w + 1) * sectors), 0.0) == 0);
  auto payment = static_cast<std::size_t>(TransferReason::Payment) * sectors;
  CHECK(flows[payment + 2] == -60);
  CHECK(flows[payment + 3] == 60 - 50);
  CHECK(flows[payment + 4] == 50);
}

TEST_CASE("who has failed, and when") {
  SmallBooks small({0, 0}, 2);
  small.owes(0, 1, 10);
  for (int day = 0; day < 4; ++day) small.night();
  CHECK(measured(measures::company_alive, small.world, 2) == Cells{0, 1});
  CHECK(measured(measures::company_failed_day, small.world, 2) == Cells{2, -1});
  CHECK(measured(measures::company_debtrank, small.world, 2) == Cells{0, 0});
}

TEST_CASE("labels of the books' dimensions") {
  Scenario scenario;
  scenario.companies.resize(1);
  scenario.companies[0].name = "vancl";
  scenario.companies[0].suppliers.count = 2;
  scenario.investors.resize(1);
  scenario.investors[0].name = "fund";
  CHECK(labels(scenario, "sector") == std::vector<std::string>{"outside", "people", "vancl", "fund", "suppliers"});
  CHECK(labels(scenario, "account").size() == account_count);
  CHECK(labels(scenario, "flow").size() == reason_count);
  CHECK(labels(scenario, "age").size() == 5);
  CHECK(labels(scenario, "supplier") == std::vector<std::string>{"vancl_supplier_001", "vancl_supplier_002"});
}
