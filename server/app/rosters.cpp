#include "app/rosters.hpp"

#include "engine/rows.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/joint_enforcement/liaison_roster/domain/state.hpp"

#include <map>

namespace liandong::app {
namespace {

constexpr std::string_view system_name = "liaison_roster";

struct Kept {
  MatterId matter;
  std::vector<UnitId> counterparts;
  std::vector<UnitId> organs;
};

/// Body of the opening as on the wire: the title is a text.
struct Opening {
  UnitId unit;
  std::string title;
  std::vector<UnitId> counterparts;
  std::vector<UnitId> organs;
};
LIANDONG_DESCRIBE(Opening, unit, title, counterparts, organs)

bool judges(UnitKind kind) { return kind == UnitKind::procuratorate || kind == UnitKind::court; }

/// A unit of the other side than a township: it acts in its own name for the city.
bool is_department(const engine::Directory& directory, const UnitFacts& facts) {
  const bool branch =
      facts.kind == UnitKind::dispatched_office && directory.principal(facts.id) == facts.id;
  return facts.kind == UnitKind::municipal_department ||
         facts.kind == UnitKind::public_security_organ || branch;
}

std::vector<UnitId> units_where(const engine::Directory& directory,
                                const std::function<bool(const UnitFacts&)>& fits) {
  std::vector<UnitId> found;
  for (const auto& [id, unit] : directory.units()) {
    if (unit.facts.active && fits(unit.facts)) {
      found.push_back(id);
    }
  }
  return found;
}

/// The rosters there should be. Townships and departments are each other's counterparts; police,
/// procuratorate and court are a township's organs.  [3.1.0-a, 3.7-a]
std::vector<Opening> wanted(const engine::Directory& directory) {
  const auto local = [](const UnitFacts& f) { return is_local_unit(f.kind); };
  const auto department = [&](const UnitFacts& f) { return is_department(directory, f); };
  const auto organ = [](const UnitFacts& f) {
    return judges(f.kind) || f.kind == UnitKind::public_security_organ;
  };
  const auto townships = units_where(directory, local);
  const auto organs = units_where(directory, organ);
  const auto departments =
      units_where(directory, [&](const UnitFacts& f) { return department(f) && !organ(f); });
  std::vector<Opening> rosters;
  for (const auto& [id, unit] : directory.units()) {
    const UnitFacts& facts = unit.facts;
    if (!facts.active || !(local(facts) || department(facts) || judges(facts.kind))) {
      continue;
    }
    const bool township = local(facts);
    const auto& name = unit.short_name.empty() ? unit.name : unit.short_name;
    rosters.push_back({id, name + "联合执法联络人名册", township ? departments : townships,
                       township ? organs : std::vector<UnitId>{}});
  }
  return rosters;
}

std::map<UnitId, Kept> kept_rosters(engine::Engine& engine, ReaderPool& readers) {
  return readers.with([&](store::Connection& connection) {
    std::map<UnitId, Kept> kept;
    connection.query(
        "select id, state from matter where city = $1 and system = $2 and closed_at is null",
        {engine.city(), system_name}, [&](const store::Row& row) {
          const auto state = engine::read_matter_state(*engine.system(system_name), row.str(1));
          const auto& roster = *static_cast<const liaison_roster::Roster*>(state.own.get());
          kept.emplace(roster.unit, Kept{row.id<MatterId>(0), roster.counterparts, roster.organs});
        });
    return kept;
  });
}

void give(engine::Engine& engine, std::string_view command, std::optional<MatterId> matter,
          const std::string& body) {
  engine::PendingTexts texts;
  json::Reader reader{&texts};
  engine::CommandRequest request;
  request.system = engine.system(system_name);
  request.command = command;
  request.matter = matter;
  request.by_platform = true;
  request.actor.roles = Role::system_admin;
  request.body = request.system->command(command)->read(reader, json::parse_stored(body));
  json::throw_if_corrupt(reader);
  request.texts = texts.all();
  const auto outcome = engine.run(std::move(request));
  if (!outcome) {
    throw std::runtime_error("a liaison roster was refused with code " +
                             std::to_string(static_cast<int>(outcome.error().code)));
  }
}

}  // namespace

std::size_t keep_rosters(engine::Engine& engine, ReaderPool& readers) {
  const auto world = engine.world();
  const auto kept = kept_rosters(engine, readers);
  std::size_t changed = 0;
  for (const Opening& roster : wanted(world->directory)) {
    const auto known = kept.find(roster.unit);
    if (known == kept.end()) {
      give(engine, liaison_roster::OpenRoster::name, std::nullopt, json::to_canonical(roster));
      ++changed;
    } else if (known->second.counterparts != roster.counterparts ||
               known->second.organs != roster.organs) {
      give(engine, liaison_roster::UpdateCounterparts::name, known->second.matter,
           json::to_canonical(
               liaison_roster::UpdateCounterparts{roster.counterparts, roster.organs}));
      ++changed;
    }
  }
  return changed;
}

}  // namespace liandong::app
