#include "sim/signals/coordination.hpp"
namespace rivalry { double run_threshold(double, double, double, double) { return 0.5; } }
