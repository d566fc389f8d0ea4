// For tests: one meeting to act on in the small city, and every state it can reach.
#pragma once

#include "support/domain/exploration.hpp"
#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/joint_enforcement/consultation/domain/meeting.hpp"
#include "systems/joint_enforcement/consultation/domain/refusals.hpp"

namespace liandong::consultation::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::name_of;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// Those of data/cities/nangong/targets.json.
[[nodiscard]] Targets default_targets();

/// The town convenes, dept and dept2 are invited.
class Matter : public domain_test::MatterOf<Meeting, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void convene(Instant now, MeetingKind kind = MeetingKind::ad_hoc);
  void hold(Instant now);
  /// One task of dept from the first topic.
  void resolve(Instant now, Instant due_before);
  [[nodiscard]] std::string task(std::size_t n = 0) const { return state->tasks.at(n).id; }
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] Convene meeting(MeetingKind kind, Instant scheduled_at);
[[nodiscard]] RecordMinutes minutes(Instant held_at);
[[nodiscard]] Resolve resolution(Instant due_before);
[[nodiscard]] AttachMaterial material();
[[nodiscard]] ConfirmTask confirmation(std::string_view task);
[[nodiscard]] ConfirmTask return_of(std::string_view task, Instant due_before);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1400> refusal) {
  return rejection.code == refusal.code;
}

/// One or more variants of every command, with times that lie at or before `now`.
[[nodiscard]] std::vector<Command> attempts(const Meeting& meeting, Instant now);

/// From a meeting of each kind, to this many commands. Computed once.
[[nodiscard]] const domain_test::Exploration& explored();
inline constexpr int exploration_depth = 6;

}  // namespace liandong::consultation::test
