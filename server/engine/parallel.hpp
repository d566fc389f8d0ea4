// Looks at many things with several threads and names the first that is at fault.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace liandong::engine {

/// Says what is wrong with the thing of this number; "" = nothing.
using Look = std::function<std::string(std::size_t)>;

/// @param worker makes the look of one thread, with whatever it needs for itself; called on it
/// @return the fault of the lowest number, whichever thread found it; "" = none
/// @throws what a look threw
[[nodiscard]] std::string first_fault_of(std::size_t count, unsigned threads,
                                         const std::function<Look()>& worker);

}  // namespace liandong::engine
