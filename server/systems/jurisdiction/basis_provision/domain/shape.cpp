#include "systems/jurisdiction/basis_provision/domain/shape.hpp"

#include "systems/jurisdiction/basis_provision/domain/limits.hpp"
#include "systems/jurisdiction/domain/concerned.hpp"

namespace liandong::basis_provision {
namespace {

void shape(Checks& checks, const RecordAssignment& command, const Context& context) {
  checks.required("title", command.title, limits::title);
  checks.required("published_at", command.published_at, context);
  checks.optional("decision", command.decision, limits::decision);
  jurisdiction::check_each_once(checks, "items", command.items, limits::items);
  jurisdiction::check_each_once(checks, "holders", command.holders, limits::holders);
}

void shape(Checks& checks, const OpenFromList& command, const Context& context) {
  shape(checks, command.assignment, context);
}

void shape(Checks& checks, const Provide& command, const Context&) {
  checks.required("bases", command.bases, limits::long_text);
  checks.required("standards", command.standards, limits::long_text);
  checks.optional("flow", command.flow, limits::long_text);
}

void shape(Checks&, const Acknowledge&, const Context&) {}

void shape(Checks& checks, const ReportInaccuracy& command, const Context&) {
  checks.required("what", command.what, limits::reason);
  checks.optional("proposal", command.proposal, limits::reason);
}

void shape(Checks& checks, const CorrectProvision& command, const Context&) {
  checks.required("bases", command.bases, limits::long_text);
  checks.required("standards", command.standards, limits::long_text);
  checks.optional("flow", command.flow, limits::long_text);
  checks.required("explanation", command.explanation, limits::reason);
}

void shape(Checks& checks, const UpholdProvision& command, const Context&) {
  checks.required("report", command.report, id_bytes_max);
  checks.required("reason", command.reason, limits::reason);
}

void shape(Checks& checks, const DropAssignment& command, const Context&) {
  checks.required("reason", command.reason, limits::reason);
}

}  // namespace

void check_shape(Checks& checks, const Command& command, const Context& context) {
  std::visit([&](const auto& one) { shape(checks, one, context); }, command);
}

}  // namespace liandong::basis_provision
