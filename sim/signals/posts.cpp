#include "sim/signals/posts.hpp"

#include <algorithm>
#include <bit>

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "rivalry/firms.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/news.hpp"
#include "rivalry/random.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/talk.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/parties.hpp"
#include "sim/signals/talk.hpp"

namespace rivalry {

namespace {

Firm* firm_of(World& world, PartyId party) { return world.firms->all.empty() ? nullptr : world.firms->of(party); }

Subject& subject_of(World& world, PartyId party) {
  for (Subject& subject : world.signals->subjects)
    if (subject.party == party) return subject;
  throw InvariantError("signals are about companies, and this is none: party " + std::to_string(party.index));
}

/// The journal's entry of an event that begins today.
std::int32_t place_of_event(const Journal& journal, std::uint32_t event) {
  for (std::size_t i = journal.size(); i-- > 0;)
    if (journal[i].event == event) return static_cast<std::int32_t>(i);
  return no_cause;
}

/// How often this has come to pass already.
std::uint16_t times_before(const Journal& journal, HappeningKind what, PartyId who, PartyId whom) {
  auto before = std::count_if(journal.begin(), journal.end(),
                              [&](const Happening& h) { return h.what == what && h.who == who && h.whom == whom; });
  return static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(before, 0xFFFF));
}

// ---- posts ----------------------------------------------------------------------------------------------------------

void first_rumour(World& world, Subject& subject, std::int32_t cause) {
  subject.rumour =
      note(world.journal, {.day = world.today, .what = HappeningKind::Rumour, .whom = subject.party, .cause = cause});
  if (Firm* firm = firm_of(world, subject.party)) firm->rumour = subject.rumour;
}

void note_bad_news(World& world, PartyId company) {
  if (Firm* firm = firm_of(world, company)) firm->last_bad_news = world.today;
}

/// More posts about a company: louder with every doubling.
void appear(World& world, Subject& subject, std::uint64_t posts, std::int32_t cause) {
  if (posts == 0) return;
  if (subject.rumour == no_cause) first_rumour(world, subject, cause);
  note_bad_news(world, subject.party);
  subject.posts += posts;
  auto doublings = static_cast<std::uint16_t>(std::bit_width(subject.posts));
  for (; subject.doublings < doublings; ++subject.doublings)
    world.signals->emissions.push_back({.kind = SignalKind::Post,
                                        .about = subject.party,
                                        .source = outside.index,
                                        .degree = subject.doublings,
                                        .volume = static_cast<double>(subject.posts),
                                        .happening = subject.rumour});
}

// ---- events ---------------------------------------------------------------------------------------------------------

/// Notes it, with the event as its cause, and says it to the public; its place in the journal.
std::int32_t tell(World& world, HappeningKind what, SignalKind kind, PartyId who, PartyId whom, std::int32_t cause) {
  std::uint16_t before = times_before(world.journal, what, who, whom);
  std::int32_t place =
      note(world.journal, {.day = world.today, .what = what, .who = who, .whom = whom, .cause = cause});
  world.signals->emissions.push_back(
      {.kind = kind, .about = whom, .source = who.index, .degree = before, .happening = place});
  return place;
}

/// Adds posts to the first talk about the company, where they are passed on; without one, they stand alone.
void rumour(World& world, const Event& event, PartyId company, std::int32_t cause) {
  Subject& subject = subject_of(world, company);
  auto posts = static_cast<std::uint32_t>(std::max(event.amount, 1.0));
  std::uint32_t key = name_key(event.name) ^ static_cast<std::uint32_t>(world.today.number);
  for (std::size_t t = 0; t < world.scenario.talks.size(); ++t) {
    const Talk& talk = world.scenario.talks[t];
    if (talk.about != event.company) continue;
    TalkState& state = world.signals->talks[t];
    std::int64_t before = state.total;
    for (std::uint32_t i = 0; i < posts; ++i) begin_cascade(talk, state, world, key, i);
    return appear(world, subject, static_cast<std::uint64_t>(state.total - before), cause);
  }
  appear(world, subject, posts, cause);
}

void denial(World& world, PartyId company, std::int32_t cause) {
  std::int32_t place = tell(world, HappeningKind::Denial, SignalKind::Denial, company, company, cause);
  if (Firm* firm = firm_of(world, company)) firm->denial = place;
}

void protest(World& world, PartyId company, std::int32_t cause) {
  std::int32_t place = tell(world, HappeningKind::Protest, SignalKind::Protest, outside, company, cause);
  note_bad_news(world, company);
  if (Firm* firm = firm_of(world, company)) firm->protest = place;
}

void begin(World& world, std::uint32_t index) {
  const Event& event = world.scenario.events[index];
  auto company = [&] { return company_named(world.scenario, event.company); };
  std::int32_t cause = place_of_event(world.journal, index);
  switch (event.kind) {
    case EventKind::Rumour:
      return rumour(world, event, company(), cause);
    case EventKind::Deny:
      return denial(world, company(), cause);
    case EventKind::Protest:
      return protest(world, company(), cause);
    case EventKind::Endorse:
      tell(world, HappeningKind::Endorsement, SignalKind::Endorsement,
           party_named(world.scenario, event.from_whom).value(), company(), cause);
      return;
    default:
      return;
  }
}

void events_about_companies(World& world) {
  for (std::uint32_t i = 0; i < world.scenario.events.size(); ++i)
    if (world.news->since[i] == world.today) begin(world, i);
}

// ---- talk -----------------------------------------------------------------------------------------------------------

/// Whether a complaint is posted in public: drawn for who complains, how often before, and the talk.
bool becomes_public(const World& world, const Talk& talk, const Emission& complaint) {
  std::uint32_t who = key_of(world, {complaint.source});
  std::uint32_t key = name_key(talk.name);
  double u = world.random.uniform(Purpose::Spill, static_cast<std::uint16_t>(key), who, complaint.degree, key >> 16);
  return u < talk.complaints_public;
}

/// Begins cascades with yesterday's complaints; the place in the journal of the first of them that is posted.
std::int32_t complaints_spill(const World& world, const Talk& talk, TalkState& state, PartyId company) {
  constexpr std::uint32_t of_complaints = 0x80000000u;
  std::int32_t first = no_cause;
  for (const Emission& each : world.signals->emissions) {
    bool is_one = each.kind == SignalKind::Complaint && each.audience == Emission::Audience::Chat;
    if (!is_one || each.about != company || !becomes_public(world, talk, each)) continue;
    begin_cascade(talk, state, world, key_of(world, {each.source}), of_complaints | each.degree);
    if (first == no_cause) first = each.happening;
  }
  return first;
}

void talks_go_on(World& world) {
  for (std::size_t t = 0; t < world.scenario.talks.size(); ++t) {
    const Talk& talk = world.scenario.talks[t];
    TalkState& state = world.signals->talks[t];
    talk_goes_on(talk, state, world);
    if (talk.about.empty()) continue;
    PartyId company = company_named(world.scenario, talk.about);
    std::int32_t cause = complaints_spill(world, talk, state, company);
    appear(world, subject_of(world, company), static_cast<std::uint64_t>(state.today), cause);
  }
}

// ---- silence --------------------------------------------------------------------------------------------------------

bool speaks_for(HappeningKind what) {
  return what == HappeningKind::Endorsement || what == HappeningKind::Denial || what == HappeningKind::Loan ||
         what == HappeningKind::Note || what == HappeningKind::Equity || what == HappeningKind::TieUp;
}

/// Whether `who` has stood by `whom` after `since`, up to today.
bool has_spoken(const World& world, PartyId who, PartyId whom, Day since) {
  for (std::size_t i = world.journal.size(); i-- > 0 && world.journal[i].day > since;) {
    const Happening& happening = world.journal[i];
    if (speaks_for(happening.what) && happening.who == who && happening.whom == whom) return true;
  }
  return false;
}

/// What::Silence is noted once; its place.
std::int32_t noted_silence(World& world, PartyId who, const Subject& subject) {
  for (std::size_t i = 0; i < world.journal.size(); ++i) {
    const Happening& h = world.journal[i];
    if (h.what == HappeningKind::Silence && h.who == who && h.whom == subject.party)
      return static_cast<std::int32_t>(i);
  }
  return note(
      world.journal,
      {.day = world.today, .what = HappeningKind::Silence, .who = who, .whom = subject.party, .cause = subject.rumour});
}

void notice_silence(World& world, const SignalParams& params, const Subject& subject) {
  std::optional<Day> from = params.from;
  if (!from && subject.rumour != no_cause) from = world.journal[static_cast<std::size_t>(subject.rumour)].day;
  auto every = static_cast<std::int32_t>(params.every_days);
  if (!from || world.today <= *from || (world.today - *from) % every != 0) return;
  const Firm* firm = firm_of(world, subject.party);
  PartyId who = party_named(world.scenario, params.source).value();
  if ((firm && !firm->alive) || has_spoken(world, who, subject.party, world.today + -every)) return;
  std::int32_t place = noted_silence(world, who, subject);
  world.signals->emissions.push_back({.kind = SignalKind::Silence,
                                      .about = subject.party,
                                      .source = who.index,
                                      .degree = static_cast<std::uint16_t>((world.today - *from) / every),
                                      .happening = place});
}

void silences(World& world) {
  for (const SignalParams& params : world.scenario.signals) {
    if (params.kind != SignalKind::Silence) continue;
    for (const Subject& subject : world.signals->subjects)
      if (params.about.empty() || params.about == name_of(world, subject.party)) notice_silence(world, params, subject);
  }
}

}  // namespace

void speak_in_public(World& world, const Executor&) {
  talks_go_on(world);
  if (world.signals->subjects.empty()) return;
  events_about_companies(world);
  silences(world);
}

}  // namespace rivalry
