// The books: who has what and owes what to whom, in whole minor units of the scenario's currency.
//
// Every account is debit-positive: assets are positive, liabilities and equity negative. A transfer moves one amount
// between two parties and touches two accounts of each (quadruple entry, Godley & Lavoie 2007, ch. 2), as its reason
// says; so each party's accounts always sum to zero, and so does each kind of claim over all parties. Money is issued
// by the outside world, whose cash is negative.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/shares.hpp"

namespace rivalry {

enum class Account : std::uint8_t {
  Cash,
  Receivables,
  Inventory,  ///< at cost
  Loans,      ///< lent, notes included
  Stakes,     ///< shares of others, at what they cost
  Payables,
  Debt,
  Notes,     ///< convertible
  Capital,   ///< paid in for shares
  Earnings,  ///< kept since the beginning
};
inline constexpr std::size_t account_count = 10;

/// Why money, goods or claims move. The rows of reason_rows() say what each means for the accounts of both.
enum class TransferReason : std::uint8_t {
  OpeningCash,     ///< outside -> party
  OpeningStock,    ///< outside -> party
  OpeningLoan,     ///< lender -> borrower, from before the beginning
  OpeningInvoice,  ///< creditor -> debtor, from before the beginning
  Income,          ///< outside -> people
  Sale,            ///< customer -> shop
  Refund,          ///< shop -> customer
  GoodsSold,       ///< shop -> customer, at cost
  GoodsReturned,   ///< customer -> shop, at cost
  Delivery,        ///< supplier -> buyer, on credit
  CashDelivery,    ///< buyer -> supplier, paid at the door
  Service,         ///< provider -> user, on credit
  Inputs,          ///< producer -> its own sources, in cash
  Payment,         ///< debtor -> creditor, of an invoice
  Wages,
  Severance,
  Rent,
  Marketing,
  Fulfilment,
  Fees,
  Tax,
  Interest,
  WriteDown,        ///< owner -> outside: goods nobody wants, at cost
  FireSale,         ///< outside -> owner, in cash
  LoanGiven,        ///< lender -> borrower
  LoanRepaid,       ///< borrower -> lender
  NoteGiven,        ///< holder -> issuer
  Conversion,       ///< issuer -> holder: the note becomes shares
  Shares,           ///< investor -> issuer
  InvoiceLost,      ///< creditor -> debtor
  LoanLost,         ///< lender -> borrower
  NoteLost,         ///< holder -> issuer
  StakeLost,        ///< holder -> issuer
  BankruptcyCosts,  ///< estate -> outside
  NoteRepaid,       ///< issuer -> holder
  Dividend,         ///< estate -> creditor, of what came in after the insolvency
  Profit,           ///< central bank -> government
  ShareSale,        ///< buyer -> seller, of shares that there are
  StakeGained,      ///< holder -> issuer: a stake is worth more than it cost, and about to be sold
  BuyBack,          ///< issuer -> holder: the shares are gone
  Advertising,      ///< advertiser -> platform's company
  Commission,       ///< shop -> who brought the customer
  Licences,         ///< company -> holder of patents
  NoteDue,          ///< holder -> issuer: a note that has not become shares becomes a bill
  TakeRate,         ///< merchants -> the shop's company: its part of what they sold
  PaymentFee,       ///< merchants -> whoever carries the payment
  Subscription,     ///< users -> platform's company: what they pay for extras
};
inline constexpr std::size_t reason_count = 47;

struct Transfer {
  PartyId from;
  PartyId to;
  std::int64_t amount = 0;  ///< above 0
  TransferReason reason = TransferReason::Sale;
};

/// What a reason means: `from` debits and credits these accounts, and so does `to`.
struct ReasonRow {
  TransferReason reason;
  std::string_view word;  ///< as in results: "sale"
  Account from_debit, from_credit, to_debit, to_credit;
};
std::span<const ReasonRow> reason_rows();

/// "payment of 1500 from party 3 to party 7".
std::string to_string(const Transfer& transfer);

/// What one party has: by Account, debit-positive.
using Accounts = std::array<std::int64_t, account_count>;

/// The accounts of all parties. Not thread-safe.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(std::size_t parties);

  std::size_t parties() const { return balances_.size(); }

  /// Throws InvariantError, naming the transfer, if the amount is not above 0, if a party is unknown or on both sides,
  /// or if an account would leave 64 bits; then nothing has changed.
  void post(const Transfer& transfer);

  /// Debit-positive.
  std::int64_t balance(PartyId party, Account account) const {
    return balances_[party.index][static_cast<std::size_t>(account)];
  }
  std::int64_t cash(PartyId party) const { return balance(party, Account::Cash); }
  /// Assets minus liabilities.
  std::int64_t net_worth(PartyId party) const;

  /// Cash that the party received for this reason, less what it paid, since forget_flows(); and what it paid alone.
  std::int64_t cash_flow(TransferReason reason, PartyId party) const;
  std::int64_t cash_paid(TransferReason reason, PartyId party) const;
  /// What the reason did to the party's net worth since forget_flows().
  std::int64_t earned(TransferReason reason, PartyId party) const;
  void forget_flows();

  /// What was posted since the last call of close_day().
  std::span<const Transfer> today() const { return today_; }

  /// Checks that every party's accounts and every kind of claim sum to zero, that no cash but the outside world's (and
  /// that of `issuers`) is negative, and that the day's transfers explain the day's changes; then begins a new day.
  /// Throws InvariantError naming the party or the posting: see sim/books/audit.hpp.
  void close_day(std::span<const PartyId> issuers = {});

  /// Every member: see sim/core/members.hpp. The compiler counts them.
  template <class Self, class Each>
  static void visit(Self& self, Each&& each) {
    auto& [balances, morning, cash_flows, cash_paid, earned, today] = self;
    each(balances, morning, cash_flows, cash_paid, earned, today);
  }

 private:
  std::vector<Accounts> balances_;
  std::vector<Accounts> morning_;
  using ByReason = std::array<std::int64_t, reason_count>;
  std::vector<ByReason> cash_flows_;
  std::vector<ByReason> cash_paid_;
  std::vector<ByReason> earned_;
  std::vector<Transfer> today_;
};

/// Who is paid before whom when there is not enough.
enum class Rank : std::uint8_t { Senior, Secured, Unsecured, Junior };
inline constexpr std::size_t rank_count = 4;

struct Invoice {
  std::uint32_t number = 0;
  PartyId debtor;
  PartyId creditor;
  std::int64_t open = 0;  ///< still to be paid, above 0
  Day issued;
  Day due;
  Rank rank = Rank::Unsecured;
};

/// All open invoices: each debtor's, oldest due date first (then by number). What is open sums to the ledger's payables
/// and receivables. Questions about what is overdue cost least for the day given to age(). Not thread-safe.
class Invoices {
 public:
  Invoices() = default;
  explicit Invoices(std::size_t parties);

  std::size_t parties() const { return of_debtor_.size(); }

  /// A new invoice's number. The ledger's side is the caller's: see bill() in sim/books/invoices.hpp.
  std::uint32_t issue(PartyId debtor, PartyId creditor, std::int64_t amount, Day issued, Day due,
                      Rank rank = Rank::Unsecured);

  /// A debtor's open invoices, oldest due first.
  std::span<const Invoice> of(PartyId debtor) const {
    const Debts& debts = of_debtor_[debtor.index];
    return std::span(debts.bills).subspan(debts.first);
  }
  /// Takes `amount` off the invoice at this place of of(debtor); one that is paid in full goes at the next tidy().
  void reduce(PartyId debtor, std::size_t place, std::int64_t amount);
  void tidy(PartyId debtor);
  /// From now on questions are mostly about `today`. Days only go forward.
  void age(Day today);

  std::int64_t open_of(PartyId debtor) const { return of_debtor_[debtor.index].open; }
  std::int64_t owed_to(PartyId creditor) const { return owed_to_[creditor.index]; }
  std::int64_t open_to(PartyId debtor, PartyId creditor) const;
  /// Open and due before `today`.
  std::int64_t overdue_of(PartyId debtor, Day today) const;
  std::int64_t overdue_to(PartyId debtor, PartyId creditor, Day today) const;
  /// For how many days the oldest open invoice has been overdue, of all or of those to one creditor; 0: none is.
  std::int32_t oldest_overdue_days(PartyId debtor, Day today) const;
  std::int32_t oldest_overdue_days(PartyId debtor, PartyId creditor, Day today) const;

  /// Every member: see sim/core/members.hpp. The compiler counts them.
  template <class Self, class Each>
  static void visit(Self& self, Each&& each) {
    auto& [of_debtor, owed_to, aged, next] = self;
    each(of_debtor, owed_to, aged, next);
  }

 private:
  /// What one debtor owes to one creditor.
  struct Owed {
    PartyId creditor;
    std::int64_t open = 0;
    std::int64_t overdue = 0;  ///< of bills before `passed`
  };
  struct Debts {
    std::vector<Invoice> bills;  ///< from `first` on: those before are gone
    std::size_t first = 0;
    std::size_t passed = 0;  ///< bills before this place were due before `aged_`
    std::int64_t open = 0;
    std::int64_t overdue = 0;  ///< of bills before `passed`
    std::vector<Owed> to;      ///< by creditor
  };
  static Owed& account(Debts& debts, PartyId creditor);
  static const Owed* account(const Debts& debts, PartyId creditor);

  std::vector<Debts> of_debtor_;
  std::vector<std::int64_t> owed_to_;
  Day aged_{-1000000};
  std::uint32_t next_ = 0;
};

/// Money lent: what is still owed by one borrower to one lender at one rank.
struct Loan {
  PartyId borrower;
  PartyId lender;
  std::int64_t open = 0;
  Rank rank = Rank::Unsecured;
  bool note = false;  ///< convertible
};

/// All loans and notes. What is open sums to the ledger's debt, notes and loans. Not thread-safe. The ledger's side is
/// the caller's: see sim/books/lending.hpp.
class Loans {
 public:
  Loans() = default;
  explicit Loans(std::size_t parties) : of_borrower_(parties) {}

  void lend(const Loan& loan);
  std::span<const Loan> of(PartyId borrower) const { return of_borrower_[borrower.index]; }
  /// Takes `amount` off the loan at this place of of(borrower); throws InvariantError if less is open.
  void reduce(PartyId borrower, std::size_t place, std::int64_t amount);

  /// Every member: see sim/core/members.hpp. The compiler counts them.
  template <class Self, class Each>
  static void visit(Self& self, Each&& each) {
    auto& [of_borrower] = self;
    each(of_borrower);
  }

 private:
  std::vector<std::vector<Loan>> of_borrower_;
};

/// What creditors of an insolvent firm have lost and may still be paid of what comes in later.
struct Estate {
  struct Unpaid {
    PartyId creditor;
    Rank rank = Rank::Unsecured;
    std::int64_t amount = 0;
  };
  PartyId firm;
  std::vector<Unpaid> unpaid;  ///< by rank
};

struct Books {
  Ledger ledger;
  Invoices invoices;
  Loans loans;
  Register shares;
  std::vector<Estate> estates;

  Books() = default;
  explicit Books(std::size_t parties) : ledger(parties), invoices(parties), loans(parties), shares(parties) {}

  /// Every member: see sim/core/members.hpp. The compiler counts them.
  template <class Self, class Each>
  static void visit(Self& self, Each&& each) {
    auto& [ledger, invoices, loans, shares, estates] = self;
    each(ledger, invoices, loans, shares, estates);
  }
};

}  // namespace rivalry
