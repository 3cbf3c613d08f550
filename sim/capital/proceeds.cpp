#include "sim/capital/proceeds.hpp"

#include <algorithm>
#include <cmath>

#include "rivalry/errors.hpp"
#include "rivalry/shares.hpp"

namespace rivalry {

namespace {

/// What one class claims.
struct Claim {
  ClassNumber kind = ordinary_shares;
  double preference = 0;  ///< of all its shares
  double ordinary = 0;    ///< shares, as if converted
  bool converts = false;
};

std::vector<Claim> claims_of(const Register& shares, PartyId company) {
  std::vector<Claim> claims;
  ClassNumber number = 0;
  for (const ClassState& kind : shares.classes(company)) {
    auto issued = static_cast<double>(kind.issued);
    bool preferred = number != ordinary_shares;
    double preference = preferred ? kind.preference * kind.price * issued : 0;
    claims.push_back({number++, preference, issued * kind.converts, preference == 0});
  }
  return claims;
}

double preferences(const std::vector<Claim>& claims) {
  double sum = 0;
  for (const Claim& claim : claims) sum += claim.converts ? 0 : claim.preference;
  return sum;
}

/// What those who have given up their preference get together.
double left_over(const std::vector<Claim>& claims, double amount) {
  return std::max(0.0, amount - preferences(claims));
}

double ordinary_of(const std::vector<Claim>& claims) {
  double sum = 0;
  for (const Claim& claim : claims) sum += claim.converts ? claim.ordinary : 0;
  return sum;
}

/// Those convert that gain by it, least preference for an ordinary share first.
void convert_who_gains(std::vector<Claim>& claims, double amount) {
  std::vector<Claim*> preferred;
  for (Claim& claim : claims)
    if (!claim.converts && claim.ordinary > 0) preferred.push_back(&claim);
  std::ranges::stable_sort(preferred, [](const Claim* a, const Claim* b) {
    return a->preference * b->ordinary < b->preference * a->ordinary;
  });
  for (Claim* claim : preferred) {
    claim->converts = true;
    double gets = left_over(claims, amount) * claim->ordinary / ordinary_of(claims);
    if (gets >= claim->preference) continue;
    claim->converts = false;
    return;
  }
}

/// `amount` in proportion to the weights, to the last unit: each gets what its place in the running sum says.
std::vector<std::int64_t> in_proportion(std::int64_t amount, const std::vector<double>& weights) {
  std::vector<std::int64_t> parts(weights.size(), 0);
  double all = 0, before = 0;
  for (double weight : weights) all += weight;
  std::int64_t given = 0;
  std::size_t last = weights.size();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    before += weights[i];
    auto until = static_cast<std::int64_t>(std::floor(static_cast<double>(amount) * (before / all)));
    until = std::clamp(until, given, amount);
    parts[i] = until - given;
    given = until;
    last = i;
  }
  if (last < weights.size()) parts[last] += amount - given;
  return parts;
}

}  // namespace

std::vector<std::int64_t> proceeds(const Register& shares, PartyId company, std::int64_t amount) {
  expects(amount >= 0, "a company is sold for nothing or more");
  std::vector<Claim> claims = claims_of(shares, company);
  convert_who_gains(claims, static_cast<double>(amount));
  double preferred = preferences(claims), ordinary = ordinary_of(claims);
  double paid_first = std::min(static_cast<double>(amount), preferred);
  double for_ordinary = static_cast<double>(amount) - paid_first;
  std::vector<double> weights;
  for (const Register::Holding& holding : shares.of(company)) {
    const Claim& claim = claims[holding.kind];
    double issued = static_cast<double>(shares.classes(company)[holding.kind].issued);
    double part = issued > 0 ? static_cast<double>(holding.shares) / issued : 0;
    double first = preferred > 0 ? paid_first * claim.preference / preferred : 0;
    weights.push_back(part * (claim.converts ? (ordinary > 0 ? for_ordinary * claim.ordinary / ordinary : 0) : first));
  }
  return in_proportion(amount, weights);
}

}  // namespace rivalry
