#include "sim/cli/verbs.hpp"

#include <algorithm>
#include <iterator>

#include "sim/cli/slurm.hpp"
#include "sim/cli/sweep_command.hpp"
#include "sim/cli/until.hpp"

namespace rivalry::cli {

namespace {

/// The options of this table.
template <const auto& Table>
std::span<const Flag> these() {
  return Table;
}

constexpr Flag show_flags[] = {
    {"resolved", "print the resolved scenario, each line with its origin"},
    {"inputs", "print the uncertain numbers as drawn, one line per replicate"},
    {"manifest", "print the record of what is on disk"},
    {"outputs", "print the variables of result.h5"},
    {"events", "print what happened, one line per entry of each replicate's journal"},
    {"why", "print what led to an event, or to what somebody did or suffered, e.g. vancl.default", "WHAT"},
    {"replicate", "for --why: in this replicate. Default: the first in which it happens", "R"}};

constexpr Flag profile_flags[] = {
    {"profile", "say in the end how long each row of the timetable took (rivalry explain timetable)"}};

constexpr Flag sweep_flags[] = {{"on-error", "go-on (default) or stop, when a task fails", "WHAT"}};

constexpr Flag work_flags[] = {
    {"worker", "which one of how many: only a name for people, nothing is divided up beforehand", "K/N"}};

constexpr Flag collect_flags[] = {
    {"virtual", "write virtual.h5 instead: the same to its readers, but the numbers stay in shards/"}};

constexpr Flag plot_flags[] = {
    {"as", "fan, histogram, survival or bars; of a sweep bars, heat or histogram. Default: what shows it best", "WHAT"},
    {"width", "columns to draw in. Default: those of the terminal, at most 100", "N"},
    {"by", "of a sweep: by this key, or these two", "KEY[,KEY]"}};

constexpr Flag of_answer = {
    "of", "an answer: vancl.survival, vancl.cash@2014-06-30, vancl.default, an output's name, ...", "ANSWER"};

constexpr Flag answer_flags[] = {of_answer};

constexpr Flag discover_flags[] = {of_answer,
                                   {"above", "it counts where the answer is above this", "X"},
                                   {"below", "it counts where the answer is below this", "X"}};

constexpr Flag compare_flags[] = {{"of", "these answers; default: every number that differs in the end", "ANSWER,..."}};

constexpr Flag export_flags[] = {
    {"to", "csv or parquet: a tidy table for each set of dimensions, and datapackage.json with units; netcdf",
     "FORMAT"},
    {"of", "only these variables of result.h5", "NAME,..."}};

constexpr std::string_view sweep_usage = "FILE [key=A,B,C ...] ['key=LOW..HIGH UNIT[:LEVELS]' ...] [key ...]";

constexpr Verb rows[] = {
    {"new",
     "start",
     "print a scenario to begin with, or write it to FILE",
     "TEMPLATE [FILE]",
     {"rivalry new minimal", "rivalry new rivalry-of-two my-scenario.yaml", "rivalry new published"},
     {},
     make_new},
    {"check",
     "start",
     "say everything that is wrong with a scenario",
     "FILE [path.to.key=value ...]",
     {"rivalry check scenarios/wechat-growth.yaml", "rivalry check scenarios/wechat-growth.yaml --json"},
     {},
     check},
    {"explain",
     "start",
     "say what a key, an error or an output means, or what happens in a day",
     "KEY|CODE|OUTPUT|keys|outputs|codes|timetable",
     {"rivalry explain platforms.NAME.join.external", "rivalry explain mean_degree", "rivalry explain E112",
      "rivalry explain keys", "rivalry explain timetable"},
     {},
     explain},
    {"schema",
     "start",
     "print a JSON Schema of scenario files, for editors",
     "",
     {"rivalry schema > scenario.schema.json"},
     {},
     schema},
    {"doctor", "start", "check this machine", "", {"rivalry doctor"}, {}, doctor},
    {"run",
     "work",
     "play a scenario",
     "FILE [path.to.key=value ...]",
     {"rivalry run scenarios/wechat-growth.yaml", "rivalry run scenarios/wechat-growth.yaml --replicates 1000 -j 8",
      "rivalry run scenarios/wechat-growth.yaml platforms.wechat.pull=2 -o results/pull-2",
      "rivalry run scenarios/vancl-cash-crunch.yaml --until 'vancl.survival +-2 %' --at-most 5000"},
     {flags_of_until, these<profile_flags>},
     run},
    {"plan",
     "work",
     "say what a run or a sweep would take: tasks, time, memory and disk",
     sweep_usage,
     {"rivalry plan scenarios/wechat-growth.yaml 'platforms.wechat.pull=0.5..2:16' --replicates 50"},
     {flags_of_design, flags_of_until},
     plan},
    {"sweep",
     "work",
     "play a scenario at many points",
     sweep_usage,
     {"rivalry sweep scenarios/vancl-cash-crunch.yaml 'events.rescue.amount=0..200 million USD:9' "
      "events.rescue.at=2013-09-01,2013-12-01,2014-03-01 --replicates 200",
      "rivalry sweep scenarios/wechat-growth.yaml population.people 'platforms.wechat.pull=0.5..2' --design "
      "sobol:256",
      "rivalry sweep my-sweep.yaml", "rivalry sweep my-sweep.yaml --on slurm --nodes 8 --time 00:30:00 -j 16"},
     {flags_of_design, flags_of_until, these<sweep_flags>, flags_of_slurm},
     sweep},
    {"status",
     "work",
     "say how far a sweep is, who works on it, what failed",
     "SWEEP",
     {"rivalry status @last"},
     {},
     status},
    {"resume",
     "work",
     "finish a run or a sweep that was interrupted",
     "RUN|SWEEP",
     {"rivalry resume @last", "rivalry resume results/wechat-growth-7f3a9c12"},
     {flags_of_slurm},
     resume},
    {"work",
     "work",
     "be one worker of a sweep, here or on any machine that sees its directory",
     "SWEEP",
     {"rivalry work results/NAME-sweep-ID", "rivalry work results/NAME-sweep-ID --worker 3/8 -j 4",
      "rivalry sweep my-sweep.yaml --on workers    # plans it, and leaves it to workers that come and go",
      "parallel -j 4 rivalry work results/NAME-sweep-ID --worker {}/4 -j 1 ::: 0 1 2 3",
      "parallel --sshlogin a,b --wd . rivalry work results/NAME-sweep-ID --worker {}/2 ::: 0 1"},
     {these<work_flags>},
     work},
    {"collect",
     "work",
     "write result.h5 of what a sweep has played so far",
     "SWEEP",
     {"rivalry collect @last", "rivalry collect @last --virtual"},
     {these<collect_flags>},
     collect},
    {"list", "look", "list the runs", "[DIR]", {"rivalry list"}, {}, list},
    {"show",
     "look",
     "say what a run is and what it found",
     "RUN",
     {"rivalry show @last", "rivalry show @last --resolved", "rivalry show @last --why vancl.default"},
     {these<show_flags>},
     show},
    {"compare",
     "look",
     "say what the first run has more than each of the others, replicate by replicate",
     "RUN RUN ... [--of ANSWER,...]",
     {"rivalry compare @last~1 @last", "rivalry compare @last~1 @last --of vancl.cash,vancl.default",
      "rivalry compare results/with-option results/without-option --json"},
     {these<compare_flags>},
     compare},
    {"plot",
     "look",
     "draw an answer: through time, how it is spread, how long it takes, or by what was swept",
     "RUN|SWEEP ANSWER ...",
     {"rivalry plot @last vancl.cash", "rivalry plot @last vancl.default", "rivalry plot @last vancl.cash@2014-06-30",
      "rivalry plot @last weibo.registered wechat.registered --as fan",
      "rivalry plot @last vancl.survival --by events.rescue.amount"},
     {these<plot_flags>},
     plot},
    {"sensitivity",
     "look",
     "say which swept keys an answer depends on, and how much",
     "SWEEP --of ANSWER",
     {"rivalry sensitivity @last --of vancl.survival", "rivalry sensitivity @last --of weibo.cash@2014-06-30 --json"},
     {these<answer_flags>},
     sensitivity},
    {"discover",
     "look",
     "say in which corner of what was swept and drawn it happens",
     "SWEEP --of ANSWER [--above X|--below X]",
     {"rivalry discover @last --of vancl.default", "rivalry discover @last --of vancl.cash --below '1 million USD'"},
     {these<discover_flags>},
     discover},
    {"report",
     "look",
     "write a result as one HTML page that needs nothing beside it",
     "RUN|SWEEP [-o FILE.html]",
     {"rivalry report @last", "rivalry report @last --of vancl.survival -o vancl.html"},
     {these<answer_flags>},
     report_verb},
    {"export",
     "look",
     "write a result as tables, or as a netCDF file, for other programs",
     "RUN|SWEEP --to csv|parquet|netcdf",
     {"rivalry export @last --to csv", "rivalry export @last --to parquet --of company_cash,company_alive -o tables",
      "rivalry export @last --to netcdf"},
     {these<export_flags>},
     export_result},
    {"verify",
     "trust",
     "run it again and compare the bytes",
     "RUN|SWEEP|RECEIPT [FILE ...]",
     {"rivalry verify @last", "rivalry verify @last colleague/result.h5",
      "rivalry verify analysis/figures/wechat-growth.json    # what a published figure was made from"},
     {},
     verify},
    {"reproduce",
     "trust",
     "play the published scenarios; the papers' numbers beside ours",
     "[ID|FILE ...] [path.to.key=value ...]",
     {"rivalry reproduce", "rivalry reproduce A1 A8", "rivalry reproduce my-variant.yaml"},
     {},
     reproduce},
};

}  // namespace

std::vector<Flag> flags_of(const Verb& verb) {
  std::vector<Flag> all;
  for (auto* table : verb.flags)
    if (table) std::copy(table().begin(), table().end(), std::back_inserter(all));
  return all;
}

std::span<const Verb> verbs() { return rows; }

const Verb* find_verb(std::string_view name) {
  for (const Verb& verb : verbs())
    if (verb.name == name) return &verb;
  return nullptr;
}

}  // namespace rivalry::cli
