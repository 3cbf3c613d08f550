// How outputs about accounts are read off the world. One value per company unless said otherwise. All are as at night,
// after payments and defaults: what should have been paid by today and was not is in arrears.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace rivalry {
struct Scenario;
struct World;
}  // namespace rivalry

namespace rivalry::measures {

void company_cash(const World& world, std::span<double> cells);
void company_receivables(const World& world, std::span<double> cells);
void company_payables(const World& world, std::span<double> cells);
void company_arrears(const World& world, std::span<double> cells);
void company_stock(const World& world, std::span<double> cells);
void company_debt(const World& world, std::span<double> cells);
void company_net_worth(const World& world, std::span<double> cells);
void company_paid(const World& world, std::span<double> cells);
void company_alive(const World& world, std::span<double> cells);
void company_failed_day(const World& world, std::span<double> cells);
void company_debtrank(const World& world, std::span<double> cells);
void company_arrears_by_age(const World& world, std::span<double> cells);  ///< per company and age

void supplier_lost(const World& world, std::span<double> cells);   ///< per supplier
void supplier_alive(const World& world, std::span<double> cells);  ///< per supplier

void balance(const World& world, std::span<double> cells);    ///< per account and sector
void flow_cash(const World& world, std::span<double> cells);  ///< per reason and sector

void stress_impact(const World& world, std::span<double> cells);    ///< per stress
void stress_distress(const World& world, std::span<double> cells);  ///< per stress and company

void economy_income(const World& world, std::span<double> cells);  ///< these per economy
void economy_consumption(const World& world, std::span<double> cells);
void economy_disposable(const World& world, std::span<double> cells);
void economy_taxes(const World& world, std::span<double> cells);
void economy_wealth(const World& world, std::span<double> cells);
void economy_money(const World& world, std::span<double> cells);
void economy_bills(const World& world, std::span<double> cells);

/// Labels of the dimensions `age`, `account`, `flow` and `sector`; the last sector is all suppliers together.
inline constexpr const char* ages[] = {"1-7", "8-30", "31-90", "91-180", "over 180"};
inline constexpr std::int32_t oldest_of_age[] = {7, 30, 90, 180};
std::vector<std::string> account_labels();
std::vector<std::string> flow_labels();
std::vector<std::string> sector_labels(const Scenario& scenario);

}  // namespace rivalry::measures
