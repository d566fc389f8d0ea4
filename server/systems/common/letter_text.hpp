// Words and sections that every letter is made of.
#pragma once

#include "engine/world.hpp"
#include "infra/documents/letter.hpp"
#include "infra/json/write.hpp"
#include "kernel/content.hpp"

#include <string>

namespace liandong::common {

/// The words of a text; what was lawfully erased says so.
[[nodiscard]] std::string words_of(const json::Resolver& words, const Text& text);
[[nodiscard]] std::string day_zh(Instant at);
[[nodiscard]] std::string minute_zh(Instant at);
[[nodiscard]] std::string unit_name(const engine::Directory& directory, UnitId unit);

/// Adds sections numbered 一、二、三…; empty ones are left out.
class Sections {
 public:
  explicit Sections(documents::Letter& letter) : letter_(letter) {}
  void add(const std::string& heading, std::string text);

 private:
  documents::Letter& letter_;
  int number_ = 0;
};

/// The receipt slip of a letter, returned to the signatory's address.
[[nodiscard]] documents::Receipt receipt_of(const documents::Letter& letter, UnitId signatory,
                                            const engine::Directory& directory);
/// Marks a letter that was not sent: number open, a watermark across.
/// @param word of the numbers of this kind of document, "执移"
void mark_as_preview(documents::Letter& letter, UnitId signatory, const std::string& word,
                     const engine::Directory& directory, Instant now);

}  // namespace liandong::common
