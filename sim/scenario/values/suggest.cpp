#include "sim/scenario/values/suggest.hpp"

#include <algorithm>

namespace rivalry {

namespace {
constexpr std::size_t longest_word = 64;
constexpr std::size_t most_listed = 12;
}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, longest_word), b = b.substr(0, longest_word);
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  int bound = std::max<int>(1, static_cast<int>(std::min(word.size(), longest_word)) * 2 / 5);
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    int distance = edit_distance(word, candidate);
    if (distance > bound || (best && distance == bound)) continue;
    best = &candidate;
    bound = distance;
  }
  return best ? *best : "";
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  std::string near = nearest(word, candidates);
  if (!near.empty()) return "did you mean `" + near + "`?";
  if (candidates.empty() || candidates.size() > most_listed) return "";
  return (candidates.size() == 1 ? "write " : "one of ") + one_of(candidates);
}

std::string one_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + ("`" + words[i] + "`");
  return text;
}

}  // namespace rivalry
