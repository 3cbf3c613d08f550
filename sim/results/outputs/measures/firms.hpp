// How outputs about companies' business are read off the world. One value per company unless said otherwise.
#pragma once

#include <span>

namespace rivalry {
struct World;
}  // namespace rivalry

namespace rivalry::measures {

void company_revenue(const World& world, std::span<double> cells);
void company_staff(const World& world, std::span<double> cells);
void company_served(const World& world, std::span<double> cells);
void company_runway(const World& world, std::span<double> cells);
void company_value(const World& world, std::span<double> cells);

/// Per company and way of delivering (see delivers_words).
void company_suppliers(const World& world, std::span<double> cells);

/// Per holder (the people, companies, investors) and company.
void stake_shares(const World& world, std::span<double> cells);

/// Words for Delivers, in order: the labels of the dimension `delivers`.
inline constexpr const char* delivers_words[] = {"on_terms",   "up_to_limit", "for_cash",
                                                 "not_at_all", "in_court",    "failed"};

}  // namespace rivalry::measures
