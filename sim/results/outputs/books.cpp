#include "sim/results/outputs/books.hpp"

#include "rivalry/outputs.hpp"
#include "sim/results/outputs/measures/books.hpp"

namespace rivalry::rows {

namespace {

using namespace measures;

/// What companies have and owe.
constexpr OutputRow of_company_books[] = {
    {{"company_cash", {"time", "company"}, as_money, "currency", "Cash", "Cash at night."}, company_cash},
    {{"company_receivables",
      {"time", "company"},
      as_money,
      "currency",
      "Receivables",
      "Bills that others have not paid yet."},
     company_receivables},
    {{"company_payables", {"time", "company"}, as_money, "currency", "Payables", "Bills not paid yet, due or not."},
     company_payables},
    {{"company_arrears",
      {"time", "company"},
      as_money,
      "currency",
      "Arrears",
      "Bills that should have been paid by now."},
     company_arrears},
    {{"company_arrears_by_age",
      {"time", "company", "age"},
      as_money,
      "currency",
      "Arrears by age",
      "Bills that should have been paid by now, by the days for which they have been overdue."},
     company_arrears_by_age},
    {{"company_stock", {"time", "company"}, as_money, "currency", "Stock", "Goods, at cost."}, company_stock},
    {{"company_debt", {"time", "company"}, as_money, "currency", "Debt", "Loans and notes."}, company_debt},
    {{"company_net_worth", {"time", "company"}, as_money, "currency", "Net worth", "Assets less liabilities."},
     company_net_worth},
    {{"company_paid",
      {"time", "company"},
      as_money,
      "currency",
      "Paid to creditors",
      "What it paid of bills, loans and notes since the last record, in insolvency too."},
     company_paid},
};

/// Who fails, and what it does to others.
constexpr OutputRow of_failure[] = {
    {{"company_alive", {"time", "company"}, as_flag, "1", "In business", "1 until it has failed."}, company_alive},
    {{"company_failed_day",
      {"company"},
      as_count,
      "days",
      "Day of failure",
      "Days from the start to its insolvency; -1 if it is in business at the end."},
     company_failed_day},
    {{"company_debtrank",
      {"time", "company"},
      as_exact,
      "1",
      "DebtRank",
      "Share of the worth of all firms that others would lose if it failed and nothing were recovered (Battiston et "
      "al. 2012); firms weigh by total assets. 0 once it has failed."},
     company_debtrank},
    {{"supplier_lost",
      {"supplier"},
      as_money,
      "currency",
      "Losses of suppliers",
      "What the supplier has lost by others' insolvency, less what their estates have paid since."},
     supplier_lost},
    {{"supplier_alive",
      {"time", "supplier"},
      as_flag,
      "1",
      "Suppliers in business",
      "1 until the supplier has failed."},
     supplier_alive},
};

/// The books of all.
constexpr OutputRow of_everybody[] = {
    {{"balance",
      {"time", "account", "sector"},
      as_money,
      "currency",
      "Balance sheets",
      "Every account of everybody, assets above and liabilities and equity below 0: each sector sums to 0. Suppliers "
      "are taken together."},
     balance},
    {{"flow_cash",
      {"time", "flow", "sector"},
      as_money,
      "currency",
      "Cash flows",
      "Cash received less cash paid since the last record, by reason: each reason sums to 0. Suppliers are taken "
      "together."},
     flow_cash},
    {{"stress_impact",
      {"time", "stress"},
      as_exact,
      "1",
      "Impact of a stress",
      "Share of the worth of all firms that is lost beyond the blow itself, if it came now; firms weigh by total "
      "assets. 0 once the company has failed."},
     stress_impact},
    {{"stress_distress",
      {"time", "stress", "company"},
      as_exact,
      "1",
      "Distress under a stress",
      "Share of its own worth that the company would lose."},
     stress_distress},
};

}  // namespace

OutputChapters outputs_of_accounts() {
  static constexpr std::span<const OutputRow> chapters[] = {of_company_books, of_failure, of_everybody};
  return chapters;
}

namespace {

constexpr OutputRow of_economies[] = {
    {{"economy_income",
      {"time", "economy"},
      as_money,
      "currency",
      "National income",
      "What households and government buy in a period."},
     economy_income},
    {{"economy_consumption",
      {"time", "economy"},
      as_money,
      "currency",
      "Consumption",
      "What households buy in a period."},
     economy_consumption},
    {{"economy_disposable",
      {"time", "economy"},
      as_money,
      "currency",
      "Disposable income",
      "Wages and interest of a period, less taxes."},
     economy_disposable},
    {{"economy_taxes", {"time", "economy"}, as_money, "currency", "Taxes", "Taxes of a period."}, economy_taxes},
    {{"economy_wealth",
      {"time", "economy"},
      as_money,
      "currency",
      "Wealth",
      "What households own, at the end of a period."},
     economy_wealth},
    {{"economy_money", {"time", "economy"}, as_money, "currency", "Money", "What of it they hold as money."},
     economy_money},
    {{"economy_bills", {"time", "economy"}, as_money, "currency", "Bills", "What of it they hold as government bills."},
     economy_bills},
};

}  // namespace

OutputChapters outputs_of_economies() {
  static constexpr std::span<const OutputRow> chapters[] = {of_economies};
  return chapters;
}

}  // namespace rivalry::rows
