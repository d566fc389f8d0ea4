#include "infra/http/negotiation.hpp"

#include <doctest/doctest.h>

using namespace liandong::http;

TEST_CASE("an encoding has the quality the client names") {
  CHECK(encoding_quality("gzip", "gzip") == 1000);
  CHECK(encoding_quality("br, GZIP;q=0.5", "gzip") == 500);
  CHECK(encoding_quality("gzip ; q=0.125 , br", "gzip") == 125);
  CHECK(encoding_quality("gzip;q=0", "gzip") == 0);
  CHECK(encoding_quality("gzip;q=1.000", "gzip") == 1000);
  CHECK(encoding_quality("gzip;q=9", "gzip") == 1000);
  CHECK(encoding_quality("gzip;q=x", "gzip") == 0);
  CHECK(encoding_quality("", "gzip") == 0);
  CHECK(encoding_quality("deflate, x-gzip", "gzip") == 0);
}

TEST_CASE("a star stands for what is not named") {
  CHECK(encoding_quality("*", "br") == 1000);
  CHECK(encoding_quality("*;q=0.5, br;q=0", "br") == 0);
  CHECK(encoding_quality("br;q=0, *;q=0.5", "gzip") == 500);
}

TEST_CASE("If-None-Match compares weakly and knows lists") {
  CHECK(etag_matches("\"a\"", "\"a\""));
  CHECK(etag_matches("W/\"a\"", "\"a\""));
  CHECK(etag_matches("\"b\", \"a\"", "W/\"a\""));
  CHECK(etag_matches("*", "\"a\""));
  CHECK_FALSE(etag_matches("\"b\"", "\"a\""));
  CHECK_FALSE(etag_matches("", "\"a\""));
  CHECK_FALSE(etag_matches(",", "\"a\""));
}

TEST_CASE("a range is cut to what there is") {
  ByteRange range;
  REQUIRE(parse_range("bytes=0-0", 10, range) == RangeKind::part);
  CHECK((range.offset == 0 && range.size == 1));
  REQUIRE(parse_range("bytes=9-", 10, range) == RangeKind::part);
  CHECK((range.offset == 9 && range.size == 1));
  REQUIRE(parse_range("bytes=2-99", 10, range) == RangeKind::part);
  CHECK((range.offset == 2 && range.size == 8));
  REQUIRE(parse_range("bytes=-3", 10, range) == RangeKind::part);
  CHECK((range.offset == 7 && range.size == 3));
  REQUIRE(parse_range("bytes=-99", 10, range) == RangeKind::part);
  CHECK((range.offset == 0 && range.size == 10));
}

TEST_CASE("a range beyond the end cannot be satisfied") {
  ByteRange range;
  CHECK(parse_range("bytes=10-", 10, range) == RangeKind::unsatisfiable);
  CHECK(parse_range("bytes=-0", 10, range) == RangeKind::unsatisfiable);
  CHECK(parse_range("bytes=0-", 0, range) == RangeKind::unsatisfiable);
}

TEST_CASE("what is no single byte range asks for the whole") {
  ByteRange range;
  for (const char* header : {"", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4",
                             "lines=0-1", "bytes=1", "bytes=99999999999999999999-", "bytes=--1"}) {
    CAPTURE(header);
    CHECK(parse_range(header, 10, range) == RangeKind::whole);
  }
}
