// The state of one referral: what its events have made of it.
#pragma once

#include "systems/criminal_referral/domain/events.hpp"

namespace liandong::criminal_referral {

enum class LetterKind : std::uint8_t { referral, reconsideration, suggestion, back };
LIANDONG_DESCRIBE_ENUM(LetterKind, referral, reconsideration, suggestion, back)

struct Letter {
  std::string document_number;
  LetterKind kind = LetterKind::referral;
  UnitId signatory;
  UnitId addressee;
  UnitId copied_organ;
  Instant issued_at;
  Text reasons;  // of a request or suggestion; of a referral: why an attachment is missing
  PersonalText contact;
  std::vector<std::string> materials;
  std::string statute;    // lets an office sign  [3.1.3-c]; else empty
  std::string digest;     // of the rendered PDF; empty until rendered
  std::int64_t size = 0;  // bytes of the PDF
  friend bool operator==(const Letter&, const Letter&) = default;
};
LIANDONG_DESCRIBE(Letter, document_number, kind, signatory, addressee, copied_organ, issued_at,
                  reasons, contact, materials, statute, digest, size)

struct Check {
  Instant owed_since;
  Instant checked_at;
  Text standard;
  Text comparison;
  ThresholdFinding finding = ThresholdFinding::reached;
  friend bool operator==(const Check&, const Check&) = default;
};
LIANDONG_DESCRIBE(Check, owed_since, checked_at, standard, comparison, finding)

/// One report and what the principal head decided on it; the last one is in force.
struct Report {
  Instant owed_since;
  Instant submitted_at;
  Text findings;
  Text proposal;
  std::optional<Instant> decided_at;
  std::optional<bool> approved;
  std::optional<Capacity> capacity;
  Text reasons;
  friend bool operator==(const Report&, const Report&) = default;
};
LIANDONG_DESCRIBE(Report, owed_since, submitted_at, findings, proposal, decided_at, approved,
                  capacity, reasons)

struct Penalty {
  std::string id;
  PenaltyKind kind = PenaltyKind::warning;
  Instant decided_at;
  std::string decision_number;
  std::int64_t amount_fen = 0;
  Text summary;
  bool copy_owed = false;  // not for penalties of the administrative handling afterwards
  std::optional<Instant> copied_at;
  UnitId organ;
  UnitId copied_organ;
  friend bool operator==(const Penalty&, const Penalty&) = default;
};
LIANDONG_DESCRIBE(Penalty, id, kind, decided_at, decision_number, amount_fen, summary, copy_owed,
                  copied_at, organ, copied_organ)

/// The case at one organ; the last one is in force, those before passed it on.
struct Round {
  CrimeKind kind = CrimeKind::ordinary;
  UnitId receiver;     // empty = an organ outside the city
  Text outside_organ;  // its name
  Instant sent_at;
  std::optional<Instant> receipted_at;
  PersonalText signed_by;
  std::optional<Instant> passed_on_at;
  Text passing_reasons;
  std::optional<Instant> incomplete_at;
  Text missing;
  std::optional<Instant> supplied_at;
  Text supply_note;
  std::optional<Instant> decided_at;  // the organ's own first decision on filing
  friend bool operator==(const Round&, const Round&) = default;
};
LIANDONG_DESCRIBE(Round, kind, receiver, outside_organ, sent_at, receipted_at, signed_by,
                  passed_on_at, passing_reasons, incomplete_at, missing, supplied_at, supply_note,
                  decided_at)

/// A notice that the case is not filed, to which the sender has to answer.
struct NonFiling {
  Instant notified_at;
  std::string document_number;
  std::optional<NonFilingGround> ground;
  Text reasons;
  Text returned_papers;
  bool upheld = false;                  // by a reconsideration
  std::optional<Instant> answered_at;   // by a request, a suggestion or acceptance
  std::optional<Instant> overtaken_at;  // the procuratorate acted, or it was filed after all
  friend bool operator==(const NonFiling&, const NonFiling&) = default;
};
LIANDONG_DESCRIBE(NonFiling, notified_at, document_number, ground, reasons, returned_papers, upheld,
                  answered_at, overtaken_at)

struct Objection {
  Instant requested_at;
  Text reasons;
  std::optional<Instant> decided_at;
  std::optional<bool> filed;
  std::string document_number;
  Text answer;
  friend bool operator==(const Objection&, const Objection&) = default;
};
LIANDONG_DESCRIBE(Objection, requested_at, reasons, decided_at, filed, document_number, answer)

/// Supervision of filing by the procuratorate.
struct Supervision {
  Instant opened_at;
  bool suggested = false;  // else of its own motion
  Text suggestion;
  Stage from = Stage::not_filed;
  std::optional<Instant> demanded_at;
  std::string demand_number;
  std::optional<Instant> stated_at;
  Text statement;
  std::optional<Instant> ordered_at;
  std::string order_number;
  Text order_reasons;
  std::optional<Instant> ended_at;
  Text end_reasons;
  std::optional<Instant> filed_at;
  friend bool operator==(const Supervision&, const Supervision&) = default;
};
LIANDONG_DESCRIBE(Supervision, opened_at, suggested, suggestion, from, demanded_at, demand_number,
                  stated_at, statement, ordered_at, order_number, order_reasons, ended_at,
                  end_reasons, filed_at)

/// The last handover of goods and papers.
struct Handover {
  Instant handed_over_at;
  Text goods;
  Text papers;
  std::optional<Instant> signed_at;
  PersonalText signed_by;
  friend bool operator==(const Handover&, const Handover&) = default;
};
LIANDONG_DESCRIBE(Handover, handed_over_at, goods, papers, signed_at, signed_by)

/// One sending back; the last one is in force, those before were declined.
struct BackRound {
  UnitId receiver;
  Instant owed_since;
  Instant sent_at;
  std::optional<Instant> answer_before;
  std::optional<Instant> received_at;
  std::optional<Instant> declined_at;
  Text decline_reasons;
  UnitId competent_unit;
  std::optional<Instant> case_decided_at;
  std::optional<bool> case_filed;
  std::string case_number;
  Text case_reasons;
  std::optional<Instant> reported_at;
  std::optional<Conclusion> conclusion;
  std::string decision_number;
  Text summary;
  friend bool operator==(const BackRound&, const BackRound&) = default;
};
LIANDONG_DESCRIBE(BackRound, receiver, owed_since, sent_at, answer_before, received_at, declined_at,
                  decline_reasons, competent_unit, case_decided_at, case_filed, case_number,
                  case_reasons, reported_at, conclusion, decision_number, summary)

struct Referral {
  Stage stage = Stage::suspected;
  bool back = false;  // transferred back for administrative handling
  // What it is about.
  UnitId sender;
  UnitId drafting_office;  // office of the sender that recorded it; empty = the sender itself
  Text title;
  Instant
      arose_at;  // when the suspicion arose; on the way back, when it was decided not to prosecute
  Instant recorded_at;
  std::optional<CrimeKind> crime_kind;  // none on the way back
  Text suspected_crime;
  MatterId origin;
  std::string case_number;
  PlaceCode place;
  Text location;
  ItemCode item;
  PersonalText party;
  Text facts;
  std::optional<BackGround> ground;
  Text opinion;
  // What was done.
  std::vector<Material> materials;
  std::vector<Letter> letters;
  Instant last_step_at;  // of the latest act that moves the case on
  Instant task_force_owed_since;
  std::optional<Instant> task_force_at;
  std::vector<Officer> task_force;
  std::vector<Check> checks;
  std::vector<Report> reports;
  std::vector<Penalty> penalties;
  UnitId procuratorate;  // that supervises: to which the letter was copied
  std::vector<Round> rounds;
  std::vector<NonFiling> non_filings;
  std::vector<Objection> objections;
  std::vector<Supervision> supervisions;
  std::optional<Instant> filed_at;
  std::string filing_number;
  std::optional<Handover> handover;
  std::optional<Instant> lifted_at;  // since when it is no longer treated as suspected crime
  std::optional<Instant> closed_at;
  std::optional<Conclusion> conclusion;
  Text closing_summary;
  std::vector<BackRound> back_rounds;
  friend bool operator==(const Referral&, const Referral&) = default;
};
LIANDONG_DESCRIBE(Referral, stage, back, sender, drafting_office, title, arose_at, recorded_at,
                  crime_kind, suspected_crime, origin, case_number, place, location, item, party,
                  facts, ground, opinion, materials, letters, last_step_at, task_force_owed_since,
                  task_force_at, task_force, checks, reports, penalties, procuratorate, rounds,
                  non_filings, objections, supervisions, filed_at, filing_number, handover,
                  lifted_at, closed_at, conclusion, closing_summary, back_rounds)

/// The unit the case is at: an organ, or on the way back an administrative body; empty before.
[[nodiscard]] UnitId receiver(const Referral& referral);
/// The unit that must act with the case now.
[[nodiscard]] UnitId custodian(const Referral& referral);
/// True if the unit is the sender or the office of it that drafted.
[[nodiscard]] bool sends(const Referral& referral, UnitId unit);
/// True while a fine in place of the referral is refused.  [3.7-d, I11]
[[nodiscard]] bool blocks_fine(const Referral& referral);
/// True if a letter or list names the material: it stays as it was.
[[nodiscard]] bool was_sent(const Referral& referral, std::string_view material);
/// When the first letter went out.
[[nodiscard]] std::optional<Instant> first_sent_at(const Referral& referral);
/// The supervision that has not ended, or null.
[[nodiscard]] const Supervision* open_supervision(const Referral& referral);

}  // namespace liandong::criminal_referral
