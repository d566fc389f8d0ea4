#include "app/founding.hpp"

#include "app/city_store.hpp"
#include "app/import_tables.hpp"
#include "engine/event_log.hpp"
#include "infra/calendar_files/calendar_files.hpp"
#include "infra/crypto/password.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/csv/csv.hpp"
#include "infra/identity/accounts.hpp"
#include "infra/identity/delegations.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/units.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/jurisdiction/register_store.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace liandong::app {
namespace {

using jurisdiction::CityRecords;
using jurisdiction::CityTables;

struct CityFounded {
  static constexpr std::string_view type = "city.founded.v1";
  std::string name;
  std::int64_t units = 0;
  std::int64_t people = 0;
  std::int64_t items = 0;
  std::string source_digest;  // SM3 over all tables in the order of their names
};
LIANDONG_DESCRIBE(CityFounded, name, units, people, items, source_digest)

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string json_text(const boost::json::object& object, std::string_view name,
                      const std::string& where) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) {
    throw std::runtime_error(where + ": \"" + std::string{name} + "\" is missing");
  }
  return std::string{value->get_string().data(), value->get_string().size()};
}

void expect(const identity::Outcome& outcome, const std::string& what) {
  if (!outcome) {
    throw std::runtime_error(what + " was refused with code " +
                             std::to_string(static_cast<int>(outcome.error().code)));
  }
}

CityInfo begin(store::Connection& writer, const Founding& founding) {
  const CityInfo city = read_city_file(founding.city);
  if (founded_city(writer, city.code.view())) {
    throw std::runtime_error("this installation has the city " + city.code.str() + " already");
  }
  writer.execute("insert into city(code, name, name_en, settings) values($1, $2, $3, '{}')",
                 {city.code, city.name, city.name_en});
  std::vector<CalendarYear> years;
  for (auto& file : calendar_files::read_files(founding.calendar)) {
    years.push_back(std::move(file.year));
  }
  // Builds it once, so that a broken calendar stops the founding and not the first start.
  static_cast<void>(calendar_files::load_calendar(founding.calendar, 1));
  save_calendar(writer, city.code, 1, years, founding.now);
  save_targets(writer, city.code, read_targets_file(founding.city / "targets.json"));
  return city;
}

void append_founded(store::Connection& writer, const CityInfo& city, const CityFounded& founded,
                    crypto::IdSource& ids, Instant now) {
  engine::StoredEvent event;
  event.city = city.code;
  event.seq = engine::log_head(writer, city.code).seq + 1;
  event.stream_id = "city";
  event.version = 1;
  event.system = "city";
  event.type = CityFounded::type;
  event.command_id = CommandId{ids.next(now.seconds * 1'000)};
  event.occurred_at = now;
  event.recorded_at = now;
  event.payload = json::to_canonical(founded);
  event.hash = engine::hash_of(event);
  engine::insert_event(writer, event);
}

struct Table {
  const char* file;
  jurisdiction::Rows CityTables::*rows;
};
constexpr Table tables[] = {
    {"units.csv", &CityTables::units},
    {"people.csv", &CityTables::people},
    {"substitutes.csv", &CityTables::substitutes},
    {"statutory_exceptions.csv", &CityTables::statutory_exceptions},
    {"places.csv", &CityTables::places},
    {"items.csv", &CityTables::items},
    {"bases.csv", &CityTables::bases},
    {"list_versions.csv", &CityTables::list_versions},
    {"assignments.csv", &CityTables::assignments},
};

CityRecords read_tables(const std::filesystem::path& folder, const Messages& messages,
                        std::string& digest) {
  CityTables read;
  crypto::Sm3 hash;
  for (const Table& table : tables) {
    const std::string text = read_file(folder / table.file);
    hash.update(text);
    auto parsed = csv::read(text);
    if (!parsed) {
      throw std::runtime_error(std::string{table.file} + ", row " +
                               std::to_string(parsed.error().row) + ": no valid CSV");
    }
    read.*table.rows = std::move(parsed->rows);
  }
  json::append_hex(digest, hash.finish());
  const jurisdiction::Vocabulary vocabulary = vocabulary_of(messages);
  auto imported = jurisdiction::import_city(read, vocabulary);
  if (!imported) {
    std::string all = "the tables of the city have errors:";
    for (const auto& error : imported.error()) {
      all += "\n  " + std::string{json::enum_name(error.table)} + ".csv, row " +
             std::to_string(error.row) + ", column " + error.column + ": " +
             std::string{json::enum_name(error.code)} + " \"" + error.value + "\"";
    }
    throw std::runtime_error(all);
  }
  return std::move(imported).value();
}

/// Parents before children, so that every unit finds the one it belongs to.
void insert_units(store::Connection& writer, CityCode city, const CityRecords& records) {
  std::set<UnitId> there;
  std::vector<const jurisdiction::UnitRecord*> waiting;
  for (const auto& unit : records.units) {
    waiting.push_back(&unit);
  }
  while (!waiting.empty()) {
    const std::size_t before = waiting.size();
    std::erase_if(waiting, [&](const jurisdiction::UnitRecord* u) {
      if (!u->parent_id.empty() && !there.contains(u->parent_id)) {
        return false;
      }
      identity::Unit unit;
      unit.id = u->id;
      unit.name = u->name;
      unit.short_name = u->short_name;
      unit.kind = u->kind;
      unit.parent = u->parent_id;
      unit.legal_subject = u->legal_subject;
      unit.document_code = u->document_code;
      unit.superior = u->superior;
      unit.superior_name = u->superior_name;
      unit.territory = u->territory.str();
      unit.address = u->address;
      unit.telephone = u->telephone;
      expect(identity::create_unit(writer, city, unit), "unit " + u->id.str());
      there.insert(u->id);
      return true;
    });
    if (waiting.size() == before) {
      throw std::runtime_error("units.csv: a unit belongs to one that is not there");
    }
  }
  for (const auto& exception : records.statutory_exceptions) {
    writer.execute(
        "insert into statutory_exception(city, unit, act, statute) values($1, $2, $3, $4)",
        {city, exception.unit_id, exception.act, exception.statute});
  }
}

void insert_people(store::Connection& writer, CityCode city, const CityRecords& records,
                   const std::string& password, crypto::IdSource& ids, Instant now) {
  const auto fresh = [&] { return ids.next(now.seconds * 1'000); };
  const std::string hash = crypto::hash_password(password);
  std::map<std::string, PersonId> people;
  std::map<std::pair<std::string, UnitId>, PostId> posts;
  for (const auto& record : records.people.people) {
    identity::Person person;
    person.id = record.id.empty() ? PersonId{fresh()} : record.id;
    person.name = record.name;
    person.login = identity::normalized_login(record.login);
    person.certificate = record.certificate;
    person.telephone = record.telephone;
    expect(identity::create_person(writer, city, person, hash, now), "person " + record.login);
    // Demonstration accounts are shared by visitors and begin without a forced change.
    identity::store_password(writer, city, person.id, hash, false, now);
    people[record.login] = person.id;
  }
  for (const auto& record : records.people.posts) {
    identity::Post post;
    post.id = PostId{fresh()};
    post.unit = record.unit_id;
    post.person = people.at(record.login);
    for (const Role role : record.roles) {
      post.roles = post.roles | role;
    }
    // Long before the demonstration matters, whose acts lie in the past.
    post.valid_from = now + -400 * seconds_per_day;
    expect(identity::create_post(writer, city, post, now),
           "post of " + record.login + " in " + record.unit_id.str());
    posts[{record.login, record.unit_id}] = post.id;
  }
  for (const auto& record : records.substitutes) {
    if (record.until && *record.until <= now) {
      continue;  // over before this installation began
    }
    identity::Delegation delegation;
    delegation.id = identity::DelegationId{fresh()};
    delegation.post = posts.at({record.login, record.unit_id});
    delegation.substitute = people.at(record.substitute_login);
    delegation.valid_from = std::max(record.from, now);
    delegation.valid_until = record.until.value_or(now + 30 * seconds_per_day);
    expect(identity::create_delegation(writer, city, delegation, now),
           "substitute for " + record.login);
  }
}

/// The places of the city and a first list without items, into which items are imported.
jurisdiction::RegisterData bare_register(const Founding& founding, const Messages& messages) {
  const auto parsed = csv::read(read_file(founding.city / "places.csv"));
  if (!parsed) {
    throw std::runtime_error("places.csv: no valid CSV");
  }
  jurisdiction::ImportErrors errors;
  jurisdiction::RegisterData data;
  data.places = jurisdiction::read_places(parsed->rows, vocabulary_of(messages), errors);
  data.list_versions.push_back({1, local_day(founding.now), "", ""});
  if (!errors.empty()) {
    throw std::runtime_error("places.csv: " + std::to_string(errors.size()) + " errors");
  }
  return data;
}

}  // namespace

CityInfo read_city_file(const std::filesystem::path& folder) {
  const std::string where = (folder / "city.json").string();
  const auto value = json::parse(read_file(folder / "city.json"));
  if (!value || !value->is_object()) {
    throw std::runtime_error(where + " is no JSON object");
  }
  const auto& object = value->get_object();
  const auto code = CityCode::parse(json_text(object, "code", where));
  if (!code) {
    throw std::runtime_error(where + ": \"code\" is no division code");
  }
  return {*code, json_text(object, "name", where), json_text(object, "name_en", where)};
}

std::vector<CityInfo> founded_cities(store::Connection& connection) {
  std::vector<CityInfo> cities;
  connection.query("select code, name, name_en from city order by code", {},
                   [&](const store::Row& row) {
                     cities.push_back({row.id<CityCode>(0), row.str(1), row.str(2)});
                   });
  return cities;
}

std::optional<CityInfo> founded_city(store::Connection& connection, std::string_view code) {
  const auto cities = founded_cities(connection);
  if (code.empty() && cities.size() > 1) {
    std::string codes;
    for (const CityInfo& city : cities) {
      codes += " " + city.code.str();
    }
    throw std::runtime_error("several cities are here, say --city-code:" + codes);
  }
  for (const CityInfo& city : cities) {
    if (code.empty() || city.code.view() == code) {
      return city;
    }
  }
  return std::nullopt;
}

std::vector<FirstAccount> found_empty(store::Connection& writer, const Founding& founding,
                                      crypto::IdSource& ids, const Messages& messages) {
  const jurisdiction::RegisterData bare = bare_register(founding, messages);
  std::vector<FirstAccount> accounts;
  store::in_transaction(writer, [&] {
    accounts.clear();
    const CityInfo city = begin(writer, founding);
    const auto fresh = [&] { return ids.next(founding.now.seconds * 1'000); };
    identity::Unit government;
    government.id = UnitId{city.code.str() + ".government"};
    government.name = city.name + "人民政府";
    government.short_name = "市政府";
    government.kind = UnitKind::municipal_government;
    government.legal_subject = true;
    government.territory = city.code.str();
    government.document_code = "府";
    expect(identity::create_unit(writer, city.code, government), "the municipal government");
    save_register(writer, city.code, bare, PersonId{}, founding.now);
    const struct {
      const char* login;
      const char* name;
      Role role;
    } first[] = {{"admin.system", "系统管理员", Role::system_admin},
                 {"admin.security", "安全管理员", Role::security_admin},
                 {"admin.audit", "审计管理员", Role::audit_admin}};
    for (const auto& account : first) {
      const std::string password = identity::make_one_time_password();
      identity::Person person;
      person.id = PersonId{fresh()};
      person.name = account.name;
      person.login = account.login;
      expect(identity::create_person(writer, city.code, person, crypto::hash_password(password),
                                     founding.now),
             account.login);
      identity::Post post;
      post.id = PostId{fresh()};
      post.unit = government.id;
      post.person = person.id;
      post.roles = account.role;
      post.valid_from = founding.now;
      expect(identity::create_post(writer, city.code, post, founding.now), account.login);
      accounts.push_back({account.login, password, account.name});
    }
    append_founded(writer, city, {city.name, 1, 3, 0, ""}, ids, founding.log_begins);
  });
  return accounts;
}

void found_from_tables(store::Connection& writer, const Founding& founding, crypto::IdSource& ids,
                       const Messages& messages, const std::string& password) {
  std::string digest;
  const CityRecords records = read_tables(founding.city, messages, digest);
  store::in_transaction(writer, [&] {
    const CityInfo city = begin(writer, founding);
    insert_units(writer, city.code, records);
    insert_people(writer, city.code, records, password, ids, founding.now);
    save_register(writer, city.code, records.register_data, PersonId{}, founding.now);
    append_founded(writer, city,
                   {city.name, static_cast<std::int64_t>(records.units.size()),
                    static_cast<std::int64_t>(records.people.people.size()),
                    static_cast<std::int64_t>(records.register_data.items.size()), digest},
                   ids, founding.log_begins);
  });
}

}  // namespace liandong::app
