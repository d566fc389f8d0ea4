// The transfer letter (涉嫌违法案件移送函): what it says, and what of it must be read for personal
// data.
#pragma once

#include "engine/resolve.hpp"
#include "infra/documents/letter.hpp"
#include "kernel/personal_data.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <map>
#include <string>
#include <vector>

namespace liandong::case_transfer {

/// Words a letter needs that are neither in the state nor in the directory.
struct LetterWords {
  std::string item_name;  // of the register; empty = on no list
  std::string place_name;
  std::string competence;  // 管辖依据: laws and articles of the item on the day of discovery
};

/// The letter of one sending. No field of a complainant is ever read.  [3.1.2-b]
[[nodiscard]] documents::Letter transfer_letter(const Transfer& transfer, const Letter& letter,
                                                const json::Resolver& words,
                                                const engine::Directory& directory,
                                                const LetterWords& names);

/// A draft before sending, for the preview: number open, marked as a preview.
[[nodiscard]] documents::Letter letter_preview(const Transfer& transfer, UnitId receiver,
                                               const json::Resolver& words,
                                               const engine::Directory& directory,
                                               const LetterWords& names, Instant now);

/// One place in the outgoing texts that looks like somebody's personal data.
struct OutgoingFinding {
  std::string where;  // facts, location, provisions, title
  PersonalDataKind kind{};
  std::string masked;
};
LIANDONG_DESCRIBE(OutgoingFinding, where, kind, masked)

/// Scans every text that would leave with the letter. The party's own fields are meant to leave.
[[nodiscard]] std::vector<OutgoingFinding> scan_outgoing(const Transfer& transfer,
                                                         const json::Resolver& words);

}  // namespace liandong::case_transfer
