#pragma once
namespace rivalry { double run_threshold(double, double, double, double); }
