#include "support/city/random_bodies.hpp"

#include "support/city/test_world.hpp"

namespace liandong::test {

class RandomBodies::Bodies {
 public:
  Bodies(TestCity& city, Dice& dice) : city_(city), dice_(dice) {
    for (const auto unit : units) uploads_.emplace(unit, city.upload(unit));
  }

  std::string of(std::string_view command, const Actor& actor, std::string_view state) {
    body_ = "{}";
    if (command == "record_finding") finding();
    if (command == "mark_urgent") {
      word("reason", {"evidence_may_be_lost", "party_may_flee", "nonsense"});
      if (dice_.chance(40)) instant("became_urgent_at");
    }
    if (command == "confirm_urgency") yes_no("confirmed");
    if (command == "record_dissuasion") dissuasion();
    if (command == "tell_competent_unit") {
      unit("unit");
      instant("told_at");
      word("channel", {"telephone", "platform", "in_person"});
      text("person");
      text("message");
    }
    if (command == "dismiss_finding") {
      word("ground", {"own_competence", "no_violation", "duplicate"});
      if (dice_.chance(20)) raw("duplicate_of", literal("01other"));
    }
    if (command == "attach_material") material(actor);
    if (command == "remove_material") raw("material", literal(some_material(state)));
    if (command == "issue") issue();
    if (command == "record_rendered_letter") letter(state);
    if (command == "request_supplement") {
      raw("missing", kinds());
      text("explanation");
    }
    if (command == "object" || command == "object_on_new_facts") objection(command);
    if (command == "assign_interim") unit("unit");
    if (command == "decide_filing") filing();
    if (command == "record_outcome") outcome();
    if (command == "record_execution") {
      instant("executed_at");
      text("summary");
    }
    if (command == "report_result") text("summary");
    if (command == "correct") correction();
    if (command == "accept" || command == "supply") text("comment");
    if (command == "add_note") text("text");
    if (command == "assign_handler") {
      raw("person", literal(holder(city_.unit(dice_.of(units)), Role::handler).view()));
    }
    if (takes_reason(command)) text("reason");
    return body_;
  }

 private:
  static bool takes_reason(std::string_view command) {
    return command == "confirm_urgency" || command == "approve_later_start" ||
           command == "dismiss_finding" || command == "remove_material" || command == "withdraw" ||
           command == "consent_to_objection" || command == "assign_interim" ||
           command == "decide_filing" || command == "correct";
  }
  void raw(std::string_view name, std::string_view json) {
    if (!dice_.chance(2)) body_ = with(body_, {{std::string{name}, std::string{json}}});
  }
  void text(std::string_view name) {
    if (dice_.chance(2)) return raw(name, literal(std::string(12'000, 'x')));
    if (dice_.chance(3)) return raw(name, literal(std::string(2'500, 'y')));
    raw(name,
        literal(dice_.chance(5) ? "" : dice_.of({"情况属实", "\"引号\"与\\斜线", "😀", "换\n行"})));
  }
  void word(std::string_view name, std::initializer_list<std::string_view> words) {
    raw(name, literal(dice_.of(words)));
  }
  void yes_no(std::string_view name) { raw(name, dice_.chance(75) ? "true" : "false"); }
  void unit(std::string_view name) {
    raw(name, literal(dice_.chance(3) ? "130581.nowhere" : dice_.of(units)));
  }
  std::string moment() {
    const Instant now = city_.now();
    if (dice_.chance(60)) return literal(now);
    if (dice_.chance(90)) return literal(now + -dice_.number(0, 5 * 86'400));
    return literal(now + dice_.number(1, 86'400));
  }
  void instant(std::string_view name) { raw(name, moment()); }

  void finding() {
    body_ = city_.finding_body(city_.now());
    instant("discovered_at");
    if (dice_.chance(30)) instant("jurisdiction_determined_at");
    word("source", {"enforcement", "supervision", "supervision", "complaint", "monitoring"});
    raw("place", literal(dice_.of({"130581100", "130581101", "130581001", "130581999"})));
    raw("item", literal(dice_.of({"P001", "P002", "P003", "P004", "P005", "P006", "", "P999"})));
    if (dice_.chance(50)) text("item_reason");
    if (dice_.chance(20)) text("title");
    if (dice_.chance(20)) text("facts");
    if (dice_.chance(25)) word("urgency", {"evidence_may_be_lost", "party_may_flee"});
    raw("in_progress", dice_.chance(25) ? "true" : "false");
  }
  void dissuasion() {
    instant("dissuaded_at");
    text("location");
    text("manner");
    word("result", {"stopped", "not_stopped", "party_left"});
    std::string list = "[";
    for (auto n = dice_.number(0, 3); n > 0; --n) {
      list += (list.size() > 1 ? "," : "") + std::string{R"({"name":"李四","certificate":"冀E1"})"};
    }
    raw("officers", list + "]");
  }
  void material(const Actor& actor) {
    word("kind", {"basic_facts", "case_source", "preliminary_evidence", "other"});
    const auto owner = dice_.chance(95) ? actor.unit.view() : std::string_view{dice_.of(units)};
    raw("file", literal(uploads_.at(owner).view()));
    raw("file_name", literal(dice_.chance(95) ? "a/b\\c.pdf" : ""));
    if (dice_.chance(10)) raw("copies", std::to_string(dice_.number(-1, 101)));
    if (dice_.chance(10)) raw("pages", std::to_string(dice_.number(-1, 10'001)));
  }
  void issue() {
    if (dice_.chance(50)) {
      raw("receiver", literal(land));
    } else {
      unit("receiver");
    }
    if (dice_.chance(50)) text("override_reason");
    raw("redaction_confirmed", dice_.chance(90) ? "true" : "false");
    if (dice_.chance(15)) unit("signatory");
    if (dice_.chance(50)) raw("personal_data_reviewed", "true");
    text("contact");
  }
  void letter(std::string_view state) {
    raw("document_number", literal(after(state, R"("document_number":")")));
    raw("digest", literal(std::string(64, 'b')));
    raw("size", std::to_string(dice_.number(0, 10'000)));
  }
  void objection(std::string_view command) {
    text(command == "object" ? "reasons" : "new_facts");
    text("legal_basis");
    if (dice_.chance(50)) unit("proposed_unit");
  }
  void filing() {
    yes_no("filed");
    if (dice_.chance(75)) {
      raw("case_number", literal("立〔2026〕1号"));
      instant("filed_at");
    }
  }
  void outcome() {
    word("kind", {"warning", "fine", "confiscation", "no_penalty", "other"});
    if (dice_.chance(80)) raw("decision_number", literal("罚〔2026〕1号"));
    instant("decided_at");
    raw("amount_fen", std::to_string(dice_.number(-1, 1'000'000)));
    text("summary");
  }
  void correction() {
    word("field", {"discovered_at", "jurisdiction_determined_at", "title", "location", "facts",
                   "provisions", "party_name"});
    if (dice_.chance(40)) instant("instant");
    if (dice_.chance(50)) text("text");
    if (dice_.chance(30)) text("personal");
  }
  std::string kinds() {
    std::string list = "[";
    for (auto n = dice_.number(0, 5); n > 0; --n) {
      list += (list.size() > 1 ? "," : "") +
              literal(dice_.of({"basic_facts", "case_source", "preliminary_evidence", "other"}));
    }
    return list + "]";
  }
  static std::string after(std::string_view state, std::string_view mark) {
    const auto found = state.rfind(mark);
    if (found == std::string_view::npos) return "nothing";
    const auto from = found + mark.size();
    return std::string{state.substr(from, state.find('"', from) - from)};
  }
  static std::string some_material(std::string_view state) {
    return after(state.substr(0, state.find(R"("letters":)")), R"("materials":[{"id":")");
  }

  TestCity& city_;
  Dice& dice_;
  std::map<std::string_view, BlobId> uploads_;
  std::string body_;
};

RandomBodies::RandomBodies(TestCity& city, Dice& dice)
    : bodies_(std::make_unique<Bodies>(city, dice)) {}
RandomBodies::~RandomBodies() = default;

std::string RandomBodies::of(std::string_view command, const Actor& actor, std::string_view state) {
  return bodies_->of(command, actor, state);
}

}  // namespace liandong::test
