#include "sim/scenario/check/report.hpp"

#include <algorithm>
#include <tuple>

#include "rivalry/errors.hpp"
#include "sim/core/utf8.hpp"

namespace rivalry {

namespace {
constexpr std::size_t most_problems = 100;
constexpr std::size_t longest_quote = 60;
}  // namespace

std::string in_quotes(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < longest_quote; ++count)
    end += std::max<std::size_t>(1, code_point(text, end).length);
  std::string shown = "`";
  shown += text.substr(0, end);
  shown += end < text.size() ? "...`" : "`";
  return shown;
}

void Report::add(Code code, const Place& place, std::string key, std::string message, std::string suggestion) {
  if (problems_.size() >= most_problems) {
    more_ = true;
    return;
  }
  if (key.size() > 200) key = key.substr(0, 200);
  Diagnostic diagnostic{to_string(code), std::move(message), std::move(suggestion),
                        std::move(key),  position_of(place), line_of(place)};
  problems_.push_back({std::move(diagnostic), place});
}

void Report::throw_if_any() const {
  if (problems_.empty()) return;
  auto layer = [](const Problem& p) { return p.place.source ? static_cast<int>(p.place.source->layer) : -1; };
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Problem& a, const Problem& b) {
    const Position &x = a.diagnostic.at, &y = b.diagnostic.at;
    return std::tuple(layer(a), x.file, x.line, x.column) < std::tuple(layer(b), y.file, y.line, y.column);
  });
  std::vector<Diagnostic> all;
  for (Problem& problem : sorted) all.push_back(std::move(problem.diagnostic));
  if (more_) {
    Diagnostic note = all.back();
    note.code = to_string(Code::TooManyProblems);
    note.message = "there are more problems than are shown";
    note.suggestion = "mend these and check again";
    note.key.clear();
    all.push_back(note);
  }
  throw ScenarioError(std::move(all));
}

}  // namespace rivalry
