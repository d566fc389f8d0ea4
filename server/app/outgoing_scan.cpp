#include "app/outgoing_scan.hpp"

#include "app/systems.hpp"
#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "infra/json/read.hpp"
#include "systems/common/letter_text.hpp"

namespace liandong::app {

OutgoingScan scan_outgoing(store::Connection& connection, CityCode city,
                           const engine::System& system, const void* state,
                           const json::Resolver& words) {
  OutgoingScan scan;
  if (const common::Letters* letters = letters_of(system.name)) {
    for (const common::OutgoingText& outgoing : letters->outgoing(state)) {
      for (auto& finding : scan_personal_data(common::words_of(words, outgoing.text))) {
        scan.findings.push_back(
            {std::string{outgoing.where}, finding.kind, std::move(finding.masked)});
      }
    }
  }
  for (const auto& file : system.files ? system.files(state) : std::vector<engine::FileEntry>{}) {
    bool scanned = false;
    connection.query(
        "select personal_data, scanned from upload where city = $1 and digest = $2 limit 1",
        {city, file.digest}, [&](const store::Row& row) {
          scanned = row.boolean(1);
          for (auto& finding :
               json::from_storage<std::vector<case_transfer::OutgoingFinding>>(row.text(0))) {
            finding.where = file.name;
            scan.findings.push_back(std::move(finding));
          }
        });
    if (!scanned) {
      scan.unscanned.push_back(file.name);
    }
  }
  return scan;
}

namespace {

std::size_t count_in_command(const engine::System& system,
                             const std::vector<engine::PendingText>& texts) {
  const common::Letters* letters = letters_of(system.name);
  std::size_t count = 0;
  if (letters != nullptr && letters->command_leaves) {
    for (const engine::PendingText& text : texts) {
      count += text.personal ? 0 : scan_personal_data(text.words).size();
    }
  }
  return count;
}

}  // namespace

int count_outgoing_findings(Office& office, MatterId matter,
                            const std::vector<engine::PendingText>& texts) {
  auto& engine = office.services.engine;
  return office.services.readers.with([&](store::Connection& connection) {
    const auto stored = engine::load_matter(connection, engine.city(), matter);
    const engine::System* system = stored ? engine.system(stored->system) : nullptr;
    if (system == nullptr) {
      return 0;
    }
    const auto state = engine::read_matter_state(*system, stored->state);
    const auto world = engine.world();
    const engine::MatterResolver words{engine.content().load_stream(connection, matter.view()),
                                       world->directory};
    const auto scan = scan_outgoing(connection, engine.city(), *system, state.own.get(), words);
    return static_cast<int>(scan.findings.size() + count_in_command(*system, texts));
  });
}

}  // namespace liandong::app
