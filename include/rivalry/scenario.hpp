// A scenario: everything that is assumed. One replicate's numbers, drawn and checked; nothing here changes during a
// run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rivalry/calendar.hpp"
#include "rivalry/recovery.hpp"
#include "rivalry/shopping.hpp"
#include "rivalry/users.hpp"
#include "rivalry/voices.hpp"

namespace rivalry {

// Lists of what this page does not describe: whoever reads one includes its header.
struct Auction;
struct Company;
struct Contract;
struct Economy;
struct Event;
struct FlashSale;
struct Function;
struct Herds;
struct Interest;
struct Investor;
struct Listing;
struct Market;
struct Merchant;
struct Observer;
struct Opinions;
struct Round;
struct Run;
struct SignalParams;
struct Stress;
struct Talk;
struct TwoSided;
struct Valuation;

/// A number of the generator, to hold against published known-answer vectors.
struct Generator {
  std::string name;
  std::string kind;                    ///< philox4x32-10, philox4x32-7, threefry4x32-20, threefry2x64-20
  std::vector<std::uint32_t> counter;  ///< 32-bit words; a 64-bit word is its low half, then its high half
  std::vector<std::uint32_t> key;
};

/// What is kept.
struct Outputs {
  int every_days = 7;
  std::vector<std::string> record;
  bool compared = false;  ///< each replicate is played a second time, with some assumptions changed
};

/// A number to meet: a published or historical figure, with its tolerance and source.
struct Expectation {
  std::string name;
  std::string of;                                           ///< an output, or an uncertain number as input_NAME
  std::vector<std::pair<std::string, std::string>> labels;  ///< which one: (dimension, label), e.g. (platform, weibo)
  std::string over_time =
      "at";          ///< at, last, maximum, peak_time, peak_rate, crossing: how the time axis becomes a number
  Day at;            ///< for `at`
  double level = 0;  ///< for `crossing`: the first time (days) at which this is reached
  std::string over_replicates = "median";  ///< median, mean, minimum, maximum, share_above
  double above = 0;                        ///< for share_above
  bool given = false;                      ///< only replicates in which the number is at least `given_at_least`
  std::string given_of;  ///< ... or in which this other output, on the last day, is; empty: the number itself
  double given_at_least = 0;
  bool per_person = false;  ///< divide by the number of people
  double value = 0;         ///< in the output's own unit
  double within = 0;        ///< absolute, in the same unit
  bool is_range = false;    ///< then lowest..highest is asked instead
  double lowest = 0;
  double highest = 0;
  std::string written;  ///< value and tolerance as the file writes them, to be shown
  std::string source;
};

/// One uncertain number, as drawn.
struct Input {
  std::string name;  ///< its key path with dots as underscores, e.g. population_people
  std::string path;
  std::string unit;
  double value = 0;  ///< money in major units of the scenario's currency
};

struct Scenario {
  Scenario();
  Scenario(const Scenario&);
  Scenario(Scenario&&) noexcept;
  Scenario& operator=(const Scenario&);
  Scenario& operator=(Scenario&&) noexcept;
  ~Scenario();

  std::string name;
  std::string question;
  Day start;
  Day end;  ///< the last day played
  std::uint64_t seed = 0;
  std::int64_t replicates = 1;
  std::string currency = "USD";  ///< ISO 4217; every amount is kept in its minor units
  Holidays holidays;
  Population population;
  std::vector<Platform> platforms;
  std::vector<Spread> spreads;
  std::vector<Forecast> forecasts;
  std::vector<Generator> generators;
  std::vector<Function> functions;
  std::vector<Company> companies;
  std::vector<Investor> investors;
  Recovery recovery;
  std::vector<Stress> stress;
  std::vector<Economy> economies;
  std::vector<SignalParams> signals;
  double signals_fade = 0;  ///< evidence is multiplied by exp(-signals_fade) a day
  std::vector<Observer> observers;
  std::vector<Talk> talks;
  std::vector<Run> runs;
  std::vector<Herds> herds;
  std::vector<Opinions> opinions;
  std::vector<Market> markets;
  std::vector<Contract> contracts;
  std::vector<Round> rounds;
  std::vector<Listing> listings;
  std::vector<Valuation> valuations;
  std::vector<Interest> interests;
  Readers readers;
  std::vector<Voice> voices;
  std::vector<Merchant> merchants;
  std::vector<Auction> auctions;
  std::vector<TwoSided> two_sided;
  std::vector<Shop> shops;
  ShoppingParams shopping;
  std::vector<Rail> rails;
  std::vector<FlashSale> flash_sales;
  std::vector<Event> events;
  Outputs outputs;
  std::vector<Expectation> expect;
};

}  // namespace rivalry
