#include "sim/cli/arguments.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <sstream>

#include "sim/cli/verbs.hpp"
#include "sim/core/processors.hpp"

namespace rivalry::cli {

namespace {

namespace po = boost::program_options;

po::options_description common_options() {
  po::options_description options("Options", 100, 40);
  auto add = options.add_options();
  add("output,o", po::value<std::string>()->value_name("DIR"), "the run directory (default results/NAME-ID)");
  add("threads,j", po::value<std::string>()->value_name("N"), "threads (default: all CPUs)");
  add("seed", po::value<std::string>()->value_name("N"), "the same as seed=N");
  add("replicates", po::value<std::string>()->value_name("N"), "the same as replicates=N");
  add("dry-run", "say what would be done, and do nothing");
  add("json", "print one JSON object on standard output");
  add("quiet,q", "say nothing but errors");
  add("progress", po::value<std::string>()->value_name("HOW"), "auto, bar, lines, json or none");
  add("color", po::value<std::string>()->value_name("WHEN"), "auto, always or never; NO_COLOR is honoured");
  add("help,h", "this text");
  add("version", "the version");
  return options;
}

po::options_description own_options(const Verb& verb) {
  po::options_description options(fmt::format("Options of {}", verb.name), 100, 40);
  for (const Flag& flag : flags_of(verb)) {
    std::string name(flag.name), help(flag.help);
    if (flag.value.empty())
      options.add_options()(name.c_str(), help.c_str());
    else
      options.add_options()(name.c_str(), po::value<std::string>()->value_name(std::string(flag.value)), help.c_str());
  }
  return options;
}

/// Letters, digits, dots, dashes and underscores before the `=`: a key, not a file's name.
bool is_override(const std::string& word) {
  auto equals = word.find('=');
  if (equals == std::string::npos || equals == 0) return false;
  return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

int threads_from(const std::string& text) {
  bool digits = !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
  int threads = digits ? std::stoi(text) : 0;
  if (threads < 1 || threads > 4096)
    throw UsageError(fmt::format("--threads {}: a whole number from 1 to 4096 is needed", text));
  return threads;
}

template <class Choice>
Choice choose(const po::variables_map& given, const char* option,
              const std::vector<std::pair<std::string, Choice>>& choices, Choice otherwise) {
  if (!given.count(option)) return otherwise;
  auto text = given[option].as<std::string>();
  std::string names;
  for (const auto& [name, choice] : choices) {
    if (name == text) return choice;
    names += (names.empty() ? "" : ", ") + name;
  }
  throw UsageError(fmt::format("--{} {}: choose one of {}", option, text, names));
}

po::variables_map read_options(const std::vector<std::string>& arguments, const Verb* verb) {
  po::options_description all;
  all.add(common_options());
  if (verb) all.add(own_options(*verb));
  po::options_description hidden;
  hidden.add_options()("word", po::value<std::vector<std::string>>());
  all.add(hidden);
  po::positional_options_description words;
  words.add("word", -1);
  po::variables_map given;
  int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
  po::store(po::command_line_parser(arguments).options(all).positional(words).style(style).run(), given);
  return given;
}

void take_options(Command& command, const po::variables_map& given) {
  if (given.count("output")) command.output = given["output"].as<std::string>();
  command.threads = given.count("threads") ? threads_from(given["threads"].as<std::string>()) : usable_processors();
  command.dry_run = given.count("dry-run");
  command.json = given.count("json");
  command.quiet = given.count("quiet");
  command.help = given.count("help");
  command.version = given.count("version");
  using P = ProgressStyle;
  command.progress = choose<P>(
      given, "progress",
      {{"auto", P::Auto}, {"bar", P::Bar}, {"lines", P::Lines}, {"json", P::Json}, {"none", P::None}}, P::Auto);
  using C = ColorChoice;
  command.color = choose<C>(given, "color", {{"auto", C::Auto}, {"always", C::Always}, {"never", C::Never}}, C::Auto);
}

void take_words(Command& command, const po::variables_map& given) {
  if (given.count("word"))
    for (const std::string& word : given["word"].as<std::vector<std::string>>()) {
      auto equals = word.find('=');
      if (is_override(word))
        command.overrides.push_back({word.substr(0, equals), word.substr(equals + 1)});
      else
        command.words.push_back(word);
    }
  for (const char* key : {"seed", "replicates"})
    if (given.count(key)) command.overrides.push_back({key, given[key].as<std::string>()});
}

const Verb* verb_of(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0].starts_with("-")) return nullptr;
  const Verb* verb = find_verb(arguments[0]);
  if (!verb) throw UsageError(fmt::format("no verb `{}`; `rivalry --help` lists them", arguments[0]));
  return verb;
}

}  // namespace

UsageError::UsageError(const UsageError&) = default;
UsageError::~UsageError() = default;

Command parse(const std::vector<std::string>& arguments) {
  Command command;
  command.verb = verb_of(arguments);
  std::vector<std::string> rest(arguments.begin() + (command.verb ? 1 : 0), arguments.end());
  command.line = "rivalry";
  for (const std::string& word : arguments) command.line += " " + word;
  try {
    auto given = read_options(rest, command.verb);
    take_options(command, given);
    take_words(command, given);
    if (command.verb)
      for (const Flag& flag : flags_of(*command.verb)) {
        std::string name(flag.name);
        if (!given.count(name)) continue;
        command.flags.insert(name);
        if (!flag.value.empty()) command.values[name] = given[name].as<std::string>();
      }
  } catch (const po::error& error) {
    throw UsageError(fmt::format("{}; `rivalry {}--help` lists the options", error.what(),
                                 command.verb ? std::string(command.verb->name) + " " : ""));
  }
  if (!command.verb && !command.help && !command.version)
    throw UsageError(arguments.empty() ? "a verb is needed; `rivalry --help` lists them"
                                       : "the verb comes first; `rivalry --help` lists them");
  return command;
}

std::string options_help(const Verb* verb) {
  std::ostringstream text;
  if (verb && !flags_of(*verb).empty()) text << own_options(*verb) << "\n";
  text << common_options();
  return text.str();
}

}  // namespace rivalry::cli
