#include "app/demonstration.hpp"

#include "app/city_store.hpp"
#include "app/founding.hpp"
#include "app/joined/systems.hpp"
#include "app/openapi.hpp"
#include "app/rosters.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace liandong::app {
namespace {

constexpr int volume_percent = 100;
constexpr int attempts_max = 5;
constexpr int missing_allowed = 3;
constexpr int resting_days = 50;
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

void subscribe(store::Connection& writer, CityCode city, crypto::IdSource& ids, Instant from) {
  std::vector<std::pair<std::string, bool>> units;
  writer.query(
      "select id, kind <> 'municipal_department' from unit where city = $1 and active = 1 and "
      "kind in ('township_government', 'subdistrict_office', 'municipal_department') order by id",
      {city}, [&](const store::Row& row) { units.emplace_back(row.str(0), row.boolean(1)); });
  for (const auto& [unit, local] : units) {
    for (const Subscription& one : subscriptions) {
      if (one.local == local) {
        writer.execute(
            "insert into subscription(city, id, unit, category, source, item, place, created_at, "
            "created_by) values($1, $2, $3, $4, '', '', '', $5, '')",
            {city, ids.next(from.seconds * 1'000), unit, one.category, from});
      }
    }
  }
}

simulation::Report live_one(store::Database& database, const DemonstrationPlan& plan,
                            const crypto::VaultCipher& cipher, blobs::BlobStore& blobs) {
  const Instant from = start_of(local_day(plan.now) + -demonstration_days);
  const Messages messages = Messages::load((plan.resources / "messages").string());
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
    subscribe(*writer, city, ids, from);
  }
  const auto systems = all_systems();
  const auto scripts = simulation::read_scripts(plan.resources / "simulation");
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
  return simulation::simulate(surroundings, settings);
}

/// Stages and lights that nothing shows; a light counts as much as four stages.
int missing_in(store::Connection& reader, const simulation::Report& report, Instant now) {
  int missing = 0;
  for (const engine::System& system : all_systems()) {
    for (const auto stage : system.stages) {
      const bool there =
          report.matters.contains(std::string{system.name} + "." + std::string{stage});
      missing += there ? 0 : 1;
    }
  }
  for (const std::string_view light :
       {"due_before <= $1", "due_before > $1 and near_at <= $1", "due_before > $1 and near_at > $1",
        "due_before is null and target_before <= $1"}) {
    bool there = false;
    // tidy-allow 5: one of the four conditions above.
    reader.query(
        "select 1 from obligation where outcome = 'open' and " + std::string{light} + " limit 1",
        {now}, [&](const store::Row&) { there = true; });
    missing += there ? 0 : 4;
  }
  return missing;
}

}  // namespace

Demonstration live_demonstration(const DemonstrationPlan& plan, const crypto::VaultCipher& cipher,
                                 blobs::BlobStore& blobs) {
  Demonstration best;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    DemonstrationPlan next = plan;
    next.seed = plan.seed + static_cast<std::uint64_t>(attempt) * 1'000;
    Demonstration one;
    one.database = store::open_sqlite(":memory:", true);
    one.report = live_one(*one.database, next, cipher, blobs);
    if (!one.report.fault.empty()) {
      throw std::runtime_error("the demonstration broke off: " + one.report.fault);
    }
    one.missing = missing_in(*one.database->open_reader(), one.report, plan.now);
    if (!best.database || one.missing < best.missing) {
      best = std::move(one);
    }
    if (best.missing <= missing_allowed) {
      break;
    }
  }
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
