// Sales leave the shelves; some of them come back.
#pragma once

namespace rivalry {

struct Executor;
struct World;

/// In the morning: what share of the customers will find what they want. A line with less than `shelf_days` of sales in
/// stock serves that part of its customers.
void check_shelves(World& world, const Executor& executor);

/// Books the cost of what was sold today, takes it from the lines' stock, takes back what customers return (Refund,
/// GoodsReturned) and lets stock grow old.
void book_sales(World& world, const Executor& executor);

}  // namespace rivalry
