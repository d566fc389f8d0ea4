// Shortcuts for the tests of law change.
#include "systems/jurisdiction/law_change/domain/law_change_fixture.hpp"

namespace liandong::law_change::test {

Targets default_targets() {
  return Targets{{{"law_change.announce", working_days(5)},
                  {"law_change.acknowledge", working_days(3)},
                  {"law_change.propose_revision", working_days(5)}}};
}

LocalDay day(std::string_view iso) { return *parse_iso_date(iso); }

void Matter::open(Instant known_at, LocalDay effective_on) {
  must("justice", Role::coordinator, change_of_law(known_at, effective_on), known_at);
}

void Matter::announce(Instant now) { must("dept", Role::handler, announcement(), now); }

void Matter::acknowledge(std::string_view unit, Instant now) {
  must(unit, Role::handler, Acknowledge{}, now);
}

void Matter::need_no_revision(std::string_view unit, Instant now) {
  must(unit, Role::handler, no_revision(), now);
}

RegisterLawChange change_of_law(Instant known_at, LocalDay effective_on) {
  RegisterLawChange command;
  command.title = text("title");
  command.law = "生态环境法典";
  command.articles = "第二百五十一条";
  command.known_at = known_at;
  command.effective_on = effective_on;
  command.department = UnitId{"dept"};
  command.items = {ItemCode{"waste"}, ItemCode{"market"}};
  command.holders = {UnitId{"town"}, UnitId{"town2"}};
  return command;
}

AnnounceBasisChange announcement() {
  return {{{ItemCode{"waste"}, text("old"), text("new"), {}},
           {ItemCode{"market"}, text("old"), text("new"), text("another penalty")}},
          text("open cases follow the old law")};
}

RecordRevision no_revision() { return {{}, true, text("only the basis is another one")}; }

RecordRevision proposed(std::string_view revision) { return {MatterId{revision}, false, {}}; }

MarkAffected mark(std::string_view matter) {
  return {MatterId{matter}, "case_transfer", ItemCode{"waste"}, UnitId{"town"}};
}

}  // namespace liandong::law_change::test
