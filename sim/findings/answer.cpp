#include "sim/findings/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/attributes.hpp"
#include "sim/results/merge.hpp"
#include "sim/scenario/suggest.hpp"

namespace rivalry {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using Words = std::vector<std::string>;

[[noreturn]] void cannot(const std::string& problem, const std::string& suggestion) {
  throw std::invalid_argument(suggestion.empty() ? problem : problem + ": " + suggestion);
}

Words split(std::string_view text, char at) {
  Words parts(1);
  for (char c : text) c == at ? void(parts.emplace_back()) : parts.back().push_back(c);
  return parts;
}

/// What is asked for, taken apart: NAME[LABEL,...]@DAY.
struct Question {
  std::string name;
  Words labels;
  std::optional<Day> day;

  explicit Question(const std::string& what) : name(what) {
    if (std::size_t at = name.rfind('@'); at != std::string::npos) {
      day = parse_day(std::string_view(name).substr(at + 1));
      if (!day) cannot(fmt::format("{}: behind @ a day is needed", what), "such as `@2014-06-30`");
      name.resize(at);
    }
    std::size_t open = name.find('[');
    if (open == std::string::npos) return;
    if (name.back() != ']') cannot(fmt::format("{}: the bracket is not closed", what), "write `NAME[LABEL,...]`");
    labels = split(std::string_view(name).substr(open + 1, name.size() - open - 2), ',');
    name.resize(open);
  }
};

const Variable& column(const Dataset& data, const std::string& name) {
  const Variable* found = find_variable(data, name);
  if (found == nullptr) throw InvariantError("the results have no variable " + name);
  return *found;
}

/// Along which dimension the rows lie, and the number of each; ascending.
struct Rows {
  std::string along;
  std::vector<std::int64_t> numbers;

  explicit Rows(const Dataset& data) : along(find_variable(data, "task") != nullptr ? "task" : "replicate") {
    std::visit(
        [&](const auto& values) {
          if constexpr (!std::is_same_v<std::decay_t<decltype(values)>, Words>)
            for (auto value : values) numbers.push_back(static_cast<std::int64_t>(value));
        },
        column(data, along).values);
  }
  bool hold(const Variable& variable) const {
    return !variable.dims.empty() && variable.dims[0] == along && variable.name != along &&
           !std::holds_alternative<Words>(variable.values);
  }
  std::size_t place(std::int64_t number) const {
    return static_cast<std::size_t>(std::lower_bound(numbers.begin(), numbers.end(), number) - numbers.begin());
  }
};

/// A variable's dimensions behind the rows, but time.
Words things(const Variable& variable) {
  Words dims(variable.dims.begin() + 1, variable.dims.end());
  std::erase(dims, "time");
  return dims;
}

bool follows_time(const Variable& variable) { return variable.dims.size() > 1 && variable.dims[1] == "time"; }

/// Days since 1970, of the records.
std::vector<Day> days_of(const Dataset& data) {
  constexpr std::string_view since = "days since ";
  const Variable& time = column(data, "time");
  auto start = parse_day(text_of(time, "units").substr(since.size()));
  expects(start.has_value(), "time counts from a day");
  std::vector<Day> days;
  for (std::int32_t day : std::get<std::vector<std::int32_t>>(time.values)) days.push_back(*start + day);
  return days;
}

std::string no_label(const std::string& dimension, const std::string& label, const Words& known) {
  return fmt::format("no {} is called `{}`{}{}", dimension, label, known.empty() ? "" : ": ",
                     did_you_mean(label, known));
}

std::size_t place_of(const Dataset& data, const std::string& dimension, const std::string& label) {
  Words labels = labels_along(data, dimension);
  auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) cannot(no_label(dimension, label, labels), "");
  return static_cast<std::size_t>(found - labels.begin());
}

/// The cell of the labels behind rows and time. A dimension with one label needs none.
std::size_t cell_of(const Dataset& data, const Variable& variable, const Words& labels) {
  Words dims = things(variable);
  bool single = std::all_of(dims.begin(), dims.end(), [&](const std::string& d) { return size_of(data, d) == 1; });
  if (labels.empty() && single) return 0;
  if (labels.size() != dims.size()) {
    std::string wanted;
    for (const std::string& dim : dims) wanted += (wanted.empty() ? "" : ",") + dim;
    cannot(
        fmt::format("{} has {}", variable.name, dims.empty() ? "no labels" : "one number for each " + wanted),
        dims.empty() ? "write its name alone" : fmt::format("write `{}[{}]` with their names", variable.name, wanted));
  }
  std::size_t cell = 0;
  for (std::size_t i = 0; i < dims.size(); ++i)
    cell = cell * size_of(data, dims[i]) + place_of(data, dims[i], labels[i]);
  return cell;
}

/// Up to which record counts: the last one until the day asked for.
std::size_t last_record(const Dataset& data, const Variable& variable, std::optional<Day> day) {
  if (!follows_time(variable)) {
    if (day) cannot(fmt::format("{} does not follow time", variable.name), "leave the @ out");
    return 0;
  }
  std::vector<Day> days = days_of(data);
  if (!day) return days.size() - 1;
  if (days.empty() || *day < days.front() || *day > days.back())
    cannot(
        fmt::format("{} is not in the calendar", to_string(*day)),
        days.empty() ? "" : fmt::format("choose a day from {} to {}", to_string(days.front()), to_string(days.back())));
  return static_cast<std::size_t>(std::upper_bound(days.begin(), days.end(), *day) - days.begin()) - 1;
}

/// The numbers of a cell. Rows may have other days than their neighbours (`_FillValue` says that some lack some): of
/// such a row, its own last record counts.
Answers of_output(const Dataset& data, const Rows& rows, const Variable& variable, std::size_t cell,
                  const Question& question) {
  std::size_t cells = 1, records = follows_time(variable) ? size_of(data, "time") : 1;
  for (const std::string& dim : things(variable)) cells *= size_of(data, dim);
  std::size_t last = last_record(data, variable, question.day);
  bool gaps = fill_of(variable).has_value();
  Answers result;
  for (std::size_t row = 0; row < rows.numbers.size(); ++row) {
    std::size_t record = last;
    auto at = [&] { return number_at(variable, (row * records + record) * cells + cell); };
    double number = at();
    while (gaps && std::isnan(number) && record > 0) --record, number = at();
    result.numbers.push_back(number);
  }
  result.unit = is_flag(variable) ? "1" : text_of(variable, "units");
  result.is_share = text_of(variable, "flag_meanings") == "no yes";
  return result;
}

/// The output of one thing: "vancl.cash" is company_cash[vancl]. That of its own kind (company_) before others.
struct OfThing {
  const Variable* variable = nullptr;
  Words labels;
};
OfThing of_thing(const Dataset& data, const Rows& rows, const Question& question) {
  std::size_t dot = question.name.find('.');
  if (dot == std::string::npos) return {};
  std::string thing = question.name.substr(0, dot), quantity = question.name.substr(dot + 1);
  if (quantity.starts_with("survival")) quantity = "alive" + quantity.substr(std::string_view("survival").size());
  OfThing found;
  for (const Variable& variable : data.variables) {
    if (!rows.hold(variable) || !variable.name.ends_with("_" + quantity)) continue;
    Words dims = things(variable);
    if (dims.empty()) continue;
    Words known = labels_along(data, dims[0]);
    bool own = variable.name == dims[0] + "_" + quantity;
    if (std::find(known.begin(), known.end(), thing) == known.end() || (found.variable != nullptr && !own)) continue;
    found = {&variable, {thing}};
    found.labels.insert(found.labels.end(), question.labels.begin(), question.labels.end());
    if (own) break;
  }
  return found;
}

/// The journal's columns, as far as they are needed.
struct Entries {
  const Dataset& data;
  Words words, parties;
  const std::vector<std::int32_t>*name = nullptr, *who = nullptr, *whom = nullptr, *time = nullptr;

  explicit Entries(const Dataset& from) : data(from) {
    if (find_variable(data, "event_name") == nullptr) return;
    words = labels_along(data, "event_word"), parties = labels_along(data, "party");
    auto whole = [&](const char* of) { return &std::get<std::vector<std::int32_t>>(column(data, of).values); };
    name = whole("event_name"), who = whole("event_who"), whom = whole("event_whom"), time = whole("event_time");
  }
  /// By place in the table, whether it is this word; empty if none is. An event may be called like a deed: both count.
  static std::vector<bool> places(const Words& table, std::string_view word) {
    std::vector<bool> found;
    if (std::find(table.begin(), table.end(), word) == table.end()) return found;
    for (const std::string& each : table) found.push_back(each == word);
    return found;
  }
};

/// Which entries are meant, and what of them.
struct Deed {
  enum class Of { Whether, Day, Amount };
  std::vector<bool> words;    ///< by place in event_word
  std::vector<bool> parties;  ///< by place in party; empty: anybody
  Of of = Of::Whether;
};

std::optional<Deed> deed_of(const Entries& entries, const Question& question) {
  Words parts = split(question.name, '.');
  Deed deed;
  auto ends = [&](const char* word) { return parts.size() > 1 && parts.back() == word; };
  if (ends("day")) deed.of = Deed::Of::Day;
  if (ends("amount")) deed.of = Deed::Of::Amount;
  if (deed.of != Deed::Of::Whether) parts.pop_back();
  if (parts.empty() || parts.size() > 2 || !question.labels.empty()) return std::nullopt;
  deed.words = Entries::places(entries.words, parts.back());
  if (parts.size() == 2) deed.parties = Entries::places(entries.parties, parts[0]);
  if (deed.words.empty() || (parts.size() == 2 && deed.parties.empty())) return std::nullopt;
  return deed;
}

Answers of_deed(const Dataset& data, const Rows& rows, const Entries& entries, const Deed& deed,
                std::optional<Day> until) {
  if (until) cannot("what happened is asked for without a day", "leave the @ out, or ask for `.day`");
  using Of = Deed::Of;
  Answers result;
  result.numbers.assign(rows.numbers.size(), deed.of == Of::Day ? none : 0);
  result.is_share = deed.of == Of::Whether;
  const Variable& amount = column(data, "event_amount");
  result.unit = deed.of == Of::Day      ? text_of(column(data, "event_time"), "units")
                : deed.of == Of::Amount ? text_of(amount, "units")
                                        : "1";
  const Variable& number = column(data, "event_" + rows.along);
  for (std::size_t i = 0; i < entries.name->size(); ++i) {
    auto is = [i](const std::vector<bool>& places, const std::vector<std::int32_t>& column) {
      return places[static_cast<std::size_t>(column[i])];
    };
    bool meant = is(deed.words, *entries.name) &&
                 (deed.parties.empty() || is(deed.parties, *entries.who) || is(deed.parties, *entries.whom));
    if (!meant) continue;
    double& value = result.numbers.at(rows.place(static_cast<std::int64_t>(number_at(number, i))));
    if (deed.of == Of::Whether) value = 1;
    if (deed.of == Of::Amount) value += number_at(amount, i);
    if (deed.of == Of::Day)
      value = std::isnan(value) ? (*entries.time)[i] : std::min<double>(value, (*entries.time)[i]);
  }
  return result;
}

/// The nearest name, or some of what there is.
std::string instead(const std::string& name, const Words& known) {
  if (std::string near = did_you_mean(name, known); !near.empty() || known.empty()) return near;
  constexpr std::size_t most = 8;
  std::string text = "there is ";
  for (std::size_t i = 0; i < std::min(most, known.size()); ++i) text += (i == 0 ? "`" : ", `") + known[i] + "`";
  return known.size() > most ? text + fmt::format(" and {} more", known.size() - most) : text;
}

}  // namespace

std::vector<std::string> askable(const Dataset& data) {
  Rows rows(data);
  Words found;
  for (const Variable& variable : data.variables) {
    if (!rows.hold(variable)) continue;
    Words dims = things(variable);
    if (dims.empty()) found.push_back(variable.name);
    if (dims.size() > 1) found.push_back(variable.name + "[...]");
    if (dims.size() != 1) continue;
    bool own = variable.name.starts_with(dims[0] + "_");
    std::string quantity = own ? variable.name.substr(dims[0].size() + 1) : variable.name;
    if (quantity == "alive") quantity = "survival";
    for (const std::string& label : labels_along(data, dims[0]))
      found.push_back(own ? fmt::format("{}.{}", label, quantity) : fmt::format("{}[{}]", variable.name, label));
  }
  Entries entries(data);
  std::set<std::string> deeds;
  for (std::size_t i = 0; entries.name != nullptr && i < entries.name->size(); ++i) {
    const std::string& word = entries.words.at(static_cast<std::size_t>((*entries.name)[i]));
    std::int32_t who = (*entries.who)[i] != 0 ? (*entries.who)[i] : (*entries.whom)[i];
    const std::string& party = entries.parties.at(static_cast<std::size_t>(who));
    deeds.insert(party.empty() ? word : fmt::format("{}.{}", party, word));
  }
  found.insert(found.end(), deeds.begin(), deeds.end());
  for (const std::string& word : entries.words)
    if (!deeds.contains(word)) found.push_back(word);
  return found;
}

Answers answer(const Dataset& data, const std::string& what) {
  Question question(what);
  Rows rows(data);
  Answers result;
  const Variable* variable = find_variable(data, question.name);
  if (variable != nullptr && rows.hold(*variable)) {
    result = of_output(data, rows, *variable, cell_of(data, *variable, question.labels), question);
  } else if (OfThing thing = of_thing(data, rows, question); thing.variable != nullptr) {
    result = of_output(data, rows, *thing.variable, cell_of(data, *thing.variable, thing.labels), question);
  } else {
    Entries entries(data);
    std::optional<Deed> deed = deed_of(entries, question);
    if (!deed) cannot(fmt::format("no answer is called `{}`", what), instead(question.name, askable(data)));
    result = of_deed(data, rows, entries, *deed, question.day);
  }
  result.what = what;
  return result;
}

}  // namespace rivalry
