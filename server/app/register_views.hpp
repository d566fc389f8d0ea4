// What the public register answers: wire types.
#pragma once

#include "app/list_views.hpp"
#include "systems/jurisdiction/domain/answer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::app {

struct ItemRef {
  ItemCode code;
  std::string name;
  std::string domain;
};
LIANDONG_DESCRIBE(ItemRef, code, name, domain)

struct PlaceRef {
  PlaceCode code;
  std::string name;
};
LIANDONG_DESCRIBE(PlaceRef, code, name)

struct ReasonView {
  jurisdiction::ReasonCode code{};
  std::string zh;
  std::string en;
};
LIANDONG_DESCRIBE(ReasonView, code, zh, en)

struct CompetenceView {
  std::optional<ItemRef> item;
  std::optional<PlaceRef> place;
  LocalDay on;
  UnitId unit;
  jurisdiction::AnswerMode mode{};
  std::uint32_t list_version = 0;
  std::optional<jurisdiction::Assignment> assignment;
  std::vector<jurisdiction::LegalBasis> bases;
  std::vector<ReasonView> reasons;
  UnitId original_department;
  std::vector<UnitId> alternatives;
  std::vector<Precedent> precedents;  // decided disputes over the item, the latest first
};
LIANDONG_DESCRIBE(CompetenceView, item, place, on, unit, mode, list_version, assignment, bases,
                  reasons, original_department, alternatives, precedents)

struct ItemRow {
  ItemCode code;
  std::string name;
  std::string domain;
  jurisdiction::ItemKind kind{};
  UnitId original_department;
  int holders = 0;
};
LIANDONG_DESCRIBE(ItemRow, code, name, domain, kind, original_department, holders)

struct ItemPage {
  std::vector<ItemRow> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
};
LIANDONG_DESCRIBE(ItemPage, items, next_cursor, total)

struct Verification {
  bool known = false;
  std::string number;
  UnitId unit;
  std::optional<Instant> issued_on;
  bool withdrawn = false;
};
LIANDONG_DESCRIBE(Verification, known, number, unit, issued_on, withdrawn)

}  // namespace liandong::app
