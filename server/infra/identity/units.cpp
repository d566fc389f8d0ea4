#include "infra/identity/units.hpp"

#include "infra/identity/changes.hpp"
#include "infra/identity/posts.hpp"
#include "infra/identity/refusals.hpp"

#include <algorithm>

namespace liandong::identity {
namespace {

using store::Connection;
using store::Row;

constexpr int tree_depth_max = 20;

struct UnitChanged {
  Unit unit;
  std::vector<StatutoryException> statutory_exceptions;
};
LIANDONG_DESCRIBE(UnitChanged, unit, statutory_exceptions)

constexpr std::string_view unit_columns =
    "id, name, short_name, kind, parent, legal_subject, document_code, superior, superior_name, "
    "territory, address, telephone, active";

Unit unit_in(const Row& row) {
  Unit unit;
  unit.id = row.id<UnitId>(0);
  unit.name = row.str(1);
  unit.short_name = row.str(2);
  unit.kind = json::parse_enum<UnitKind>(row.text(3)).value_or(UnitKind::internal_office);
  unit.parent = row.id<UnitId>(4);
  unit.legal_subject = row.boolean(5);
  unit.document_code = row.str(6);
  unit.superior = row.id<UnitId>(7);
  unit.superior_name = row.str(8);
  unit.territory = row.str(9);
  unit.address = row.str(10);
  unit.telephone = row.str(11);
  unit.active = row.boolean(12);
  return unit;
}

std::int64_t count(Connection& connection, std::string_view sql, store::Params params) {
  std::int64_t number = 0;
  connection.query(sql, params, [&](const Row& row) { number = row.integer(0); });
  return number;
}

std::string_view bad_field(const Unit& unit) {
  if (unit.id.empty()) {
    return "id";
  }
  if (!is_line(unit.name, 1, 100)) {
    return "name";
  }
  if (!is_line(unit.short_name, 1, 50)) {
    return "short_name";
  }
  if (!is_line(unit.document_code, 0, 20)) {
    return "document_code";
  }
  if (!is_line(unit.superior_name, 0, 100)) {
    return "superior_name";
  }
  if (!is_line(unit.territory, 0, 36)) {
    return "territory";
  }
  if (!is_line(unit.address, 0, 200)) {
    return "address";
  }
  return is_line(unit.telephone, 0, 40) ? "" : "telephone";
}

/// The city has one coordinating office and one government; rules name them without an id.
bool is_single(UnitKind kind) {
  return kind == UnitKind::coordinating_office || kind == UnitKind::municipal_government;
}

Result<Done, Rejection> check_parent(Connection& connection, CityCode city, const Unit& unit) {
  if (unit.parent.empty()) {
    // A branch of a vertical body has its superior outside the city instead of a parent in it.
    if (is_office(unit.kind) && unit.superior.empty()) {
      return refuse(Refusal::unit_parent_missing, unit.id.view());
    }
    return Done{};
  }
  UnitId above = unit.parent;
  for (int depth = 0; !above.empty(); ++depth) {
    if (above == unit.id || depth >= tree_depth_max) {
      return refuse(Refusal::unit_parent_cycle, above.view());
    }
    const auto found = find_unit(connection, city, above);
    if (!found) {
      return refuse(Refusal::unit_unknown, above.view());
    }
    if (depth == 0 && unit.active && !found->active) {
      return refuse(Refusal::unit_inactive, above.view());
    }
    above = found->parent;
  }
  return Done{};
}

Result<Done, Rejection> check(Connection& connection, CityCode city, const Unit& unit) {
  if (const auto field = bad_field(unit); !field.empty()) {
    return refuse(Refusal::field_invalid, field);
  }
  if (unit.kind == UnitKind::internal_office && unit.legal_subject) {
    return refuse(Refusal::office_is_no_legal_subject, unit.id.view());
  }
  if (unit.legal_subject && unit.document_code.empty()) {
    return refuse(Refusal::document_code_missing);
  }
  UnitId other;
  const auto remember = [&](const Row& row) { other = row.id<UnitId>(0); };
  if (!unit.document_code.empty()) {
    connection.query("select id from unit where city = $1 and document_code = $2 and id <> $3",
                     {city, unit.document_code, unit.id}, remember);
    if (!other.empty()) {
      return refuse(Refusal::document_code_taken, other.view());
    }
  }
  if (unit.active && is_single(unit.kind)) {
    connection.query(
        "select id from unit where city = $1 and kind = $2 and active = 1 and id <> $3",
        {city, json::enum_name(unit.kind), unit.id}, remember);
    if (!other.empty()) {
      return refuse(Refusal::unit_kind_taken, other.view());
    }
  }
  return check_parent(connection, city, unit);
}

Result<Done, Rejection> check_idle(Connection& connection, CityCode city, UnitId unit,
                                   Instant now) {
  const auto posts = count(connection,
                           "select count(*) from post where city = $1 and unit = $2 and "
                           "(valid_until is null or valid_until > $3)",
                           {city, unit, now});
  if (posts > 0) {
    return refuse(Refusal::unit_has_posts, unit.view(), posts);
  }
  const auto offices =
      count(connection, "select count(*) from unit where city = $1 and parent = $2 and active = 1",
            {city, unit});
  if (offices > 0) {
    return refuse(Refusal::unit_has_offices, unit.view(), offices);
  }
  const auto duties =
      count_open_duties(connection, city, unit) +
      count(connection,
            "select count(*) from matter where city = $1 and custodian = $2 and closed_at is null",
            {city, unit});
  if (duties > 0) {
    return refuse(Refusal::unit_has_open_duties, unit.view(), duties);
  }
  return Done{};
}

/// Posts in the unit and in its offices keep roles their legal subject admits.
Result<Done, Rejection> check_posts_fit(Connection& connection, CityCode city, Instant now) {
  for (const Post& post : list_posts(connection, city, {}, {})) {
    if (post.valid_until && *post.valid_until <= now) {
      continue;
    }
    const auto kind = principal_kind(connection, city, post.unit);
    const auto role = kind ? misfit(post.roles, *kind) : std::nullopt;
    if (role) {
      return refuse(Refusal::role_does_not_fit_unit, json::enum_name(*role));
    }
  }
  return Done{};
}

void write_unit(Connection& writer, CityCode city, const Unit& unit) {
  writer.execute(
      "update unit set name = $3, short_name = $4, kind = $5, parent = $6, legal_subject = $7, "
      "document_code = $8, superior = $9, superior_name = $10, territory = $11, address = $12, "
      "telephone = $13, active = $14, version = version + 1 where city = $1 and id = $2",
      {city, unit.id, unit.name, unit.short_name, json::enum_name(unit.kind), unit.parent,
       unit.legal_subject, unit.document_code, unit.superior, unit.superior_name, unit.territory,
       unit.address, unit.telephone, unit.active});
}

template <class T>
void take(const std::optional<T>& wanted, T& field) {
  if (wanted) {
    field = *wanted;
  }
}

Result<Unit, Rejection> patched(Unit unit, const UnitPatch& patch) {
  take(patch.name, unit.name);
  take(patch.short_name, unit.short_name);
  take(patch.kind, unit.kind);
  take(patch.legal_subject, unit.legal_subject);
  take(patch.document_code, unit.document_code);
  take(patch.superior_name, unit.superior_name);
  take(patch.territory, unit.territory);
  take(patch.address, unit.address);
  take(patch.telephone, unit.telephone);
  take(patch.active, unit.active);
  for (const auto& [wanted, field, name] :
       {std::tuple{&patch.parent_id, &unit.parent, "parent_id"},
        std::tuple{&patch.superior, &unit.superior, "superior"}}) {
    if (*wanted) {
      const auto id = UnitId::parse(**wanted);
      if (!id && !(*wanted)->empty()) {
        return refuse(Refusal::field_invalid, name);
      }
      *field = id.value_or(UnitId{});
    }
  }
  return unit;
}

void write_exceptions(Connection& writer, CityCode city, UnitId unit,
                      const std::vector<StatutoryException>& exceptions) {
  writer.execute("delete from statutory_exception where city = $1 and unit = $2", {city, unit});
  for (const auto& each : exceptions) {
    writer.execute(
        "insert into statutory_exception(city, unit, act, statute) values($1, $2, $3, $4) "
        "on conflict(city, unit, act) do update set statute = excluded.statute",
        {city, unit, each.act, each.statute});
  }
}

}  // namespace

bool is_office(UnitKind kind) {
  return kind == UnitKind::internal_office || kind == UnitKind::affiliated_organ ||
         kind == UnitKind::dispatched_office;
}

std::optional<Unit> find_unit(Connection& connection, CityCode city, UnitId unit) {
  static const std::string sql =
      "select " + std::string{unit_columns} + " from unit where city = $1 and id = $2";
  std::optional<Unit> found;
  connection.query(sql, {city, unit}, [&](const Row& row) { found = unit_in(row); });
  return found;
}

std::vector<Unit> list_units(Connection& connection, CityCode city) {
  static const std::string sql =
      "select " + std::string{unit_columns} + " from unit where city = $1 order by id";
  std::vector<Unit> units;
  connection.query(sql, {city}, [&](const Row& row) { units.push_back(unit_in(row)); });
  return units;
}

std::vector<StatutoryException> exceptions_of(Connection& connection, CityCode city, UnitId unit) {
  std::vector<StatutoryException> found;
  connection.query(
      "select act, statute from statutory_exception where city = $1 and unit = $2 order by act",
      {city, unit}, [&](const Row& row) {
        found.push_back({row.str(0), row.str(1)});
      });
  return found;
}

std::optional<UnitKind> principal_kind(Connection& connection, CityCode city, UnitId start) {
  auto unit = find_unit(connection, city, start);
  for (int depth = 0; unit && depth < tree_depth_max; ++depth) {
    if (unit->legal_subject || unit->parent.empty()) {
      return unit->kind;
    }
    unit = find_unit(connection, city, unit->parent);
  }
  return std::nullopt;
}

Outcome create_unit(Connection& writer, CityCode city, const Unit& unit) {
  if (find_unit(writer, city, unit.id)) {
    return refuse(Refusal::unit_exists, unit.id.view());
  }
  if (const auto ok = check(writer, city, unit); !ok) {
    return Err{ok.error()};
  }
  writer.execute(
      "insert into unit(city, id, name, short_name, kind, parent, legal_subject, document_code, "
      "superior, superior_name, territory, address, telephone, active, version) "
      "values($1, $2, '', '', '', '', 0, '', '', '', '', '', '', 0, 0)",
      {city, unit.id});
  write_unit(writer, city, unit);
  return change(unit.id.view(), "unit_created.v1", unit);
}

Outcome update_unit(Connection& writer, CityCode city, UnitId id, const UnitPatch& patch,
                    Instant now) {
  const auto present = find_unit(writer, city, id);
  if (!present) {
    return refuse(Refusal::record_unknown);
  }
  const auto wanted = patched(*present, patch);
  if (!wanted) {
    return Err{wanted.error()};
  }
  if (const auto ok = check(writer, city, *wanted); !ok) {
    return Err{ok.error()};
  }
  if (present->active && !wanted->active) {
    if (const auto ok = check_idle(writer, city, id, now); !ok) {
      return Err{ok.error()};
    }
  }
  for (const auto& each : patch.statutory_exceptions.value_or(std::vector<StatutoryException>{})) {
    if (!is_line(each.act, 1, 50) || !is_line(each.statute, 1, 500)) {
      return refuse(Refusal::field_invalid, "statutory_exceptions");
    }
  }
  write_unit(writer, city, *wanted);
  // Judged on the new tree; a job that refuses must leave nothing behind, so the old row returns.
  if (const auto ok = check_posts_fit(writer, city, now); !ok) {
    write_unit(writer, city, *present);
    return Err{ok.error()};
  }
  if (patch.statutory_exceptions) {
    write_exceptions(writer, city, id, *patch.statutory_exceptions);
  }
  return change(id.view(), "unit_changed.v1",
                UnitChanged{*wanted, exceptions_of(writer, city, id)});
}

}  // namespace liandong::identity
