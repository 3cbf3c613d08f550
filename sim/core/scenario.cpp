#include "rivalry/scenario.hpp"

#include "rivalry/ads.hpp"
#include "rivalry/business.hpp"
#include "rivalry/companies.hpp"
#include "rivalry/contracts.hpp"
#include "rivalry/economies.hpp"
#include "rivalry/flash_sales.hpp"
#include "rivalry/functions.hpp"
#include "rivalry/games.hpp"
#include "rivalry/interests.hpp"
#include "rivalry/listings.hpp"
#include "rivalry/news.hpp"
#include "rivalry/rounds.hpp"
#include "rivalry/signals.hpp"
#include "rivalry/valuations.hpp"

namespace rivalry {

Scenario::Scenario() = default;
Scenario::Scenario(const Scenario&) = default;
Scenario::Scenario(Scenario&&) noexcept = default;
Scenario& Scenario::operator=(const Scenario&) = default;
Scenario& Scenario::operator=(Scenario&&) noexcept = default;
Scenario::~Scenario() = default;

}  // namespace rivalry
