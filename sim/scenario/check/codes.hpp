// THE CODES: what can be wrong with a scenario. Stable: a number is never reused for something else.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rivalry {

enum class Code : int {
  // Reading a file
  TooLarge = 101,
  NotUtf8 = 102,
  ControlCharacter = 103,
  Tab = 104,
  Syntax = 105,
  AnchorOrAlias = 106,
  Tag = 107,
  SeveralDocuments = 108,
  TooDeep = 109,
  TooManyNodes = 110,
  EmptyFile = 111,
  // Keys
  UnknownKey = 112,
  DuplicateKey = 113,
  MissingKey = 114,
  BadName = 115,
  ReservedName = 116,
  ThousandsSeparator = 117,
  EmptyValue = 118,
  KeyOfAnotherKind = 119,
  WrongVersion = 120,
  Contradiction = 121,
  BadOverride = 122,
  NothingToSwitchOff = 123,
  TooManyProblems = 199,
  // Values
  WrongKind = 201,
  NotANumber = 202,
  MissingUnit = 203,
  WrongUnit = 204,
  OutOfRange = 205,
  NotWhole = 206,
  NotADate = 207,
  UnknownWord = 208,
  UnknownName = 209,
  SwitchedOff = 210,
  NotFinite = 211,
  BadDistribution = 213,
  DrawsDiffer = 214,
  HopelessDistribution = 215,
  NotHexadecimal = 218,
  TextTooLong = 219,
  BadCurrency = 220,
  NegativeTerms = 221,
  // How values go together
  SharesDoNotAddUp = 231,
  DatesReversed = 232,
  MoreMembersThanPeople = 233,
  TooManyThings = 234,
  AgentsOutOfRange = 235,
  LaunchedBefore = 236,
  EffectOnItself = 238,
  BadExpectation = 239,
  BadNetwork = 240,
  UnknownSource = 242,
  BadForecast = 243,
  NoRate = 250,
  BadRate = 251,
  BadHolidays = 252,
  BadComparison = 253,
  CapTable = 260,
  NameTaken = 261,
  BadCompany = 262,
  BadContract = 263,
  BadRound = 265,
  BadListing = 267,
  NoWorth = 268,
  BadVoice = 270,
  BadAds = 272,
  BadShop = 274,
  BadFlashSale = 276,
  BadValuation = 280,
  // Files beside the scenario
  OutsideFolder = 301,
  ExtendsCycle = 302,
  ChainTooLong = 303,
  BadEdges = 304,
  NoSuchFile = 306,
  // Sweeps
  BadSpan = 320,
  NoPoints = 321,
  UnequalLengths = 322,
  BadPoints = 323,
  SweptTwice = 324,
  NotSwept = 325,
  TooManyPoints = 326,
  DesignNeedsRanges = 327,
  NoLaw = 328,
  BadDesign = 329,
  BadSweepFile = 330,
};

struct CodeText {
  Code code;
  std::string_view title;
  std::string_view paragraph;  ///< what it means, why it is refused, what to do
};

/// Every code, in ascending order.
std::span<const CodeText> codes();

/// "E112".
std::string to_string(Code code);

/// The code written "E112" or "e112", or nullptr.
const CodeText* find_code(std::string_view text);

}  // namespace rivalry
