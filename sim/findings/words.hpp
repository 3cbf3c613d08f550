// Numbers as people write them.
#pragma once

#include <cstdint>
#include <string>

namespace rivalry {

/// 1234567 -> "1,234,567".
std::string grouped(std::int64_t number);

/// "1 platform", "2 platforms".
std::string count_of(std::int64_t number, const std::string& singular);

/// A number for people: "313 million", "46.2 %" if the unit is 1 and it is a share, else up to four digits.
std::string quantity_text(double value, const std::string& unit);

/// A number of an answer: as quantity_text, but a day of "days since 2013-01-01".
std::string answer_text(double value, const std::string& unit);

/// What lies between two such numbers, with its sign: "+12.4 days", "-3.1 points" of shares, "+25 million USD".
std::string difference_text(double value, const std::string& unit);

}  // namespace rivalry
