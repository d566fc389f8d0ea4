// What the rules ask about units: who answers for an office, who enforces, who acts in its own
// name.
#pragma once

#include "kernel/parties.hpp"
#include "systems/common/domain/checks.hpp"

#include <string>
#include <string_view>

namespace liandong::common {

/// Questions about units for one kind of act ("case_transfer"): statutes are on file per act.
class Standing {
 public:
  Standing(const UnitDirectory& units, std::string_view act) : units_(units), act_(act) {}

  /// True for a legal subject and for an office with a statute on file.  [3.1.3-a, 3.1.3-c]
  [[nodiscard]] bool acts_in_own_name(const UnitFacts& facts) const;
  /// Townships, subdistricts, departments and the police enforce, and offices with a statute on
  /// file.
  [[nodiscard]] bool enforces(const UnitFacts& facts) const;
  /// True if the unit or one it belongs to enforces.
  [[nodiscard]] bool belongs_to_enforcing_unit(UnitId unit) const;
  /// True if the unit or one it belongs to is a township or subdistrict.
  [[nodiscard]] bool is_local(UnitId unit) const;
  /// The unit that answers for what the unit does: itself or the nearest unit above that enforces
  /// and may sign outward documents; empty if there is none.  [3.1.3-a, 3.1.3-c]
  [[nodiscard]] UnitId responsible_unit(UnitId unit) const;
  /// What lets the office sign; empty for a legal subject, which needs no statute.  [3.1.3-c]
  [[nodiscard]] std::string statute_of(UnitId signatory) const;

  /// In the name of the sender by a person who acts for it; an office only with a statute on file.
  /// @param of_sender the signatory is the sending unit or the office of it that drafted
  void check_signatory(Checks& checks, UnitId signatory, bool of_sender,
                       const Actor& actor) const;  // [3.1.3-a, 3.1.3-b, 3.1.3-c]
  /// A letter goes to a unit that can answer it in its own name.  [3.1.3-a]
  void check_receiver(Checks& checks, UnitId receiver) const;

 private:
  /// Walks up from the unit to the first one that fits.
  template <class Fits>
  [[nodiscard]] UnitId nearest(UnitId unit, Fits fits) const;

  const UnitDirectory& units_;
  std::string_view act_;
};

}  // namespace liandong::common
