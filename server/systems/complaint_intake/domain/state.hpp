// The state of one complaint: what its events have made of it.
#pragma once

#include "kernel/duty_clock.hpp"
#include "kernel/targets.hpp"
#include "systems/common/domain/interim.hpp"
#include "systems/complaint_intake/domain/events.hpp"

namespace liandong::complaint_intake {

struct Complainant {
  std::string id;
  Identity identity;
  Source source = Source::counter;
  Instant received_at;
  bool written_material = false;
  bool before_passing = true;      // told by `notify_and_pass`, or excused there
  std::optional<Instant> told_at;  // which unit is competent  [3.2.2-b]
  std::optional<Instant> telling_excused_at;
  std::optional<Instant> answered_at;
  std::optional<Instant> answer_excused_at;
  Manner manner = Manner::telephone;
  Text answer;  // what was said, or why nothing
  std::optional<Instant> consent_withdrawn_at;
  std::optional<Instant> rated_at;
  int score = 0;  // 1–5; 0 = not rated
  Text rating;    // may be empty
  friend bool operator==(const Complainant&, const Complainant&) = default;
};
LIANDONG_DESCRIBE(Complainant, id, identity, source, received_at, written_material, before_passing,
                  told_at, telling_excused_at, answered_at, answer_excused_at, manner, answer,
                  consent_withdrawn_at, rated_at, score, rating)

struct Passing {
  UnitId unit;
  bool unit_is_local = true;
  bool outside_notice = false;
  Instant passed_at;
  Text override_reason;
  Manner manner = Manner::telephone;
  Text message;
  Text unreachable_reason;
  bool material_owed = false;  // C handed something in that did not go along
  std::optional<Instant> material_passed_at;
  std::vector<std::string> materials;
  friend bool operator==(const Passing&, const Passing&) = default;
};
LIANDONG_DESCRIBE(Passing, unit, unit_is_local, outside_notice, passed_at, override_reason, manner,
                  message, unreachable_reason, material_owed, material_passed_at, materials)

struct Objection {
  Instant objected_at;
  Text reasons;
  Text legal_basis;
  UnitId proposed_unit;
  std::optional<Instant> settled_at;
  UnitId settled_unit;
  Text settled_reason;
  MatterId dispute;  // awaited while objected
  friend bool operator==(const Objection&, const Objection&) = default;
};
LIANDONG_DESCRIBE(Objection, objected_at, reasons, legal_basis, proposed_unit, settled_at,
                  settled_unit, settled_reason, dispute)

using common::Interim;

struct Guidance {
  Text question;  // empty = given unasked
  std::optional<Instant> requested_at;
  std::optional<Instant> given_at;
  Text advice;
  friend bool operator==(const Guidance&, const Guidance&) = default;
};
LIANDONG_DESCRIBE(Guidance, question, requested_at, given_at, advice)

struct Verification {
  Instant verified_at;
  Finding finding = Finding::no_violation;
  bool urgent = false;
  Text summary;
  friend bool operator==(const Verification&, const Verification&) = default;
};
LIANDONG_DESCRIBE(Verification, verified_at, finding, urgent, summary)

/// Once, before the target of the verification was over.  [3.2.1-b]
struct Extension {
  Instant extended_at;
  PersonId officer;
  int days = 1;
  Text reason;
  friend bool operator==(const Extension&, const Extension&) = default;
};
LIANDONG_DESCRIBE(Extension, extended_at, officer, days, reason)

struct Letter {
  std::string document_number;
  LetterKind kind = LetterKind::acceptance;
  std::string complainant;
  UnitId signatory;
  Instant issued_at;
  Text contact;
  std::string statute;
  std::string digest;  // of the PDF; empty until it is rendered
  std::int64_t size = 0;
  friend bool operator==(const Letter&, const Letter&) = default;
};
LIANDONG_DESCRIBE(Letter, document_number, kind, complainant, signatory, issued_at, contact,
                  statute, digest, size)

struct Filing {
  bool filed = true;
  std::string case_number;
  std::optional<Instant> filed_at;
  Text reason;
  Instant decided_at;
  friend bool operator==(const Filing&, const Filing&) = default;
};
LIANDONG_DESCRIBE(Filing, filed, case_number, filed_at, reason, decided_at)

struct CaseOutcome {
  DecisionKind kind = DecisionKind::fine;
  std::string decision_number;
  Instant decided_at;
  std::int64_t amount_fen = 0;
  Text summary;
  std::optional<Instant> executed_at;
  Text execution_summary;
  friend bool operator==(const CaseOutcome&, const CaseOutcome&) = default;
};
LIANDONG_DESCRIBE(CaseOutcome, kind, decision_number, decided_at, amount_fen, summary, executed_at,
                  execution_summary)

/// Where the matter waits: on a case transfer or on an earlier complaint.
struct Elsewhere {
  UnitId unit;  // that got the case; empty for a duplicate
  MatterId matter;
  Instant since;
  Manner manner = Manner::telephone;
  Text message;  // what C was told, or why it is a duplicate
  std::optional<Instant> reported_at;
  Text result;
  std::optional<Instant> taken_back_at;  // the transfer ended, the unit handles it itself
  friend bool operator==(const Elsewhere&, const Elsewhere&) = default;
};
LIANDONG_DESCRIBE(Elsewhere, unit, matter, since, manner, message, reported_at, result,
                  taken_back_at)

using common::Suspicion;

struct Refusing {
  DeclineGround ground = DeclineGround::too_vague;
  Text reason;
  Text refer_to;
  Instant declined_at;
  std::optional<Onward> passed_to;
  friend bool operator==(const Refusing&, const Refusing&) = default;
};
LIANDONG_DESCRIBE(Refusing, ground, reason, refer_to, declined_at, passed_to)

struct Complaint {
  Stage stage = Stage::registered;
  // First responsibility: never changes.  [3.2.0-b]
  std::string number;
  UnitId first_unit;
  bool first_is_local = true;
  UnitId first_office;  // office of the first unit that took it; empty = the unit itself
  PersonId first_officer;
  Instant received_at;
  Instant registered_at;
  // What is complained about.
  Text title;
  ComplaintKind kind = ComplaintKind::complaint;
  std::string order_number;
  PlaceCode place;
  Text location;
  ItemCode item;
  bool listed = false;
  UnitId competent_unit;
  bool competent_is_local = false;
  Party party;
  Text facts;
  std::vector<Complainant> complainants;
  std::vector<Material> materials;
  // What became of it.
  std::optional<Passing> passing;
  std::optional<Objection> objection;
  std::vector<Interim> interims;
  std::vector<Guidance> guidance;
  UnitId handler;  // custodian since acceptance or settlement; empty before
  bool handler_is_local = true;
  PersonId handling_officer;  // who accepted; empty after a settlement
  std::optional<Instant> accepted_at;
  std::optional<Verification> verification;
  std::optional<Filing> filing;
  std::optional<CaseOutcome> outcome;
  std::optional<Elsewhere> transferred;
  std::optional<Elsewhere> duplicate;
  std::optional<Instant> result_at;  // since when answers and feedback are owed
  std::optional<Instant> feedback_at;
  Text feedback;
  std::optional<Refusing> refusing;
  std::optional<Instant> closed_at;
  int reveals = 0;                          // how often an identity was read in clear
  std::optional<Instant> order_due_before;  // 工单时限 of the hotline
  std::optional<Extension> extension;
  std::vector<Letter> letters;
  std::optional<Suspicion> suspicion;
  friend bool operator==(const Complaint&, const Complaint&) = default;
};
LIANDONG_DESCRIBE(Complaint, stage, number, first_unit, first_is_local, first_office, first_officer,
                  received_at, registered_at, title, kind, order_number, place, location, item,
                  listed, competent_unit, competent_is_local, party, facts, complainants, materials,
                  passing, objection, interims, guidance, handler, handler_is_local,
                  handling_officer, accepted_at, verification, filing, outcome, transferred,
                  duplicate, result_at, feedback_at, feedback, refusing, closed_at, reveals,
                  order_due_before, extension, letters, suspicion)

/// True if the unit is the first responsible one or the office of it that took the complaint.
[[nodiscard]] bool is_first(const Complaint& complaint, UnitId unit);
/// The unit that must act with the complaint now: the first one until another accepts.
[[nodiscard]] UnitId custodian(const Complaint& complaint);
/// The unit it was passed to, or that the dispute named instead; empty if the first one keeps it.
[[nodiscard]] UnitId receiver(const Complaint& complaint);
/// A department knows from the register that another unit is competent: it must pass.  [3.2.2-b]
[[nodiscard]] bool must_be_passed(const Complaint& complaint);
/// The feedback is owed: another unit handled what the first one passed.  [3.2.3-b]
[[nodiscard]] bool owes_feedback(const Complaint& complaint);
/// When the verification should be done: the target, and what the extension adds to its last day;
/// nothing if the city has no target or nobody accepted.  [3.2.1-b]
[[nodiscard]] std::optional<DutyClock> verification_clock(const Complaint& complaint,
                                                          const Targets& targets);
[[nodiscard]] std::optional<Due> verification_bound(const Complaint& complaint,
                                                    const Targets& targets,
                                                    const WorkCalendar& calendar);
/// The unit handles the case itself: a violation was found, or the transfer came back.  [3.2.1-c]
[[nodiscard]] bool is_handled(const Complaint& complaint);
/// Since when it does. @pre is_handled
[[nodiscard]] Instant handled_since(const Complaint& complaint);
/// What came of it is known, or why nothing can.
[[nodiscard]] bool has_result(const Complaint& complaint);
/// What came of it in the words of who handled it, or why it was declined.  @pre has_result
[[nodiscard]] const Text& result_of(const Complaint& complaint);
/// The case may be a crime, and the referral has not ended.  [3.7-d]
[[nodiscard]] bool crime_suspected(const Complaint& complaint);
/// There is something that a letter of the kind could tell this complainant.
[[nodiscard]] bool can_be_told(const Complaint& complaint, const Complainant& complainant,
                               LetterKind kind);
/// C can be told something: gave a contact or an address and still agrees to be contacted.
[[nodiscard]] bool is_reachable(const Complainant& complainant);
/// C handed something in in writing that the file must hold.  [3.2.2-e]
[[nodiscard]] bool has_written_material(const Complaint& complaint);
[[nodiscard]] const Complainant* find_complainant(const Complaint& complaint, std::string_view id);

}  // namespace liandong::complaint_intake
