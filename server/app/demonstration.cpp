#include "app/demonstration.hpp"

#include "app/city_store.hpp"
#include "app/founding.hpp"
#include "app/joined/systems.hpp"
#include "app/openapi.hpp"
#include "app/rosters.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"
#include "infra/store/copy.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>

namespace liandong::app {
namespace {

constexpr int volume_percent = 100;
constexpr int attempts_usual = 5;
constexpr int attempts_max = 12;  // while a light or a kind is missing
constexpr std::size_t missing_allowed = 8;
constexpr std::string_view must_show = "! ";  // before the name of what is no stage
constexpr int resting_days = 50;
constexpr int unread_days = 2;
constexpr std::int64_t reading_seconds = 4 * 3600;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // or old editors misread Chinese

/// Stores each text once: many matters share a kind of violation.
class Files {
 public:
  explicit Files(blobs::BlobStore& blobs) : blobs_(blobs) {}
  std::string store(const std::string& words) {
    std::string& digest = digests_[words];
    if (digest.empty()) {
      const std::string text = std::string{byte_order_mark} + words;
      auto writer = blobs_.open(1U << 20U);
      writer.write(std::as_bytes(std::span{text.data(), text.size()}));
      json::append_hex(digest, writer.commit().digest);
    }
    return digest;
  }

 private:
  blobs::BlobStore& blobs_;
  std::map<std::string, std::string> digests_;
};

/// The units of city.json that the demonstration accounts belong to: they get most of the matters.
std::vector<UnitId> shown_units(const std::filesystem::path& city) {
  std::ifstream in{city / "city.json", std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  const auto value = json::parse(text);
  std::vector<UnitId> units;
  const auto* object = value ? value->if_object() : nullptr;
  const auto* list = object == nullptr ? nullptr : object->if_contains("demonstration_units");
  if (list != nullptr && list->is_array()) {
    for (const auto& unit : list->get_array()) {
      units.emplace_back(unit.as_string().c_str());
    }
  }
  return units;
}

struct Subscription {
  bool local;
  std::string_view category;
};

/// Townships take what departments form, departments what townships did.
constexpr std::array subscriptions{
    Subscription{true, "basis_changes"},       Subscription{true, "licences_and_supervision"},
    Subscription{true, "standards_and_flows"}, Subscription{true, "dynamics"},
    Subscription{false, "penalty_decisions"},  Subscription{false, "statistics"},
};

void subscribe(store::Connection& writer, CityCode city, crypto::IdSource& ids, Instant from,
               const std::set<std::string>& enforcing) {
  std::vector<std::pair<std::string, bool>> units;
  writer.query(
      "select id, kind <> 'municipal_department' from unit where city = $1 and active = 1 and "
      "kind in ('township_government', 'subdistrict_office', 'municipal_department') order by id",
      {city}, [&](const store::Row& row) { units.emplace_back(row.str(0), row.boolean(1)); });
  for (const auto& [unit, local] : units) {
    for (const Subscription& one : subscriptions) {
      if (one.local == local && (local || enforcing.contains(unit))) {
        writer.execute(
            "insert into subscription(city, id, unit, category, source, item, place, created_at, "
            "created_by) values($1, $2, $3, $4, '', '', '', $5, '')",
            {city, ids.next(from.seconds * 1'000), unit, one.category, from});
      }
    }
  }
}

/// What is older than some days was read by whoever it was for.
void read_old_notices(store::Connection& writer, CityCode city,
                      const std::vector<simulation::Desk>& desks,
                      const engine::Directory& directory, Instant now) {
  const Instant old = now + -unread_days * seconds_per_day;
  for (const simulation::Desk& desk : desks) {
    writer.execute(
        "insert into notice_read(city, person, notice, read_at) select n.city, $3, n.id, "
        "n.created_at + $6 from notice n where n.city = $1 and n.unit = $2 and n.created_at <= $5 "
        "and (n.person = $3 or (n.person = '' and (n.roles & $4) <> 0)) "
        "on conflict(city, person, notice) do nothing",
        {city, directory.principal(desk.unit), desk.person, static_cast<int>(desk.roles.bits), old,
         reading_seconds});
  }
}

simulation::Report live_one(store::Database& database, const DemonstrationPlan& plan,
                            const crypto::VaultCipher& cipher, blobs::BlobStore& blobs) {
  const Instant from = start_of(local_day(plan.now) + -demonstration_days);
  const Messages messages = Messages::load((plan.resources / "messages").string());
  const auto scripts = simulation::read_scripts(plan.resources / "simulation");
  CityCode city;
  {
    const auto writer = database.open_writer();
    store::migrate(*writer);
    crypto::IdSource ids;
    found_from_tables(*writer, {plan.city, plan.resources / "calendar", plan.now, from}, ids,
                      messages, plan.password);
    city = founded_city(*writer)->code;
    writer->execute("update city set settings = '{\"demonstration\":true}' where code = $1",
                    {city});
    std::set<std::string> enforcing;
    for (const auto& theme : scripts.themes) {
      enforcing.insert(theme.unit);
    }
    subscribe(*writer, city, ids, from, enforcing);
  }
  const auto systems = all_systems();
  const simulation::Shapes shapes{json::parse_stored(openapi_document(messages))};
  Files files{blobs};
  const auto reader = database.open_reader();
  ReaderPool readers{database};
  const simulation::Surroundings surroundings{
      database,
      city,
      systems,
      cipher,
      [&](store::Connection& connection, Instant now) {
        return load_world(connection, city, now).world;
      },
      desks_of(*reader, city, from),
      scripts,
      shapes,
      [&](const std::string& words) { return files.store(words); },
      [&](engine::Engine& engine) { keep_rosters(engine, readers); }};
  simulation::Settings settings;
  settings.seed = plan.seed;
  settings.from = from;
  settings.until = plan.now;
  settings.volume = volume_percent;
  settings.mischief = false;
  settings.changes = false;
  settings.judged = false;
  settings.often = shown_units(plan.city);
  settings.rest_from = plan.now + -resting_days * seconds_per_day;
  simulation::Report report = simulation::simulate(surroundings, settings);
  read_old_notices(*database.open_writer(), city, surroundings.desks,
                   load_world(*reader, city, plan.now).world->directory, plan.now);
  return report;
}

struct Sight {
  std::string_view name;
  std::string_view from;  // rows of which one must be there; $1 is now
};

/// What a visitor must find whatever day it is, beside the stages.
constexpr std::array sights{
    Sight{"red", "obligation where outcome = 'open' and due_before <= $1"},
    Sight{"yellow", "obligation where outcome = 'open' and due_before > $1 and near_at <= $1"},
    Sight{"green", "obligation where outcome = 'open' and due_before > $1 and near_at > $1"},
    Sight{"grey", "obligation where outcome <> 'open' and due_before <= $1"},
    Sight{"over the target",
          "obligation where outcome = 'open' and due_before is null and target_before <= $1"},
    Sight{"urgent", "matter where urgent = 1 and closed_at is null and opened_at <= $1"},
    Sight{"paused or extended clock",
          "matter where stage in ('supplementing', 'extended') and opened_at <= $1"},
    Sight{"gap of liaison",
          "obligation where duty in ('name_liaison_a', 'name_liaison_b', "
          "'set_contacts', 'justice_contact') and outcome = 'open' and "
          "arises_at <= $1"},
    Sight{"meeting owed",
          "obligation where duty = 'hold_meeting' and outcome = 'open' and "
          "arises_at <= $1"},
};

/// Kinds within a system: a member of its state and every value it should be seen with.
struct Kinds {
  std::string_view system;
  std::string_view member;
  std::vector<std::string_view> values;
};

std::vector<Kinds> kinds() {
  return {{"case_transfer", "source", {"enforcement", "supervision", "monitoring"}},
          {"complaint_intake", "kind", {"complaint", "tip"}},
          {"enforcement_assistance", "kind", {"determination", "archives"}},
          {"consultation", "kind", {"regular", "ad_hoc", "special"}},
          {"dispute_coordination", "kind", {"positive", "negative"}},
          {"criminal_referral", "crime_kind", {"ordinary", "duty_crime", "procuratorate"}},
          {"information_sharing",
           "category",
           {"basis_changes", "licences_and_supervision", "penalty_decisions", "statistics",
            "standards_and_flows", "dynamics", "complaint_handling", "other"}}};
}

bool holds_rows(store::Connection& reader, const std::string& from, Instant now) {
  bool there = false;
  // tidy-allow 5: one of the constants above.
  reader.query("select 1 from " + from + " limit 1", {now},
               [&](const store::Row&) { there = true; });
  return there;
}

std::vector<std::string> missing_in(store::Connection& reader, const simulation::Report& report,
                                    Instant now) {
  std::vector<std::string> missing;
  for (const engine::System& system : all_systems()) {
    for (const auto stage : system.stages) {
      std::string name = std::string{system.name} + "." + std::string{stage};
      if (!report.matters.contains(name)) {
        missing.push_back(std::move(name));
      }
    }
  }
  for (const Sight& sight : sights) {
    if (!holds_rows(reader, std::string{sight.from}, now)) {
      missing.push_back(std::string{must_show} + std::string{sight.name});
    }
  }
  for (const Kinds& each : kinds()) {
    for (const auto kind : each.values) {
      bool there = false;
      reader.query(
          "select 1 from matter where system = $1 and instr(state, $2) > 0 limit 1",
          {each.system, "\"" + std::string{each.member} + "\":\"" + std::string{kind} + "\""},
          [&](const store::Row&) { there = true; });
      if (!there) {
        missing.push_back(std::string{must_show} + std::string{each.system} + " " +
                          std::string{kind});
      }
    }
  }
  return missing;
}

constexpr std::size_t must_weight = 1'000;

/// A light or a kind counts more than any number of stages.
std::size_t weight_of(const std::vector<std::string>& missing) {
  std::size_t weight = 0;
  for (const std::string& one : missing) {
    weight += one.starts_with(must_show) ? must_weight : 1U;
  }
  return weight;
}

bool shows_enough(const std::vector<std::string>& missing, int attempts) {
  const std::size_t weight = weight_of(missing);
  return weight <= missing_allowed || (attempts >= attempts_usual && weight < must_weight);
}

}  // namespace

Demonstration live_demonstration(const DemonstrationPlan& plan, const crypto::VaultCipher& cipher,
                                 blobs::BlobStore& blobs) {
  Demonstration best;
  std::vector<std::string> broken;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    DemonstrationPlan next = plan;
    next.seed = plan.seed + static_cast<std::uint64_t>(attempt) * 1'000;
    Demonstration one;
    one.database = store::open_sqlite(":memory:", true);
    one.report = live_one(*one.database, next, cipher, blobs);
    if (!one.report.fault.empty()) {
      broken.push_back(one.report.fault);
      continue;
    }
    one.missing = missing_in(*one.database->open_reader(), one.report, plan.now);
    if (!best.database || weight_of(one.missing) < weight_of(best.missing)) {
      best = std::move(one);
    }
    if (shows_enough(best.missing, attempt + 1)) {
      break;
    }
  }
  if (!best.database) {
    throw std::runtime_error("the demonstration broke off: " + broken.front());
  }
  best.broken = std::move(broken);
  return best;
}

void write_demonstration(const std::filesystem::path& file, const DemonstrationPlan& plan,
                         const crypto::VaultCipher& cipher, blobs::BlobStore& blobs) {
  const Demonstration lived = live_demonstration(plan, cipher, blobs);
  auto part = file;
  part += ".part";
  for (const auto* end : {"", "-wal", "-shm"}) {
    std::filesystem::remove(part.string() + end);
    std::filesystem::remove(file.string() + end);
  }
  store::snapshot(*lived.database->open_reader(), part.string());
  std::filesystem::rename(part, file);
}

void fill_with_demonstration(store::Connection& writer, const DemonstrationPlan& plan,
                             const crypto::VaultCipher& cipher, blobs::BlobStore& blobs) {
  const Demonstration lived = live_demonstration(plan, cipher, blobs);
  const auto reader = lived.database->open_reader();
  store::in_transaction(writer, [&] {
    if (const auto cities = founded_cities(writer); !cities.empty()) {
      if (cities.size() > 1 || !is_demonstration(writer)) {
        throw std::runtime_error("the database holds an installation that is no demonstration");
      }
      store::empty_tables(writer);
    }
    store::copy_rows(*reader, writer);
  });
}

bool is_demonstration(store::Connection& connection) {
  bool found = false;
  connection.query("select settings from city", {}, [&](const store::Row& row) {
    const auto settings = json::parse(row.text(0));
    const auto* object = settings ? settings->if_object() : nullptr;
    const auto* mark = object == nullptr ? nullptr : object->if_contains("demonstration");
    found = found || (mark != nullptr && mark->is_bool() && mark->get_bool());
  });
  return found;
}

}  // namespace liandong::app
