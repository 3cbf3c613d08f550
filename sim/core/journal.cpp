#include "rivalry/journal.hpp"

#include <array>

namespace rivalry {

std::string_view word_of(What what) {
  static constexpr std::array<std::string_view, what_count> words = {"event",
                                                                     "first_arrears",
                                                                     "wages_late",
                                                                     "complaint",
                                                                     "rumour",
                                                                     "protest",
                                                                     "denial",
                                                                     "falsified",
                                                                     "silence",
                                                                     "endorsement",
                                                                     "tightened",
                                                                     "eased",
                                                                     "claim",
                                                                     "stock_out",
                                                                     "lay_off",
                                                                     "fire_sale",
                                                                     "loan",
                                                                     "note",
                                                                     "equity",
                                                                     "conversion",
                                                                     "refusal",
                                                                     "tied_up",
                                                                     "default",
                                                                     "loss",
                                                                     "signed",
                                                                     "approved",
                                                                     "forbidden",
                                                                     "exercise",
                                                                     "lapse",
                                                                     "round_opened",
                                                                     "bid",
                                                                     "admitted",
                                                                     "cut_back",
                                                                     "too_dear",
                                                                     "refused_price",
                                                                     "refused_partner",
                                                                     "refused_politics",
                                                                     "refused_control",
                                                                     "refused_exclusivity",
                                                                     "refused_full",
                                                                     "round_closed",
                                                                     "round_failed",
                                                                     "share_sale",
                                                                     "buy_back",
                                                                     "locked_up",
                                                                     "listing",
                                                                     "control",
                                                                     "suit",
                                                                     "injunction",
                                                                     "relief",
                                                                     "settled",
                                                                     "shortfall",
                                                                     "protected",
                                                                     "acquisition"};
  static_assert(static_cast<std::size_t>(What::Acquisition) + 1 == what_count);
  return words[static_cast<std::size_t>(what)];
}

}  // namespace rivalry
