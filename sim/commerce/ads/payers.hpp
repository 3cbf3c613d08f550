// Who pays for slots today, with what money, and to whom.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rivalry/ids.hpp"

namespace rivalry {

struct World;

/// The merchants of a day. A company's merchants share its cash, less what it keeps back for wages and rent; the
/// outside's have money without end. Not thread-safe.
class Payers {
 public:
  explicit Payers(World& world);

  /// Whether anybody earns from the platform's slots: an owner that has not failed.
  bool is_open(std::size_t platform) const;

  /// Merchants who advertise there for this interest, in an order drawn by lot for the day: it decides between equals.
  std::vector<std::size_t> bidders_for(std::size_t platform, std::size_t interest) const;

  std::size_t platform_of(std::size_t merchant) const { return each_[merchant].platform; }
  std::uint16_t shop_of(std::size_t merchant) const { return each_[merchant].shop; }

  /// What the merchant's payer could spend on slots still, whatever the merchant's budget.
  std::int64_t money_of(std::size_t merchant) const;

  void spends(std::size_t merchant, std::int64_t amount);

  /// Posts what was spent: once per platform and payer.
  void pay();

 private:
  struct Each {
    std::size_t platform = 0, interest = 0;
    std::uint16_t shop = 0;
    PartyId payer = outside;
    std::int64_t spent = 0;
    std::uint32_t lot = 0;
    bool alive = true;
  };
  void pay(std::size_t platform, PartyId owner);

  World& world_;
  std::vector<Each> each_;           ///< merchants as declared
  std::vector<std::int64_t> money_;  ///< by party
};

}  // namespace rivalry
