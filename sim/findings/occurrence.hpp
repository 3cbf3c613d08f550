// What happened in a result, read off the journals' columns by the names that answer.hpp gives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/findings/answer.hpp"

namespace rivalry {

struct Dataset;
struct Question;
struct Rows;

/// The journal's columns, as far as they are needed. `data` must outlive it.
struct JournalColumns {
  const Dataset& data;
  std::vector<std::string> words, parties;
  const std::vector<std::int32_t>*name = nullptr, *who = nullptr, *whom = nullptr, *time = nullptr;

  /// Without columns if the result has no journal.
  explicit JournalColumns(const Dataset& from);
};

/// Which entries are meant, and what of them.
struct Occurrence {
  enum class Of { Whether, Day, Amount };
  std::vector<bool> words;    ///< by place in event_word
  std::vector<bool> parties;  ///< by place in party; empty: anybody
  Of of = Of::Whether;
};

/// Nothing if nothing that can happen is called so.
std::optional<Occurrence> named_occurrence(const JournalColumns& entries, const Question& question);

/// One number per row, as answer.hpp says; without the name.
Answers answers_of(const Rows& rows, const JournalColumns& entries, const Occurrence& occurrence);

/// WHO.WHAT of every entry, or WHAT where nobody is told; sorted.
std::vector<std::string> happened_names(const JournalColumns& entries);

}  // namespace rivalry
