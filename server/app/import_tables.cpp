#include "app/import_tables.hpp"

#include "app/city_store.hpp"
#include "app/messages.hpp"
#include "infra/identity/accounts.hpp"
#include "infra/identity/changes.hpp"
#include "infra/identity/people.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/refusals.hpp"
#include "infra/identity/units.hpp"
#include "systems/jurisdiction/register_store.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

namespace liandong::app {
namespace {

using jurisdiction::Rows;

struct ItemsImported {
  std::int64_t created = 0;
  std::int64_t updated = 0;
};
LIANDONG_DESCRIBE(ItemsImported, created, updated)

jurisdiction::UnitRecord record_of(const identity::Unit& unit) {
  jurisdiction::UnitRecord record;
  record.id = unit.id;
  record.name = unit.name;
  record.short_name = unit.short_name;
  record.kind = unit.kind;
  record.parent_id = unit.parent;
  record.legal_subject = unit.legal_subject;
  record.document_code = unit.document_code;
  record.superior = unit.superior;
  record.superior_name = unit.superior_name;
  record.territory = PlaceCode::parse(unit.territory).value_or(PlaceCode{});
  record.address = unit.address;
  record.telephone = unit.telephone;
  return record;
}

std::vector<jurisdiction::UnitRecord> known_units(const Services& services) {
  return services.readers.with([&](store::Connection& connection) {
    std::vector<jurisdiction::UnitRecord> records;
    for (const auto& unit : identity::list_units(connection, services.engine.city())) {
      records.push_back(record_of(unit));
    }
    return records;
  });
}

void note_all(const Messages& messages, const std::vector<jurisdiction::ImportError>& errors,
              ImportReport& report) {
  for (const auto& error : errors) {
    report.errors.push_back(fault_of(messages, error));
  }
}

/// The column a rule of the store speaks of; empty if it is none in particular.
std::string column_of(jurisdiction::Table table, const Rejection& rejection) {
  const auto columns = jurisdiction::columns_of(table);
  const auto has = [&](std::string_view name) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const auto& column) { return column.name == name; });
  };
  if (has(rejection.subject.view())) {
    return rejection.subject.str();
  }
  using identity::Refusal;
  constexpr std::array columns_of_rules{
      std::pair{Refusal::roles_missing, "roles"},
      std::pair{Refusal::administrator_is_exclusive, "roles"},
      std::pair{Refusal::role_does_not_fit_unit, "roles"},
      std::pair{Refusal::person_unknown, "login"},
      std::pair{Refusal::person_disabled, "login"},
      std::pair{Refusal::login_taken, "login"},
      std::pair{Refusal::unit_unknown, "unit_id"},
      std::pair{Refusal::unit_inactive, "unit_id"},
      std::pair{Refusal::post_exists, "unit_id"},
      std::pair{Refusal::unit_parent_cycle, "parent_id"},
      std::pair{Refusal::unit_parent_missing, "parent_id"},
      std::pair{Refusal::document_code_missing, "document_code"},
      std::pair{Refusal::document_code_taken, "document_code"},
      std::pair{Refusal::unit_kind_taken, "kind"},
      std::pair{Refusal::office_is_no_legal_subject, "legal_subject"},
  };
  for (const auto& [refusal, column] : columns_of_rules) {
    if (identity::code(refusal) == rejection.code && has(column)) {
      return column;
    }
  }
  return {};
}

/// A rule that only the store can judge said no to one row.
void note(const Messages& messages, jurisdiction::Table table, const Rejection& rejection,
          std::int64_t row, ImportReport& report) {
  for (const RefusalInfo& info : identity::refusals()) {
    if (info.code == rejection.code) {
      const Message text = messages.of("refusal." + std::string{info.name});
      const std::map<std::string, std::string> values{{"subject", rejection.subject.str()},
                                                      {"number", std::to_string(rejection.number)}};
      report.errors.push_back({row, column_of(table, rejection), std::string{info.name},
                               filled(text.zh, values), filled(text.en, values)});
    }
  }
}

identity::UnitPatch patch_of(const jurisdiction::UnitRecord& record) {
  identity::UnitPatch patch;
  patch.name = record.name;
  patch.short_name = record.short_name;
  patch.kind = record.kind;
  patch.parent_id = record.parent_id.str();
  patch.legal_subject = record.legal_subject;
  patch.document_code = record.document_code;
  patch.superior = record.superior.str();
  patch.superior_name = record.superior_name;
  patch.territory = record.territory.str();
  patch.address = record.address;
  patch.telephone = record.telephone;
  return patch;
}

identity::Unit unit_of(const jurisdiction::UnitRecord& record) {
  identity::Unit unit;
  unit.id = record.id;
  unit.name = record.name;
  unit.short_name = record.short_name;
  unit.kind = record.kind;
  unit.parent = record.parent_id;
  unit.legal_subject = record.legal_subject;
  unit.document_code = record.document_code;
  unit.superior = record.superior;
  unit.superior_name = record.superior_name;
  unit.territory = record.territory.str();
  unit.address = record.address;
  unit.telephone = record.telephone;
  return unit;
}

/// Indexes of the records, each parent of the table before its offices.
std::vector<std::size_t> parents_first(const std::vector<jurisdiction::UnitRecord>& records) {
  std::map<UnitId, std::size_t> index;
  for (std::size_t i = 0; i < records.size(); ++i) {
    index[records[i].id] = i;
  }
  std::vector<std::pair<int, std::size_t>> by_depth;
  for (std::size_t i = 0; i < records.size(); ++i) {
    int depth = 0;
    // The table was checked: there is no circle.
    for (auto at = index.find(records[i].parent_id); at != index.end();
         at = index.find(records[at->second].parent_id)) {
      ++depth;
    }
    by_depth.emplace_back(depth, i);
  }
  std::sort(by_depth.begin(), by_depth.end());
  std::vector<std::size_t> order;
  for (const auto& entry : by_depth) {
    order.push_back(entry.second);
  }
  return order;
}

/// The part of a table whose rows have no fault of their own, read, and where its rows stood.
template <class Records>
struct Sound {
  Records records;
  std::vector<std::int64_t> rows;  // by index; the number a spreadsheet gives

  [[nodiscard]] std::int64_t row_of(std::size_t index) const { return rows.at(index); }
  /// @param row  as numbered in the sound part
  [[nodiscard]] std::int64_t original(std::int64_t row) const {
    return row_of(static_cast<std::size_t>(row - jurisdiction::row_of_index(0)));
  }
};

/// Reads the table again without the rows that have faults. What fails only because a row it rests
/// on is missing now is left out as well and not blamed.
/// @return nothing if no row is left
template <class Import>
auto sound_part(const Rows& table, std::vector<jurisdiction::ImportError> errors, Import import)
    -> std::optional<Sound<std::remove_cvref_t<decltype(import(table).value())>>> {
  std::vector<std::int64_t> rows;
  for (std::size_t i = 1; i < table.size(); ++i) {
    rows.push_back(jurisdiction::row_of_index(i - 1));
  }
  Rows left = table;
  for (;;) {
    std::set<std::int64_t> faulty;
    for (const auto& error : errors) {
      if (error.row < jurisdiction::row_of_index(0)) {
        return std::nullopt;  // the header: nothing can be read
      }
      faulty.insert(error.row);
    }
    for (auto at = faulty.rbegin(); at != faulty.rend(); ++at) {
      const auto index = static_cast<std::ptrdiff_t>(*at - jurisdiction::row_of_index(0));
      left.erase(left.begin() + index + 1);
      rows.erase(rows.begin() + index);
    }
    if (rows.empty()) {
      return std::nullopt;
    }
    auto imported = import(left);
    if (imported) {
      return Sound<std::remove_cvref_t<decltype(imported.value())>>{std::move(imported).value(),
                                                                    std::move(rows)};
    }
    errors = imported.error();
  }
}

/// Reads a table with `import`, notes its faults, and gives what is sound of it.
template <class Import>
auto read_sound(const Messages& messages, const Rows& table, ImportReport& report, Import import)
    -> decltype(sound_part(table, {}, import)) {
  report.rows = table.empty() ? 0 : static_cast<std::int64_t>(table.size()) - 1;
  const auto imported = import(table);
  if (!imported) {
    for (const auto& error : imported.error()) {
      report.errors.push_back(fault_of(messages, error));
    }
  }
  return sound_part(table, imported ? std::vector<jurisdiction::ImportError>{} : imported.error(),
                    import);
}

/// Collects what the acts of one import said.
struct Collector {
  const Messages& messages;
  jurisdiction::Table table;
  ImportReport& report;
  std::vector<identity::Change> changes;

  void take(identity::Outcome outcome, std::int64_t row, std::int64_t& counter) {
    if (!outcome) {
      note(messages, table, outcome.error(), row, report);
      return;
    }
    ++counter;
    changes.push_back(std::move(outcome).value());
  }
};

jurisdiction::PeopleRecords known_people(const Services& services) {
  const CityCode city = services.engine.city();
  const Instant now = services.engine.now();
  return services.readers.with([&](store::Connection& connection) {
    jurisdiction::PeopleRecords known;
    std::map<PersonId, std::string> logins;
    identity::PeopleQuery all;
    all.limit = static_cast<int>(jurisdiction::import_rows_max);
    for (const auto& person : identity::list_people(connection, city, all)) {
      known.people.push_back(
          {person.id, person.name, person.login, person.certificate, person.telephone});
      logins[person.id] = person.login;
    }
    for (const auto& post : identity::list_posts(connection, city, {}, {})) {
      if (post.active_at(now)) {
        known.posts.push_back({logins[post.person], post.unit, identity::roles_in(post.roles)});
      }
    }
    return known;
  });
}

using SoundPeople = Sound<jurisdiction::PeopleRecords>;

void apply_accounts(const Services& services, const SoundPeople& sound, store::Connection& writer,
                    Collector& collector) {
  const CityCode city = services.engine.city();
  for (const auto& record : sound.records.people) {
    const std::int64_t row = sound.original(record.row);
    const auto account = identity::find_account(writer, city, record.login);
    if (account) {
      identity::PersonPatch patch;
      patch.name = record.name;
      patch.certificate = record.certificate;
      patch.telephone = record.telephone;
      collector.take(identity::update_person(writer, city, account->id, patch), row,
                     collector.report.updated);
      continue;
    }
    identity::Person person;
    person.id = record.id.empty() ? PersonId{services.engine.new_id()} : record.id;
    person.name = record.name;
    person.login = record.login;
    person.certificate = record.certificate;
    person.telephone = record.telephone;
    // No hash: nothing matches it until an administrator gives a one-time password.
    collector.take(identity::create_person(writer, city, person, "", services.engine.now()), row,
                   collector.report.created);
  }
}

void apply_roles(const Services& services, const SoundPeople& sound, store::Connection& writer,
                 Collector& collector) {
  const CityCode city = services.engine.city();
  const Instant now = services.engine.now();
  for (std::size_t i = 0; i < sound.records.posts.size(); ++i) {
    const auto& record = sound.records.posts[i];
    const std::int64_t row = sound.row_of(i);
    const auto account = identity::find_account(writer, city, record.login);
    if (!account) {
      note(collector.messages, collector.table,
           identity::refuse(identity::Refusal::person_unknown).error, row, collector.report);
      continue;
    }
    const RoleSet roles = identity::role_set(record.roles);
    const auto own = identity::own_posts(writer, city, account->id, now);
    const auto post = std::find_if(own.begin(), own.end(),
                                   [&](const auto& each) { return each.unit == record.unit_id; });
    if (post == own.end()) {
      const identity::Post made{
          PostId{services.engine.new_id()}, record.unit_id, account->id, roles, now, {}};
      collector.take(identity::create_post(writer, city, made, now), row, collector.report.created);
    } else if (!(post->roles == roles)) {
      collector.take(identity::change_roles(writer, city, post->id, roles, now), row,
                     collector.report.updated);
    }
  }
}

/// Units of the table that the register cannot place.
void note_register_faults(const Messages& messages,
                          const std::vector<jurisdiction::UnitRecord>& records,
                          const std::vector<UnitFault>& faults, ImportReport& report) {
  for (const UnitFault& fault : faults) {
    const auto at = std::find_if(records.begin(), records.end(),
                                 [&](const auto& each) { return each.id == fault.unit; });
    jurisdiction::ImportError error = fault.error;
    error.row = at == records.end()
                    ? 0
                    : jurisdiction::row_of_index(static_cast<std::size_t>(at - records.begin()));
    report.errors.push_back(fault_of(messages, error));
  }
}

/// The table of bases without a row.
Rows no_bases() {
  Rows rows(1);
  for (const auto& column : jurisdiction::columns_of(jurisdiction::Table::bases)) {
    rows[0].emplace_back(column.name);
  }
  return rows;
}

void merge_items(jurisdiction::RegisterData& data, std::vector<jurisdiction::PenaltyItem> items,
                 ItemsImported& counted) {
  for (auto& item : items) {
    const auto present = std::find_if(data.items.begin(), data.items.end(),
                                      [&](const auto& each) { return each.code == item.code; });
    if (present == data.items.end()) {
      data.items.push_back(std::move(item));
      ++counted.created;
    } else {
      item.bases = std::move(present->bases);
      *present = std::move(item);
      ++counted.updated;
    }
  }
}

}  // namespace

ImportFault fault_of(const Messages& messages, const jurisdiction::ImportError& error) {
  const std::string code{json::enum_name(error.code)};
  const Message text = messages.of("import_error." + code);
  std::map<std::string, std::string> values{{"value", error.value},
                                            {"column", error.column},
                                            {"number", std::to_string(error.number)},
                                            {"other_row", std::to_string(error.other_row)}};
  return {error.row, error.column, code, filled(text.zh, values), filled(text.en, values)};
}

jurisdiction::Vocabulary vocabulary_of(const Messages& messages) {
  jurisdiction::Vocabulary vocabulary;
  for (const auto& key : jurisdiction::vocabulary_keys()) {
    const Message message = messages.of(key.group + "." + key.word);
    vocabulary.add(key.group, message.zh, key.word);
    vocabulary.add(key.group, message.en, key.word);
  }
  return vocabulary;
}

PlannedImport plan_units(const Services& services, const Rows& rows) {
  PlannedImport plan;
  const auto vocabulary = vocabulary_of(services.messages);
  const auto known = known_units(services);
  auto sound = read_sound(services.messages, rows, plan.report, [&](const Rows& part) {
    return jurisdiction::import_units(part, vocabulary, known);
  });
  if (!sound) {
    return plan;
  }
  plan.apply = [&services, sound = std::move(*sound)](store::Connection& writer,
                                                      ImportReport& report) {
    const CityCode city = services.engine.city();
    const bool whole = report.errors.empty();
    Collector collector{services.messages, jurisdiction::Table::units, report, {}};
    for (const std::size_t i : parents_first(sound.records)) {
      const auto& record = sound.records[i];
      if (identity::find_unit(writer, city, record.id)) {
        collector.take(
            identity::update_unit(writer, city, record.id, patch_of(record), services.engine.now()),
            sound.row_of(i), report.updated);
      } else {
        collector.take(identity::create_unit(writer, city, unit_of(record)), sound.row_of(i),
                       report.created);
      }
    }
    if (whole) {
      note_register_faults(services.messages, sound.records, register_faults(writer, city), report);
    }
    return std::move(collector.changes);
  };
  return plan;
}

PlannedImport plan_people(const Services& services, const Actor& actor, const Rows& rows) {
  PlannedImport plan;
  const auto vocabulary = vocabulary_of(services.messages);
  const auto units = known_units(services);
  const auto known = known_people(services);
  auto sound = read_sound(services.messages, rows, plan.report, [&](const Rows& part) {
    return jurisdiction::import_people(part, vocabulary, units, known);
  });
  if (!sound) {
    return plan;
  }
  plan.apply = [&services, accounts = actor.roles.has(Role::system_admin),
                sound = std::move(*sound)](store::Connection& writer, ImportReport& report) {
    Collector collector{services.messages, jurisdiction::Table::people, report, {}};
    (accounts ? apply_accounts : apply_roles)(services, sound, writer, collector);
    return std::move(collector.changes);
  };
  return plan;
}

PlannedImport plan_items(const Services& services, const Actor& actor, const Rows& rows) {
  PlannedImport plan;
  plan.report.rows = rows.empty() ? 0 : static_cast<std::int64_t>(rows.size()) - 1;
  auto imported = jurisdiction::import_items(rows, no_bases(), vocabulary_of(services.messages),
                                             known_units(services));
  if (!imported) {
    note_all(services.messages, imported.error(), plan.report);
    return plan;
  }
  plan.apply = [&services, actor, items = std::move(imported).value()](store::Connection& writer,
                                                                       ImportReport& report) {
    std::vector<identity::Change> changes;
    const CityCode city = services.engine.city();
    const auto loaded = load_world(writer, city, services.engine.now());
    jurisdiction::RegisterData data =
        loaded.reg ? loaded.reg->data() : jurisdiction::RegisterData{};
    ItemsImported counted;
    merge_items(data, items, counted);
    report.created = counted.created;
    report.updated = counted.updated;
    const auto built = jurisdiction::Register::build(data);
    if (!built) {
      note_all(services.messages, built.error(), report);
      return changes;
    }
    save_register(writer, city, data, actor.person, services.engine.now());
    changes.push_back({"register", "register.items_imported.v1", json::to_canonical(counted)});
    return changes;
  };
  return plan;
}

}  // namespace liandong::app
