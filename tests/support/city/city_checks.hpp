// What must hold in a city after every command: log, replay, obligations, inbox rows, numbers.
#pragma once

#include "support/city/test_city.hpp"

namespace liandong::test {

/// @return the first thing that does not hold; "" if everything does
[[nodiscard]] std::string first_fault(TestCity& city);

}  // namespace liandong::test
