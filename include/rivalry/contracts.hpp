// Contracts as term sheets, and how they stand. What they are worth is in sim/capital/valuation; what they do to the
// books is in sim/capital/exercise.cpp and its neighbours.
//
// Money in minor units of the scenario's currency, prices per share in minor units (not whole), stakes as shares of the
// fully diluted number, rates per day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rivalry/agreements.hpp"
#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/journal.hpp"

namespace rivalry {

// ---- what a scenario says -------------------------------------------------------------------------------------------

/// What a share costs who exercises: the lowest of what is given.
struct Strike {
  double fixed = 0;             ///< per share; 0: not given
  double discount_to_ipo = -1;  ///< share off the price of the listing; below 0: not given
  double implied_equity = 0;    ///< pre-money, over the fully diluted shares; 0: not given
  double agreed = 0;            ///< times what the market thinks it is worth, on the day; 0: not given
};

/// Where the shares come from: tranche by tranche, until there are enough.
struct Tranche {
  std::string from;   ///< `new`, `offering` (the listing's, at its price), or a holder's name
  double shares = 0;  ///< at most so many; 0: no limit of this kind
  double share = 1;   ///< at most this share of them
};

enum class ExerciseStyle : std::uint8_t {
  American,  ///< at any review from `from` to `until`
  European,  ///< at `until`, or at the listing, alone
};

/// How the holder of an option decides.
enum class Decides : std::uint8_t {
  LeastSquares,  ///< what waiting is worth is learned from other futures of the same scenario (Longstaff & Schwartz
                 ///< 2001)
  ClosedForm,    ///< ... comes from a formula for a lognormal value (see sim/capital/valuation/stake_value.hpp)
  Threshold,     ///< once the value is so many times the strike (McDonald & Siegel 1986)
  Always,        ///< as soon as there is a gain
  Never,
};

/// Which shares change hands.
struct Purchase {
  double stake = 0;   ///< up to this share of the fully diluted number, what the holder has already included; or
  double shares = 0;  ///< so many
  std::vector<Tranche> shares_from;
  std::string share_class;  ///< of new ones; empty: ordinary
};

/// The right, and not the duty, to buy.
struct OptionRight {
  Strike strike;
  ExerciseStyle style = ExerciseStyle::American;
  std::optional<Day> from;
  std::optional<Day> until;
  std::string until_listing;  ///< ends when this listing is priced and the holder has decided
  double lapses_if_sold = 0;  ///< share of what the holder had at signing; 0: never
  Decides decides = Decides::LeastSquares;
  double futures = 200;   ///< LeastSquares: how many are played to learn from
  double volatility = 0;  ///< ClosedForm, Threshold: of the value, a year
  double rate = 0;        ///< ... what money earns, per day
  double pays_out = 0;    ///< ... what the value pays out, per day
};

// One struct for each instrument: its word under `kind`, what `explain` says of it, and its terms. What a holder can
// buy under it is a member `purchase`, on what conditions it may choose to a member `right`. An instrument is that
// struct, its name in Contract::Terms, the lines of its keys in sim/scenario/keys/contracts.cpp, and one overload each
// of begin() and go_on() in sim/capital/contracts.cpp, which the compiler asks for.

namespace instrument {

/// The holder buys shares of the issuer.
struct SharePurchase {
  static constexpr std::string_view word = "share_purchase";
  static constexpr std::string_view meaning = "the holder buys shares";
  Purchase purchase;
  double price = 0;  ///< in all
};

struct StakeOption {
  static constexpr std::string_view word = "stake_option";
  static constexpr std::string_view meaning = "it may raise its stake";
  Purchase purchase;
  OptionRight right;
};

struct Warrant {
  static constexpr std::string_view word = "warrant";
  static constexpr std::string_view meaning = "it may buy so many new shares";
  Purchase purchase;
  OptionRight right;
};

struct ConvertibleNote {
  static constexpr std::string_view word = "convertible_note";
  static constexpr std::string_view meaning = "it lends on a note that becomes shares";
  double amount = 0;
  double discount = 0;
  double cap = 0;
  double matures_days = 0;  ///< 0: never
};

/// The issuer lets nobody in whom the holder names.
struct Exclusivity {
  static constexpr std::string_view word = "exclusivity";
  static constexpr std::string_view meaning = "the issuer lets somebody else not in";
  std::string against;
};

}  // namespace instrument

struct Contract {
  using Terms = std::variant<instrument::SharePurchase, instrument::StakeOption, instrument::Warrant,
                             instrument::ConvertibleNote, Agreement, instrument::Exclusivity>;
  std::string name;
  Terms terms;
  std::string holder;
  std::string issuer;
  std::optional<Day> at;       ///< when it is signed; default: the first day
  double approval_days = 0;    ///< that a regulator takes, before anything else happens
  double approval_chance = 1;  ///< that it agrees

  /// Of the instruments that have one; nullptr: this has none.
  const Purchase* purchase() const;
  const OptionRight* right() const;
};

template <class Instrument>
concept Buys = requires(const Instrument& terms) {
  terms.purchase;
};
template <class Instrument>
concept HasRight = requires(const Instrument& terms) {
  terms.right;
};

inline const Purchase* Contract::purchase() const {
  return std::visit(
      []<class Instrument>(const Instrument& its) -> const Purchase* {
        if constexpr (Buys<Instrument>) return &its.purchase;
        return nullptr;
      },
      terms);
}

inline const OptionRight* Contract::right() const {
  return std::visit(
      []<class Instrument>(const Instrument& its) -> const OptionRight* {
        if constexpr (HasRight<Instrument>) return &its.right;
        return nullptr;
      },
      terms);
}

// ---- how they are ---------------------------------------------------------------------------------------------------

enum class ContractStage : std::uint8_t {
  Unsigned,
  Waiting,  ///< for a regulator
  InForce,
  Done,  ///< exercised, paid, converted
  Lapsed,
  Forbidden,
};

/// What a review found out about an option, per contract and not per share, in minor units.
struct Review {
  Day day;
  std::vector<double> state;  ///< what the holder looks at
  double exercise = 0;        ///< what exercising now would bring
  double waiting = 0;         ///< what waiting is worth
  double waiting_error = 0;   ///< standard error of that
};

struct ContractState {
  ContractStage stage = ContractStage::Unsigned;
  Day since;                    ///< of the stage
  std::int64_t at_signing = 0;  ///< shares that the holder had then
  std::int64_t shares = 0;      ///< that changed hands under it
  std::int64_t cost = 0;        ///< that was paid for them
  double strike = 0;            ///< per share, at which it was exercised; 0: it was not
  double gain = 0;              ///< of exercise, over its cost
  double value = 0;             ///< to its holder at the last review
  double value_error = 0;
  double payoff = 0;            ///< gain of exercise, discounted to the first day at the holder's rate
  std::vector<Review> reviews;  ///< of options
  AgreementState agreement;
  std::int32_t because = no_cause;
};

}  // namespace rivalry
