#include "simulation/shapes.hpp"

#include <doctest/doctest.h>

namespace liandong::simulation {
namespace {

constexpr std::string_view api = R"({
  "paths": {
    "/api/v1/case-transfers": {"post": {"requestBody": {"content": {"application/json": {"schema":
      {"$ref": "#/components/schemas/Finding"}}}}}},
    "/api/v1/case-transfers/{id}/mark-urgent": {"post": {"requestBody": {"content":
      {"application/json": {"schema": {"$ref": "#/components/schemas/Urgent"}}}}}},
    "/api/v1/case-transfers/{id}/letter-preview": {"get": {}},
    "/api/v1/session": {"post": {}}},
  "components": {"schemas": {
    "Finding": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string", "maxLength": 2}}},
    "Reason": {"type": "string", "enum": ["evidence_may_be_lost"]},
    "Urgent": {"type": "object", "required": ["reason", "at", "pages", "officers"], "properties": {
      "reason": {"anyOf": [{"$ref": "#/components/schemas/Reason"}, {"type": "null"}]},
      "at": {"type": ["string", "null"], "format": "date-time"},
      "pages": {"type": "integer", "minimum": 3, "maximum": 4},
      "officers": {"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/Finding"}}}}}}})";

boost::json::value nothing(std::string_view, std::string_view) { return nullptr; }

}  // namespace

TEST_CASE("commands and their bodies are found by their paths") {
  const Shapes shapes{json::parse_stored(api)};
  CHECK(shapes.body_of("case-transfers", "") != nullptr);
  CHECK(shapes.body_of("case-transfers", "mark_urgent") != nullptr);
  CHECK(shapes.body_of("case-transfers", "letter_preview") == nullptr);
  CHECK(shapes.body_of("disputes", "") == nullptr);
  CHECK(shapes.commands("case-transfers") == std::vector<std::string>{"mark_urgent"});
  CHECK(shapes.commands("disputes").empty());
}

TEST_CASE("a careful body has every required member, within its bounds") {
  const Shapes shapes{json::parse_stored(api)};
  Dice dice{1};
  for (int i = 0; i < 100; ++i) {
    const auto body = random_body(
        shapes, *shapes.body_of("case-transfers", "mark_urgent"), dice,
        [](std::string_view member, std::string_view format) -> boost::json::value {
          if (member == "at" && format == "date-time") {
            return "2026-03-02T09:00:00+08:00";
          }
          return nullptr;
        },
        0);
    const auto& members = body.as_object();
    CHECK(members.at("reason").as_string() == "evidence_may_be_lost");
    CHECK(members.at("at").as_string() == "2026-03-02T09:00:00+08:00");
    CHECK(members.at("pages").as_int64() >= 3);
    CHECK(members.at("pages").as_int64() <= 4);
    CHECK(!members.at("officers").as_array().empty());
    // Two characters of three bytes each.
    CHECK(members.at("officers").as_array().front().at("title").as_string().size() <= 6);
  }
}

TEST_CASE("a careless body is sometimes wrong") {
  const Shapes shapes{json::parse_stored(api)};
  Dice dice{1};
  int without_reason = 0;
  for (int i = 0; i < 100; ++i) {
    const auto body =
        random_body(shapes, *shapes.body_of("case-transfers", "mark_urgent"), dice, nothing, 30);
    without_reason += body.is_object() && body.get_object().contains("reason") ? 0 : 1;
  }
  CHECK(without_reason > 10);
  CHECK(without_reason < 90);
}

}  // namespace liandong::simulation
