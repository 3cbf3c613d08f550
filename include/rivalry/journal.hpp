// The journal of a replicate: everything of note that came to pass, in order, each entry with the one that caused it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

/// What came to pass. Append-only: the words of `word_of` are part of the results.
enum class HappeningKind : std::uint8_t {
  Event,               ///< an event of the scenario; `event` is its place there
  FirstArrears,        ///< who could not pay whom for the first time
  WagesLate,           ///< who could not pay its staff
  Complaint,           ///< who, unpaid, tells the others about whom
  Rumour,              ///< it has reached the public that whom does not pay
  Protest,             ///< creditors gather at whom's door
  Denial,              ///< who denies it
  Falsified,           ///< who's denial is seen to have been false
  Silence,             ///< who, asked about whom, says nothing
  Endorsement,         ///< who speaks well of whom
  Tightened,           ///< who ships to whom on harder terms; amount: what is unpaid
  Eased,               ///< ... on easier ones
  Claim,               ///< who takes whom to court
  StockOut,            ///< who can no longer serve a tenth of its customers
  LayOff,              ///< who lays off staff
  FireSale,            ///< who sells stock below cost
  Loan,                ///< who lends whom
  Note,                ///< who lends whom, convertibly
  Equity,              ///< who buys new shares of whom
  Conversion,          ///< who's note on whom becomes shares
  Refusal,             ///< who does not rescue whom
  TieUp,               ///< who sells through whom
  Default,             ///< who is insolvent; amount: what its creditors lose
  Loss,                ///< who loses by whom's insolvency
  Signed,              ///< who signs a contract with whom
  Approved,            ///< a regulator lets who's contract with whom go on
  Forbidden,           ///< ... or does not
  Exercise,            ///< who exercises an option on whom; amount: what it pays
  Lapse,               ///< who's right on whom ends unused
  RoundOpened,         ///< who asks investors for money; amount: how much
  Bid,                 ///< who offers money to whom
  Admitted,            ///< who gets into whom's round; amount: what it puts in
  CutBack,             ///< ... with less than it offered; amount: by how much
  TooDear,             ///< who does not bid for whom: it asks too much
  RefusedPrice,        ///< who is refused by whom: others pay more
  RefusedPartner,      ///< ... for fear of a partner
  RefusedPolitics,     ///< ... for political reasons
  RefusedControl,      ///< ... because it would have too much to say
  RefusedExclusivity,  ///< ... because a contract with another forbids it
  RefusedFull,         ///< ... because the round is full
  RoundClosed,         ///< who's round closes; amount: what it brought
  RoundFailed,         ///< ... without enough money
  ShareSale,           ///< who sells shares of a company to whom
  BuyBack,             ///< who buys its own shares back from whom
  LockedUp,            ///< who may not sell its shares of whom yet
  Listing,             ///< who is listed; amount: what the new shares bring
  Control,             ///< who has come to control whom
  Suit,                ///< who is sued
  Injunction,          ///< who must stop selling in a market
  Relief,              ///< ... and may again, in part
  Settled,             ///< ... and altogether
  Shortfall,           ///< who has delivered less than promised to whom, and pays the rest
  Protected,           ///< who's shares of whom convert into more, because others were sold for less
  Acquisition,         ///< who buys all of whom
  Censored,            ///< posts of who are removed
  NewPolicy,           ///< who posts differently from now on
  FlashSale,           ///< who sells a limited number of units; amount: what they bring
  SoldOut,             ///< ... and has none left
};

inline constexpr std::size_t happening_kind_count = 58;

/// "first_arrears", "default", ...; unique. "event" for Event, which results call by the scenario's own name.
std::string_view word_of(HappeningKind what);

inline constexpr std::int32_t no_cause = -1;
inline constexpr std::uint32_t no_event = 0xFFFFFFFFu;

/// One entry. `amount` in minor units of the scenario's currency, or 0.
struct Happening {
  Day day;
  HappeningKind what = HappeningKind::Event;
  PartyId who = outside;
  PartyId whom = outside;
  std::int64_t amount = 0;
  std::int32_t cause = no_cause;   ///< the place in the journal of what caused it
  std::uint32_t event = no_event;  ///< for Event: its place in the scenario
};

using Journal = std::vector<Happening>;

/// Adds an entry; its place, to be given as the cause of others.
inline std::int32_t note(Journal& journal, Happening happening) {
  journal.push_back(happening);
  return static_cast<std::int32_t>(journal.size()) - 1;
}

}  // namespace rivalry
