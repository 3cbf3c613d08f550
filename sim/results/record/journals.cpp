#include "sim/results/record/journals.hpp"

#include "rivalry/calendar.hpp"
#include "rivalry/errors.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry {

namespace {

const Variable& column(const Dataset& dataset, const std::string& name) {
  const Variable* found = find_variable(dataset, name);
  if (found == nullptr) throw InvariantError("the results have no variable " + name);
  return *found;
}

const std::vector<std::int32_t>& whole(const Dataset& dataset, const std::string& name) {
  return std::get<std::vector<std::int32_t>>(column(dataset, name).values);
}

Day start_of(const Dataset& dataset) {
  constexpr std::string_view since = "days since ";
  std::string units = text_of(column(dataset, "event_time"), "units");
  auto day = units.starts_with(since) ? parse_day(std::string_view(units).substr(since.size())) : std::nullopt;
  if (!day) throw InvariantError("event_time has no start");
  return *day;
}

}  // namespace

Journals::Journals(const Dataset& dataset) {
  if (find_variable(dataset, "event_replicate") == nullptr) return;
  const auto& words = std::get<std::vector<std::string>>(column(dataset, "event_word").values);
  const auto& parties = std::get<std::vector<std::string>>(column(dataset, "party").values);
  const Variable& amount = column(dataset, "event_amount");
  const auto& amounts = std::get<std::vector<std::int64_t>>(amount.values);
  const auto &replicate = whole(dataset, "event_replicate"), &number = whole(dataset, "event_number");
  const auto &time = whole(dataset, "event_time"), &name = whole(dataset, "event_name");
  const auto &who = whole(dataset, "event_who"), &whom = whole(dataset, "event_whom");
  const auto& cause = whole(dataset, "event_cause");
  Day start = start_of(dataset);
  double scale = scale_of(amount);
  currency_ = text_of(amount, "units");
  auto of = [](const std::vector<std::string>& table, std::int32_t place) -> std::string_view {
    return table.at(static_cast<std::size_t>(place));
  };
  entries_.reserve(replicate.size());
  for (std::size_t i = 0; i < replicate.size(); ++i)
    entries_.push_back({replicate[i], number[i], start + time[i], of(words, name[i]), of(parties, who[i]),
                        of(parties, whom[i]), scale * static_cast<double>(amounts[i]), cause[i]});
}

const JournalEntry* Journals::cause_of(const JournalEntry& entry) const {
  if (entry.cause < 0) return nullptr;
  auto place = static_cast<std::size_t>(&entry - entries_.data());
  auto back = static_cast<std::size_t>(entry.number - entry.cause);
  expects(entry.cause < entry.number && back <= place, "a cause comes before what it causes");
  return &entries_[place - back];
}

}  // namespace rivalry
