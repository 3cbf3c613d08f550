#include "sim/capital/admission.hpp"

#include <algorithm>
#include <array>

#include "rivalry/errors.hpp"
#include "rivalry/rounds.hpp"
#include "sim/books/entries.hpp"

namespace rivalry {

namespace {

using Places = std::vector<std::size_t>;

std::int64_t part_of(std::int64_t amount, std::int64_t numerator, std::int64_t denominator) {
  return static_cast<std::int64_t>(Wide{amount} * numerator / denominator);
}

/// What speaks most against an offer, weighed.
BidFate heaviest(const Offer& offer, const Scoring& weighs) {
  struct Reason {
    BidFate fate;
    double weight;
  };
  const std::array<Reason, 4> reasons = {{{BidFate::Partner, weighs.partners * offer.partners},
                                          {BidFate::Politics, weighs.politics * offer.politics},
                                          {BidFate::Control, weighs.control * offer.control},
                                          {BidFate::Price, -weighs.price * offer.price}}};
  const Reason* most = &reasons[0];
  for (const Reason& reason : reasons)
    if (reason.weight > most->weight) most = &reason;
  return most->weight > 0 ? most->fate : BidFate::Price;  // it brings too little
}

/// A board at work on one round.
class Board {
 public:
  Board(const Round& params, std::int64_t amount, std::span<const Offer> offers)
      : law_(params), offers_(offers), left_(amount), answers_(offers.size()), rights_(offers.size(), 0) {}

  std::vector<Answer> decide() {
    serve_rights();
    refuse();
    while (!divide()) {
    }
    name_fates();
    fail_or_not();
    return std::move(answers_);
  }

 private:
  double score_of(std::size_t place) const { return score(offers_[place], law_.weighs); }
  std::int64_t wants(std::size_t place) const { return offers_[place].amount - rights_[place]; }

  void serve_rights() {
    std::int64_t all = 0;
    for (const Offer& offer : offers_) all += std::min(offer.right, offer.amount);
    std::int64_t there = left_;
    for (std::size_t i = 0; i < offers_.size(); ++i) {
      std::int64_t right = std::min(offers_[i].right, offers_[i].amount);
      rights_[i] = all > there ? part_of(there, right, all) : right;
      answers_[i].admitted = rights_[i];
      left_ -= rights_[i];
    }
  }

  /// Leaves those to choose from, best first.
  void refuse() {
    for (std::size_t i = 0; i < offers_.size(); ++i) {
      if (offers_[i].excluded)
        answers_[i].fate = BidFate::Exclusivity;
      else if (score_of(i) < law_.veto)
        answers_[i].fate = heaviest(offers_[i], law_.weighs);
      else
        candidates_.push_back(i);
    }
    std::ranges::sort(candidates_, [this](std::size_t a, std::size_t b) {
      double of_a = score_of(a), of_b = score_of(b);
      return of_a != of_b ? of_a > of_b : offers_[a].who < offers_[b].who;
    });
  }

  /// The best until they are enough.
  Places chosen() const {
    Places set;
    double enough = law_.accepts * static_cast<double>(left_), sum = 0;
    for (std::size_t place : candidates_) {
      if (sum >= enough) break;
      if (wants(place) == 0) continue;
      set.push_back(place);
      sum += static_cast<double>(wants(place));
    }
    return set;
  }

  std::vector<std::int64_t> parts_of(const Places& set) const {
    std::vector<std::int64_t> parts(set.size(), 0);
    std::int64_t left = left_, wanted = 0;
    for (std::size_t k = 0; k < set.size(); ++k) {
      if (!offers_[set[k]].lead) {
        wanted += wants(set[k]);
        continue;
      }
      parts[k] = std::min(left, wants(set[k]));
      left -= parts[k];
    }
    std::int64_t given = 0, enough = std::min(left, wanted);
    for (std::size_t k = 0; k < set.size(); ++k)
      if (!offers_[set[k]].lead) given += parts[k] = part_of(enough, wants(set[k]), wanted);
    for (std::size_t k = 0; k < set.size() && given < enough; ++k)
      if (!offers_[set[k]].lead && parts[k] < wants(set[k])) ++parts[k], ++given;
    return parts;
  }

  /// False if somebody had to be left out, so that it must be done again.
  bool divide() {
    const Places set = chosen();
    const std::vector<std::int64_t> parts = parts_of(set);
    for (std::size_t k = set.size(); k-- > 0;) {
      std::size_t place = set[k];
      if (rights_[place] + parts[k] >= std::max<std::int64_t>(1, offers_[place].at_least)) continue;
      std::erase(candidates_, place);
      return false;
    }
    for (std::size_t k = 0; k < set.size(); ++k) answers_[set[k]].admitted += parts[k];
    if (!set.empty()) marginal_ = set.back();
    return true;
  }

  /// A candidate that got nothing would have got in with the price of the last who did, or not.
  BidFate left_out(std::size_t place) const {
    if (marginal_ == none) return BidFate::Full;
    const Offer& last = offers_[marginal_];
    Offer better = offers_[place];
    better.price = last.price;
    bool cheaper = offers_[place].price < last.price;
    return cheaper && score(better, law_.weighs) >= score_of(marginal_) ? BidFate::Price : BidFate::Full;
  }

  void name_fates() {
    for (std::size_t i = 0; i < offers_.size(); ++i) {
      Answer& answer = answers_[i];
      if (answer.admitted >= offers_[i].amount)
        answer.fate = BidFate::Admitted;
      else if (answer.admitted > 0)
        answer.fate = BidFate::CutBack;
      else if (answer.fate == BidFate::None)
        answer.fate = left_out(i);
    }
  }

  void fail_or_not() {
    std::int64_t sum = 0;
    bool led = !law_.needs_lead;
    for (std::size_t i = 0; i < offers_.size(); ++i) {
      sum += answers_[i].admitted;
      led = led || (offers_[i].lead && answers_[i].admitted > 0);
    }
    if (led && sum > 0 && static_cast<double>(sum) >= law_.at_least) return;
    for (Answer& answer : answers_)
      if (answer.admitted > 0) answer = {BidFate::Failed, 0};
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const Round& law_;
  std::span<const Offer> offers_;
  std::int64_t left_;
  std::vector<Answer> answers_;
  std::vector<std::int64_t> rights_;
  Places candidates_;
  std::size_t marginal_ = none;
};

}  // namespace

double score(const Offer& offer, const Scoring& weighs) {
  return weighs.price * offer.price + weighs.synergy * offer.synergy - weighs.politics * offer.politics -
         weighs.partners * offer.partners - weighs.control * offer.control;
}

std::vector<Answer> admit(const Round& params, std::int64_t amount, std::span<const Offer> offers) {
  expects(amount > 0, "a round asks for something");
  return Board(params, amount, offers).decide();
}

}  // namespace rivalry
