#include "systems/complaint_intake/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"
#include "systems/complaint_intake/domain/refusals.hpp"

namespace liandong::complaint_intake {

/// Who complained, in clear; empty fields are left out.  [I9]
[[nodiscard]] std::vector<engine::RevealedText> reveals(const Complaint& complaint,
                                                        const RevealIdentity& command) {
  std::vector<engine::RevealedText> fields;
  const Complainant* one = find_complainant(complaint, command.complainant);
  if (one == nullptr) return fields;
  const auto add = [&](std::string_view field, const Text& text) {
    if (!text.empty()) fields.push_back({field, text});
  };
  add("name", one->identity.name);
  add("contact", one->identity.contact);
  add("identifier", one->identity.identifier);
  add("address", one->identity.address);
  return fields;
}

namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "complaint_intake";
  static constexpr std::string_view plural = "complaints";
  static constexpr std::array document_kinds{engine::DocumentKind{"complaint_registration", "投诉"},
                                             engine::DocumentKind{"complaint_letter", "投告"}};
  using State = Complaint;
  using Command = complaint_intake::Command;
  using Event = complaint_intake::Event;
  using Stage = complaint_intake::Stage;
  using Opening = Register;

  static std::span<const Permission> permissions() { return complaint_intake::permissions(); }
  static std::span<const RefusalInfo> refusals() { return complaint_intake::refusals(); }
  static engine::Summary summary(const Complaint& c);
  static std::vector<UnitId> units(const Complaint& c);
  static std::vector<engine::DocumentChange> documents(std::string_view type, const Complaint& c);
  static std::vector<engine::SystemNotice> notices(const Complaint* before, const Complaint& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Complaint& c, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Complaint& c);
  static std::uint8_t file_readers(const Complaint&);
  static engine::CaseFacts case_facts(const Complaint& c);
  static std::vector<NamedClock> clocks(const Complaint& c, const Targets& targets,
                                        const WorkCalendar&) {
    const auto clock = verification_clock(c, targets);
    return clock ? std::vector<NamedClock>{{"verify", *clock}} : std::vector<NamedClock>{};
  }
};

engine::Summary Domain::summary(const Complaint& c) {
  engine::Summary s;
  s.title = c.title;
  s.number = c.number;
  s.urgent = c.verification && c.verification->urgent && !c.transferred;
  s.sender = c.first_unit;
  s.receiver = receiver(c);
  if (c.stage == Stage::objected) s.waits_on = c.objection->dispute;
  if (c.stage == Stage::linked) s.waits_on = c.duplicate->matter;
  if (c.stage == Stage::transferred) s.waits_on = c.transferred->matter;
  return s;
}

std::vector<UnitId> Domain::units(const Complaint& c) {
  std::vector<UnitId> concerned{c.first_unit, c.first_office, receiver(c)};
  for (const Interim& interim : c.interims) {
    concerned.push_back(interim.unit);
  }
  return concerned;
}

/// A registration uses up a number of the unit and is no letter.
std::vector<engine::DocumentChange> Domain::documents(std::string_view type, const Complaint& c) {
  if (type == Registered::type) {
    return {{c.number, "complaint_registration", c.first_unit, false, "", -1}};
  }
  std::vector<engine::DocumentChange> changes;
  if (type == LetterIssued::type) {
    const Letter& letter = c.letters.back();
    changes.push_back({letter.document_number, "complaint_letter", letter.signatory, false, "", 0});
  }
  if (type != LetterRendered::type) return changes;
  for (const Letter& letter : c.letters) {
    if (letter.digest.empty()) continue;
    changes.push_back({letter.document_number, "complaint_letter", letter.signatory, false,
                       letter.digest, letter.size});
  }
  return changes;
}

/// S sees what was declined and objected to.
std::vector<engine::SystemNotice> Domain::notices(const Complaint* before, const Complaint& now,
                                                  const UnitDirectory& directory) {
  std::vector<engine::SystemNotice> told;
  if (before == nullptr) {
    // What came in through the portal was seen by nobody yet.
    if (now.complainants.front().source == Source::portal) {
      told.push_back(
          {"complaint_submitted", now.first_unit, Role::handler | Role::head | Role::duty_desk});
    }
    return told;
  }
  const UnitId office = directory.coordinating_office();
  const auto entered = [&](Stage stage) { return now.stage == stage && before->stage != stage; };
  if (entered(Stage::declined)) told.push_back({"complaint_declined", office, Role::coordinator});
  if (entered(Stage::objected)) {
    told.push_back({"complaint_objected", office, Role::coordinator});
    told.push_back({"complaint_objected", now.first_unit, Role::handler | Role::head});
  }
  if (now.reveals > before->reveals) {
    told.push_back({"identity_revealed", custodian(now), Role::head});
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Complaint& c, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::registered, c.registered_at);
  if (c.refusing) {
    line.add(Stage::declined, c.refusing->declined_at);
    line.add(Stage::closed, c.closed_at, "tell_declined");
    return std::move(line).standing_at(c.stage);
  }
  if (c.passing || must_be_passed(c)) {
    line.add(Stage::passed, c.passing ? std::optional{c.passing->passed_at} : std::nullopt,
             "notify");
  }
  if (c.objection) line.add(Stage::objected, c.objection->objected_at);
  if (c.duplicate) {
    line.add(Stage::linked, c.duplicate->since);
  } else {
    line.add(Stage::accepted, c.accepted_at, c.passing ? "accept_passed" : "accept");
  }
  if (c.verification && c.verification->finding != Finding::no_violation) {
    if (c.verification->finding == Finding::not_competent) {
      line.add(Stage::transferring, c.verification->verified_at);
      line.add(Stage::transferred,
               c.transferred ? std::optional{c.transferred->since} : std::nullopt, "transfer");
    }
    if (is_handled(c)) line.add(Stage::handling, handled_since(c));
  }
  line.add(Stage::answering, c.result_at, "verify");
  line.add(Stage::closed, c.closed_at, "answer");
  return std::move(line).standing_at(c.stage);
}

std::vector<engine::FileEntry> Domain::files(const Complaint& c) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : c.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

/// A letter shows who wrote it: only the units that handle the complaint open files.  [3.2.0-b; I9]
std::uint8_t Domain::file_readers(const Complaint&) {
  return static_cast<std::uint8_t>(bits(Relation::sender) | bits(Relation::receiver) |
                                   bits(Relation::custodian));
}

engine::CaseFacts Domain::case_facts(const Complaint& c) {
  engine::CaseFacts facts{c.item, c.place, custodian(c), {}, {}};
  if (c.filing && c.filing->filed) facts.filed_at = c.filing->filed_at;
  if (c.outcome) facts.decided_at = c.outcome->decided_at;
  return facts;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::complaint_intake
