// rivalry export RUN|SWEEP --to csv|parquet|netcdf: a result for other programs.
#include <fmt/core.h>

#include "rivalry/errors.hpp"
#include "sim/cli/find_run.hpp"
#include "sim/cli/read_result.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/json.hpp"
#include "sim/findings/tables/csv.hpp"
#include "sim/findings/tables/data_package.hpp"
#include "sim/findings/tables/parquet.hpp"
#include "sim/findings/words.hpp"
#include "sim/results/store/atomic_file.hpp"

namespace rivalry::cli {

namespace fs = std::filesystem;

namespace {

struct Written {
  fs::path path;
  std::size_t rows = 0, columns = 0;
  std::uint64_t bytes = 0;
};

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names(list.empty() ? 0 : 1);
  for (char c : list) c == ',' ? void(names.emplace_back()) : names.back().push_back(c);
  return names;
}

std::vector<Written> write_tables(const Dataset& result, const std::string& format,
                                  const std::vector<std::string>& only, const fs::path& folder) {
  std::vector<TidyTable> tables = tables_of(result, only);
  std::string package = data_package(result, tables, format);
  make_folder(folder);
  std::vector<Written> written;
  for (const TidyTable& table : tables) {
    fs::path path = folder / (table.name + "." + format);
    std::string bytes = format == "csv" ? to_csv(table) : to_parquet(table, package);
    write_atomically(path, bytes);
    written.push_back({path, table.rows, table.columns.size(), bytes.size()});
  }
  write_atomically(folder / "datapackage.json", package);
  written.push_back({folder / "datapackage.json", 0, 0, package.size()});
  return written;
}

std::vector<Written> write_netcdf(const fs::path& run, const fs::path& folder) {
  make_folder(folder);
  fs::path path = folder / (run.filename().string() + ".nc");
  auto bytes = read_bytes(run / "result.h5");
  write_atomically(path, bytes);
  return {{path, 0, 0, bytes.size()}};
}

std::string format_of(const Command& command) {
  std::string format = command.has("to") ? command.values.at("to") : "";
  if (format != "csv" && format != "parquet" && format != "netcdf")
    throw UsageError(format.empty() ? "export needs a format: rivalry export @last --to csv (or parquet, netcdf)"
                                    : fmt::format("--to {}: csv, parquet and netcdf are known", format));
  if (format == "netcdf" && command.has("of"))
    throw UsageError("--of chooses tables' columns; a netCDF file is the whole result");
  return format;
}

int conclude(const std::vector<Written>& written, const fs::path& folder, const std::string& format,
             const Command& command) {
  auto files = Json::array();
  Talk talk(command);
  for (const Written& each : written) {
    if (command.json)
      files.push_back({{"file", each.path.string()}, {"rows", each.rows}, {"bytes", each.bytes}});
    else
      print(each.path.string() + "\n");
    talk.line("wrote", each.rows == 0 ? fmt::format("{}   {}", each.path.filename().string(), bytes_text(each.bytes))
                                      : fmt::format("{}   {}, {}, {}", each.path.filename().string(),
                                                    count_of(static_cast<std::int64_t>(each.rows), "row"),
                                                    count_of(static_cast<std::int64_t>(each.columns), "column"),
                                                    bytes_text(each.bytes)));
  }
  if (command.json) print(Json{{"folder", folder.string()}, {"format", format}, {"files", files}}.dump() + "\n");
  std::string first = written.front().path.string();
  talk.line("next", format == "csv" ? fmt::format("python3 -c \"import pandas; print(pandas.read_csv('{}'))\"", first)
                    : format == "parquet" ? fmt::format("duckdb -c \"from '{}'\"", first)
                                          : fmt::format("ncdump -h {}", first));
  return static_cast<int>(ExitCode::Done);
}

}  // namespace

int export_result(const Command& command) {
  if (command.words.size() != 1) throw UsageError("export needs one RUN or SWEEP: rivalry export @last --to csv");
  std::string format = format_of(command);
  fs::path run = find_run(command.words[0]);
  Dataset result = any_result_of(run);
  fs::path folder = command.output.empty() ? run / "export" : fs::path(command.output);
  try {
    auto only = names_in(command.has("of") ? command.values.at("of") : "");
    return conclude(format == "netcdf" ? write_netcdf(run, folder) : write_tables(result, format, only, folder), folder,
                    format, command);
  } catch (const std::invalid_argument& error) {
    throw UsageError(fmt::format("--of {}: {}", command.values.at("of"), error.what()));
  }
}

}  // namespace rivalry::cli
