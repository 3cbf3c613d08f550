// THE OUTPUTS of private rounds.
#include "rivalry/outputs.hpp"
#include "sim/results/outputs/capital.hpp"
#include "sim/results/outputs/measures/ownership.hpp"

namespace rivalry::rows {

using namespace measures;

namespace {

constexpr OutputRow of_rounds[] = {
    {{"round_raised", {"round"}, as_money, "currency", "Raised", "What the round brought; 0 unless it has closed."},
     round_raised},
    {{"round_price",
      {"round"},
      as_exact,
      "currency per share",
      "Price of the round",
      "What a share cost; NaN unless the round has closed."},
     round_price},
    {{"round_post_money",
      {"round"},
      as_money,
      "currency",
      "Post-money value",
      "Price times the fully diluted shares before the money, new pool included, and the money."},
     round_post_money},
    {{"round_stake",
      {"round"},
      as_exact,
      "1",
      "Stake sold",
      "Share of the fully diluted shares after the round that was sold in it."},
     round_stake},
    {{"round_shares", {"round"}, as_count, "shares", "Shares sold", "New shares sold in the round."}, round_shares},
};

constexpr std::string_view bid_reasons[] = {"none",     "admitted",    "cut_back", "too_dear",
                                            "no_money", "price",       "partner",  "politics",
                                            "control",  "exclusivity", "full",     "round_failed"};

constexpr OutputRow of_bids[] = {
    {{"bid_offered",
      {"round", "investor"},
      as_money,
      "currency",
      "Offered",
      "What the investor offered; 0 if it made no offer, or was not asked."},
     bid_offered},
    {{"bid_admitted", {"round", "investor"}, as_money, "currency", "Admitted", "What it was let in with."},
     bid_admitted},
    {{"bid_stake",
      {"round", "investor"},
      as_exact,
      "1",
      "Stake bought",
      "Share of the fully diluted shares after the round that it bought there."},
     bid_stake},
    {{"bid_score",
      {"round", "investor"},
      as_exact,
      "1",
      "Score of an offer",
      "What the board thought of the offer, as a share of the company's value; NaN without one."},
     bid_score},
    {{"bid_reason",
      {"round", "investor"},
      as_flag,
      "1",
      "What came of an investor's interest",
      "Let in, cut back, or not, and why: the price was too dear for it or it had no money; others paid more; a "
      "partner, politics, control or a contract with another stood against it; the round was full, or failed.",
      bid_reasons},
     bid_reason},
    {{"bid_turns_at",
      {"round", "investor"},
      as_exact,
      "1",
      "Importance of the partner at which the answer turns",
      "Importance of the partner that speaks most against the investor below which it would have been let in; NaN if "
      "it was, or would not have been even then."},
     bid_turns_at},
    {{"bid_turns_at_politics",
      {"round", "investor"},
      as_exact,
      "1",
      "Political cost at which the answer turns",
      "Cost of letting in somebody who is blocked in its market below which it would have been let in; NaN if it "
      "was, or would not have been even then."},
     bid_turns_at_politics},
};

}  // namespace

OutputChapters outputs_of_rounds() {
  static constexpr std::span<const OutputRow> chapters[] = {of_rounds, of_bids};
  return chapters;
}

}  // namespace rivalry::rows
