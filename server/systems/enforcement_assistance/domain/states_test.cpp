// Walks the state machine: breadth first to a stated depth with every command by everybody, and at
// random with acts entered afterwards. After every act the invariants of the mechanism must hold.
#include "systems/enforcement_assistance/domain/assistance_fixture.hpp"

#include <doctest/doctest.h>

namespace liandong::enforcement_assistance::test {
namespace {

// What decides which commands can follow, without ids, times and what was merely noted; counts are
// capped so that the space is finite.
std::string fingerprint(const Assistance& a) {
  std::string print;
  const auto add = [&](auto value) { print += std::to_string(static_cast<int>(value)) + ","; };
  const auto capped = [&](std::size_t n, std::size_t cap) { add(std::min(n, cap)); };
  add(a.stage);
  add(a.kind);
  unsigned kinds = 0;
  for (const Material& one : a.materials) {
    kinds |= 1U << (static_cast<unsigned>(one.kind) * 2 + (was_sent(a, one.id) ? 1 : 0));
  }
  add(kinds);
  capped(a.rounds.size(), 2);
  if (!a.rounds.empty()) {
    const Round& round = a.rounds.back();
    print += round.receiver.str();
    add(round.withdrawn_at.has_value());
    add(round.received_at.has_value());
    capped(round.extensions.size(), 2);
    capped(round.declines.size(), 2);
  }
  capped(a.visits.size(), 2);
  add(!a.visits.empty() && is_open(a.visits.back()));
  std::size_t open = 0;
  for (const ArchiveRequest& request : a.archive_requests) open += is_open(request) ? 1U : 0U;
  capped(open, 2);
  capped(a.archive_requests.size(), 2);
  return print;
}

Matter opened(NeedKind kind) {
  Matter matter;
  matter.must("town", Role::handler, need_found(at("2026-03-02 09:00"), kind),
              at("2026-03-02 10:00"));
  return matter;
}

/// What is particular to enforcement assistance.
struct Domain {
  using Matter = test::Matter;
  using Command = enforcement_assistance::Command;
  static std::vector<Matter> openings() {
    return {opened(NeedKind::determination), opened(NeedKind::archives)};
  }
  static std::vector<Command> attempts(const Assistance& assistance, Instant now) {
    return test::attempts(assistance, now);
  }
  static std::string fingerprint(const Assistance& assistance) {
    return test::fingerprint(assistance);
  }
  static std::span<const Permission> permissions() { return enforcement_assistance::permissions(); }
  static std::span<const RefusalInfo> refusals() { return enforcement_assistance::refusals(); }
  static void check(const Matter& matter, const std::vector<Obligation>& rows) {
    const Assistance& a = *matter.state;
    std::set<std::string> numbers;
    for (const Letter& letter : a.letters) {
      if (!numbers.insert(letter.document_number).second) FAIL("a number was used twice");
      const auto signatory = matter.units.find(letter.signatory);
      if (!signatory || (!signatory->legal_subject && letter.statute.empty())) {
        FAIL("I6: signed by an office without a statute");
      }
    }
    for (const Obligation& row : rows) {
      const bool legal = row.due_before.has_value();
      if (legal && row.duty != "reply") FAIL("the notice gives no period for " << row.duty);
      if (row.strict_due_before && *row.strict_due_before >= *row.due_before) {
        FAIL("an extension made the time shorter");
      }
    }
  }
};
using Explorer = domain_test::Explorer<Domain>;

}  // namespace

std::vector<Command> attempts(const Assistance& a, Instant now) {
  const Text reason = text("reason");
  RecordRenderedLetter rendered{"none", "digest", 10};
  if (!a.letters.empty()) rendered.document_number = a.letters.back().document_number;
  RemoveMaterial remove{"none", reason};
  if (!a.materials.empty()) remove.material = a.materials.back().id;
  std::string archives = "none";
  if (!a.archive_requests.empty()) archives = a.archive_requests.back().id;
  Request on_site = request_to("dept");
  on_site.on_site = OnSiteReason::evidence_may_be_lost;
  return {need_found(now),
          DropNeed{reason},
          material(MaterialKind::case_material),
          material(MaterialKind::evidence),
          material(MaterialKind::archive),
          remove,
          request_to("dept"),
          request_to("dept2"),
          on_site,
          Withdraw{reason},
          Receive{},
          RequestOnSite{OnSiteReason::urgent, reason},
          dispatch_at(now),
          scene(now, now),
          RequestArchives{reason, reason},
          DropArchiveRequest{archives, reason},
          ProvideArchives{archives, ArchiveManner::copied, {}},
          ProvideArchives{archives, ArchiveManner::consulted, reason},
          extension(10),
          extension(11),
          opinion(),
          lack_of_power("dept2"),
          OverruleDecline{reason},
          TakeIntoCase{},
          correction(at("2026-03-02 08:30")),
          correction(CorrectableField::facts, text("facts again")),
          rendered};
}

const domain_test::Exploration& explored() {
  static const domain_test::Exploration found = Explorer::breadth_first(exploration_depth);
  return found;
}

TEST_CASE("every state reachable in six commands keeps the invariants, whoever tries what") {
  const domain_test::Exploration& found = explored();
  MESSAGE(found.states << " states, " << found.tried << " attempts");
  CHECK(found.stages.size() == 8);
  CHECK(found.states > 1'000);
}

TEST_CASE("every command succeeds somewhere within the exploration") {
  for (const Permission& row : permissions()) {
    CAPTURE(std::string(row.command));
    CHECK((row.command == RecordNeed::name ||
           explored().commands.contains(std::string(row.command))));
  }
}

TEST_CASE("acts entered afterwards in any order keep the invariants") {
  for (const unsigned seed : {1U, 2U, 3U, 20201120U}) {
    CAPTURE(seed);
    Explorer::random_walks(seed, 60);
  }
}

}  // namespace liandong::enforcement_assistance::test
