// What only a store in a file can get wrong.
#include "infra/store/database.hpp"

#include <doctest/doctest.h>

namespace liandong::store {
namespace {

TEST_CASE("a missing file is an error unless it may be created") {
  CHECK_THROWS_AS((void)open_sqlite("/nonexistent/x.db", true), StoreUnavailable);
  CHECK_THROWS_AS((void)open_sqlite("/tmp/liandong_absent.db", false), StoreUnavailable);
}

}  // namespace
}  // namespace liandong::store
