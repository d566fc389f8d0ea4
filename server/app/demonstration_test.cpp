// What visitors of the demonstration find: every system, nearly every stage and every light,
// whatever day it is.
#include "app/demonstration.hpp"

#include "app/city_store.hpp"
#include "app/joined/systems.hpp"
#include "app/session_fixture.hpp"
#include "simulation/invariants.hpp"

#include <doctest/doctest.h>

#include <set>

namespace liandong::app {
namespace {

const CityCode nangong{"130581"};

crypto::VaultCipher fixed_cipher() {
  crypto::MasterKey key;
  std::fill_n(key.data(), crypto::MasterKey::size(), std::uint8_t{7});
  return crypto::VaultCipher{std::move(key)};
}

/// A demonstration in memory, with its files in a folder of its own.
struct Shown {
  Folder folder;
  blobs::BlobStore blobs{folder.path.string()};
  crypto::VaultCipher cipher = fixed_cipher();
  Demonstration lived;
  std::unique_ptr<store::Connection> reader;
  Instant now;

  explicit Shown(std::string_view at, std::uint64_t seed = 1) : now(*parse_rfc3339(at)) {
    const std::filesystem::path data = source_dir() + "/data";
    lived =
        live_demonstration({data / "cities/nangong", data, now, seed, "shown-00"}, cipher, blobs);
    reader = lived.database->open_reader();
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

void check_lights(Shown& shown) {
  CHECK(shown.open_duties("due_before <= $1") > 0);                   // red
  CHECK(shown.open_duties("due_before > $1 and near_at <= $1") > 0);  // yellow
  CHECK(shown.open_duties("due_before > $1 and near_at > $1") > 0);   // green
  CHECK(shown.open_duties("due_before is null and target_before <= $1") > 0);
  CHECK(shown.number("select count(*) from obligation where outcome <> 'open'") > 100);  // grey
  CHECK(shown.number("select count(*) from matter where urgent = 1 and closed_at is null") > 0);
  CHECK(shown.number("select count(*) from notice where kind = 'escalation'") > 0);
}

/// A stage that lasts for hours, and few matters reach, may be missing on one day or another.
void check_stages(const Shown& shown) {
  std::size_t stages = 0;
  std::string missing;
  std::size_t missed = 0;
  for (const engine::System& system : all_systems()) {
    std::size_t here = 0;
    for (const auto stage : system.stages) {
      const std::string name = std::string{system.name} + "." + std::string{stage};
      const bool there = shown.lived.report.matters.contains(name);
      here += there ? 1 : 0;
      missed += there ? 0 : 1;
      missing += there ? "" : " " + name;
      ++stages;
    }
    CAPTURE(system.name);
    CHECK(here * 10 >= system.stages.size() * 6);
  }
  MESSAGE("of " << stages << " stages missing:" << missing);
  CHECK(missed * 10 <= stages);
}

}  // namespace

TEST_CASE("the demonstration shows every system, its stages and every light, on any day") {
  // A working day, a Saturday, and the morning after the longest holiday.
  for (const auto at :
       {"2026-11-25T15:00:00+08:00", "2026-11-28T10:00:00+08:00", "2026-02-24T08:40:00+08:00"}) {
    CAPTURE(at);
    Shown shown{at};
    CHECK(shown.lived.report.fault == "");
    CHECK(shown.lived.report.misshapen_steps.empty());
    check_stages(shown);
    check_lights(shown);
    CHECK(simulation::first_fault(*shown.reader, nangong, all_systems(),
                                  *load_world(*shown.reader, nangong, shown.now).world) == "");
    CHECK(shown.number("select max(recorded_at) from event") <= shown.now.seconds);
    CHECK(is_demonstration(*shown.reader));
  }
}

TEST_CASE("the accounts that visitors are told have something to do") {
  Shown shown{"2026-11-25T15:00:00+08:00"};
  for (const std::string unit : {"130581100", "130581.natural_resources"}) {
    CAPTURE(unit);
    CHECK(shown.number("select count(*) from matter_unit where bucket = 'to_do' and unit = $1",
                       {unit}) >= 8);
    CHECK(shown.number("select count(*) from matter_unit where bucket = 'done' and unit = $1",
                       {unit}) >= 3);
  }
}

TEST_CASE("the same seed and instant show the same matters, another seed others") {
  const Shown one{"2026-11-25T15:00:00+08:00", 5};
  const Shown same{"2026-11-25T15:00:00+08:00", 5};
  const Shown other{"2026-11-25T15:00:00+08:00", 6};
  CHECK(one.lived.report.commands_of == same.lived.report.commands_of);
  CHECK(one.lived.report.matters == same.lived.report.matters);
  CHECK(one.lived.report.commands_of != other.lived.report.commands_of);
}

}  // namespace liandong::app
