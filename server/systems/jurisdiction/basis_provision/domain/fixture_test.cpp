// Shortcuts for the tests of basis provision.
#include "systems/jurisdiction/basis_provision/domain/provision_fixture.hpp"

namespace liandong::basis_provision::test {

Targets default_targets() {
  return Targets{{{"basis_provision.provide", working_days(5)},
                  {"basis_provision.acknowledge", working_days(3)},
                  {"basis_provision.correct", working_days(3)}}};
}

void Matter::assign(Instant published_at) {
  must("dept", Role::handler, assignment(published_at), published_at);
}

void Matter::provide(Instant now) { must("dept", Role::handler, provision(), now); }

void Matter::acknowledge(std::string_view unit, Instant now) {
  must(unit, Role::handler, Acknowledge{}, now);
}

void Matter::report(std::string_view unit, Instant now) {
  must(unit, Role::handler, ReportInaccuracy{text("an old article"), {}}, now);
}

RecordAssignment assignment(Instant published_at) {
  RecordAssignment command;
  command.title = text("title");
  command.department = UnitId{"dept"};
  command.published_at = published_at;
  command.decision = "decision 1";
  command.items = {ItemCode{"waste"}, ItemCode{"market"}};
  command.holders = {UnitId{"town"}, UnitId{"town2"}};
  return command;
}

Provide provision() { return {text("bases"), text("standards"), text("flow")}; }

CorrectProvision correction() {
  return {text("bases"), text("standards"), text("flow"), text("article 5 became article 6")};
}

}  // namespace liandong::basis_provision::test
