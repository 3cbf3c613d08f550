#include "sim/capital/turning_points.hpp"

#include <limits>

#include "rivalry/companies.hpp"
#include "rivalry/scenario.hpp"
#include "rivalry/world.hpp"
#include "sim/signals/parties.hpp"

namespace rivalry {

namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
constexpr double close_enough = 1e-12;

}  // namespace

std::vector<Answer> Table::answers(const Fears& fears) const {
  std::vector<Offer> offers;
  std::vector<std::size_t> places;
  for (std::size_t b = 0; b < bids_.size(); ++b) {
    if (bids_[b].offered == 0) continue;
    offers.push_back(seen_by_board(world_, law_, b, bids_[b], asked_, fears));
    places.push_back(b);
  }
  std::vector<Answer> all(bids_.size());
  const std::vector<Answer> given = admit(law_, asked_.amount, offers);
  for (std::size_t i = 0; i < given.size(); ++i) all[places[i]] = given[i];
  return all;
}

double Table::score_of(std::size_t bid, const Fears& fears) const {
  return score(seen_by_board(world_, law_, bid, bids_[bid], asked_, fears), law_.weighs);
}

double Table::turns_at(std::size_t bid, const Fears& fears, std::vector<double> Fears::*which,
                       std::size_t place) const {
  Fears other = fears;
  double in = 0, out = (fears.*which)[place];
  (other.*which)[place] = in;
  if (gets_in(bid, fears) || !gets_in(bid, other)) return nowhere;
  while (out - in > close_enough) {
    double middle = in + (out - in) / 2;
    (other.*which)[place] = middle;
    (gets_in(bid, other) ? in : out) = middle;
  }
  return in;
}

double Table::turns_at_partner(std::size_t bid, const Fears& fears) const {
  const Company& company =
      world_.scenario.companies[company_named(world_.scenario, law_.company).index - first_company];
  const Investor& investor = investor_of(world_, law_.bids[bid]);
  double most = 0;
  std::size_t place = company.partners.size();
  for (std::size_t p = 0; p < company.partners.size(); ++p) {
    double loss = fears.importance[p] * leaves(investor, company.partners[p].name);
    if (loss > most) most = loss, place = p;
  }
  return most > 0 ? turns_at(bid, fears, &Fears::importance, place) : nowhere;
}

double Table::turns_at_politics(std::size_t bid, const Fears& fears) const {
  const Company& company =
      world_.scenario.companies[company_named(world_.scenario, law_.company).index - first_company];
  const Investor& investor = investor_of(world_, law_.bids[bid]);
  for (std::size_t p = 0; p < company.politics.size(); ++p)
    if (company.politics[p].market == investor.blocked_in) return turns_at(bid, fears, &Fears::politics, p);
  return nowhere;
}

}  // namespace rivalry
