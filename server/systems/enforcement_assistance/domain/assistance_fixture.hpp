// For tests: one assistance to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"
#include "systems/enforcement_assistance/domain/refusals.hpp"

namespace liandong::enforcement_assistance::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::name_of;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The town asks, the department assists.
class Matter : public domain_test::MatterOf<Assistance, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void need(Instant found_at, NeedKind kind = NeedKind::determination);
  void attach(std::string_view unit, MaterialKind kind, Instant now);
  void request(Instant now, std::string_view receiver = "dept");
  void reply(Instant now);
  void decline(Instant now, std::string_view competent = "dept2");
  /// The id of the archive request made last.
  [[nodiscard]] std::string archive_request() const;
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordNeed need_found(Instant found_at, NeedKind kind = NeedKind::determination);
[[nodiscard]] Request request_to(std::string_view receiver);
[[nodiscard]] AttachMaterial material(MaterialKind kind);
[[nodiscard]] Dispatch dispatch_at(Instant dispatched_at);
[[nodiscard]] RecordScene scene(Instant arrived_at, Instant handled_at);
[[nodiscard]] AnnounceExtension extension(int working_days);
[[nodiscard]] Reply opinion();
[[nodiscard]] Decline lack_of_power(std::string_view competent);
[[nodiscard]] Correct correction(Instant instant);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1500> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Assistance& assistance, Instant now);

/// From a need for an opinion and one for archives, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 6;

}  // namespace liandong::enforcement_assistance::test
