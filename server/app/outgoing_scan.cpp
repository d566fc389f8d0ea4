#include "app/outgoing_scan.hpp"

#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "infra/json/read.hpp"

namespace liandong::app {

OutgoingScan scan_transfer(store::Connection& connection, CityCode city,
                           const case_transfer::Transfer& transfer, const json::Resolver& words) {
  OutgoingScan scan;
  scan.findings = case_transfer::scan_outgoing(transfer, words);
  for (const auto& material : transfer.materials) {
    bool scanned = false;
    connection.query(
        "select personal_data, scanned from upload where city = $1 and digest = $2 limit 1",
        {city, material.digest}, [&](const store::Row& row) {
          scanned = row.boolean(1);
          for (auto& finding :
               json::from_storage<std::vector<case_transfer::OutgoingFinding>>(row.text(0))) {
            finding.where = material.name;
            scan.findings.push_back(std::move(finding));
          }
        });
    if (!scanned) {
      scan.unscanned.push_back(material.name);
    }
  }
  return scan;
}

int count_outgoing_findings(Office& office, MatterId matter) {
  auto& engine = office.services.engine;
  return office.services.readers.with([&](store::Connection& connection) {
    const auto stored = engine::load_matter(connection, engine.city(), matter);
    const engine::System* system = engine.system("case_transfer");
    if (!stored || stored->system != system->name) {
      return 0;
    }
    const auto state = engine::read_matter_state(*system, stored->state);
    const auto world = engine.world();
    const engine::MatterResolver words{engine.content().load_stream(connection, matter.view()),
                                       world->directory};
    const auto scan =
        scan_transfer(connection, engine.city(),
                      *static_cast<const case_transfer::Transfer*>(state.own.get()), words);
    return static_cast<int>(scan.findings.size());
  });
}

}  // namespace liandong::app
