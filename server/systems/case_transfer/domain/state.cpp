#include "systems/case_transfer/domain/state.hpp"

#include "systems/case_transfer/domain/transfer.hpp"

namespace liandong::case_transfer {

const Letter* letter_in_force(const Transfer& transfer) {
  if (transfer.letters.empty() || transfer.letters.back().withdrawn_at) return nullptr;
  return &transfer.letters.back();
}

UnitId custodian(const Transfer& transfer) {
  return transfer.received_at ? receiver(transfer) : transfer.finder;
}

UnitId receiver(const Transfer& transfer) {
  return transfer.settled_unit.empty() ? addressee(transfer) : transfer.settled_unit;
}

UnitId addressee(const Transfer& transfer) {
  const Letter* letter = letter_in_force(transfer);
  return letter == nullptr ? UnitId{} : letter->receiver;
}

bool sends(const Transfer& transfer, UnitId unit) {
  return !unit.empty() && (unit == transfer.finder || unit == transfer.drafting_office);
}

bool crime_suspected(const Transfer& transfer) { return common::lasts(transfer.suspicion); }

bool closed(const Transfer& transfer) {
  return transfer.stage == Stage::concluded || transfer.stage == Stage::dismissed;
}

}  // namespace liandong::case_transfer
