#include "systems/jurisdiction/domain/import.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace liandong::jurisdiction {
namespace {

using Code = ImportErrorCode;

bool is_login(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  const bool first = !text.empty() && std::string_view("._-").find(text[0]) == text.npos;
  return first && 3 <= text.size() && text.size() <= 32 &&
         std::all_of(text.begin(), text.end(), allowed);
}

std::string read_login(TableReader& table, std::string_view column) {
  std::string login = table.required_text(column);
  if (login.empty() || is_login(login)) return login;
  table.error(column, Code::id_malformed, login);
  return {};
}

bool is_administrator(Role role) {
  return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin;
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
  PeopleReader(const std::vector<UnitRecord>& units, const Vocabulary& vocabulary,
               ImportErrors& errors)
      : vocabulary_(vocabulary), errors_(errors) {
    for (const UnitRecord& unit : units) units_.insert(unit.id);
  }

  PeopleRecords read(const Rows& rows) {
    TableReader table(Table::people, rows, vocabulary_, errors_);
    while (table.next()) {
      PersonRecord person;
      person.id = table.optional_id<PersonId>("id");
      person.name = table.required_text("name");
      person.login = read_login(table, "login");
      person.certificate = table.text("certificate");
      person.telephone = table.text("telephone");
      PostRecord post{person.login, table.id<UnitId>("unit_id"),
                      table.word_list<Role>("roles", "role")};
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
      records_.people.back().row = row;
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

  const Vocabulary& vocabulary_;
  ImportErrors& errors_;
  std::unordered_set<UnitId> units_;
  PeopleRecords records_;
  std::unordered_map<std::string, std::size_t> by_login_;
  std::unordered_map<std::string, std::int64_t> posts_;
  std::vector<std::int64_t> person_rows_;
  std::vector<std::int64_t> post_rows_;
};

}  // namespace

PeopleRecords read_people(const Rows& rows, const std::vector<UnitRecord>& units,
                          const PeopleRecords& known, const Vocabulary& vocabulary,
                          ImportErrors& errors) {
  PeopleReader reader(units, vocabulary, errors);
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
                                               const Vocabulary& vocabulary, ImportErrors& errors) {
  TableReader table(Table::substitutes, rows, vocabulary, errors);
  std::unordered_set<std::string> logins;
  std::unordered_set<std::string> posts;
  for (const PersonRecord& person : people.people) logins.insert(person.login);
  for (const PostRecord& post : people.posts) posts.insert(post.login + ' ' + post.unit_id.str());
  std::vector<SubstituteRecord> records;
  while (table.next()) {
    SubstituteRecord record{read_login(table, "login"), table.id<UnitId>("unit_id"),
                            read_login(table, "substitute_login"), table.instant("from"),
                            table.optional_instant("until")};
    if (!record.login.empty() && !posts.contains(record.login + ' ' + record.unit_id.str())) {
      table.error("login", Code::post_unknown, record.login);
    }
    if (record.substitute_login.empty()) continue;  // noted when it was read
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

Imported<PeopleRecords> import_people(const Rows& rows, const Vocabulary& vocabulary,
                                      const std::vector<UnitRecord>& units,
                                      const PeopleRecords& known) {
  ImportErrors errors;
  PeopleRecords records = read_people(rows, units, known, vocabulary, errors);
  if (!errors.empty()) return Err{errors.all()};
  return records;
}

}  // namespace liandong::jurisdiction
