// What is said and seen about companies, and who believes what.
//
// A believer holds one number about a subject: the logarithm of the odds that it is in distress. A signal moves it by
// ln(P(signal | distressed) / P(signal | sound)), weighed by its source's credibility; the same source counts once for
// the same thing. Bayes' rule;
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/ids.hpp"

namespace rivalry {

enum class SignalKind : std::uint8_t {
  LatePayment,  ///< seen by the creditor: something is overdue; again at every age of `ages`
  PaidInTime,   ///< seen by the creditor: something fell due and was paid
  Complaint,    ///< a creditor tells its chat group
  Post,         ///< talk in public about unpaid bills; reach grows with its volume
  Protest,      ///< creditors at the door, in the press
  PeerStopped,  ///< a peer in the chat group stops shipping
  Denial,       ///< the company says all is well
  Silence,      ///< a friend of the company, asked, says nothing
  Endorsement,  ///< somebody speaks well of it
  Rescue,       ///< somebody has put money in
  TieUp,        ///< a strong partner works with it
  PartPayment,  ///< seen by the creditor: old debts are being paid off
};
inline constexpr std::size_t signal_kind_count = 12;

/// What a scenario says of one kind of signal, or of one source's.
struct SignalLaw {
  std::string name;
  SignalKind kind = SignalKind::Post;
  double if_sound = 0;       ///< probability of seeing it in a period if the company is sound (0, 1]
  double if_distressed = 0;  ///< ... if it is distressed (0, 1]
  double credibility = 1;    ///< weight of the evidence [0, 1], at the start
  double reach = 1;          ///< share of the believers who notice a public one
  std::string source;        ///< Silence, Endorsement, Denial: who; empty: anybody
  std::string about;         ///< the company; empty: any
  double every_days = 7;     ///< Silence: how often not speaking is noticed
  std::optional<Day> from;   ///< Silence: from this day, or from the first Rumour about it
};

/// One thing said or seen today: what other chapters hand to the beliefs.
struct Emission {
  enum class Audience : std::uint8_t { One, Chat, Public };
  SignalKind kind = SignalKind::Post;
  PartyId about = outside;
  std::uint32_t source = 0;  ///< who says it, by party number; the same source counts once for the same `degree`
  std::uint16_t degree = 0;  ///< how bad or how old: 0, 1, 2, ...
  Audience audience = Audience::Public;
  PartyId to = outside;         ///< for One
  std::int32_t happening = -1;  ///< its place in the journal, if it has one
};

/// Somebody who watches a company, in a scenario's words.
struct Observer {
  std::string name;
  std::string about;
  double prior = 0.05;
};

/// One believer's view of one subject.
struct Belief {
  PartyId believer;  ///< a party; or, for observers, a number above all parties
  PartyId subject;
  bool in_chat = false;
  double log_odds = 0;
  std::int32_t because = -1;        ///< the last happening that raised it
  std::vector<std::uint64_t> seen;  ///< (kind, source, degree) already counted, sorted
};

struct Signals {
  std::vector<Emission> emissions;  ///< since the beliefs last followed
  std::vector<Belief> beliefs;      ///< grouped by subject, ascending by believer
};

}  // namespace rivalry
