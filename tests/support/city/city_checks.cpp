#include "support/city/city_checks.hpp"

#include "simulation/invariants.hpp"

namespace liandong::test {

std::string first_fault(TestCity& city) {
  return simulation::first_fault(city.reader(), TestCity::code(), city.systems(), *city.world());
}

}  // namespace liandong::test
