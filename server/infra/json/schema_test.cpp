#include "infra/json/schema.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

namespace liandong::json {
namespace sample_park {

enum class Colour { red, blue };
LIANDONG_DESCRIBE_ENUM(Colour, red, blue)

struct Bench {
  PersonalText donor;
  int seats = 1;
};
LIANDONG_DESCRIBE(Bench, donor, seats)

struct Park {
  Colour colour = Colour::red;
  Instant opened_at;
  std::optional<LocalDay> closed_on;
  UnitId keeper;
  MatterId matter;
  Text name;
  std::vector<Bench> benches;
  bool open = false;
};
LIANDONG_DESCRIBE(Park, colour, opened_at, closed_on, keeper, matter, name, benches, open)

struct Noted {
  Raw anything;
};
LIANDONG_DESCRIBE(Noted, anything)

}  // namespace sample_park

template <>
inline constexpr std::array bounds_of<sample_park::Park>{Bound{"name", 1, 20},
                                                         Bound{"benches", 0, 3}};
template <>
inline constexpr std::array bounds_of<sample_park::Bench>{Bound{"seats", 1, 9}};

namespace {

std::string text(const boost::json::value& value) { return boost::json::serialize(value); }

std::string member(const SchemaBook& book, std::string_view component, std::string_view name) {
  return text(book.components().at(component).at("properties").at(name));
}

TEST_CASE("a component is named by namespace and type, without the project and files") {
  CHECK(component_name("liandong::case_transfer::RecordFinding") == "CaseTransferRecordFinding");
  CHECK(component_name("liandong::Light") == "Light");
  CHECK(component_name("liandong::app::{anonymous}::Body") == "AppBody");
  CHECK(component_name("liandong::app::(anonymous namespace)::Body") == "AppBody");
}

TEST_CASE("a request refuses unknown members and asks for what the reader asks for") {
  SchemaBook book;
  CHECK(text(book.schema<sample_park::Park>(SchemaMode::request)) ==
        R"({"$ref":"#/components/schemas/JsonSampleParkPark"})");
  const auto& park = book.components().at("JsonSampleParkPark");
  CHECK(park.at("additionalProperties") == false);
  CHECK(text(park.at("required")) == R"(["colour","opened_at","name"])");
  CHECK(member(book, "JsonSampleParkPark", "name") ==
        R"({"type":"string","maxLength":20,"minLength":1})");
  CHECK(member(book, "JsonSampleParkPark", "keeper") ==
        R"({"type":["string","null"],"pattern":"^[A-Za-z0-9._:-]{0,36}$"})");
  CHECK(member(book, "JsonSampleParkPark", "closed_on") ==
        R"({"type":["string","null"],"format":"date"})");
  CHECK(member(book, "JsonSampleParkPark", "benches") ==
        R"({"type":["array","null"],"items":{"$ref":"#/components/schemas/JsonSampleParkBench"},)"
        R"("maxItems":3,"minItems":0})");
  CHECK(member(book, "JsonSampleParkBench", "donor") ==
        R"({"type":["string","null"],"maxLength":10000})");
  CHECK(member(book, "JsonSampleParkBench", "seats") ==
        R"({"type":["integer","null"],"minimum":1,"maximum":9})");
  CHECK(text(book.components().at("JsonSampleParkColour")) ==
        R"({"type":"string","enum":["red","blue"]})");
}

TEST_CASE("a view has every member, with names for units and null for what is erased or empty") {
  SchemaBook book;
  CHECK(text(book.schema<sample_park::Park>(SchemaMode::view)) ==
        R"({"$ref":"#/components/schemas/JsonSampleParkParkView"})");
  const auto& park = book.components().at("JsonSampleParkParkView");
  CHECK(park.at("required").as_array().size() == 8);
  CHECK_FALSE(park.as_object().contains("additionalProperties"));
  CHECK(member(book, "JsonSampleParkParkView", "name") == R"({"type":["string","null"]})");
  CHECK(member(book, "JsonSampleParkParkView", "keeper") ==
        R"({"anyOf":[{"$ref":"#/components/schemas/UnitRef"},{"type":"null"}]})");
  CHECK(member(book, "JsonSampleParkParkView", "matter") ==
        R"({"type":["string","null"],"pattern":"^[A-Za-z0-9._:-]{1,36}$"})");
  CHECK(member(book, "JsonSampleParkParkView", "closed_on") ==
        R"({"type":["string","null"],"format":"date"})");
}

TEST_CASE("the canonical form leaves empty optionals out and writes ids as words") {
  SchemaBook book;
  book.schema<sample_park::Park>(SchemaMode::canonical);
  const auto& park = book.components().at("JsonSampleParkParkView");
  CHECK(park.at("required").as_array().size() == 7);
  CHECK(member(book, "JsonSampleParkParkView", "keeper") ==
        R"({"type":"string","pattern":"^[A-Za-z0-9._:-]{0,36}$"})");
}

TEST_CASE("what a raw member holds is said from outside; unsaid it is anything") {
  SchemaBook open;
  open.schema<sample_park::Noted>(SchemaMode::view);
  CHECK(member(open, "JsonSampleParkNotedView", "anything") == "{}");
  SchemaBook said;
  said.set_raw<sample_park::Noted>("anything", SchemaBook::plain("boolean"));
  said.schema<sample_park::Noted>(SchemaMode::view);
  CHECK(member(said, "JsonSampleParkNotedView", "anything") == R"({"type":"boolean"})");
}

TEST_CASE("indented text reads back as the same value") {
  const auto value = boost::json::parse(R"({"a":[1,{"b":null}],"c":{},"d":[],"e":"\n乡"})");
  const std::string shown = indented(value);
  CHECK(boost::json::parse(shown) == value);
  CHECK(shown ==
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": {},\n"
        "  \"d\": [],\n  \"e\": \"\\n乡\"\n}\n");
}

}  // namespace
}  // namespace liandong::json
