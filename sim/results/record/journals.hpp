// The journals of a result, read back from its columns (see event_columns.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rivalry/calendar.hpp"

namespace rivalry {

struct Dataset;

/// One entry, in words.
struct JournalEntry {
  std::int32_t replicate = 0;
  std::int32_t number = 0;
  Day day;
  std::string_view name;
  std::string_view who;   ///< empty: nobody
  std::string_view whom;  ///< empty: nobody
  double amount = 0;      ///< in major units of the currency
  std::int32_t cause = -1;
};

/// The entries of all replicates, in order. The dataset must outlive it.
class Journals {
 public:
  /// Empty for a dataset without events.
  explicit Journals(const Dataset& dataset);

  const std::vector<JournalEntry>& entries() const { return entries_; }
  const std::string& currency() const { return currency_; }
  /// The entry that caused this one, or nullptr.
  const JournalEntry* cause_of(const JournalEntry& entry) const;

 private:
  std::vector<JournalEntry> entries_;
  std::string currency_;
};

}  // namespace rivalry
