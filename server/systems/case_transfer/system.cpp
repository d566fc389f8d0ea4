#include "systems/case_transfer/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/case_transfer/domain/clocks.hpp"
#include "systems/case_transfer/domain/refusals.hpp"
#include "systems/case_transfer/domain/transfer.hpp"
#include "systems/common/domain/duties.hpp"

namespace liandong::case_transfer {
namespace {

constexpr std::string_view letter_kind = "transfer_letter";

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "case_transfer";
  static constexpr std::string_view plural = "case-transfers";
  static constexpr std::array document_kinds{engine::DocumentKind{letter_kind, "执移"}};
  using State = Transfer;
  using Command = case_transfer::Command;
  using Event = case_transfer::Event;
  using Stage = case_transfer::Stage;
  using Opening = RecordFinding;

  static std::span<const Permission> permissions() { return case_transfer::permissions(); }
  static std::span<const RefusalInfo> refusals() { return case_transfer::refusals(); }
  static engine::Summary summary(const Transfer& t);
  static std::vector<UnitId> units(const Transfer& t);
  static std::vector<engine::DocumentChange> documents(std::string_view type, const Transfer& t);
  static std::vector<engine::SystemNotice> notices(const Transfer* before, const Transfer& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Transfer& t, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Transfer& t);
  static std::uint8_t file_readers(const Transfer& t);
  static engine::CaseFacts case_facts(const Transfer& t);
  static std::vector<NamedClock> clocks(const Transfer& t, const Targets& targets,
                                        const WorkCalendar& calendar);
};

// A letter ends the duty to transfer; after a withdrawal it is owed again.
std::vector<NamedClock> Domain::clocks(const Transfer& t, const Targets& targets,
                                       const WorkCalendar& calendar) {
  std::vector<NamedClock> clocks;
  common::DutyInfo transfer{};
  transfer.duty = "transfer";
  const auto add_transfer = [&](const Clock& clock) {
    clocks.push_back({common::DutyRows::key(transfer, clocks.size() + 1), transfer_clock(clock)});
  };
  for (const Letter& letter : t.letters) {
    add_transfer(letter.clock);
  }
  add_transfer(current_clock(t));
  if (const auto respond = respond_clock(t, targets, calendar)) {
    clocks.push_back({"respond", *respond});
  }
  return clocks;
}

engine::Summary Domain::summary(const Transfer& t) {
  engine::Summary s;
  s.title = t.title;
  if (const Letter* letter = letter_in_force(t)) {
    s.number = letter->document_number;
  }
  s.urgent = urgent_since(t).has_value();
  s.in_progress = t.in_progress;
  s.sender = t.finder;
  s.receiver = receiver(t);
  s.waits_on = t.stage == Stage::objected ? t.dispute : MatterId{};
  return s;
}

std::vector<UnitId> Domain::units(const Transfer& t) {
  std::vector<UnitId> concerned{t.finder, t.drafting_office, addressee(t), receiver(t)};
  for (const PastHandling& past : t.past_handlings) {
    concerned.push_back(past.unit);
  }
  for (const Interim& interim : t.interims) {
    concerned.push_back(interim.unit);
  }
  return concerned;
}

/// A unit the case was withdrawn from keeps no sight of it beyond the notice of the withdrawal.
std::vector<engine::DocumentChange> Domain::documents(std::string_view type, const Transfer& t) {
  if (type == Issued::type && !t.letters.empty()) {
    const Letter& letter = t.letters.back();
    return {{letter.document_number, letter_kind, letter.signatory, false, "", 0}};
  }
  if (type == Withdrawn::type && !t.letters.empty()) {
    return {{t.letters.back().document_number, letter_kind, t.finder, true, "", 0}};
  }
  if (type == LetterRendered::type) {
    std::vector<engine::DocumentChange> rendered;
    for (const Letter& letter : t.letters) {
      if (!letter.digest.empty()) {
        rendered.push_back({letter.document_number, letter_kind, letter.signatory, false,
                            letter.digest, letter.size});
      }
    }
    return rendered;
  }
  return {};
}

/// At two bounces S is told (Q8); dismissals are listed for S.
std::vector<engine::SystemNotice> Domain::notices(const Transfer* before, const Transfer& now,
                                                  const UnitDirectory& directory) {
  const int earlier = before == nullptr ? 0 : before->bounces;
  std::vector<engine::SystemNotice> told;
  const UnitId office = directory.coordinating_office();
  const auto entered = [&](Stage stage) {
    return now.stage == stage && before != nullptr && before->stage != stage;
  };
  if (now.bounces >= 2 && earlier < 2) {
    told.push_back({"bounced_twice", office, Role::coordinator});
  }
  if (entered(Stage::dismissed)) {
    told.push_back({"finding_dismissed", office, Role::coordinator});
  }
  if (entered(Stage::objected)) {
    told.push_back({"jurisdiction_objected", office, Role::coordinator});
    told.push_back({"jurisdiction_objected", now.finder, Role::handler | Role::head});
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Transfer& t, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::found, t.discovered_at);
  if (t.dismissal) {
    line.add(Stage::dismissed, t.dismissal->dismissed_at);
    return std::move(line).standing_at(t.stage);
  }
  const Letter* letter = letter_in_force(t);
  line.add(Stage::issued, letter != nullptr ? std::optional{letter->issued_at} : std::nullopt,
           "transfer");
  line.add(Stage::received, t.received_at, "receive");
  if (t.supplement) {
    const auto& s = *t.supplement;
    line.add(Stage::supplementing, s.supplied_at ? s.supplied_at : s.ended_at, "supply");
  }
  if (!t.objections.empty()) {
    line.add(Stage::objected, t.objections.back().objected_at, "secure");
  }
  line.add(Stage::accepted, t.stage == Stage::objected ? std::nullopt : t.accepted_at, "respond");
  line.add(Stage::concluded, t.result_reported_at, "report_result");
  return std::move(line).standing_at(t.stage);
}

std::vector<engine::FileEntry> Domain::files(const Transfer& t) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : t.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  for (const TakeEvidence& opinion : t.evidence) {
    for (const EvidenceFile& file : opinion.files) {
      files.push_back({file.digest, file.name, file.digest, file.media_type});
    }
  }
  return files;
}

/// What was not sent may still hold what must be redacted first: until then the file is open to the
/// finder and to who supervises, not to the unit that waits for it.  [3.1.2-b]
std::uint8_t Domain::file_readers(const Transfer& t) {
  constexpr auto before_sending = static_cast<std::uint8_t>(
      bits(Relation::sender) | bits(Relation::supervisor) | bits(Relation::government));
  return t.stage == Stage::found ? before_sending : engine::every_reader;
}

engine::CaseFacts Domain::case_facts(const Transfer& t) {
  engine::CaseFacts facts{t.item, t.place, custodian(t), {}, {}};
  if (t.filing && t.filing->filed) facts.filed_at = t.filing->filed_at;
  if (t.outcome) facts.decided_at = t.outcome->decided_at;
  return facts;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::case_transfer
