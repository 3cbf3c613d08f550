// Whom a board lets into a round: the best above the veto, cut back in proportion, rights first, each refusal for what
// weighs most.
#include "sim/capital/admission.hpp"

#include <rapidcheck.h>

#include <algorithm>

#include "catch.hpp"

using namespace rivalry;

namespace {

Offer offer(std::string_view who, std::int64_t amount, double synergy = 0) {
  Offer made;
  made.who = who;
  made.amount = amount;
  made.synergy = synergy;
  return made;
}

}  // namespace

TEST_CASE("what speaks for and against an offer adds up") {
  Offer made = offer("a", 1, 0.10);
  made.price = 0.2, made.politics = 0.03, made.partners = 0.04, made.control = 0.05;
  CHECK(score(made, Scoring{}) == Approx(0.2 + 0.10 - 0.03 - 0.04 - 0.2 * 0.05));
  CHECK(score(made, {.price = 0, .synergy = 2, .politics = 0, .partners = 10, .control = 1}) ==
        Approx(0.20 - 0.40 - 0.05));
}

TEST_CASE("all who are wanted get in if there is room") {
  auto answers = admit(Round{}, 100, std::vector{offer("a", 30), offer("b", 70)});
  CHECK(answers[0].admitted == 30);
  CHECK(answers[1].admitted == 70);
  CHECK(answers[0].fate == BidFate::Admitted);
}

TEST_CASE("too many are cut back in proportion, to the last unit, those who lead not") {
  Round params;
  params.accepts = 2;
  std::vector<Offer> offers = {offer("a", 50, 0.1), offer("b", 70), offer("c", 31)};
  auto answers = admit(params, 100, offers);
  CHECK(answers[0].admitted + answers[1].admitted + answers[2].admitted == 100);
  CHECK(answers[0].admitted == 34);  // 33.1, and one of two units left over, best first
  CHECK(answers[1].admitted == 46);
  CHECK(answers[2].admitted == 20);
  CHECK(answers[1].fate == BidFate::CutBack);
  offers[2].lead = true;
  answers = admit(params, 100, offers);
  CHECK(answers[2].admitted == 31);
  CHECK(answers[2].fate == BidFate::Admitted);
  CHECK(answers[0].admitted + answers[1].admitted == 69);
}

TEST_CASE("the best fill the round, and the rest come too late or pay too little") {
  std::vector<Offer> offers = {offer("a", 100, 0.05), offer("b", 100, 0.10), offer("c", 100, 0.20)};
  auto answers = admit(Round{}, 150, offers);
  CHECK(answers[2].admitted == 75);
  CHECK(answers[1].admitted == 75);
  CHECK(answers[0].fate == BidFate::Full);
  offers[0] = offer("a", 100, 0.15), offers[0].price = -0.10;
  CHECK(admit(Round{}, 150, offers)[0].fate == BidFate::Price);
}

TEST_CASE("below the veto an offer is refused for what weighs most") {
  auto fate_of = [](double partners, double politics, double control, double price, const Scoring& weighs = {}) {
    Offer made = offer("facebook", 100, 0.05);
    made.partners = partners, made.politics = politics, made.control = control, made.price = price;
    Round params;
    params.weighs = weighs;
    return admit(params, 100, std::vector{made})[0].fate;
  };
  CHECK(fate_of(0.10, 0.05, 0.01, 0) == BidFate::Partner);
  CHECK(fate_of(0.04, 0.05, 0.01, 0) == BidFate::Politics);
  CHECK(fate_of(0.04, 0.05, 0.40, 0) == BidFate::Control);
  CHECK(fate_of(0.04, 0.05, 0.08, -0.1) == BidFate::Price);
  CHECK(fate_of(0.10, 0.05, 0.01, 0, {.partners = 0.1}) == BidFate::Politics);
  CHECK(fate_of(0.01, 0.01, 0.01, 0) == BidFate::Admitted);
}

TEST_CASE("a right to a part of the round cannot be refused") {
  Offer holder = offer("old", 100, -1);
  holder.right = 20;
  auto answers = admit(Round{}, 100, std::vector{holder, offer("new", 100, 0.5)});
  CHECK(answers[0].admitted == 20);
  CHECK(answers[0].fate == BidFate::CutBack);
  CHECK(answers[1].admitted == 80);
}

TEST_CASE("who would get less than its least is left out, and the next best asked") {
  Round params;
  params.accepts = 2;
  std::vector<Offer> offers = {offer("a", 100, 0.2), offer("b", 100, 0.1), offer("c", 100, 0)};
  offers[1].at_least = 60;
  auto answers = admit(params, 100, offers);
  CHECK(answers[0].admitted == 50);
  CHECK(answers[1].fate == BidFate::Full);
  CHECK(answers[2].admitted == 50);
}

TEST_CASE("a round fails that brings too little, or that nobody leads") {
  Round params;
  params.at_least = 80;
  CHECK(admit(params, 100, std::vector{offer("a", 79)})[0].fate == BidFate::Failed);
  CHECK(admit(params, 100, std::vector{offer("a", 80)})[0].fate == BidFate::Admitted);
  params.needs_lead = true;
  CHECK(admit(params, 100, std::vector{offer("a", 80)})[0].admitted == 0);
  Offer leads = offer("a", 80);
  leads.lead = true;
  CHECK(admit(params, 100, std::vector{leads})[0].admitted == 80);
}

TEST_CASE("who is excluded by a contract is not let in, however good") {
  Offer best = offer("a", 100, 1);
  best.excluded = true;
  auto answers = admit(Round{}, 100, std::vector{best, offer("b", 10)});
  CHECK(answers[0].fate == BidFate::Exclusivity);
  CHECK(answers[1].admitted == 10);
}

TEST_CASE("rounds in general: never too much, never less than one's least, best first, and order does not matter") {
  CHECK(rc::check([] {
    static constexpr std::string_view names[] = {"a", "b", "c", "d", "e", "f"};
    std::vector<Offer> offers;
    int count = *rc::gen::inRange(0, 7);
    for (int i = 0; i < count && i < 6; ++i) {
      Offer made = offer(names[i], *rc::gen::inRange<std::int64_t>(1, 1000), *rc::gen::inRange(-3, 4) / 10.0);
      made.at_least = *rc::gen::inRange<std::int64_t>(0, made.amount + 1);
      made.right = *rc::gen::element<std::int64_t>(0, 0, 5, 2000);
      made.lead = *rc::gen::arbitrary<bool>();
      offers.push_back(made);
    }
    Round params;
    params.accepts = *rc::gen::inRange(1, 4);
    std::int64_t amount = *rc::gen::inRange<std::int64_t>(1, 2000), sum = 0, wanted = 0;
    auto answers = admit(params, amount, offers);
    for (std::size_t i = 0; i < offers.size(); ++i) {
      sum += answers[i].admitted;
      bool good = score(offers[i], params.weighs) >= params.veto;
      wanted += good ? offers[i].amount : 0;
      RC_ASSERT(answers[i].fate != BidFate::None);
      RC_ASSERT(answers[i].admitted >= 0 && answers[i].admitted <= offers[i].amount);
      bool by_right = offers[i].right > 0;
      RC_ASSERT(by_right || answers[i].admitted == 0 || answers[i].admitted >= offers[i].at_least);
      RC_ASSERT(by_right || good || answers[i].admitted == 0);
    }
    RC_ASSERT(sum <= amount);
    std::vector<Offer> reversed(offers.rbegin(), offers.rend());
    auto again = admit(params, amount, reversed);
    for (std::size_t i = 0; i < offers.size(); ++i)
      RC_ASSERT(again[offers.size() - 1 - i].admitted == answers[i].admitted);
  }));
}
