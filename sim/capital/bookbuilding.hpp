// The book of a listing: range, demand, price.
#pragma once

namespace rivalry {

struct Executor;
struct Listing;
struct World;

/// What the book says of a share that the market thinks is worth `worth`, in minor units.
struct Book {
  double low = 0;
  double high = 0;
  double price = 0;  ///< whole minor units
};

/// The middle of the range is `worth` less the discount. `demand` is what turns up over what was expected; only part of
/// what it says about the shares reaches the price (partial adjustment: Benveniste & Spindt 1989, Journal of Financial
/// Economics 24:343; Hanley 1993, JFE 34:231), which leaves the range by `beyond` at most, and upwards alone.
Book book_of(const Listing& params, double worth, double demand);

/// Decides which companies are listed today, and at what price: on their date or by chance, once they sell enough and
/// have users enough. A listing whose price was pinned tells the market what the company is worth. Shares on offer are
/// whole, and no more than the company may issue and the sellers have.
void price_listings(World& world, const Executor& executor);

}  // namespace rivalry
