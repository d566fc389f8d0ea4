#include "systems/criminal_referral/domain/referral.hpp"

#include <algorithm>

namespace liandong::criminal_referral {

UnitId receiver(const Referral& referral) {
  if (!referral.back_rounds.empty() && !referral.back_rounds.back().declined_at) {
    return referral.back_rounds.back().receiver;
  }
  return referral.rounds.empty() ? UnitId{} : referral.rounds.back().receiver;
}

// An organ outside the city cannot act here: then the sender follows the case.
UnitId custodian(const Referral& referral) {
  const auto or_sender = [&](UnitId unit) { return unit.empty() ? referral.sender : unit; };
  switch (referral.stage) {
    case Stage::receipted:
    case Stage::filed:
    case Stage::reconsidering:
    case Stage::handed_over:
    case Stage::back_received:
    case Stage::result_reported:
      return or_sender(receiver(referral));
    case Stage::supervised:
      return or_sender(referral.procuratorate);
    case Stage::suspected:
    case Stage::approved:
    case Stage::not_approved:
    case Stage::referred:
    case Stage::not_filed:
    case Stage::returned:
    case Stage::concluded:
    case Stage::back_found:
    case Stage::back_sent:
      return referral.sender;
  }
  return referral.sender;
}

bool sends(const Referral& referral, UnitId unit) {
  return !unit.empty() && (unit == referral.sender || unit == referral.drafting_office);
}

bool blocks_fine(const Referral& referral) { return !referral.back && !referral.lifted_at; }

bool was_sent(const Referral& referral, std::string_view material) {
  return std::any_of(referral.letters.begin(), referral.letters.end(), [&](const Letter& letter) {
    return std::find(letter.materials.begin(), letter.materials.end(), material) !=
           letter.materials.end();
  });
}

std::optional<Instant> first_sent_at(const Referral& referral) {
  return referral.rounds.empty() ? std::nullopt : std::optional(referral.rounds.front().sent_at);
}

const Supervision* open_supervision(const Referral& referral) {
  if (referral.supervisions.empty()) return nullptr;
  const Supervision& last = referral.supervisions.back();
  return last.ended_at || last.filed_at ? nullptr : &last;
}

bool closed(const Referral& referral) { return referral.closed_at.has_value(); }

}  // namespace liandong::criminal_referral
