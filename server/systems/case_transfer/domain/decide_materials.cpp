// The case file: attaching, removing, completing what an urgent transfer left out, supplying what
// is missing.
#include "systems/case_transfer/domain/decide_each.hpp"
#include "systems/case_transfer/domain/limits.hpp"
#include "systems/common/domain/materials.hpp"

#include <algorithm>

namespace liandong::case_transfer {

bool letter_incomplete(const Transfer& transfer) {
  const Letter* letter = letter_in_force(transfer);
  return letter != nullptr && !letter->materials_complete && !letter->materials_completed_at;
}

namespace {

// What was sent stays as it was sent; the sender adds only what is still owed.  [3.1.2-b]
bool file_is_frozen_for(const Transfer& transfer, UnitId unit) {
  if (transfer.stage == Stage::found || transfer.stage == Stage::supplementing) return false;
  const bool handles = transfer.received_at && unit == custodian(transfer);
  return !handles && !letter_incomplete(transfer);
}

std::string_view word(MaterialKind kind) {
  switch (kind) {
    case MaterialKind::basic_facts:
      return "basic_facts";
    case MaterialKind::case_source:
      return "case_source";
    case MaterialKind::preliminary_evidence:
      return "preliminary_evidence";
    case MaterialKind::other:
      return "other";
  }
  return {};
}

bool supplied(const Transfer& transfer, MaterialKind kind) {
  const auto before = static_cast<std::ptrdiff_t>(transfer.supplement->materials_before);
  return std::any_of(transfer.materials.begin() + before, transfer.materials.end(),
                     [&](const Material& material) {
                       return material.kind == kind && sends(transfer, material.added_by);
                     });
}

}  // namespace

bool has_material(const Transfer& transfer, MaterialKind kind) {
  return std::any_of(transfer.materials.begin(), transfer.materials.end(),
                     [&](const Material& material) { return material.kind == kind; });
}

void check_file(Checks& checks, const Transfer& transfer, bool facts_suffice) {
  checks.refuse_if(!has_material(transfer, MaterialKind::basic_facts),
                   Refusal::basic_facts_missing);
  if (facts_suffice) return;
  checks.refuse_if(!has_material(transfer, MaterialKind::case_source),
                   Refusal::case_source_missing);
  checks.refuse_if(!has_material(transfer, MaterialKind::preliminary_evidence),
                   Refusal::preliminary_evidence_missing);
}

Decision decide_one(const Transfer& transfer, const AttachMaterial& command,
                    const Context& context) {
  Checks checks;
  const std::optional<UploadFacts> upload = common::own_upload(checks, command.file, context);
  checks.refuse_if(file_is_frozen_for(transfer, context.actor.unit), Refusal::materials_frozen);
  checks.refuse_if(transfer.materials.size() >= limits::materials, CommonRefusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  return std::vector<Event>{
      MaterialAttached{common::material_from<Material>(command, *upload, context)}};
}

Decision decide_one(const Transfer& transfer, const RemoveMaterial& command, const Context&) {
  const bool known = common::holds_material(transfer.materials, command.material);
  Checks checks;
  checks.refuse_if(!known, CommonRefusal::material_unknown, "material");
  return unless_refused(checks, MaterialRemoved{command.material, command.reason});
}

// What an urgent transfer left out is complete now.  [3.1.2-b]
Decision decide_one(const Transfer& transfer, const CompleteMaterials&, const Context& context) {
  Checks checks;
  checks.refuse_if(!letter_incomplete(transfer), Refusal::materials_already_complete);
  if (const Letter* letter = letter_in_force(transfer)) {
    checks.not_before("occurred_at", context.occurred_at, letter->issued_at);
  }
  check_file(checks, transfer, false);
  return unless_refused(checks, MaterialsCompleted{});
}

// Everything that was asked for was added after it was asked for.  [3.1.2-b; Q7]
Decision decide_one(const Transfer& transfer, const Supply& command, const Context& context) {
  const Supplement& supplement = *transfer.supplement;
  Checks checks;
  checks.not_before("occurred_at", context.occurred_at, supplement.requested_at);
  for (const MaterialKind kind : supplement.missing) {
    checks.refuse_if(!supplied(transfer, kind), Refusal::supplement_incomplete, word(kind));
  }
  return unless_refused(checks, Supplied{command.comment});
}

}  // namespace liandong::case_transfer
