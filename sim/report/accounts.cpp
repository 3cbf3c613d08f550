// What companies have and owe through time, and where their cash comes from and goes.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "rivalry/calendar.hpp"
#include "rivalry/firms.hpp"
#include "sim/findings/cells.hpp"
#include "sim/findings/named.hpp"
#include "sim/findings/statistics.hpp"
#include "sim/findings/words.hpp"
#include "sim/report/contents.hpp"
#include "sim/report/sections.hpp"
#include "sim/results/hdf5/attributes.hpp"
#include "sim/results/hdf5/merge.hpp"

namespace rivalry::report {

namespace {

/// One line of a sheet: above 0 what the company has, below what it owes. Means over replicates, by record.
struct Line {
  std::string name;
  std::vector<double> values;
  double size() const {
    double most = 0;
    for (double value : values) most = std::max(most, std::fabs(value));
    return most;
  }
};

/// By record in `places`: the mean over replicates in one cell of those behind time.
std::vector<double> means_of(const Variable& variable, std::size_t records, std::size_t cells, std::size_t cell,
                             const std::vector<std::size_t>& places) {
  std::vector<double> means;
  for (std::size_t record : places)
    means.push_back(sample_of(values_at(variable, records * cells, record * cells + cell)).mean);
  return means;
}

/// A sheet of one company as a chart; nothing worth showing is left out.
Json sheet(const std::string& company, std::vector<Line> lines, const std::vector<Day>& days, const std::string& unit,
           Times& times, const std::string& basis) {
  double most = 0, has = 0, owes = 0;
  for (const Line& line : lines) {
    most = std::max(most, line.size());
    (line.values.back() >= 0 ? has : owes) += line.values.back();
  }
  std::erase_if(lines, [most](const Line& line) { return line.size() <= 0.004 * most; });
  Json series = Json::array();
  for (const Line& line : lines) series.push_back({{"name", line.name}, {"at", packed(line.values)}});
  return {{"type", "parts"},
          {"title", fmt::format("{} has {} and owes {} on {}", sentence_of(spelt(company)), quantity_text(has, unit),
                                quantity_text(-owes, unit), to_string(days.back()))},
          {"note", "What it has stands above the line, what it owes below. " + basis},
          {"unit", unit},
          {"times", times.place_of(days)},
          {"series", std::move(series)}};
}

/// From `balance`: every account of the company, net worth left out, so that above less below is what it is worth.
std::vector<Json> full_sheets(const Dataset& result, Times& times) {
  const Variable* balance = find_variable(result, "balance");
  std::vector<Json> charts;
  if (balance == nullptr || balance->dims.size() != 4) return charts;
  std::vector<Day> days = days_of(result);
  std::vector<std::size_t> places = thinned(days.size());
  std::vector<std::string> accounts = labels_along(result, "account"), sectors = labels_along(result, "sector");
  for (const std::string& company : labels_along(result, "company")) {
    auto sector = static_cast<std::size_t>(std::find(sectors.begin(), sectors.end(), company) - sectors.begin());
    if (sector == sectors.size()) continue;
    std::vector<Line> lines;
    for (std::size_t a = 0; a < accounts.size(); ++a) {
      if (accounts[a] == "capital" || accounts[a] == "earnings") continue;
      lines.push_back({spelt(accounts[a]), means_of(*balance, days.size(), accounts.size() * sectors.size(),
                                                    a * sectors.size() + sector, places)});
    }
    if (std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.size() == 0; })) continue;
    charts.push_back(sheet(company, std::move(lines), chosen(days, places), text_of(*balance, "units"), times,
                           "Mean over replicates."));
  }
  return charts;
}

/// Outputs that are lines of a balance sheet, and their sign.
struct Recorded {
  const char* output;
  const char* name;
  double sign;
};
constexpr std::array lines_recorded = {
    Recorded{"company_cash", "cash", 1},          Recorded{"company_receivables", "receivables", 1},
    Recorded{"company_stock", "stock", 1},        Recorded{"company_arrears", "arrears", -1},
    Recorded{"company_payables", "payables", -1}, Recorded{"company_debt", "debt", -1}};

/// The name of a line: payables without arrears, if both were recorded.
std::vector<Line> recorded_lines(const Dataset& result, std::size_t company, std::size_t companies,
                                 const std::vector<std::size_t>& places) {
  std::vector<Line> lines;
  std::size_t records = days_of(result).size(), arrears = lines_recorded.size();
  for (const Recorded& each : lines_recorded) {
    const Variable* variable = find_variable(result, each.output);
    if (variable == nullptr) continue;
    Line line{each.name, means_of(*variable, records, companies, company, places)};
    for (double& value : line.values) value *= each.sign;
    if (line.name == "arrears") arrears = lines.size();
    if (line.name == "payables" && arrears < lines.size()) {
      line.name = "payables not due";
      for (std::size_t t = 0; t < line.values.size(); ++t) line.values[t] -= lines[arrears].values[t];
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Json> partial_sheets(const Dataset& result, Times& times) {
  std::vector<std::string> companies = labels_along(result, "company");
  std::vector<Json> charts;
  const Variable* cash = find_variable(result, "company_cash");
  if (cash == nullptr) return charts;
  std::vector<Day> days = days_of(result);
  std::vector<std::size_t> places = thinned(days.size());
  for (std::size_t c = 0; c < companies.size(); ++c) {
    std::vector<Line> lines = recorded_lines(result, c, companies.size(), places);
    bool empty = std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.size() == 0; });
    if (lines.size() < 2 || empty) continue;
    charts.push_back(sheet(companies[c], std::move(lines), chosen(days, places), text_of(*cash, "units"), times,
                           "Mean over replicates; only what was recorded."));
  }
  return charts;
}

/// Cash received and paid by reason, a column per year.
std::vector<Json> flows(const Dataset& result) {
  const Variable* flow = find_variable(result, "flow_cash");
  std::vector<Json> blocks;
  if (flow == nullptr || flow->dims.size() != 4) return blocks;
  std::vector<Day> days = days_of(result);
  std::vector<std::string> reasons = labels_along(result, "flow"), sectors = labels_along(result, "sector");
  std::vector<std::size_t> all(days.size());
  for (std::size_t t = 0; t < all.size(); ++t) all[t] = t;
  for (const std::string& company : labels_along(result, "company")) {
    auto sector = static_cast<std::size_t>(std::find(sectors.begin(), sectors.end(), company) - sectors.begin());
    if (sector == sectors.size()) continue;
    std::map<std::string, std::vector<double>> years;  // by year: a sum for each reason
    for (std::size_t f = 0; f < reasons.size(); ++f) {
      std::vector<double> means =
          means_of(*flow, days.size(), reasons.size() * sectors.size(), f * sectors.size() + sector, all);
      for (std::size_t t = 0; t < days.size(); ++t) {
        auto& sums = years[to_string(days[t]).substr(0, 4)];
        sums.resize(reasons.size());
        sums[f] += means[t];
      }
    }
    std::vector<Column> columns = {{spelt(company), Kind::Text}};
    for (const auto& [year, sums] : years) columns.push_back({year, Kind::Number});
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> total = {"cash, more or less"};
    for (std::size_t f = 0; f < reasons.size(); ++f) {
      std::vector<std::string> row = {spelt(reasons[f])};
      bool moves = false;
      for (const auto& [year, sums] : years) row.push_back(quantity_text(sums[f], "")), moves = moves || sums[f] != 0;
      if (moves) rows.push_back(std::move(row));
    }
    if (rows.empty()) continue;
    for (const auto& [year, sums] : years) {
      double sum = 0;
      for (double each : sums) sum += each;
      total.push_back(quantity_text(sum, ""));
    }
    rows.push_back(std::move(total));
    blocks.push_back(table(columns, rows));
  }
  if (!blocks.empty())
    blocks.insert(blocks.begin(),
                  note(fmt::format("Cash received less cash paid, by reason and year, in {}; mean over replicates.",
                                   text_of(*flow, "units"))));
  return blocks;
}

}  // namespace

Section accounts(const RunSubject& subject, Times& times) {
  Section section{"accounts", "What companies have and owe", {}};
  if (labels_along(subject.result, "company").empty()) return section;
  std::vector<Json> sheets = full_sheets(subject.result, times);
  bool is_full = !sheets.empty();
  if (!is_full) sheets = partial_sheets(subject.result, times);
  if (!sheets.empty()) section.blocks.push_back(wide_panels(std::move(sheets)));
  std::vector<Json> money = flows(subject.result);
  bool has_flows = !money.empty();
  if (has_flows) section.blocks.push_back(heading("Flow of funds"));
  for (Json& block : money) section.blocks.push_back(std::move(block));
  if (section.blocks.empty()) return section;
  if (!is_full || !has_flows)
    section.blocks.push_back(note(fmt::format("Not recorded: {}. Add `{}` to outputs.record to have it here.",
                                              is_full     ? "the flow of funds"
                                              : has_flows ? "the whole balance sheet"
                                                          : "the whole balance sheet and the flow of funds",
                                              is_full     ? "flow_cash"
                                              : has_flows ? "balance"
                                                          : "balance, flow_cash")));
  return section;
}

}  // namespace rivalry::report
