#include <fmt/core.h>

#include <limits>

#include "rivalry/books.hpp"
#include "rivalry/errors.hpp"
#include "sim/books/audit.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace entry_table {

using enum Account;

// In the order of Why. Cash for something used up at once: Earnings/Cash for who pays, Cash/Earnings for who is paid.
constexpr ReasonRow reasons[] = {
    {TransferReason::OpeningCash, "opening_cash", Earnings, Cash, Cash, Earnings},
    {TransferReason::OpeningStock, "opening_stock", Earnings, Inventory, Inventory, Earnings},
    {TransferReason::OpeningLoan, "opening_loan", Loans, Earnings, Earnings, Debt},
    {TransferReason::OpeningInvoice, "opening_invoice", Receivables, Earnings, Earnings, Payables},
    {TransferReason::Income, "income", Earnings, Cash, Cash, Earnings},
    {TransferReason::Sale, "sale", Earnings, Cash, Cash, Earnings},
    {TransferReason::Refund, "refund", Earnings, Cash, Cash, Earnings},
    {TransferReason::GoodsSold, "goods_sold", Earnings, Inventory, Inventory, Earnings},
    {TransferReason::GoodsReturned, "goods_returned", Earnings, Inventory, Inventory, Earnings},
    {TransferReason::Delivery, "delivery", Receivables, Earnings, Inventory, Payables},
    {TransferReason::CashDelivery, "cash_delivery", Inventory, Cash, Cash, Earnings},
    {TransferReason::Service, "service", Receivables, Earnings, Earnings, Payables},
    {TransferReason::Inputs, "inputs", Earnings, Cash, Cash, Earnings},
    {TransferReason::Payment, "payment", Payables, Cash, Cash, Receivables},
    {TransferReason::Wages, "wages", Earnings, Cash, Cash, Earnings},
    {TransferReason::Severance, "severance", Earnings, Cash, Cash, Earnings},
    {TransferReason::Rent, "rent", Earnings, Cash, Cash, Earnings},
    {TransferReason::Marketing, "marketing", Earnings, Cash, Cash, Earnings},
    {TransferReason::Fulfilment, "fulfilment", Earnings, Cash, Cash, Earnings},
    {TransferReason::Fees, "fees", Earnings, Cash, Cash, Earnings},
    {TransferReason::Tax, "tax", Earnings, Cash, Cash, Earnings},
    {TransferReason::Interest, "interest", Earnings, Cash, Cash, Earnings},
    {TransferReason::WriteDown, "write_down", Earnings, Inventory, Inventory, Earnings},
    {TransferReason::FireSale, "fire_sale", Earnings, Cash, Cash, Earnings},
    {TransferReason::LoanGiven, "loan_given", Loans, Cash, Cash, Debt},
    {TransferReason::LoanRepaid, "loan_repaid", Debt, Cash, Cash, Loans},
    {TransferReason::NoteGiven, "note_given", Loans, Cash, Cash, Notes},
    {TransferReason::Conversion, "conversion", Notes, Capital, Stakes, Loans},
    {TransferReason::Shares, "shares", Stakes, Cash, Cash, Capital},
    {TransferReason::InvoiceLost, "invoice_lost", Earnings, Receivables, Payables, Earnings},
    {TransferReason::LoanLost, "loan_lost", Earnings, Loans, Debt, Earnings},
    {TransferReason::NoteLost, "note_lost", Earnings, Loans, Notes, Earnings},
    {TransferReason::StakeLost, "stake_lost", Earnings, Stakes, Capital, Earnings},
    {TransferReason::BankruptcyCosts, "bankruptcy_costs", Earnings, Cash, Cash, Earnings},
    {TransferReason::NoteRepaid, "note_repaid", Notes, Cash, Cash, Loans},
    {TransferReason::Dividend, "dividend", Earnings, Cash, Cash, Earnings},
    {TransferReason::Profit, "profit", Earnings, Cash, Cash, Earnings},
    {TransferReason::ShareSale, "share_sale", Stakes, Cash, Cash, Stakes},
    {TransferReason::StakeGained, "stake_gained", Stakes, Earnings, Earnings, Capital},
    {TransferReason::BuyBack, "buy_back", Capital, Cash, Cash, Stakes},
    {TransferReason::Advertising, "advertising", Earnings, Cash, Cash, Earnings},
    {TransferReason::Commission, "commission", Earnings, Cash, Cash, Earnings},
    {TransferReason::Licences, "licences", Earnings, Cash, Cash, Earnings},
    {TransferReason::NoteDue, "note_due", Receivables, Loans, Notes, Payables},
    {TransferReason::TakeRate, "take_rate", Earnings, Cash, Cash, Earnings},
    {TransferReason::PaymentFee, "payment_fee", Earnings, Cash, Cash, Earnings},
    {TransferReason::Subscription, "subscription", Earnings, Cash, Cash, Earnings},
};
static_assert(std::size(reasons) == reason_count, "one row for each TransferReason, and reason_count of them");

}  // namespace entry_table

namespace {

void must_be_possible(const Transfer& transfer, std::size_t parties) {
  const char* wrong = nullptr;
  if (transfer.amount <= 0) wrong = "its amount is not above 0";
  if (transfer.from == transfer.to) wrong = "it has one party on both sides";
  if (transfer.from.index >= parties || transfer.to.index >= parties) wrong = "it names a party that is not there";
  if (wrong) throw InvariantError(fmt::format("no {}: {}", to_string(transfer), wrong));
}

}  // namespace

std::span<const ReasonRow> reason_rows() { return entry_table::reasons; }

std::string_view word_of(Account account) {
  static constexpr std::string_view words[] = {"cash",     "receivables", "inventory", "loans",   "stakes",
                                               "payables", "debt",        "notes",     "capital", "earnings"};
  static_assert(std::size(words) == account_count);
  return words[static_cast<std::size_t>(account)];
}

std::string to_string(const Transfer& transfer) {
  return fmt::format("{} of {} from party {} to party {}", row_of(transfer.reason).word, transfer.amount,
                     transfer.from.index, transfer.to.index);
}

Ledger::Ledger(std::size_t parties)
    : balances_(parties, Accounts{}),
      morning_(parties, Accounts{}),
      cash_flows_(parties),
      cash_paid_(parties),
      earned_(parties) {
  forget_flows();
}

void Ledger::post(const Transfer& transfer) {
  must_be_possible(transfer, parties());
  auto four = entries(transfer);
  std::array<std::int64_t, 4> after{};
  for (std::size_t i = 0; i < 4; ++i)
    if (__builtin_add_overflow(balance(four[i].party, four[i].account), four[i].amount, &after[i]))
      throw InvariantError(fmt::format("no {}: {} of party {} would leave 64 bits", to_string(transfer),
                                       word_of(four[i].account), four[i].party.index));
  auto reason = static_cast<std::size_t>(transfer.reason);
  for (std::size_t i = 0; i < 4; ++i) {
    const LedgerEntry& entry = four[i];
    balances_[entry.party.index][static_cast<std::size_t>(entry.account)] = after[i];
    if (entry.account == Account::Cash) cash_flows_[entry.party.index][reason] += entry.amount;
    if (entry.account == Account::Cash && entry.amount < 0) cash_paid_[entry.party.index][reason] -= entry.amount;
    if (is_equity(entry.account)) earned_[entry.party.index][reason] -= entry.amount;
  }
  today_.push_back(transfer);
}

std::int64_t Ledger::net_worth(PartyId party) const {
  Wide worth = 0;
  for (std::size_t a = 0; a < account_count; ++a)
    if (!is_equity(static_cast<Account>(a))) worth += balances_[party.index][a];
  ensures(worth >= std::numeric_limits<std::int64_t>::min() && worth <= std::numeric_limits<std::int64_t>::max(),
          "net worth fits into 64 bits");
  return static_cast<std::int64_t>(worth);
}

std::int64_t Ledger::cash_flow(TransferReason reason, PartyId party) const {
  return cash_flows_[party.index][static_cast<std::size_t>(reason)];
}

std::int64_t Ledger::cash_paid(TransferReason reason, PartyId party) const {
  return cash_paid_[party.index][static_cast<std::size_t>(reason)];
}

std::int64_t Ledger::earned(TransferReason reason, PartyId party) const {
  return earned_[party.index][static_cast<std::size_t>(reason)];
}

void Ledger::forget_flows() {
  for (auto& flows : cash_flows_) flows.fill(0);
  for (auto& flows : cash_paid_) flows.fill(0);
  for (auto& flows : earned_) flows.fill(0);
}

void Ledger::close_day(std::span<const PartyId> issuers) {
  DayOfBooks day{morning_, balances_, today_};
  transfers_explain_changes(day);
  sums_are_zero(balances_);
  cash_is_there(day, issuers);
  morning_ = balances_;
  today_.clear();
}

}  // namespace rivalry
