// What is said and seen about companies, and who believes what.
//
// A believer holds one number about a subject: the logarithm of the odds that it is in distress. A signal moves it by
// ln(P(signal | distressed) / P(signal | sound)), Bayes' rule, weighed by its source's credibility; the same source
// counts once for the same thing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/games.hpp"
#include "rivalry/ids.hpp"
#include "rivalry/talk.hpp"

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
struct SignalParams {
  std::string name;
  SignalKind kind = SignalKind::Post;
  double if_sound = 1;       ///< probability of seeing it if the company is sound (0, 1]; of a silence, in a period
  double if_distressed = 1;  ///< ... if it is distressed (0, 1]
  double credibility = 1;    ///< weight of the evidence [0, 1]
  double kept = 1;           ///< Denial: its weight is multiplied by kept / (kept + broken), the mean of a Beta law;
  double broken = 0;         ///< ... `broken` grows by one for who sees a denial proved false
  double reach = 1;          ///< probability to notice a public one, or one of several posts [0, 1]
  std::string source = {};   ///< who: a company or an investor; empty: anybody
  std::string about = {};    ///< the company; empty: any
  double every_days = 7;     ///< Silence: how often not speaking is noticed
  std::optional<Day> from = {};  ///< Silence: from this day, or from the first Rumour about it
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
  double volume = 1;            ///< for Public: how many say so; each may be noticed
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
  PartyId believer = {};  ///< a party; or, for observers, a number above all parties
  PartyId subject = {};
  bool in_chat = false;
  double prior = 0;                     ///< log-odds at the beginning
  double evidence = 0;                  ///< what signals have added, as of `as_of`
  Day as_of = {};                       ///< the day from which on the evidence fades, if it does
  double denied = 0;                    ///< the part of it that rests on denials not seen to be false; at most 0
  std::int32_t denials = 0;             ///< how many those are
  std::int32_t falsified = 0;           ///< how many have been seen to be false
  std::int32_t because = -1;            ///< the last happening that raised it
  std::vector<std::int32_t> seen = {};  ///< per sign (Subject::signs): when it was last seen, days from 1 on; 0: never
};

/// What has been said about one company.
struct Subject {
  PartyId party = {};
  std::map<std::uint64_t, std::uint32_t> signs = {};  ///< (kind, source, degree) -> its place in Belief::seen
  std::uint64_t posts = 0;                            ///< in public, so far
  std::uint16_t doublings = 0;                        ///< of the posts, that have been emitted
  std::int32_t rumour = -1;  ///< place in the journal of the first one, of the last denial, and of
  std::int32_t denial = -1;  ///< ... the last denial that was seen to be false
  std::int32_t falsified = -1;
};

struct Signals {
  std::vector<Emission> emissions;  ///< since the beliefs last followed
  std::vector<Belief> beliefs;      ///< by subject, then by believer, ascending
  std::vector<Subject> subjects;    ///< the companies as declared
  std::vector<TalkState> talks;
  std::vector<HerdsState> herds;
  std::vector<std::vector<double>> opinions;  ///< per group and person
};

}  // namespace rivalry
