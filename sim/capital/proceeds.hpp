// Who gets what when a company is sold or wound up.
//
// Each class is paid its preference first, or gives it up and shares with the ordinary ones as if converted, whichever
// is more (Metrick & Yasuda 2010, Venture Capital and the Finance of Innovation, ch. 9: non-participating preferred).
// What one class does changes what conversion is worth to another: those convert first whose preference is least for
// an ordinary share, each if it is then better off; nobody would change its mind afterwards. Preferences rank equally.
#pragma once

#include <cstdint>
#include <vector>

#include "rivalry/ids.hpp"

namespace rivalry {

class Register;

/// What each holding of the company gets of `amount`, in the order of Register::of: whole minor units that sum to
/// `amount` to the last one; nothing if nobody holds shares. Pure; thread-safe.
std::vector<std::int64_t> proceeds(const Register& shares, PartyId company, std::int64_t amount);

}  // namespace rivalry
