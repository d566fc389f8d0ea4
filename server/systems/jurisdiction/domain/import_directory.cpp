#include "systems/jurisdiction/domain/import.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace liandong::jurisdiction {
namespace {

using Code = ImportErrorCode;

constexpr std::array<std::pair<UnitKind, std::string_view>, 12> unit_kind_words{{
    {UnitKind::township_government, "乡镇人民政府"},
    {UnitKind::subdistrict_office, "街道办事处"},
    {UnitKind::municipal_department, "市直职能部门"},
    {UnitKind::municipal_government, "市人民政府"},
    {UnitKind::coordinating_office, "协调监督机构"},
    {UnitKind::public_security_organ, "公安机关"},
    {UnitKind::procuratorate, "人民检察院"},
    {UnitKind::court, "人民法院"},
    {UnitKind::supervisory_commission, "监察委员会"},
    {UnitKind::internal_office, "内设机构"},
    {UnitKind::affiliated_organ, "直属机构"},
    {UnitKind::dispatched_office, "派出机构"},
}};

constexpr std::array<std::pair<Role, std::string_view>, 12> role_words{{
    {Role::handler, "经办人"},
    {Role::head, "负责人"},
    {Role::liaison_a, "联络员A"},
    {Role::liaison_b, "联络员B"},
    {Role::duty_desk, "值班员"},
    {Role::reader, "查阅人"},
    {Role::coordinator, "协调监督员"},
    {Role::decider, "决定人"},
    {Role::officer, "办案人员"},
    {Role::system_admin, "系统管理员"},
    {Role::security_admin, "安全管理员"},
    {Role::audit_admin, "审计管理员"},
}};

constexpr std::array<Column, 12> unit_columns{{
    {"id", "编号", true, 36},
    {"name", "名称", true, 120},
    {"short_name", "简称", true, 60},
    {"kind", "类型"},
    {"parent_id", "上级编号", true, 36},
    {"legal_subject", "是否法人主体"},
    {"document_code", "机关代字", true, 30},
    {"superior", "垂管上级编号", false, 36},
    {"superior_name", "垂管上级名称", false, 120},
    {"territory", "管辖区域", true, 36},
    {"address", "地址", false, 300},
    {"telephone", "电话", false, 40},
}};

constexpr std::array<Column, 7> person_columns{{
    {"id", "编号", false, 36},
    {"name", "姓名", true, 90},
    {"login", "登录名", true, 36},
    {"unit_id", "单位编号", true, 36},
    {"roles", "岗位角色"},
    {"certificate", "执法证号", false, 60},
    {"telephone", "电话", false, 40},
}};

constexpr std::array<Column, 5> substitute_columns{{
    {"login", "登录名", true, 36},
    {"unit_id", "单位编号", true, 36},
    {"substitute_login", "代理人登录名", true, 36},
    {"from", "开始时间"},
    {"until", "结束时间"},
}};

constexpr std::array<Column, 3> exception_columns{{
    {"unit_id", "单位编号", true, 36},
    {"act", "行为", true, 48},
    {"statute", "法律依据", true, 600},
}};

using Login = Id<struct LoginTag>;

bool is_office(UnitKind kind) {
  return kind == UnitKind::internal_office || kind == UnitKind::affiliated_organ ||
         kind == UnitKind::dispatched_office;
}

bool is_administrator(Role role) {
  return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin;
}

UnitRecord read_unit(TableReader& table) {
  UnitRecord unit;
  unit.id = table.id<UnitId>("id");
  unit.name = table.required_text("name");
  unit.short_name = table.required_text("short_name");
  unit.kind = table.word<UnitKind>("kind", unit_kind_words);
  unit.parent_id = table.optional_id<UnitId>("parent_id");
  unit.legal_subject = table.flag("legal_subject");
  unit.document_code = table.text("document_code");
  unit.superior = table.optional_id<UnitId>("superior");
  unit.superior_name = table.text("superior_name");
  unit.territory = table.id<PlaceCode>("territory");
  unit.address = table.text("address");
  unit.telephone = table.text("telephone");
  return unit;
}

void check_unit(const UnitRecord& unit, TableReader& table) {
  if (is_office(unit.kind) && unit.legal_subject) {
    table.error("legal_subject", Code::office_not_legal_subject, unit.name);
  }
  if (is_office(unit.kind) && unit.parent_id.empty() && unit.superior.empty()) {
    table.error("parent_id", Code::parent_missing, unit.name);
  }
  if (unit.legal_subject && unit.document_code.empty()) {
    table.error("document_code", Code::document_code_missing, unit.name);
  }
  if (!unit.superior.empty() && unit.superior_name.empty()) {
    table.error("superior_name", Code::superior_name_missing, unit.superior.view());
  }
}

using ParentOf = std::unordered_map<UnitId, UnitId>;

// A chain longer than there are units has come back to itself.
bool in_cycle(UnitId id, const ParentOf& parent_of) {
  std::size_t steps = 0;
  for (auto at = parent_of.find(id); at != parent_of.end(); at = parent_of.find(at->second)) {
    if (++steps > parent_of.size()) return true;
  }
  return false;
}

void check_parents(const std::vector<UnitRecord>& units, const std::vector<UnitRecord>& known,
                   ImportErrors& errors) {
  ParentOf parent_of;
  for (const UnitRecord& unit : known) parent_of[unit.id] = unit.parent_id;
  for (const UnitRecord& unit : units) parent_of[unit.id] = unit.parent_id;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const UnitId parent = units[i].parent_id;
    if (parent.empty()) continue;
    Code code = Code::unit_unknown;
    if (parent_of.contains(parent)) {
      if (!in_cycle(units[i].id, parent_of)) continue;
      code = Code::parent_cycle;
    }
    errors.add({Table::units, row_of_index(i), "parent_id", code, parent.str(), 0, 0});
  }
}

// The rows of one login must agree on who it is; an empty cell says nothing.
bool merge_person(PersonRecord& person, const PersonRecord& again) {
  const bool agrees = person.name == again.name && (again.id.empty() || person.id == again.id);
  if (person.certificate.empty()) person.certificate = again.certificate;
  if (person.telephone.empty()) person.telephone = again.telephone;
  return agrees;
}

class PeopleReader {
 public:
  PeopleReader(const std::vector<UnitRecord>& units, ImportErrors& errors) : errors_(errors) {
    for (const UnitRecord& unit : units) units_.insert(unit.id);
  }

  PeopleRecords read(const Rows& rows) {
    TableReader table(Table::people, person_columns, rows, errors_);
    while (table.next()) {
      PersonRecord person;
      person.id = table.optional_id<PersonId>("id");
      person.name = table.required_text("name");
      person.login = table.id<Login>("login").str();
      person.certificate = table.text("certificate");
      person.telephone = table.text("telephone");
      PostRecord post{person.login, table.id<UnitId>("unit_id"),
                      table.word_list<Role>("roles", role_words)};
      if (!post.unit_id.empty() && !units_.contains(post.unit_id)) {
        table.error("unit_id", Code::unit_unknown, post.unit_id.view());
      }
      file_person(person, table);
      file_post(post, table);
    }
    return std::move(records_);
  }

  [[nodiscard]] std::int64_t row_of_post(std::size_t index) const { return post_rows_[index]; }

 private:
  void file_person(const PersonRecord& person, TableReader& table) {
    const std::int64_t row = row_of_index(table.index());
    if (person.login.empty()) return;  // noted when it was read
    const auto [at, fresh] = by_login_.emplace(person.login, records_.people.size());
    if (fresh) {
      records_.people.push_back(person);
      person_rows_.push_back(row);
    } else if (!merge_person(records_.people[at->second], person)) {
      table.error("name", Code::name_differs, person.name, person_rows_[at->second]);
    }
  }

  void file_post(const PostRecord& post, TableReader& table) {
    const std::int64_t row = row_of_index(table.index());
    const auto [at, fresh] = posts_.emplace(post.login + ' ' + post.unit_id.str(), row);
    if (!fresh && !post.login.empty()) {
      table.error("unit_id", Code::duplicate, post.login, at->second);
    }
    records_.posts.push_back(post);
    post_rows_.push_back(row);
  }

  ImportErrors& errors_;
  std::unordered_set<UnitId> units_;
  PeopleRecords records_;
  std::unordered_map<std::string, std::size_t> by_login_;
  std::unordered_map<std::string, std::int64_t> posts_;
  std::vector<std::int64_t> person_rows_;
  std::vector<std::int64_t> post_rows_;
};

}  // namespace

std::vector<UnitRecord> read_units(const Rows& rows, const std::vector<UnitRecord>& known,
                                   ImportErrors& errors) {
  TableReader table(Table::units, unit_columns, rows, errors);
  std::vector<UnitRecord> units;
  std::unordered_map<UnitId, std::int64_t> ids;
  std::unordered_map<std::string, std::int64_t> codes;
  while (table.next()) {
    UnitRecord unit = read_unit(table);
    check_unit(unit, table);
    const std::int64_t row = row_of_index(table.index());
    const auto [id, fresh_id] = ids.emplace(unit.id, row);
    if (!fresh_id && !unit.id.empty())
      table.error("id", Code::duplicate, unit.id.view(), id->second);
    if (!unit.document_code.empty()) {
      const auto [code, fresh] = codes.emplace(unit.document_code, row);
      if (!fresh) table.error("document_code", Code::duplicate, unit.document_code, code->second);
    }
    units.push_back(std::move(unit));
  }
  // Document numbers of two units must never look alike.  [3.1.2-b]
  for (const UnitRecord& unit : known) {
    const auto code = codes.find(unit.document_code);
    if (code == codes.end() || ids.contains(unit.id)) continue;
    errors.add(
        {Table::units, code->second, "document_code", Code::duplicate, unit.document_code, 0, 0});
  }
  if (errors.empty()) check_parents(units, known, errors);
  return units;
}

PeopleRecords read_people(const Rows& rows, const std::vector<UnitRecord>& units,
                          const PeopleRecords& known, ImportErrors& errors) {
  PeopleReader reader(units, errors);
  PeopleRecords records = reader.read(rows);
  std::unordered_map<std::string, std::vector<Role>> roles;
  std::unordered_set<std::string> replaced;
  for (const PostRecord& post : records.posts) {
    auto& all = roles[post.login];
    all.insert(all.end(), post.roles.begin(), post.roles.end());
    replaced.insert(post.login + ' ' + post.unit_id.str());
  }
  for (const PostRecord& post : known.posts) {
    const auto of_person = roles.find(post.login);
    if (of_person == roles.end() || replaced.contains(post.login + ' ' + post.unit_id.str())) {
      continue;
    }
    of_person->second.insert(of_person->second.end(), post.roles.begin(), post.roles.end());
  }
  for (std::size_t i = 0; i < records.posts.size(); ++i) {
    const std::vector<Role>& all = roles[records.posts[i].login];
    const auto admin = std::find_if(all.begin(), all.end(), is_administrator);
    const bool alone = admin == all.end() || std::count(all.begin(), all.end(), *admin) ==
                                                 static_cast<std::ptrdiff_t>(all.size());
    if (alone) continue;
    errors.add({Table::people, reader.row_of_post(i), "roles", Code::administrator_not_exclusive,
                records.posts[i].login, 0, 0});
  }
  return records;
}

std::vector<SubstituteRecord> read_substitutes(const Rows& rows, const PeopleRecords& people,
                                               ImportErrors& errors) {
  TableReader table(Table::substitutes, substitute_columns, rows, errors);
  std::unordered_set<std::string> logins;
  std::unordered_set<std::string> posts;
  for (const PersonRecord& person : people.people) logins.insert(person.login);
  for (const PostRecord& post : people.posts) posts.insert(post.login + ' ' + post.unit_id.str());
  std::vector<SubstituteRecord> records;
  while (table.next()) {
    SubstituteRecord record{table.id<Login>("login").str(), table.id<UnitId>("unit_id"),
                            table.id<Login>("substitute_login").str(), table.instant("from"),
                            table.optional_instant("until")};
    if (!posts.contains(record.login + ' ' + record.unit_id.str())) {
      table.error("login", Code::post_unknown, record.login);
    }
    if (!logins.contains(record.substitute_login)) {
      table.error("substitute_login", Code::person_unknown, record.substitute_login);
    } else if (record.substitute_login == record.login) {
      table.error("substitute_login", Code::substitute_is_holder, record.login);
    }
    if (record.until && *record.until <= record.from) {
      table.error("until", Code::period_reversed, to_rfc3339(*record.until));
    }
    records.push_back(std::move(record));
  }
  return records;
}

std::vector<StatutoryException> read_exceptions(const Rows& rows,
                                                const std::vector<UnitRecord>& units,
                                                ImportErrors& errors) {
  TableReader table(Table::statutory_exceptions, exception_columns, rows, errors);
  std::unordered_set<UnitId> known;
  for (const UnitRecord& unit : units) known.insert(unit.id);
  std::unordered_map<std::string, std::int64_t> keys;
  std::vector<StatutoryException> records;
  while (table.next()) {
    StatutoryException record{table.id<UnitId>("unit_id"), table.required_text("act"),
                              table.required_text("statute")};
    if (!record.unit_id.empty() && !known.contains(record.unit_id)) {
      table.error("unit_id", Code::unit_unknown, record.unit_id.view());
    }
    const auto [at, fresh] =
        keys.emplace(record.unit_id.str() + ' ' + record.act, row_of_index(table.index()));
    if (!fresh) table.error("act", Code::duplicate, record.act, at->second);
    records.push_back(std::move(record));
  }
  return records;
}

Imported<std::vector<UnitRecord>> import_units(const Rows& rows,
                                               const std::vector<UnitRecord>& known) {
  ImportErrors errors;
  std::vector<UnitRecord> units = read_units(rows, known, errors);
  if (!errors.empty()) return Err{errors.all()};
  return units;
}

Imported<PeopleRecords> import_people(const Rows& rows, const std::vector<UnitRecord>& units,
                                      const PeopleRecords& known) {
  ImportErrors errors;
  PeopleRecords records = read_people(rows, units, known, errors);
  if (!errors.empty()) return Err{errors.all()};
  return records;
}

}  // namespace liandong::jurisdiction
