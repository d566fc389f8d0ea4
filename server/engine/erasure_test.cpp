// Lawful erasure: the words go, pages say so, and the log verifies as before.
#include "engine/erasure.hpp"

#include "engine/replay.hpp"
#include "support/city/test_city.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

using test::literal;
using test::TestCity;
using test::with;

MatterId complaint(TestCity& city) {
  return city
      .must(city.actor(test::sucun), "register",
            with(R"({"title":"反映占道","kind":"tip","source":"counter","location":"东街",
                     "party":{"kind":"person","name":"赵六"},"facts":"占道",
                     "complainant":{"name":"钱多多","contact":"13812345678"}})",
                 {{"received_at", literal(city.now())}, {"place", literal(test::sucun)}}))
      .id;
}

ContentId text_id(TestCity& city, MatterId matter, std::string_view path) {
  const std::string id =
      city.words("select json_extract(state, $1) from matter where id = $2", {path, matter});
  return *ContentId::parse(id);
}

std::size_t readable(TestCity& city, MatterId matter) {
  return city.engine().content().load_stream(city.reader(), matter.view()).size();
}

std::string fault(TestCity& city) {
  return verify_log(city.reader(), TestCity::code(), city.systems()).first_fault;
}

}  // namespace

TEST_CASE("the identity of one complainant is erased, the party stays, and the log verifies") {
  TestCity city;
  const MatterId matter = complaint(city);
  const std::size_t before = readable(city, matter);
  const ContentId name = text_id(city, matter, "$.own.complainants[0].identity.name.id");
  const ContentId contact = text_id(city, matter, "$.own.complainants[0].identity.contact.id");
  const ContentId title = text_id(city, matter, "$.own.title.id");
  int erased = 0;
  city.write([&](store::Connection& writer) {
    // A text that is not personal is never erased by this.
    erased = erase_texts(writer, TestCity::code(), matter.view(),
                         {name, contact, title, ContentId{}}, city.now());
  });
  CHECK(erased == 2);
  CHECK(readable(city, matter) == before - 2);
  CHECK(fault(city).empty());
  city.write([&](store::Connection& writer) {
    erased = erase_texts(writer, TestCity::code(), matter.view(), {name}, city.now());
  });
  CHECK(erased == 0);
}

TEST_CASE("of another stream nothing is erased") {
  TestCity city;
  const MatterId matter = complaint(city);
  const MatterId other = complaint(city);
  const ContentId name = text_id(city, matter, "$.own.complainants[0].identity.name.id");
  const std::size_t before = readable(city, matter);
  city.write([&](store::Connection& writer) {
    CHECK(erase_texts(writer, TestCity::code(), other.view(), {name}, city.now()) == 0);
    CHECK(erase_subject(writer, TestCity::code(), other.view(), city.now()) == 3);
  });
  CHECK(readable(city, matter) == before);
  CHECK(fault(city).empty());
}

TEST_CASE("with the salt of the subject every personal text is gone; the matter goes on") {
  TestCity city;
  const MatterId matter = complaint(city);
  city.write([&](store::Connection& writer) {
    CHECK(erase_subject(writer, TestCity::code(), matter.view(), city.now()) == 3);
  });
  CHECK(city.number("select count(*) from content_subject where salt is not null") == 0);
  CHECK(city.number("select count(*) from content where personal = 1 and body is not null") == 0);
  CHECK(fault(city).empty());
  city.must(city.actor(test::sucun), "accept", "{}", matter);
  CHECK(fault(city).empty());
}

}  // namespace liandong::engine
