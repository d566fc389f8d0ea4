#include "systems/jurisdiction/domain/import.hpp"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace liandong::jurisdiction {
namespace {

using Code = ImportErrorCode;

constexpr std::array<std::pair<ItemKind, std::string_view>, 3> item_kind_words{{
    {ItemKind::delegated, "下放事项"},
    {ItemKind::own, "法定职权"},
    {ItemKind::reserved, "部门保留"},
}};

constexpr std::array<std::pair<AssignmentMode, std::string_view>, 2> mode_words{{
    {AssignmentMode::empowered, "赋权"},
    {AssignmentMode::entrusted, "委托"},
}};

constexpr std::array<std::pair<PlaceKind, std::string_view>, 5> place_kind_words{{
    {PlaceKind::city, "市"},
    {PlaceKind::township, "乡镇"},
    {PlaceKind::subdistrict, "街道"},
    {PlaceKind::village, "村"},
    {PlaceKind::community, "社区"},
}};

constexpr std::array<Column, 4> place_columns{{
    {"code", "区划代码", true, 36},
    {"name", "名称", true, 120},
    {"kind", "类型"},
    {"parent", "上级代码", true, 36},
}};

constexpr std::array<Column, 11> item_columns{{
    {"code", "事项编码", true, 36},
    {"name", "事项名称", true, 900},
    {"domain", "领域", true, 90},
    {"kind", "类别"},
    {"original_department", "原责任部门编号", true, 36},
    {"inspection_powers", "相关行政检查", false, 3000},
    {"coercive_powers", "相关行政强制措施", false, 3000},
    {"penalty_range", "处罚幅度", false, 3000},
    {"discretion_standard", "裁量标准", false, 6000},
    {"enforcement_flow", "执法流程", false, 6000},
    {"note", "备注", false, 3000},
}};

constexpr std::array<Column, 7> basis_columns{{
    {"item", "事项编码", true, 36},
    {"law", "法律名称", true, 300},
    {"article", "条款", true, 300},
    {"text", "条文", false, 30'000},
    {"penalty", "罚则", false, 3000},
    {"effective_from", "施行日期"},
    {"effective_to", "失效日期"},
}};

constexpr std::array<Column, 4> version_columns{{
    {"version", "版本号"},
    {"published_on", "公布日期"},
    {"decision", "决定"},
    {"note", "说明", false, 3000},
}};

constexpr std::array<Column, 12> assignment_columns{{
    {"id", "编号", true, 36},
    {"item", "事项编码", true, 36},
    {"unit", "承接单位编号", true, 36},
    {"territory", "区域代码", true, 36},
    {"valid_from", "生效日期"},
    {"valid_to", "有效期至"},
    {"mode", "方式"},
    {"decision", "决定"},
    {"published_on", "公布日期"},
    {"next_evaluation_on", "下次评估日期", false},
    {"known_from", "起始版本"},
    {"known_until", "终止版本"},
}};

}  // namespace

std::vector<Place> read_places(const Rows& rows, ImportErrors& errors) {
  TableReader table(Table::places, place_columns, rows, errors);
  std::vector<Place> places;
  while (table.next()) {
    places.push_back({table.id<PlaceCode>("code"), table.required_text("name"),
                      table.word<PlaceKind>("kind", place_kind_words),
                      table.optional_id<PlaceCode>("parent")});
  }
  return places;
}

std::vector<PenaltyItem> read_items(const Rows& rows, const std::vector<UnitRecord>& units,
                                    ImportErrors& errors) {
  TableReader table(Table::items, item_columns, rows, errors);
  std::unordered_set<UnitId> known;
  for (const UnitRecord& unit : units) known.insert(unit.id);
  std::unordered_map<ItemCode, std::int64_t> codes;
  std::vector<PenaltyItem> items;
  while (table.next()) {
    PenaltyItem item;
    item.code = table.id<ItemCode>("code");
    item.name = table.required_text("name");
    item.domain = table.required_text("domain");
    item.kind = table.word<ItemKind>("kind", item_kind_words);
    item.original_department = table.id<UnitId>("original_department");
    item.inspection_powers = table.text("inspection_powers");
    item.coercive_powers = table.text("coercive_powers");
    item.penalty_range = table.text("penalty_range");
    item.discretion_standard = table.text("discretion_standard");
    item.enforcement_flow = table.text("enforcement_flow");
    item.note = table.text("note");
    const auto [at, fresh] = codes.emplace(item.code, row_of_index(table.index()));
    if (!fresh && !item.code.empty())
      table.error("code", Code::duplicate, item.code.view(), at->second);
    if (!item.original_department.empty() && !known.contains(item.original_department)) {
      table.error("original_department", Code::unit_unknown, item.original_department.view());
    }
    items.push_back(std::move(item));
  }
  return items;
}

void read_bases(const Rows& rows, std::vector<PenaltyItem>& items, ImportErrors& errors) {
  TableReader table(Table::bases, basis_columns, rows, errors);
  std::unordered_map<ItemCode, std::size_t> index;
  for (std::size_t i = 0; i < items.size(); ++i) index.emplace(items[i].code, i);
  while (table.next()) {
    const auto code = table.id<ItemCode>("item");
    LegalBasis basis{table.required_text("law"),  table.required_text("article"),
                     table.text("text"),          table.text("penalty"),
                     table.day("effective_from"), table.optional_day("effective_to")};
    if (basis.effective_to && *basis.effective_to < basis.effective_from) {
      table.error("effective_to", Code::period_reversed, to_iso_date(*basis.effective_to));
    }
    const auto item = index.find(code);
    if (item != index.end()) {
      items[item->second].bases.push_back(std::move(basis));
    } else if (!code.empty()) {
      table.error("item", Code::item_unknown, code.view());
    }
  }
}

std::vector<ListVersion> read_list_versions(const Rows& rows, ImportErrors& errors) {
  TableReader table(Table::list_versions, version_columns, rows, errors);
  std::vector<ListVersion> versions;
  while (table.next()) {
    versions.push_back({table.number("version"), table.day("published_on"),
                        table.required_text("decision"), table.text("note")});
  }
  return versions;
}

std::vector<Assignment> read_assignments(const Rows& rows, ImportErrors& errors) {
  TableReader table(Table::assignments, assignment_columns, rows, errors);
  std::vector<Assignment> assignments;
  while (table.next()) {
    Assignment row;
    row.id = table.id<AssignmentId>("id");
    row.item = table.id<ItemCode>("item");
    row.unit = table.id<UnitId>("unit");
    row.territory = table.id<PlaceCode>("territory");
    row.valid_from = table.day("valid_from");
    row.valid_to = table.optional_day("valid_to");
    row.mode = table.word<AssignmentMode>("mode", mode_words);
    row.decision = table.required_text("decision");
    row.published_on = table.day("published_on");
    row.next_evaluation_on = table.optional_day("next_evaluation_on");
    row.known_from = table.number("known_from");
    row.known_until = table.optional_number("known_until");
    assignments.push_back(std::move(row));
  }
  return assignments;
}

Imported<std::vector<PenaltyItem>> import_items(const Rows& items, const Rows& bases,
                                                const std::vector<UnitRecord>& units) {
  ImportErrors errors;
  std::vector<PenaltyItem> records = read_items(items, units, errors);
  if (errors.empty()) read_bases(bases, records, errors);
  if (!errors.empty()) return Err{errors.all()};
  return records;
}

}  // namespace liandong::jurisdiction
