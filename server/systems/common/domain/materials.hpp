// Files of a matter: how an upload becomes one.
#pragma once

#include "kernel/content.hpp"
#include "kernel/context.hpp"
#include "systems/common/domain/checks.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace liandong::common {

/// Shown in lists and used for downloads: neither control characters nor separators of paths.
[[nodiscard]] std::string clean_file_name(std::string name);

/// The facts of an upload of the acting unit. Another unit's upload is as good as none: its id must
/// not open it.
[[nodiscard]] std::optional<UploadFacts> own_upload(Checks& checks, BlobId file,
                                                    const Context& context);

/// An upload as a file of the matter. `Material` and `Attach` have the members used here.
template <class Material, class Attach>
[[nodiscard]] Material material_from(const Attach& command, const UploadFacts& upload,
                                     const Context& context) {
  Material material;
  material.id = std::string(context.fresh_id);
  material.kind = command.kind;
  material.name = clean_file_name(command.file_name);
  material.digest = upload.digest;
  material.size = upload.size;
  material.media_type = upload.media_type;
  material.copies = command.copies;
  material.pages = command.pages;
  material.original = command.original;
  material.added_by = context.actor.unit;
  material.added_at = context.occurred_at;
  return material;
}

template <class Materials>
[[nodiscard]] bool holds_material(const Materials& materials, std::string_view id) {
  return std::any_of(materials.begin(), materials.end(),
                     [&](const auto& material) { return material.id == id; });
}

}  // namespace liandong::common
