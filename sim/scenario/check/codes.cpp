#include "sim/scenario/check/codes.hpp"

#include <fmt/core.h>

namespace rivalry {

namespace {
constexpr CodeText code_texts[] = {
    {Code::TooLarge, "the file is too large",
     "A scenario file may have at most 1 MiB. Long tables belong in a file of their own beside it (network edges), and "
     "long lists of posterior draws should be thinned."},
    {Code::NotUtf8, "the file is not UTF-8 text",
     "Scenario files are UTF-8. A file saved as UTF-16 or Latin-1, or one that is not text at all, is refused. Save it "
     "again as UTF-8 without a byte-order mark."},
    {Code::ControlCharacter, "the file holds a control character",
     "Characters that cannot be seen (other than spaces and line ends), or that turn the direction of writing round, "
     "would make a file look like something that it is not. Delete the character."},
    {Code::Tab, "a line is indented with a tab",
     "YAML takes spaces alone as indentation, since the width of a tab is anybody's guess. Use two spaces a level."},
    {Code::Syntax, "the text is not valid YAML",
     "The file could not be read as YAML at this place. Usual reasons: a missing space after a colon, a bracket or "
     "quote that is not closed, a line that is indented differently from its neighbours, or a colon or `#` inside a "
     "text that needs quotes."},
    {Code::AnchorOrAlias, "anchors, aliases and merges are not allowed",
     "`&name`, `*name` and `<<` make a file that cannot be read top to bottom, and small files that grow without "
     "bound. "
     "Write the value out, or put what several scenarios share into a base file and use `extends`."},
    {Code::Tag, "tags are not allowed",
     "`!tag` would ask a program to make an object of the value. A scenario is data: a value gets its type from its "
     "key."},
    {Code::SeveralDocuments, "the file holds several documents",
     "One file is one scenario. A line of `---` in the middle starts a second document; put it in a file of its own."},
    {Code::TooDeep, "the file is nested too deeply",
     "At most 32 levels of maps and lists are read; a scenario needs about six."},
    {Code::TooManyNodes, "the file has too many values", "At most 100,000 keys and values are read from one file."},
    {Code::EmptyFile, "the file holds no scenario",
     "A scenario is a map of keys. `rivalry new minimal` prints one to begin with."},
    {Code::UnknownKey, "there is no such key",
     "Every key is known or the file is refused, so that a typing error can never become an assumption. `rivalry "
     "explain "
     "keys` lists them all; `rivalry explain SECTION` lists a section's."},
    {Code::DuplicateKey, "a key is given twice",
     "YAML readers differ on which of two equal keys counts, so none is taken. Delete one of them."},
    {Code::MissingKey, "a key is missing",
     "Some keys have no default, because no number would be right for everyone. Some are needed only beside others: "
     "`rivalry explain KEY` says when."},
    {Code::BadName, "this cannot be a name",
     "Names of platforms, segments, events and so on are lower-case words: a letter, then letters, digits and "
     "underscores, at most 64. They become labels in the results and parts of key paths. The scenario's own name may "
     "have hyphens as well, since it names a directory."},
    {Code::ReservedName, "this name is reserved",
     "The words that write a value (on, off, uniform, normal, ...), and `all`, `none`, `true`, `false` and `null`, "
     "cannot "
     "name a thing, since a reader could not tell which is meant."},
    {Code::ThousandsSeparator, "a number is written with thousands separators",
     "Inside `{...}` and `[...]` a comma ends a value, so `{n: 10,000}` would mean n = 10 and a key `000`. Write `10 "
     "thousand`, `1.5 million` or `10000`."},
    {Code::EmptyValue, "a key has no value",
     "A key without a value could mean the default, zero or nothing. Delete the key for its default, or write a "
     "value."},
    {Code::KeyOfAnotherKind, "the key does not belong to this kind of thing",
     "Some keys have a meaning only for one kind (`transmit` for a cascade, `by` for an event that scales). Elsewhere "
     "they "
     "would be ignored, so they are refused."},
    {Code::WrongVersion, "the format version is not known",
     "`rivalry: 1` says in which format the file is written. This program reads format 1."},
    {Code::Contradiction, "two keys contradict each other",
     "Both say the same thing in different ways, and only one of them can be meant. Delete one."},
    {Code::BadOverride, "an override cannot be read",
     "Overrides are written `path.to.key=value`, e.g. `platforms.weibo.join.external='3 % per year'`. The path goes by "
     "names, and the value is written as in a file."},
    {Code::NothingToSwitchOff, "there is nothing to switch off",
     "`off` removes a named thing that a base or the file declares. This name is declared nowhere, so it is probably "
     "misspelt."},
    {Code::TooManyProblems, "there are more problems",
     "Only the first 100 problems are shown. Mend these and check again."},
    {Code::WrongKind, "the value has the wrong form",
     "The key takes one value, a list or a map, and something else was written. `rivalry explain KEY` shows an "
     "example."},
    {Code::NotANumber, "this is not a number",
     "Numbers are written with digits and a decimal point: `1.5`, `586 million`, `2e-3`, `0x1f`. Uncertain numbers are "
     "maps: `{uniform: [1, 2]}`."},
    {Code::MissingUnit, "the number has no unit",
     "A bare number is refused where a unit is needed: is a rate of 0.3 meant per day or per year, is a share of 5 "
     "meant in per cent? Write the unit."},
    {Code::WrongUnit, "the number has the wrong unit",
     "The unit does not belong to this kind of quantity. Rates take `per day`, `per week`, `per month` or `per year`; "
     "durations take `days`, `weeks`, `months` or `years`; shares take `%`; counts and factors are bare, and counts "
     "may "
     "take `thousand`, `million` or `billion`."},
    {Code::OutOfRange, "the number is out of range",
     "The value cannot be meant: a share above 100 %, a negative rate, a population above what a run can hold."},
    {Code::NotWhole, "the number must be whole", "Counts of people, agents, posts and runs are whole numbers."},
    {Code::NotADate, "this is not a date",
     "Dates are written year-month-day, e.g. 2013-04-29, must exist in the calendar, and lie in the years 1600 to "
     "2400."},
    {Code::UnknownWord, "the word is not one of those allowed here",
     "The key takes one of a few words; they are listed."},
    {Code::UnknownName, "there is nothing of this name",
     "Names refer to things declared elsewhere in the file, in its base, or (for outputs) in the program. `rivalry "
     "explain "
     "outputs` lists the outputs."},
    {Code::SwitchedOff, "the name refers to something that is switched off",
     "What refers to a platform, spread or other thing that is `off` cannot work. Switch the referring thing off as "
     "well, or leave both on."},
    {Code::NotFinite, "the number is not finite",
     "Infinity and not-a-number are refused, and so are numbers too large or too small to be represented."},
    {Code::BadDistribution, "an uncertain number is not well formed",
     "Write one of {uniform: [low, high]}, {normal: [mean, sd]}, {lognormal: {median: m, sigma: 40 %}}, {triangular: "
     "[low, mode, high]}, {choice: [a, b, c]}, {choice: {a: 20 %, b: 80 %}}, {draws: [x1, x2, ...], jointly: name}. "
     "Every element carries its unit."},
    {Code::DrawsDiffer, "lists of joint draws differ in length",
     "All lists that name the same `jointly` are indexed by the same draw, so they must have equally many elements."},
    {Code::HopelessDistribution, "hardly any draw falls into the key's range",
     "Draws of normal and lognormal numbers outside the key's range are drawn again. Here fewer than one in twenty "
     "would be kept, so the number that results would have little to do with what was written."},
    {Code::NotHexadecimal, "these are not hexadecimal words",
     "Counters and keys of generators are written as published: words of 8 (or 16) hexadecimal digits with spaces "
     "between them."},
    {Code::TextTooLong, "the text is too long", "Texts may have at most 4,000 characters, names 64."},
    {Code::BadCurrency, "this is not a currency",
     "Currencies are written with the three capital letters of ISO 4217, e.g. `USD`, `CNY`, `JPY`; every amount of "
     "money names its own: `586 million USD`."},
    {Code::NegativeTerms, "the terms of payment cannot be meant",
     "Terms say how long after delivery a bill is due: `14 working days`, `30 days`, `2 months`; 0 is at once, and "
     "nothing is due before it is owed."},
    {Code::SharesDoNotAddUp, "shares do not add up to 100 %",
     "The segments together are the whole population, and the shares of a choice all its cases: their shares must add "
     "up to 100 % (within 1e-9)."},
    {Code::DatesReversed, "dates are in the wrong order or outside the calendar",
     "An end must come after its start, and a date must lie where it can have an effect."},
    {Code::MoreMembersThanPeople, "more members than people",
     "A platform cannot start with more registered members than the people who can ever join it."},
    {Code::TooManyThings, "there are too many of these",
     "At most 6 platforms and 8 spreads: each user's state is packed into a few bits per platform."},
    {Code::AgentsOutOfRange, "the number of agents is out of range",
     "The number of agents is `people` divided by `people_per_agent`; it must be at least 1 and at most 4 billion."},
    {Code::LaunchedBefore, "launched before the start, but without members",
     "A platform that was launched before the calendar starts has members by then: say how many (`members: "
     "{registered: "
     "0}` if none), or let the launch fall into the calendar."},
    {Code::EffectOnItself, "a platform is paired with itself",
     "Cross effects and account links are between two different platforms."},
    {Code::BadExpectation, "the expectation is not well formed",
     "An expectation says which number of which output is expected: `of`, a label for each of the output's dimensions, "
     "when (`at` or `over`), and either `value` with `within` or `inside: [low, high]`, in the output's own unit."},
    {Code::BadNetwork, "the network is not well formed",
     "Each kind of network needs its own numbers, and they must fit together: `rivalry explain population.network`."},
    {Code::UnknownSource, "a source is given for something that is not there",
     "Each key below `sources` is the path of a key or section of this scenario, e.g. `platforms.weibo.members`."},
    {Code::BadForecast, "the forecast is not well formed",
     "An account that has posted has its last post after the start and before the end of the time observed; one that "
     "never posted has `last: 0 days`."},
    {Code::NoRate, "a currency has no rate",
     "Every amount is kept in the scenario's `currency`. An amount in another one needs to be told what that is worth: "
     "`rates: {USD: 6.15 CNY}` says that one USD is 6.15 CNY."},
    {Code::BadRate, "the rate of exchange cannot be meant",
     "A rate says what one unit of another currency is worth in the scenario's own: `rates: {USD: 6.15 CNY}` where "
     "`currency: CNY`. It is above 0, and there is none for the scenario's own currency."},
    {Code::BadHolidays, "the holidays do not go together",
     "`calendar.holidays` and `calendar.worked` are lists of dates and of ranges such as `2013-02-09 to 2013-02-15`. A "
     "range is in order, and no day is both a holiday and worked."},
    {Code::CapTable, "more than all shares are owned",
     "The shares of a company's holders add up to at most 100 %; what is not named belongs to the people. Holders need "
     "`shares`, the number issued; all shares, other classes and options included, are at most those authorised."},
    {Code::NameTaken, "two parties have one name",
     "Companies, investors and the suppliers drawn for companies (`vancl_supplier_001`) keep accounts under their "
     "names, "
     "and so do `outside` and `people`: each name is given once."},
    {Code::BadCompany, "a company's numbers do not go together",
     "Stock comes from suppliers and is sold in a shop; a shop needs customers with a budget; suppliers grow careful "
     "(`limits_at`), then want cash (`cash_at`), then stop (`stop_at`), in this order. A line of business earns from a "
     "platform's users or sells by itself; a mood needs a value that it moves."},
    {Code::BadContract, "a contract cannot be carried out",
     "An option needs a strike that some day gives a price (a discount to the price of a listing needs the listing), a "
     "window that opens while the calendar runs, and shares to be had: new ones within `shares.authorised`, those of "
     "an "
     "offering, or a holder's. A purchase says how many shares and what they cost in all."},
    {Code::BadRound, "a round's numbers do not go together",
     "A round asks somebody (`bids`) for an amount above 0, at a value that is more than the amount; an investor's "
     "mandate goes from `at_least` to `up_to`; pool and new shares leave something to those who own the company."},
    {Code::BadListing, "a listing that cannot happen",
     "A company that goes public has shares, and does so once, on a date or by chance; its shares are new ones or come "
     "from holders who are named; there are as many as its authorised number allows."},
    {Code::NoWorth, "companies that nobody can value",
     "Each of these companies belongs altogether to the others, so that what one is worth is what another is worth, "
     "and "
     "nothing says how much that is. Leave a part of one of them to people, investors or staff."},
    {Code::BadComparison, "the comparison is not well formed",
     "`outputs.compare_with: {events.rescue: off}` plays each replicate twice on the same random numbers: as given, "
     "and "
     "with these keys changed. What the run itself is (its calendar, seed, outputs) cannot differ between the two, and "
     "both must have the same platforms, companies and so on, or there would be nothing to subtract."},
    {Code::BadVoice, "a voice's numbers do not go together",
     "The kinds of posts of a voice add up to at most 100 %; what is left is promotional. It has followers among a "
     "platform's first members only. Who learns needs a grid to choose from (`learns.posts`, `learns.useful`); who "
     "posts only when it sells needs something to sell. Posts that are removed are those of a voice or of an interest "
     "that a voice has."},
    {Code::BadAds, "advertising that cannot happen",
     "Slots are sold beside talk: a platform needs friends who talk about interests, an owner who is paid, and an "
     "analysis that is better than a guess (its precision is at least the share of the people who care). A merchant "
     "bids above 0 and above the reserve, has a budget that pays for a click, and a shop that serves its interest. "
     "Display ads need a `load` and minutes of attention."},
    {Code::BadShop, "a shop's numbers do not go together",
     "The company's part of the sales and the fee for the payment together are at most all of them; what is passed on "
     "to a platform goes to its owner; a link between accounts is one that somebody can have; people need a `budget` "
     "to "
     "shop with; a nest or a way to pay that no shop names would change nothing."},
    {Code::BadFlashSale, "the flash sale cannot be held",
     "Reservations open before the day of the sale, batches of one product come one after the other, and a key that "
     "says how something changes needs the thing itself; `rivalry explain flash_sales.NAME`."},
    {Code::BadValuation, "the valuation cannot be made",
     "Each kind of valuation needs numbers that its formula can take: a tree needs steps short enough, pairs of paths "
     "an "
     "even number, and a wait something that is missed by waiting; `rivalry explain valuations.NAME.kind`."},
    {Code::OutsideFolder, "the file lies outside the scenario's folder",
     "A scenario reads only files below its own folder (or below the nearest folder called `scenarios` above it), so "
     "that "
     "running a stranger's file reads nothing else. Absolute paths and symbolic links out of it are refused."},
    {Code::ExtendsCycle, "a file extends itself",
     "Following `extends` leads back to a file that has been read already."},
    {Code::ChainTooLong, "too many files extend one another", "At most 8 files in a chain of `extends`."},
    {Code::BadEdges, "the list of edges cannot be read",
     "An edge list is text: one pair of agent numbers a line, e.g. `0 17`, counted from 0 and smaller than the number "
     "of "
     "agents; `#` begins a comment. At most 50,000 pairs."},
    {Code::NoSuchFile, "a file cannot be read", "The path is taken relative to the file that names it."},
    {Code::BadSpan, "a span of values is wrong",
     "A swept key takes choices `A,B,C`, a span `LOW..HIGH UNIT`, levels of one `LOW..HIGH UNIT:N`, or the same by "
     "equal "
     "factors, `LOW..HIGH UNIT:log:N`. LOW is below HIGH and may leave out the words that HIGH has; both are of one "
     "unit. "
     "There are at least 2 levels."},
    {Code::NoPoints, "a sweep without points",
     "Nothing is swept, or the design is of size 0. Give at least one key as `path=A,B,C` or `path=LOW..HIGH UNIT:N`, "
     "or "
     "a file of points."},
    {Code::UnequalLengths, "keys that are swept side by side have unequal numbers of values",
     "With `zip`, the first point takes the first value of every key, the second the second, and so on: all keys need "
     "equally many. With `grid`, every value of one meets every value of the others."},
    {Code::BadPoints, "a file of points is wrong",
     "A file of points is a table with commas between columns: a first line of key paths (and `point`, if you like, "
     "which "
     "is ignored), then one line per point with a value for each. A value with a comma stands in double quotes."},
    {Code::SweptTwice, "a key is swept twice", "A key has one value at a point. Give its values once."},
    {Code::NotSwept, "this cannot be swept",
     "A sweep is one scenario at many points: its name, currency, replicates and outputs are the same at all. A "
     "section "
     "as a whole has no values; a named thing has `on` and `off`."},
    {Code::TooManyPoints, "more points than a sweep can have",
     "A sweep has at most 10 million points. A grid multiplies the numbers of values of all keys: use fewer levels, or "
     "a "
     "design that fills space, e.g. `--design sobol:4096`."},
    {Code::DesignNeedsRanges, "the design does not fit the values",
     "A grid, a zip and one-at-a-time need values to choose from: `A,B,C` or `LOW..HIGH UNIT:N`. A span without levels "
     "is "
     "for designs that fill space: random, latin-hypercube, sobol, morris, saltelli."},
    {Code::NoLaw, "a key is to be swept by its law, and has none",
     "A key given without values is swept over what the scenario says of it: `{uniform: [...]}` and so on. This one is "
     "certain there, or drawn together with others. Give its values."},
    {Code::BadDesign, "no such design",
     "Designs are grid, zip, list, one-at-a-time, random:N, latin-hypercube:N, sobol:N, morris:R and saltelli:N."},
    {Code::BadSweepFile, "a sweep file says something that cannot be",
     "A sweep file has the keys `sweep` (the scenario's file), `set`, `design`, `points`, `parameters`, `replicates`, "
     "`chance`, `until` and `expect`. Points come from `parameters` or from `points`, not from both."},
};
}  // namespace

std::span<const CodeText> codes() { return code_texts; }

std::string to_string(Code code) { return fmt::format("E{}", static_cast<int>(code)); }

const CodeText* find_code(std::string_view text) {
  for (const CodeText& row : code_texts) {
    std::string name = to_string(row.code);
    if (text == name || (text.size() == name.size() && text[0] == 'e' && text.substr(1) == name.substr(1))) return &row;
  }
  return nullptr;
}

}  // namespace rivalry
