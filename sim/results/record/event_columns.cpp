#include "sim/results/record/event_columns.hpp"

#include "rivalry/companies.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/journal.hpp"
#include "rivalry/news.hpp"
#include "rivalry/scenario.hpp"
#include "sim/results/hdf5/money_attributes.hpp"

namespace rivalry {

namespace {

void add_table(Dataset& dataset, const std::string& name, std::vector<std::string> names, const char* long_name) {
  dataset.dimensions.push_back({name, names.size()});
  dataset.variables.push_back({name, {name}, std::move(names), {{"long_name", std::string(long_name)}}});
}

/// One column: `value` of each entry, given its recording and its place in the journal.
template <class Number, class Function>
void add_column(Dataset& dataset, const std::vector<Recording>& recordings, const char* name,
                std::vector<Attribute> attributes, Function value) {
  std::vector<Number> column;
  for (const Recording& recording : recordings)
    for (std::size_t place = 0; place < recording.happenings.size(); ++place)
      column.push_back(static_cast<Number>(value(recording, recording.happenings[place], place)));
  dataset.variables.push_back({name, {"event"}, std::move(column), std::move(attributes)});
}

Attribute called(const char* text) { return {"long_name", std::string(text)}; }

}  // namespace

std::vector<std::string> event_parties(const Scenario& scenario) {
  std::vector<std::string> names = party_names(scenario);
  names[outside.index] = "";
  return names;
}

std::vector<std::string> event_words(const Scenario& scenario) {
  std::vector<std::string> words;
  for (const Event& event : scenario.events) words.push_back(event.name);
  for (std::size_t what = 1; what < happening_kind_count; ++what)
    words.emplace_back(word_of(static_cast<HappeningKind>(what)));
  return words;
}

void add_event_columns(Dataset& dataset, const Scenario& scenario, const std::vector<Recording>& recordings) {
  if (scenario.events.empty() && scenario.companies.empty()) return;
  add_table(dataset, "event_word", event_words(scenario), "What can happen");
  add_table(dataset, "party", event_parties(scenario), "Who can act");
  std::size_t rows = 0;
  for (const Recording& recording : recordings) rows += recording.happenings.size();
  dataset.dimensions.push_back({"event", rows});
  using R = Recording;
  using E = RecordedEvent;
  auto whole = [&](const char* name, std::vector<Attribute> attributes, auto value) {
    add_column<std::int32_t>(dataset, recordings, name, std::move(attributes), value);
  };
  whole("event_replicate", {called("Replicate")}, [](const R& r, const E&, std::size_t) { return r.replicate; });
  whole("event_time",
        {{"units", "days since " + to_string(scenario.start)},
         {"calendar", "proleptic_gregorian"},
         called("Day on which it happened")},
        [](const R&, const E& e, std::size_t) { return e.day; });
  whole("event_number", {called("Place among what happened in the replicate")},
        [](const R&, const E&, std::size_t place) { return place; });
  whole("event_name", {called("What happened: place in event_word")},
        [](const R&, const E& e, std::size_t) { return e.name; });
  whole("event_who", {called("Who acted: place in party, 0 for nobody")},
        [](const R&, const E& e, std::size_t) { return e.who; });
  whole("event_whom", {called("Whom it is about: place in party, 0 for nobody")},
        [](const R&, const E& e, std::size_t) { return e.whom; });
  std::vector<Attribute> money = money_attributes(scenario.currency);
  money.push_back(called("Amount of money"));
  add_column<std::int64_t>(dataset, recordings, "event_amount", money,
                           [](const R&, const E& e, std::size_t) { return e.amount; });
  whole("event_cause", {called("event_number of its cause in the same replicate, -1 for none")},
        [](const R&, const E& e, std::size_t) { return e.cause; });
}

}  // namespace rivalry
