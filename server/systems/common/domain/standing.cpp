#include "systems/common/domain/standing.hpp"

namespace liandong::common {
namespace {

constexpr int office_depth_max = 8;

}  // namespace

template <class Fits>
UnitId Standing::nearest(UnitId unit, Fits fits) const {
  std::optional<UnitFacts> facts = units_.find(unit);
  for (int depth = 0; facts && depth < office_depth_max; ++depth) {
    if (fits(*facts)) return facts->id;
    if (facts->parent.empty()) return {};
    facts = units_.find(facts->parent);
  }
  return {};
}

bool Standing::acts_in_own_name(const UnitFacts& facts) const {
  return facts.legal_subject || !units_.statute_on_file(facts.id, act_).empty();
}

bool Standing::enforces(const UnitFacts& facts) const {
  return is_local_unit(facts.kind) || facts.kind == UnitKind::municipal_department ||
         facts.kind == UnitKind::public_security_organ ||
         (!facts.legal_subject && acts_in_own_name(facts));
}

bool Standing::belongs_to_enforcing_unit(UnitId unit) const {
  return !nearest(unit, [this](const UnitFacts& facts) { return enforces(facts); }).empty();
}

bool Standing::is_local(UnitId unit) const {
  return !nearest(unit, [](const UnitFacts& facts) { return is_local_unit(facts.kind); }).empty();
}

UnitId Standing::responsible_unit(UnitId unit) const {
  return nearest(
      unit, [this](const UnitFacts& facts) { return enforces(facts) && acts_in_own_name(facts); });
}

std::string Standing::statute_of(UnitId signatory) const {
  const std::optional<UnitFacts> facts = units_.find(signatory);
  if (!facts || facts->legal_subject) return {};
  return units_.statute_on_file(signatory, act_);
}

void Standing::check_signatory(Checks& checks, UnitId signatory, bool of_sender,
                               const Actor& actor) const {
  const std::optional<UnitFacts> facts = units_.find(signatory);
  checks.active_unit(signatory, units_);
  checks.refuse_if(!of_sender, CommonRefusal::signatory_not_own_unit, signatory.view());
  checks.refuse_if(facts && !acts_in_own_name(*facts), CommonRefusal::office_may_not_sign,
                   signatory.view());
  checks.refuse_if(signatory != actor.unit, CommonRefusal::signed_for_another_unit,
                   signatory.view());
}

void Standing::check_receiver(Checks& checks, UnitId receiver) const {
  const std::optional<UnitFacts> facts = units_.find(receiver);
  checks.active_unit(receiver, units_);
  checks.refuse_if(facts && !acts_in_own_name(*facts), CommonRefusal::receiver_not_legal_subject,
                   receiver.view());
}

}  // namespace liandong::common
