#include "sim/users/opening.hpp"

#include "rivalry/math.hpp"
#include "rivalry/population.hpp"
#include "rivalry/users.hpp"
#include "sim/core/chance.hpp"
#include "sim/users/layout.hpp"

namespace rivalry {

namespace {

double opens_at(const Segment& segment, double temperament) {
  if (segment.opens_spread <= 0 || segment.opens <= 0 || segment.opens >= 1) return segment.opens;
  double strength = 1 / segment.opens_spread - 1;
  return math::beta_quantile(segment.opens * strength, (1 - segment.opens) * strength, temperament);
}

double with_pull(double probability, double pull) {
  double odds_part = probability * pull;
  return odds_part / (1 - probability + odds_part);
}

}  // namespace

OpeningColumns opening_columns(const std::vector<Segment>& segments, const Layout& layout) {
  OpeningColumns columns;
  columns.probability = Column<float>(layout.villages());
  columns.threshold = Column<std::uint32_t>(layout.villages());
  for (std::uint32_t v = 0; v < layout.villages(); ++v)
    columns.probability[v] = static_cast<float>(opens_at(segments[layout.segment(v)], layout.temperament(v)));
  return columns;
}

void set_opening(OpeningColumns& opening, double pull) {
  if (opening.pull == pull) return;
  for (std::size_t v = 0; v < opening.threshold.size(); ++v)
    opening.threshold[v] = as_threshold(with_pull(static_cast<double>(opening.probability[v]), pull));
  opening.pull = pull;
}

}  // namespace rivalry
