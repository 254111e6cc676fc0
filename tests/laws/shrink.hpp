// A small pair that breaks the same law.
#pragma once

#include "laws/pair.hpp"

#include <functional>

namespace retort::laws {

using StillFails = std::function<bool(const Pair&)>;

// Takes parts away, one after the other, as long as the pair still fails.
Pair shrink(Pair pair, Database database, const StillFails& still_fails);

}  // namespace retort::laws
