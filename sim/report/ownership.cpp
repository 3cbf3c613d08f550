// Who owns the companies, through time.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "rivalry/calendar.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/named.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry::report {

namespace {

constexpr double least_share = 0.002;  // of a company; below that a holder counts as one of the others

/// By holder and record: the mean over replicates of its part of the company. NaN: no shares.
std::vector<std::vector<double>> mean_shares(const Variable& shares, std::size_t records, std::size_t holders,
                                             std::size_t companies, std::size_t company,
                                             const std::vector<std::size_t>& chosen_records) {
  std::vector<std::vector<double>> means(holders, std::vector<double>(chosen_records.size(), 0));
  std::size_t width = records * holders * companies;
  for (std::size_t t = 0; t < chosen_records.size(); ++t) {
    std::vector<std::vector<double>> held;
    for (std::size_t h = 0; h < holders; ++h)
      held.push_back(values_at(shares, width, (chosen_records[t] * holders + h) * companies + company));
    double count = 0;
    for (std::size_t r = 0; r < held[0].size(); ++r) {
      double all = 0;
      for (const auto& each : held) all += each[r];
      if (!(all > 0)) continue;
      ++count;
      for (std::size_t h = 0; h < holders; ++h) means[h][t] += held[h][r] / all;
    }
    for (auto& mean : means) mean[t] = count > 0 ? mean[t] / count : std::nan("");
  }
  return means;
}

struct Part {
  std::string name;
  std::vector<double> values;
  double most() const { return values.empty() ? 0 : *std::max_element(values.begin(), values.end()); }
};

/// Those who ever hold something worth showing, the largest at the end first; the others taken together.
std::vector<Part> parts_of(const std::vector<std::string>& holders, const std::vector<std::vector<double>>& means) {
  std::vector<Part> parts;
  Part others{"others", std::vector<double>(means[0].size(), 0)};
  for (std::size_t h = 0; h < holders.size(); ++h) {
    Part part{spelt(holders[h]), means[h]};
    if (part.most() >= least_share)
      parts.push_back(std::move(part));
    else
      for (std::size_t t = 0; t < others.values.size(); ++t) others.values[t] += means[h][t];
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.values.back() > b.values.back(); });
  if (others.most() > 1e-6) parts.push_back(std::move(others));
  return parts;
}

bool changes(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const Part& part) {
    return std::any_of(part.values.begin(), part.values.end(),
                       [&](double value) { return std::fabs(value - part.values[0]) > 1e-4; });
  });
}

std::string list_of(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts)
    text += fmt::format("{}{} {:.1f} %", text.empty() ? "" : ", ", part.name, 100 * part.values.back());
  return text;
}

Json chart_of(const std::string& company, const std::vector<Part>& parts, const std::vector<Day>& days, Times& times) {
  Json series = Json::array();
  for (const Part& part : parts) series.push_back({{"name", part.name}, {"at", packed(part.values)}});
  return {{"type", "parts"},
          {"title", fmt::format("{}: {:.1f} % held by {} on {}", sentence_of(spelt(company)),
                                100 * parts[0].values.back(), parts[0].name, to_string(days.back()))},
          {"note", fmt::format("At the start it was {:.1f} %. Shares of the company, mean over replicates.",
                               100 * parts[0].values.front())},
          {"unit", "1"},
          {"share", true},
          {"curve", "step-after"},
          {"times", times.place_of(days)},
          {"series", std::move(series)}};
}

}  // namespace

Section ownership(const RunSubject& subject, Times& times) {
  Section section{"ownership", "Who owns what", {}};
  const Variable* shares = find_variable(subject.result, "stake_shares");
  if (shares == nullptr || shares->dims.size() != 4) return section;
  std::vector<std::string> holders = labels_along(subject.result, "holder"),
                           companies = labels_along(subject.result, "company");
  std::vector<Day> days = days_of(subject.result);
  std::vector<std::size_t> records = thinned(days.size());
  std::vector<Json> charts;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t c = 0; c < companies.size() && !holders.empty() && !days.empty(); ++c) {
    auto means = mean_shares(*shares, days.size(), holders.size(), companies.size(), c, records);
    if (std::isnan(means[0].front()) || std::isnan(means[0].back())) continue;
    std::vector<Part> parts = parts_of(holders, means);
    if (parts.empty()) continue;
    if (changes(parts))
      charts.push_back(chart_of(companies[c], parts, chosen(days, records), times));
    else
      rows.push_back({companies[c], list_of(parts)});
  }
  if (!charts.empty()) section.blocks.push_back(wide_panels(std::move(charts)));
  if (rows.empty()) return section;
  if (!section.blocks.empty()) section.blocks.push_back(heading("Unchanged throughout"));
  section.blocks.push_back(table({{"company", Kind::Key}, {"held by, in all replicates", Kind::Text}}, rows));
  return section;
}

}  // namespace rivalry::report
