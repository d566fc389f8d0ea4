// What visitors of the demonstration find: every system, nearly every stage and every light,
// whatever day it is.
#include "app/demonstration.hpp"

#include "app/city_store.hpp"
#include "app/composition.hpp"
#include "app/joined/systems.hpp"
#include "infra/store/copy.hpp"
#include "simulation/invariants.hpp"
#include "support/source_dir.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <stdlib.h>

namespace liandong::app {
namespace {

const CityCode nangong{"130581"};

crypto::VaultCipher fixed_cipher() {
  crypto::MasterKey key;
  std::fill_n(key.data(), crypto::MasterKey::size(), std::uint8_t{7});
  return crypto::VaultCipher{std::move(key)};
}

struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "liandong-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

/// A demonstration with its files in a folder of its own. Its rows are in memory, where it was
/// lived, or were copied to PostgreSQL.
struct Shown {
  Folder folder;
  blobs::BlobStore blobs{folder.path.string()};
  crypto::VaultCipher cipher = fixed_cipher();
  Demonstration lived;
  test::TestStore copied;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<store::Connection> reader;
  Instant now;

  explicit Shown(std::string_view at, std::uint64_t seed = 1) : now(*parse_rfc3339(at)) {
    const std::filesystem::path data = source_dir() + "/data";
    lived =
        live_demonstration({data / "cities/nangong", data, now, seed, "shown-00"}, cipher, blobs);
    reader = lived.database->open_reader();
    if (test::on_postgres()) {
      database = copied.open();
      const auto writer = database->open_writer();
      store::in_transaction(*writer, [&] { store::copy_rows(*reader, *writer); });
      reader = database->open_reader();
    }
  }

  std::int64_t number(std::string_view sql, store::Params params = {}) {
    std::int64_t found = 0;
    reader->query(sql, params, [&](const store::Row& row) { found = row.integer(0); });
    return found;
  }
  /// Open obligations for which the condition holds; $1 is now.
  std::int64_t open_duties(const std::string& condition) {
    return number("select count(*) from obligation where outcome = 'open' and " + condition, {now});
  }
};

/// Several tests look at the same one, of a working day.
Shown& on_a_wednesday() {
  static Shown shown{"2026-11-25T15:00:00+08:00", 5};
  return shown;
}

void check_lights(Shown& shown) {
  CHECK(shown.open_duties("due_before <= $1") > 0);                   // red
  CHECK(shown.open_duties("due_before > $1 and near_at <= $1") > 0);  // yellow
  CHECK(shown.open_duties("due_before > $1 and near_at > $1") > 0);   // green
  CHECK(shown.open_duties("due_before is null and target_before <= $1") > 0);
  CHECK(shown.number("select count(*) from obligation where outcome <> 'open'") > 100);  // grey
  CHECK(shown.number("select count(*) from matter where urgent = 1 and closed_at is null") > 0);
  CHECK(shown.number("select count(*) from notice where kind = 'escalation'") > 0);
}

/// A stage that lasts for hours, and few matters reach, may be missing on one day or another; a
/// light or a kind may not.
void check_stages(const Shown& shown) {
  std::set<std::string> systems;
  std::size_t stages = 0;
  std::size_t missed = 0;
  std::string missing;
  for (const std::string& one : shown.lived.missing) {
    CHECK_MESSAGE(!one.starts_with("!"), one);
    missing += " " + one;
    ++missed;
  }
  for (const engine::System& system : all_systems()) {
    stages += system.stages.size();
    std::size_t here = 0;
    for (const auto stage : system.stages) {
      const std::string name = std::string{system.name} + "." + std::string{stage};
      here += shown.lived.report.matters.contains(name) ? 1U : 0U;
    }
    CAPTURE(system.name);
    CHECK(here * 2 >= system.stages.size());
  }
  MESSAGE("of " << stages << " stages missing:" << missing);
  CHECK(missed * 100 <= stages * 12);
}

/// What people do with any matter.
void check_common_commands(Shown& shown) {
  for (const std::string event :
       {"matter.handler_assigned", "matter.note_added", "matter.urged", "matter.supervised",
        "matter.supervision_answered", "matter.guidance_requested", "matter.guidance_given",
        "matter.linked", "matter.followed"}) {
    CAPTURE(event);
    CHECK(shown.number("select count(*) from event where type = $1", {event + ".v1"}) > 0);
  }
}

/// Every title and every name is made up, but none is a word that was not filled in.
void check_texts(Shown& shown) {
  CHECK(shown.number("select count(*) from matter where title = '' or title like '%{%'") == 0);
  CHECK(shown.number("select count(*) from matter where state like '%{place%'") == 0);
}

}  // namespace

TEST_CASE("the demonstration shows every system, its stages and every light, on any day") {
  // The morning after the longest holiday, a working day, and a Saturday.
  std::vector<std::string_view> moments{"2026-02-24T08:40:00+08:00"};
  if (!test::on_postgres()) {  // there the same is lived, and only copied
    moments.insert(moments.end(), {"2026-11-25T15:00:00+08:00", "2026-11-28T10:00:00+08:00"});
  }
  for (const auto at : moments) {
    CAPTURE(at);
    Shown shown{at};
    CHECK(shown.lived.broken == std::vector<std::string>{});
    CHECK(shown.lived.report.misshapen_steps.empty());
    check_stages(shown);
    check_lights(shown);
    check_common_commands(shown);
    check_texts(shown);
    CHECK(simulation::first_fault(*shown.reader, nangong, all_systems(),
                                  *load_world(*shown.reader, nangong, shown.now).world) == "");
    CHECK(is_demonstration(*shown.reader));
  }
}

TEST_CASE("the demonstration is of the last three months: nothing older, nothing to come") {
  Shown& shown = on_a_wednesday();
  const std::int64_t oldest = shown.now.seconds - 95 * seconds_per_day;
  CHECK(shown.number("select max(recorded_at) from event") <= shown.now.seconds);
  CHECK(shown.number("select max(occurred_at) from event") <= shown.now.seconds);
  CHECK(shown.number("select max(recorded_at) from event") > shown.now.seconds - seconds_per_day);
  CHECK(shown.number("select min(occurred_at) from event") >= oldest);
  CHECK(shown.number("select min(arises_at) from obligation") >= oldest);
  CHECK(shown.number("select max(created_at) from notice") <= shown.now.seconds);
}

TEST_CASE("the accounts that visitors are told have something to do") {
  Shown& shown = on_a_wednesday();
  for (const std::string unit : {"130581100", "130581.natural_resources"}) {
    CAPTURE(unit);
    CHECK(shown.number("select count(*) from matter_unit where bucket = 'to_do' and unit = $1",
                       {unit}) >= 8);
    CHECK(shown.number("select count(*) from matter_unit where bucket = 'done' and unit = $1",
                       {unit}) >= 3);
  }
  const std::string office = "130581.justice";
  CHECK(shown.number("select count(*) from matter_unit where bucket = 'following' and unit = $1",
                     {office}) >= 8);
}

TEST_CASE("the city has lived: liaison is named but for a few gaps, groups have met") {
  Shown& shown = on_a_wednesday();
  const auto of_duty = [&](const std::string& duty, bool met) {
    return shown.number(
        "select count(*) from obligation where duty = $1 and arises_at <= $2 and "
        "(outcome <> 'open') = ($3 = 1)",
        {duty, shown.now, met});
  };
  for (const std::string duty : {"name_liaison_a", "name_liaison_b", "set_contacts"}) {
    CAPTURE(duty);
    CHECK(of_duty(duty, true) >= 30);
    CHECK(of_duty(duty, false) <= 8);
  }
  CHECK(of_duty("hold_meeting", true) >= 3);
}

TEST_CASE("the same seed and instant show the same matters, another seed others") {
  const std::string titles = "select title from matter order by opened_at, system, title";
  const auto told = [&](Shown& shown) {
    std::string all;
    shown.reader->query(titles, {}, [&](const store::Row& row) { all += row.str(0) + "\n"; });
    return all;
  };
  Shown& one = on_a_wednesday();
  Shown same{"2026-11-25T15:00:00+08:00", 5};
  Shown other{"2026-11-25T15:00:00+08:00", 6};
  CHECK(one.lived.report.commands_of == same.lived.report.commands_of);
  CHECK(one.lived.report.matters == same.lived.report.matters);
  CHECK(told(one) == told(same));
  CHECK(told(one) != told(other));
}

TEST_CASE("the demonstration is lived anew by a command, and nothing else is overwritten") {
  const Folder folder;
  const test::TestStore rows{test::TestStore::Kind::blank};
  const InstallationPaths paths{folder.path};
  Config config;
  config.data = folder.path;
  config.store = test::on_postgres() ? rows.location() : "";
  config.resources = source_dir() + "/data";
  config.city = config.resources / "cities/nangong";
  const auto key = [&] {
    std::ifstream in{paths.key, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
  };
  const auto first_matter = [&] {
    std::string id;
    store::open(store_location(config.data, config.store), false)
        ->open_reader()
        ->query("select min(id) from matter", {}, [&](const store::Row& row) { id = row.str(0); });
    return id;
  };
  SUBCASE("a demonstration") {
    config.demo = true;
    renew_demonstration(config);
    const std::string matter_before = first_matter();
    const std::string key_before = key();
    config.demo_seed = 2;
    renew_demonstration(config);
    CHECK(first_matter() != matter_before);
    CHECK(key() == key_before);
    const Installation opened = open_installation(config);
    CHECK(!opened.founded_now);
    CHECK(is_demonstration(*opened.database->open_reader()));
  }
  SUBCASE("a real installation") {
    { const Installation opened = open_installation(config); }
    CHECK_THROWS_AS(renew_demonstration(config), std::runtime_error);
    const Installation again = open_installation(config);
    CHECK(!again.founded_now);
    CHECK(!is_demonstration(*again.database->open_reader()));
  }
}

}  // namespace liandong::app
