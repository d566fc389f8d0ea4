#include "app/city_store.hpp"

#include "app/calendar_moves.hpp"
#include "infra/identity/posts.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/jurisdiction/register_store.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace liandong::app {
namespace {

// The stored forms of what the kernel and the register keep as plain structs.
struct StoredDay {
  std::string date;
  DayKind kind = DayKind::holiday;
  std::string name;
};
LIANDONG_DESCRIBE(StoredDay, date, kind, name)

template <class E>
E word(std::string_view text) {
  const auto value = json::parse_enum<E>(text);
  if (!value) {
    throw store::StoreBroken("unknown word in the store: " + std::string{text});
  }
  return *value;
}

std::map<UnitId, engine::UnitEntry> load_units(store::Connection& connection, CityCode city) {
  std::map<UnitId, engine::UnitEntry> units;
  connection.query(
      "select id, name, short_name, kind, parent, legal_subject, document_code, superior, "
      "address, telephone, active from unit where city = $1",
      {city}, [&](const store::Row& row) {
        engine::UnitEntry unit;
        unit.facts.id = row.id<UnitId>(0);
        unit.name = row.str(1);
        unit.short_name = row.str(2);
        unit.facts.kind = word<UnitKind>(row.text(3));
        unit.facts.parent = row.id<UnitId>(4);
        unit.facts.legal_subject = row.boolean(5);
        unit.document_code = row.str(6);
        unit.facts.superior = row.id<UnitId>(7);
        unit.address = row.str(8);
        unit.telephone = row.str(9);
        unit.facts.active = row.boolean(10);
        const UnitId id = unit.facts.id;
        units.emplace(id, std::move(unit));
      });
  return units;
}

engine::Directory load_directory(store::Connection& connection, CityCode city,
                                 std::map<UnitId, engine::UnitEntry> units, Instant now) {
  std::map<PersonId, engine::PersonEntry> people;
  connection.query("select id, name, active from person where city = $1", {city},
                   [&](const store::Row& row) {
                     people[row.id<PersonId>(0)] = {row.str(1), row.boolean(2)};
                   });
  std::set<std::pair<PersonId, UnitId>> service;
  std::map<PostId, UnitId> unit_of_post;
  connection.query(
      "select o.person, o.unit, o.id from post o join person p on p.city = o.city and "
      "p.id = o.person where o.city = $1 and o.valid_from <= $2 and "
      "(o.valid_until is null or o.valid_until > $2)",
      {city, now}, [&](const store::Row& row) {
        unit_of_post[row.id<PostId>(2)] = row.id<UnitId>(1);
        if (people[row.id<PersonId>(0)].active) {
          service.emplace(row.id<PersonId>(0), row.id<UnitId>(1));
        }
      });
  for (const auto& [post, substitutes] : identity::substitutes_at(connection, city, now)) {
    for (const PersonId person : substitutes) {
      service.emplace(person, unit_of_post[post]);
    }
  }
  std::map<std::pair<UnitId, std::string>, std::string> statutes;
  connection.query("select unit, act, statute from statutory_exception where city = $1", {city},
                   [&](const store::Row& row) {
                     statutes[{row.id<UnitId>(0), row.str(1)}] = row.str(2);
                   });
  return {std::move(units), std::move(people), std::move(service), std::move(statutes)};
}

Targets load_targets(store::Connection& connection, CityCode city) {
  std::map<std::string, Period, std::less<>> periods;
  connection.query("select name, period from target where city = $1", {city},
                   [&](const store::Row& row) {
                     const auto period = parse_period(row.text(1));
                     if (!period) {
                       throw store::StoreBroken("target " + row.str(0) + ": " + row.str(1));
                     }
                     periods[row.str(0)] = *period;
                   });
  return Targets{std::move(periods)};
}

std::shared_ptr<const jurisdiction::Register> build_register(jurisdiction::RegisterData data) {
  auto built = jurisdiction::Register::build(std::move(data));
  if (!built) {
    throw store::StoreBroken("the stored register has " + std::to_string(built.error().size()) +
                             " errors");
  }
  return std::make_shared<const jurisdiction::Register>(std::move(built).value());
}

/// Before a register was imported nothing is on any list.
class NoRegister final : public CompetenceLookup {
 public:
  [[nodiscard]] CompetenceAnswer competent_unit(ItemCode, PlaceCode, LocalDay) const override {
    return {};
  }
  [[nodiscard]] bool item_exists(ItemCode) const override { return false; }
  [[nodiscard]] UnitId original_department(ItemCode) const override { return {}; }
  [[nodiscard]] bool place_exists(PlaceCode) const override { return false; }
};

}  // namespace

void save_calendar(store::Connection& writer, CityCode city, std::uint32_t version,
                   const std::vector<CalendarYear>& years, Instant now) {
  for (const CalendarYear& year : years) {
    std::vector<StoredDay> days;
    for (const CalendarRow& row : year.rows) {
      days.push_back({row.date, row.kind, row.name});
    }
    writer.execute(
        "insert into calendar_year(city, version, year, provisional, source, days, imported_at) "
        "values($1, $2, $3, $4, $5, $6, $7)",
        {city, version, year.year, year.provisional, json::to_canonical(year.sources),
         json::to_canonical(days), now});
  }
}

StoredCalendar load_calendar_years(store::Connection& connection, CityCode city) {
  StoredCalendar calendar;
  connection.query(
      "select version, year, provisional, source, days from calendar_year where city = $1 and "
      "version = (select max(version) from calendar_year where city = $1) order by year",
      {city}, [&](const store::Row& row) {
        calendar.version = static_cast<std::uint32_t>(row.integer(0));
        CalendarYear year;
        year.year = static_cast<int>(row.integer(1));
        year.provisional = row.boolean(2);
        year.sources = json::from_storage<std::vector<std::string>>(row.text(3));
        for (auto& day : json::from_storage<std::vector<StoredDay>>(row.text(4))) {
          year.rows.push_back({std::move(day.date), day.kind, std::move(day.name)});
        }
        calendar.years.push_back(std::move(year));
      });
  if (calendar.years.empty()) {
    throw store::StoreBroken("the city has no calendar");
  }
  return calendar;
}

void save_targets(store::Connection& writer, CityCode city,
                  const std::map<std::string, std::string>& targets) {
  for (const auto& [name, period] : targets) {
    writer.execute(
        "insert into target(city, name, period) values($1, $2, $3) "
        "on conflict(city, name) do update set period = excluded.period",
        {city, name, period});
  }
}

std::map<std::string, std::string> read_targets_file(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  const auto value = json::parse(text);
  if (!value || !value->is_object()) {
    throw std::runtime_error(file.string() + " is no JSON object");
  }
  std::map<std::string, std::string> targets;
  for (const auto& entry : value->get_object()) {
    const std::string name{entry.key().data(), entry.key().size()};
    if (!entry.value().is_string() || !parse_period(entry.value().get_string().c_str())) {
      throw std::runtime_error(file.string() + ": " + name + " is no period such as \"3wd\"");
    }
    targets[name] = entry.value().get_string().c_str();
  }
  return targets;
}

std::vector<UnitFault> register_faults(store::Connection& connection, CityCode city,
                                       const std::optional<jurisdiction::HolderUnit>& changed) {
  std::vector<UnitFault> faults;
  auto data = jurisdiction::load_register(connection, city);
  if (!data) {
    return faults;
  }
  data->units = jurisdiction::load_holders(connection, city);
  if (changed) {
    std::erase_if(data->units, [&](const auto& each) { return each.id == changed->id; });
    data->units.push_back(*changed);
  }
  const auto units = data->units;
  const auto built = jurisdiction::Register::build(std::move(*data));
  if (built) {
    return faults;
  }
  for (const auto& error : built.error()) {
    const auto index = static_cast<std::size_t>(error.row - jurisdiction::row_of_index(0));
    const bool of_unit = error.table == jurisdiction::Table::units && index < units.size();
    faults.push_back({of_unit ? units[index].id : UnitId{}, error});
  }
  return faults;
}

LoadedWorld load_world(store::Connection& connection, CityCode city, Instant now) {
  LoadedWorld loaded;
  StoredCalendar stored = load_calendar_years(connection, city);
  auto built = build_calendar(stored.years, stored.version);
  if (!built) {
    throw store::StoreBroken("the stored calendar has errors");
  }
  if (auto data = jurisdiction::load_register(connection, city)) {
    data->units = jurisdiction::load_holders(connection, city);
    loaded.reg = build_register(std::move(*data));
  }
  std::shared_ptr<const CompetenceLookup> competence = std::make_shared<NoRegister>();
  if (loaded.reg) {
    competence = std::make_shared<jurisdiction::RegisterCompetence>(loaded.reg);
  }
  loaded.world = std::make_shared<const engine::World>(
      engine::World{city, std::move(built->calendar), load_targets(connection, city),
                    load_directory(connection, city, load_units(connection, city), now),
                    std::move(competence), confirmed_times(connection, city)});
  loaded.calendar_years = std::move(stored.years);
  return loaded;
}

}  // namespace liandong::app
