// The small city of test_world.hpp.
#include "systems/case_transfer/domain/test_world.hpp"

#include <doctest/doctest.h>

namespace liandong::case_transfer::test {
namespace {

LocalDay day(unsigned month, unsigned number) { return *local_day_of({2026, month, number}); }

std::vector<WorkCalendar::SpecialDay> special_days_2026() {
  std::vector<WorkCalendar::SpecialDay> days;
  const auto rest = [&](unsigned month, unsigned first, unsigned last, std::string_view name) {
    for (unsigned number = first; number <= last; ++number) {
      days.push_back({day(month, number), DayKind::holiday, std::string(name)});
    }
  };
  rest(1, 1, 3, "元旦");
  rest(2, 15, 23, "春节");
  rest(4, 4, 6, "清明节");
  rest(5, 1, 5, "劳动节");
  rest(6, 19, 21, "端午节");
  rest(9, 25, 27, "中秋节");
  rest(10, 1, 7, "国庆节");
  for (const auto& [month, number] :
       {std::pair{1U, 4U}, {2U, 14U}, {2U, 28U}, {5U, 9U}, {9U, 20U}, {10U, 10U}}) {
    days.push_back({day(month, number), DayKind::make_up, "调休上班"});
  }
  return days;
}

}  // namespace

Instant at(std::string_view local) {
  std::string full(local);
  full[10] = 'T';
  if (full.size() == 16) full += ":00";
  const std::optional<Instant> instant = parse_rfc3339(full + "+08:00");
  LIANDONG_CHECK(instant.has_value());
  return *instant;
}

Text text(std::string_view content) {
  Text made;
  made.id = ContentId{"c1"};
  made.length = static_cast<std::uint32_t>(content.size());
  return made;
}

Text text_of_length(std::uint32_t length) {
  Text made = text("x");
  made.length = length;
  return made;
}

PersonalText personal(std::string_view content) {
  PersonalText made;
  static_cast<Text&>(made) = text(content);
  return made;
}

Directory::Directory() {
  const auto add = [this](std::string_view id, UnitKind kind, bool legal,
                          std::string_view parent = {}) {
    UnitFacts facts;
    facts.id = UnitId{id};
    facts.kind = kind;
    facts.legal_subject = legal;
    facts.parent = UnitId{parent};
    units[facts.id] = facts;
  };
  add("gov", UnitKind::municipal_government, true);
  add("justice", UnitKind::coordinating_office, true, "gov");
  add("town", UnitKind::township_government, true, "gov");
  add("town.team", UnitKind::internal_office, false, "town");
  add("town2", UnitKind::subdistrict_office, true, "gov");
  add("dept", UnitKind::municipal_department, true, "gov");
  add("dept.brigade", UnitKind::affiliated_organ, false, "dept");
  add("dept2", UnitKind::municipal_department, true, "gov");
  add("branch", UnitKind::dispatched_office, false);
  add("police", UnitKind::public_security_organ, true, "gov");
  add("court", UnitKind::court, true);
  add("orphan", UnitKind::dispatched_office, false);
  add("closed", UnitKind::municipal_department, true, "gov");
  units[UnitId{"closed"}].active = false;
}

std::optional<UnitFacts> Directory::find(UnitId unit) const {
  const auto found = units.find(unit);
  return found == units.end() ? std::nullopt : std::optional(found->second);
}

std::string Directory::statute_on_file(UnitId unit, std::string_view act) const {
  return unit == UnitId{"branch"} && act == "case_transfer" ? "eco_code_53" : "";
}

CompetenceAnswer Register::competent_unit(ItemCode item, PlaceCode, LocalDay on) const {
  if (item == ItemCode{"moved"}) return {UnitId{on < day(11, 17) ? "dept" : "dept2"}, 7, "moved"};
  static const std::map<std::string, std::string, std::less<>> competent{{"fire", "dept"},
                                                                         {"waste", "town"},
                                                                         {"trade", "dept2"},
                                                                         {"market", "town2"},
                                                                         {"air", "branch"}};
  const auto found = competent.find(item.view());
  if (found == competent.end()) return {};
  return {UnitId{found->second}, 7, "assignment"};
}

bool Register::item_exists(ItemCode item) const {
  return !competent_unit(item, {}, {}).unit.empty() || item == ItemCode{"unassigned"};
}

bool Register::place_exists(PlaceCode place) const { return place == PlaceCode{"village"}; }

std::string Numbers::next(UnitId unit, std::string_view type, int year) {
  ++used;
  return unit.str() + "/" + std::string(type) + "/" + std::to_string(year) + "/" +
         std::to_string(used);
}

std::optional<UploadFacts> Uploads::find(BlobId upload) const {
  if (upload == BlobId{"foreign"}) return UploadFacts{"digest", 5, "image/jpeg", UnitId{"court"}};
  if (upload != BlobId{"blob"}) return std::nullopt;
  return UploadFacts{"digest", 5, "image/jpeg", unit};
}

Targets default_targets() {
  return Targets{{{"case_transfer.tell", hours(2)},
                  {"case_transfer.confirm_urgency", hours(24)},
                  {"case_transfer.receive", working_days(1)},
                  {"case_transfer.receive.urgent", hours(2)},
                  {"case_transfer.complete_materials", working_days(3)},
                  {"case_transfer.respond", working_days(5)},
                  {"case_transfer.supply", working_days(3)},
                  {"case_transfer.decide_filing", working_days(15)},
                  {"case_transfer.report_result", working_days(5)}}};
}

const WorkCalendar& calendar_2026() {
  static const WorkCalendar calendar(1, 2026, 2026, special_days_2026());
  return calendar;
}

Actor actor(std::string_view unit, RoleSet roles) {
  Actor made;
  made.person = PersonId{"person"};
  made.post = PostId{"post"};
  made.unit = UnitId{unit};
  made.roles = roles;
  if (const auto facts = Directory{}.find(made.unit)) made.unit_kind = facts->kind;
  return made;
}

Decision Matter::decide_now(std::string_view unit, RoleSet roles, const Command& command,
                            Instant now, Instant occurred_at) {
  const std::string id = "id" + std::to_string(++ids_);
  Uploads uploads;
  uploads.unit = UnitId{unit};
  const Context context{
      now,     occurred_at, actor(unit, roles),  calendar_2026(), targets, units, competence,
      numbers, id,          personal_data_found, &uploads};
  return decide(state ? &*state : nullptr, command, context);
}

Decision Matter::act(std::string_view unit, RoleSet roles, const Command& command, Instant now,
                     std::optional<Instant> occurred_at) {
  Decision decision = decide_now(unit, roles, command, now, occurred_at.value_or(now));
  if (!decision.has_value()) return decision;
  for (const Event& event : decision.value()) {
    const Stamp stamp{occurred_at.value_or(now), now, UnitId{unit}};
    state = evolve(state ? &*state : nullptr, event, stamp);
  }
  return decision;
}

void Matter::must(std::string_view unit, RoleSet roles, const Command& command, Instant now,
                  std::optional<Instant> occurred_at) {
  const Decision decision = act(unit, roles, command, now, occurred_at);
  if (decision.has_value()) return;
  FAIL("refused with " << static_cast<int>(decision.error().code) << " on "
                       << decision.error().subject.str());
}

Rejection Matter::refused(std::string_view unit, RoleSet roles, const Command& command, Instant now,
                          std::optional<Instant> occurred_at) {
  const Decision decision = decide_now(unit, roles, command, now, occurred_at.value_or(now));
  REQUIRE_FALSE(decision.has_value());
  return decision.error();
}

std::vector<Obligation> Matter::duties() const {
  return obligations(*state, targets, calendar_2026());
}

bool Matter::has_duty(std::string_view key) const {
  for (const Obligation& obligation : duties()) {
    if (obligation.key == key) return true;
  }
  return false;
}

Obligation Matter::duty(std::string_view key) const {
  for (const Obligation& obligation : duties()) {
    if (obligation.key == key) return obligation;
  }
  FAIL("no obligation " << std::string(key));
  return {};
}

void Matter::find(Instant discovered_at, std::optional<UrgencyReason> urgency, bool in_progress) {
  RecordFinding command = finding(discovered_at);
  command.urgency = urgency;
  command.in_progress = in_progress;
  must("town", Role::handler, command, discovered_at);
}

void Matter::attach(std::string_view unit, MaterialKind kind, Instant now) {
  must(unit, Role::handler, material(kind), now);
}

void Matter::attach_all(Instant now) {
  attach("town", MaterialKind::basic_facts, now);
  attach("town", MaterialKind::case_source, now);
  attach("town", MaterialKind::preliminary_evidence, now);
}

void Matter::issue(Instant now, std::string_view receiver) {
  must("town", Role::head, issue_to(receiver), now);
}

void Matter::receive(Instant now) { must("dept", Role::handler, Receive{}, now); }
void Matter::accept(Instant now) { must("dept", Role::head, Accept{}, now); }
void Matter::file(Instant filed_at) { must("dept", Role::handler, filing(filed_at), filed_at); }

void Matter::decide_case(Instant decided_at) {
  must("dept", Role::handler, outcome(decided_at), decided_at);
}

RecordFinding finding(Instant discovered_at) {
  RecordFinding command;
  command.title = text("title");
  command.source = FindingSource::monitoring;
  command.discovered_at = discovered_at;
  command.place = PlaceCode{"village"};
  command.location = text("behind the mill");
  command.item = ItemCode{"fire"};
  command.party.kind = PartyKind::organization;
  command.party.name = personal("party");
  command.facts = text("facts");
  command.provisions = text("article 1");
  return command;
}

Issue issue_to(std::string_view receiver) {
  Issue command;
  command.receiver = UnitId{receiver};
  command.redaction_confirmed = true;
  command.contact = personal("contact");
  if (receiver != "dept") command.override_reason = text("reason");
  return command;
}

RecordDissuasion dissuasion(Instant dissuaded_at, DissuasionResult result) {
  RecordDissuasion command;
  command.dissuaded_at = dissuaded_at;
  command.location = text("place");
  command.manner = text("orally");
  command.result = result;
  command.officers = {{personal("a"), "A1"}, {personal("b"), "B2"}};
  return command;
}

TellCompetentUnit telling(Instant told_at, std::string_view unit) {
  TellCompetentUnit command;
  command.unit = UnitId{unit};
  command.told_at = told_at;
  command.person = personal("on duty");
  return command;
}

AttachMaterial material(MaterialKind kind) {
  AttachMaterial command;
  command.kind = kind;
  command.file = BlobId{"blob"};
  command.file_name = "现场照片.jpg";
  return command;
}

DecideFiling filing(Instant filed_at) {
  DecideFiling command;
  command.case_number = "case 1";
  command.filed_at = filed_at;
  return command;
}

DecideFiling no_filing() {
  DecideFiling command;
  command.filed = false;
  command.reason = text("slight and corrected");
  return command;
}

RecordOutcome outcome(Instant decided_at) {
  RecordOutcome command;
  command.decision_number = "decision 1";
  command.decided_at = decided_at;
  command.amount_fen = 50'000;
  command.summary = text("fined");
  return command;
}

Object objection(std::string_view proposed) {
  return {text("reasons"), text("article 22"), UnitId{proposed}};
}

ObjectOnNewFacts objection_on_new_facts() {
  return {text("new facts"), text("article 22"), UnitId{"town"}};
}

Correct correction(CorrectableField field, Instant instant) {
  Correct command;
  command.field = field;
  command.instant = instant;
  command.reason = text("typed wrongly");
  return command;
}

Correct correction(CorrectableField field, Text value) {
  Correct command;
  command.field = field;
  command.text = value;
  command.reason = text("typed wrongly");
  return command;
}

}  // namespace liandong::case_transfer::test
