#include "systems/jurisdiction/register_store.hpp"

#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/jurisdiction/domain/compare.hpp"

namespace liandong::jurisdiction {
namespace {

struct StoredRegister {
  std::vector<ListVersion> list_versions;
  std::vector<Place> places;
  std::vector<PenaltyItem> items;
  std::vector<Assignment> assignments;
};
LIANDONG_DESCRIBE(StoredRegister, list_versions, places, items, assignments)

RegisterData data_of(std::string_view stored) {
  auto body = json::from_storage<StoredRegister>(stored);
  RegisterData data;
  data.list_versions = std::move(body.list_versions);
  data.places = std::move(body.places);
  data.items = std::move(body.items);
  data.assignments = std::move(body.assignments);
  return data;
}

}  // namespace

std::vector<HolderUnit> load_holders(store::Connection& connection, CityCode city) {
  std::vector<HolderUnit> holders;
  connection.query(
      "select id, kind, territory, superior_name from unit where city = $1 order by id", {city},
      [&](const store::Row& row) {
        const auto kind = json::parse_enum<UnitKind>(row.text(1));
        if (!kind) {
          throw store::StoreBroken("unknown word in the store: " + row.str(1));
        }
        holders.push_back({row.id<UnitId>(0), *kind, row.id<PlaceCode>(2), row.str(3)});
      });
  return holders;
}

std::optional<RegisterData> load_register(store::Connection& connection, CityCode city) {
  std::optional<RegisterData> stored;
  connection.query(
      "select body from register_version where city = $1 order by version desc limit 1", {city},
      [&](const store::Row& row) { stored = data_of(row.text(0)); });
  return stored;
}

// Imports and revisions store the whole; the newest one of the wanted list version is its last
// word.
std::optional<RegisterData> load_register_as_of(store::Connection& connection, CityCode city,
                                                VersionNumber version) {
  std::optional<RegisterData> newest = load_register(connection, city);
  if (version < 1 || !newest || newest->list_versions.size() < version) {
    return std::nullopt;
  }
  std::optional<RegisterData> own;
  connection.query("select body from register_version where city = $1 order by version desc",
                   {city}, [&](const store::Row& row) {
                     if (own) {
                       return;
                     }
                     RegisterData data = data_of(row.text(0));
                     if (data.list_versions.size() == version) {
                       own = std::move(data);
                     }
                   });
  return own ? std::move(own) : known_to(std::move(*newest), version);
}

void save_register(store::Connection& writer, CityCode city, const RegisterData& data, PersonId by,
                   Instant now) {
  std::int64_t version = 0;
  writer.query("select max(version) from register_version where city = $1", {city},
               [&](const store::Row& row) { version = row.integer(0); });
  const StoredRegister body{data.list_versions, data.places, data.items, data.assignments};
  writer.execute(
      "insert into register_version(city, version, body, published_at, published_by, note) "
      "values($1, $2, $3, $4, $5, '')",
      {city, version + 1, json::to_canonical(body), now, by});
}

}  // namespace liandong::jurisdiction
