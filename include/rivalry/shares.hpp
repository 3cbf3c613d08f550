// Who owns what: classes of shares, and the register of a company's holders.
//
// Class 0 of every company is its ordinary shares. Others convert into ordinary ones, may be paid first when the
// company is sold or wound up, and may be protected against cheaper rounds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rivalry/ids.hpp"

namespace rivalry {

/// What a class gets when new shares are sold below its own price.
enum class Protection : std::uint8_t {
  None,
  WeightedAverage,  ///< broad-based: its price falls to CP (A + I / CP) / (A + x)
  FullRatchet,      ///< its price falls to the new one
};

/// A class of shares as a scenario describes it.
struct ShareClass {
  std::string name;
  double price = 0;       ///< what one was sold for, in minor units; what `preference` and `protection` refer to
  double preference = 0;  ///< of the price, paid before ordinary shares get anything
  double votes = 1;       ///< of each
  Protection protection = Protection::None;
};

using ClassNumber = std::uint16_t;
inline constexpr ClassNumber ordinary_shares = 0;

/// A class as it stands.
struct ClassState {
  double price = 0;
  double preference = 0;
  double votes = 1;
  Protection protection = Protection::None;
  double converts = 1;      ///< into so many ordinary shares each
  std::int64_t issued = 0;  ///< of its own shares
};

/// Who owns how many shares of whom. Shares are issued, passed on, converted and bought back by the company, and never
/// appear or vanish otherwise. Not thread-safe.
class Register {
 public:
  struct Holding {
    PartyId holder;
    std::int64_t shares = 0;
    std::int64_t paid = 0;  ///< what they cost, as in the holder's Stakes and the company's Capital
    ClassNumber kind = ordinary_shares;
  };

  Register() = default;
  explicit Register(std::size_t parties);

  /// A further class of the company's; its number.
  ClassNumber add_class(PartyId company, const ClassState& kind);
  std::span<const ClassState> classes(PartyId company) const { return classes_[company.index]; }
  /// What one share of a class is sold for, once it is known; what its preference and protection refer to.
  void set_price(PartyId company, ClassNumber kind, double price);
  /// From now on each share of this class becomes so many ordinary ones (anti-dilution).
  void set_conversion(PartyId company, ClassNumber kind, double converts);

  /// `paid`: what the holder's Stakes grew by.
  void issue(PartyId company, PartyId holder, std::int64_t shares, std::int64_t paid = 0,
             ClassNumber kind = ordinary_shares);
  /// Throws if `from` has fewer. `paid`: what the buyer's Stakes grew by; what they had cost leaves the seller's.
  void move(PartyId company, PartyId from, PartyId to, std::int64_t shares, std::int64_t paid,
            ClassNumber kind = ordinary_shares);
  /// The company has bought them back: they are gone. Throws if `holder` has fewer.
  void retire(PartyId company, PartyId holder, std::int64_t shares, ClassNumber kind = ordinary_shares);
  /// All shares of the class become ordinary, rounded down holder by holder.
  void convert_class(PartyId company, ClassNumber kind);
  /// What so many of a holder's shares cost it: their part of what it paid. Throws if it has fewer.
  std::int64_t cost(PartyId company, PartyId holder, std::int64_t shares, ClassNumber kind = ordinary_shares) const;
  /// They are worth nothing any more; what was paid for all of them, to be written off, is no longer kept.
  void void_cost(PartyId company);

  /// Sets so many shares aside for staff, in all: part of the fully diluted number.
  void set_pool(PartyId company, std::int64_t shares) { pool_[company.index] = shares; }
  std::int64_t pool(PartyId company) const { return pool_[company.index]; }

  /// As if converted: ordinary ones that the holder has or can have, that all have, and with the pool.
  std::int64_t held(PartyId company, PartyId holder) const;
  /// Of one class alone, not converted.
  std::int64_t held_of(PartyId company, PartyId holder, ClassNumber kind) const;
  std::int64_t issued(PartyId company) const;
  std::int64_t diluted(PartyId company) const { return issued(company) + pool(company); }
  /// Share of all votes.
  double votes(PartyId company, PartyId holder) const;

  std::span<const Holding> of(PartyId company) const { return of_company_[company.index]; }
  void check() const;  ///< throws InvariantError unless each class's holdings sum to what is issued of it

  /// Every member: see sim/core/members.hpp. The compiler counts them.
  template <class Self, class Each>
  static void visit(Self& self, Each&& each) {
    auto& [of_company, classes, pool] = self;
    each(of_company, classes, pool);
  }

 private:
  std::vector<std::vector<Holding>> of_company_;
  std::vector<std::vector<ClassState>> classes_;
  std::vector<std::int64_t> pool_;
};

}  // namespace rivalry
