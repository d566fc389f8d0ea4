// The case file: attaching, removing, completing what an urgent transfer left out, supplying what
// is missing.
#include "systems/case_transfer/domain/decide_each.hpp"
#include "systems/case_transfer/domain/limits.hpp"

#include <algorithm>

namespace liandong::case_transfer {
namespace {

// Shown in lists and used for downloads: neither control characters nor separators of paths.
std::string clean_file_name(std::string name) {
  std::replace_if(
      name.begin(), name.end(),
      [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '/' || c == '\\';
      },
      '_');
  return name;
}

bool letter_incomplete(const Transfer& transfer) {
  const Letter* letter = letter_in_force(transfer);
  return letter != nullptr && !letter->materials_complete && !letter->materials_completed_at;
}

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
  LIANDONG_CHECK(context.uploads != nullptr);
  const std::optional<UploadFacts> upload = context.uploads->find(command.file);
  Checks checks;
  // Another unit's upload is as good as none: its id must not open it.
  checks.refuse_if(!upload || upload->unit != context.actor.unit, Refusal::file_unknown, "file");
  checks.refuse_if(file_is_frozen_for(transfer, context.actor.unit), Refusal::materials_frozen);
  checks.refuse_if(transfer.materials.size() >= limits::materials, Refusal::too_many_records,
                   "materials", {}, limits::materials);
  if (checks.first()) return Err{*checks.first()};
  Material material;
  material.id = std::string(context.fresh_id);
  material.kind = command.kind;
  material.name = clean_file_name(command.file_name);
  material.digest = upload->digest;
  material.size = upload->size;
  material.media_type = upload->media_type;
  material.copies = command.copies;
  material.pages = command.pages;
  material.original = command.original;
  material.added_by = context.actor.unit;
  material.added_at = context.occurred_at;
  return std::vector<Event>{MaterialAttached{material}};
}

Decision decide_one(const Transfer& transfer, const RemoveMaterial& command, const Context&) {
  const bool known =
      std::any_of(transfer.materials.begin(), transfer.materials.end(),
                  [&](const Material& material) { return material.id == command.material; });
  Checks checks;
  checks.refuse_if(!known, Refusal::material_unknown, "material");
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
