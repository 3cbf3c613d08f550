// The journal of a replicate: everything of note that came to pass, in order, each entry with the one that caused it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

/// What came to pass: the actor is Happening::who, the other is Happening::whom. Append-only: the words of `word_of`
/// are part of the results.
enum class HappeningKind : std::uint8_t {
  Event,               ///< an event of the scenario; `event` is its place there
  FirstArrears,        ///< the actor could not pay the other for the first time
  WagesLate,           ///< the actor could not pay its staff
  Complaint,           ///< the actor, unpaid, tells other creditors about the other
  Rumour,              ///< it has reached the public that the other does not pay
  Protest,             ///< creditors gather at the door of the other
  Denial,              ///< the actor denies it
  Falsified,           ///< the actor's denial is seen to have been false
  Silence,             ///< the actor, asked about the other, says nothing
  Endorsement,         ///< the actor speaks well of the other
  Tightened,           ///< the actor ships to the other on harder terms; amount: what is unpaid
  Eased,               ///< ... on easier ones
  Claim,               ///< the actor takes the other to court
  StockOut,            ///< the actor can no longer serve a tenth of its customers
  LayOff,              ///< the actor lays off staff
  FireSale,            ///< the actor sells stock below cost
  Loan,                ///< the actor lends the other
  Note,                ///< the actor lends the other, convertibly
  Equity,              ///< the actor buys new shares of the other
  Conversion,          ///< the actor's note on the other becomes shares
  Refusal,             ///< the actor does not rescue the other
  TieUp,               ///< the actor sells through the other
  Default,             ///< the actor is insolvent; amount: what its creditors lose
  Loss,                ///< the actor loses by the other's insolvency
  Signed,              ///< the actor signs a contract with the other
  Approved,            ///< a regulator lets the actor's contract with the other go on
  Forbidden,           ///< ... or does not
  Exercise,            ///< the actor exercises an option on the other; amount: what it pays
  Lapse,               ///< the actor's right on the other ends unused
  RoundOpened,         ///< the actor asks investors for money; amount: how much
  Bid,                 ///< the actor offers money to the other
  Admitted,            ///< the actor gets into the other's round; amount: what it puts in
  CutBack,             ///< ... with less than it offered; amount: by how much
  TooDear,             ///< the actor does not bid for the other: it asks too much
  RefusedPrice,        ///< the actor is refused by the other: others pay more
  RefusedPartner,      ///< ... for fear of a partner
  RefusedPolitics,     ///< ... for political reasons
  RefusedControl,      ///< ... because it would have too much to say
  RefusedExclusivity,  ///< ... because a contract with another forbids it
  RefusedFull,         ///< ... because the round is full
  RoundClosed,         ///< the actor's round closes; amount: what it brought
  RoundFailed,         ///< ... without enough money
  ShareSale,           ///< the actor sells shares of a company to the other
  BuyBack,             ///< the actor buys its own shares back from the other
  LockedUp,            ///< the actor may not sell its shares of the other yet
  Listing,             ///< the actor is listed; amount: what the new shares bring
  Control,             ///< the actor has come to control the other
  Suit,                ///< the actor is sued
  Injunction,          ///< the actor must stop selling in a market
  Relief,              ///< ... and may again, in part
  Settled,             ///< ... and altogether
  Shortfall,           ///< the actor has delivered less than promised to the other, and pays the rest
  Protected,           ///< the actor's shares of the other convert into more, because others were sold for less
  Acquisition,         ///< the actor buys all of the other
  Censored,            ///< posts of the actor are removed
  NewPolicy,           ///< the actor posts differently from now on
  FlashSale,           ///< the actor sells a limited number of units; amount: what they bring
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
  PartyId who = outside;   ///< the actor, or who suffers it
  PartyId whom = outside;  ///< the other party; the outside if there is none
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
