#include <algorithm>

#include "rivalry/money.hpp"

namespace rivalry {

namespace {

// ISO 4217, by the digits of the minor unit; codes of metals, funds and tests are left out.
constexpr std::string_view without_minor_unit = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view thousandths = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view hundredths =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
    "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR "
    "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
    "NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWL";

bool lists(std::string_view list, std::string_view code) {
  bool is_code = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_code && list.find(code) != std::string_view::npos;
}

}  // namespace

bool is_currency(std::string_view code) {
  return lists(hundredths, code) || lists(without_minor_unit, code) || lists(thousandths, code);
}

int minor_digits(std::string_view code) {
  return lists(without_minor_unit, code) ? 0 : lists(thousandths, code) ? 3 : 2;
}

std::int64_t minor_units(std::string_view code) {
  constexpr std::int64_t units[] = {1, 10, 100, 1000};
  return units[minor_digits(code)];
}

}  // namespace rivalry
