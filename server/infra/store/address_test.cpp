#include "infra/store/address.hpp"

#include <doctest/doctest.h>

namespace liandong::store {

TEST_CASE("a password in an address is seen however it is spelled") {
  CHECK(names_password("postgresql://liandong:geheim@db/liandong"));
  CHECK(names_password("postgresql://db/liandong?user=liandong&password=geheim"));
  CHECK(names_password("postgresql://db/liandong?sslpassword=geheim"));
  CHECK(names_password("postgresql://a:x@one,two/liandong?target_session_attrs=read-write"));
}

TEST_CASE("an address without a password, or one that only names a file, holds none") {
  CHECK_FALSE(names_password("postgresql:///liandong?host=/run/postgresql"));
  CHECK_FALSE(names_password("postgresql://liandong@db:5432/liandong"));
  CHECK_FALSE(names_password("postgresql://db/liandong?passfile=/etc/liandong/pass"));
  CHECK_FALSE(names_password("postgresql://db/liandong?no_such_word=1"));
  CHECK_FALSE(names_password(""));
}

}  // namespace liandong::store
