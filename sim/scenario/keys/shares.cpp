// THE KEYS of classes of shares.
#include "rivalry/shares.hpp"

#include "rivalry/companies.hpp"
#include "rivalry/scenario.hpp"
#include "sim/scenario/keys/key_row.hpp"
#include "sim/scenario/keys/keys.hpp"

namespace rivalry {

constexpr Word protection_words[] = {{"none", Protection::None},
                                     {"weighted_average", Protection::WeightedAverage},
                                     {"full_ratchet", Protection::FullRatchet}};

constexpr KeyRow class_rows[] = {
    key<&ShareClass::price>("price", money("0", "1e9"), "",
                            "What one was sold for: what `preference` and `protection` refer to."),
    key<&ShareClass::preference>("preference", factor("0", "10"), "0",
                                 "What each is paid before ordinary shares get anything, when the company is sold or "
                                 "wound up: times its price. Its holders may take what ordinary shares get instead."),
    key<&ShareClass::votes>("votes", factor("0", "1000"), "1", "Votes of each."),
    key<&ShareClass::protection>("protection", word(protection_words), "none",
                                 "What they get when new shares are sold for less than their price: nothing; "
                                 "conversion at the broad-based weighted average; conversion at the new price."),
};

constexpr KeyRow class_keys = named<&Company::classes, &ShareClass::name>(
    "classes", "class", 50, "Classes of shares beside the ordinary ones.", class_rows);

}  // namespace rivalry
