// One complaint to act on in the small city of tests/support.
#pragma once

#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/refusals.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::complaint_intake::test {

using domain_test::actor;
using domain_test::at;
using domain_test::calendar_2026;
using domain_test::personal;
using domain_test::text;
using domain_test::text_of_length;

/// The defaults documented in obligations.cpp.
[[nodiscard]] Targets default_targets();

/// One matter in the small city. In `to_*` the department takes the complaint and the town is
/// competent; in `own_*` the town takes it and is competent.
class Matter : public domain_test::MatterOf<Complaint, Command, Event> {
 public:
  Matter() : MatterOf(default_targets()) {}

  void register_at(std::string_view unit, Instant received_at, std::string_view item = "waste",
                   bool written = false);
  void attach(std::string_view unit, MaterialKind kind, Instant now);
  void pass(Instant now);
  void accept(std::string_view unit, Instant now);
  void verify(Instant verified_at, Finding finding);
  void file(Instant filed_at);
  void decide_case(Instant decided_at);
  void answer(Instant answered_at, std::size_t n = 0);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] ProtectedText protect(std::string_view content);
[[nodiscard]] Identity somebody();
[[nodiscard]] Identity anonymous();
[[nodiscard]] Register registration(Instant received_at, std::string_view item = "waste");
[[nodiscard]] AddComplainant addition(Instant received_at);
[[nodiscard]] AttachMaterial material(MaterialKind kind);
[[nodiscard]] NotifyAndPass passing(std::string_view unit = "town");
[[nodiscard]] RecordVerification verification(Instant verified_at, Finding finding);
[[nodiscard]] DecideFiling filing(Instant filed_at);
[[nodiscard]] DecideFiling no_filing();
[[nodiscard]] RecordOutcome outcome(Instant decided_at);
[[nodiscard]] Transfer transferring(std::string_view receiver = "dept");
[[nodiscard]] Answer answer_to(const Complaint& complaint, Instant answered_at, std::size_t n = 0);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1200> refusal) {
  return rejection.code == refusal.code;
}

}  // namespace liandong::complaint_intake::test
