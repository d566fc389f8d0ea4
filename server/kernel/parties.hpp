// Units, roles and the actor: who acts, for which unit, in which post.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace liandong {

/// Kinds of unit. Only the first group are legal subjects by kind; see UnitFacts::legal_subject.
enum class UnitKind : std::uint8_t {
  township_government,     // 乡镇人民政府
  subdistrict_office,      // 街道办事处
  municipal_department,    // 市直职能部门
  municipal_government,    // 市人民政府
  coordinating_office,     // 协调监督机构 (市司法局)
  public_security_organ,   // 公安机关
  procuratorate,           // 人民检察院
  court,                   // 人民法院
  supervisory_commission,  // 监察委员会
  internal_office,         // 内设机构
  affiliated_organ,        // 直属机构
  dispatched_office        // 派出机构
};
LIANDONG_DESCRIBE_ENUM(UnitKind, township_government, subdistrict_office, municipal_department,
                       municipal_government, coordinating_office, public_security_organ,
                       procuratorate, court, supervisory_commission, internal_office,
                       affiliated_organ, dispatched_office)

/// T of the mechanism: a township people's government or a subdistrict office.
constexpr bool is_local_unit(UnitKind kind) {
  return kind == UnitKind::township_government || kind == UnitKind::subdistrict_office;
}

enum class Role : std::uint8_t {
  handler,
  head,  // issues documents
  liaison_a,
  liaison_b,
  duty_desk,  // watches the inbox for hour clocks
  reader,
  coordinator,   // S only
  decider,       // G only
  officer,       // police, procuratorate, court, supervisory commission
  system_admin,  // the three administrators exclude each other and every other role
  security_admin,
  audit_admin
};
LIANDONG_DESCRIBE_ENUM(Role, handler, head, liaison_a, liaison_b, duty_desk, reader, coordinator,
                       decider, officer, system_admin, security_admin, audit_admin)

/// A set of roles as bits.
struct RoleSet {
  std::uint16_t bits = 0;
  constexpr RoleSet() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): one role is a set.
  constexpr RoleSet(Role role)
      : bits(static_cast<std::uint16_t>(1U << static_cast<unsigned>(role))) {}
  [[nodiscard]] constexpr bool has(Role role) const { return (bits & RoleSet{role}.bits) != 0; }
  [[nodiscard]] constexpr bool intersects(RoleSet other) const { return (bits & other.bits) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits == 0; }
  friend constexpr RoleSet operator|(RoleSet a, RoleSet b) {
    RoleSet sum;
    sum.bits = static_cast<std::uint16_t>(a.bits | b.bits);
    return sum;
  }
  friend constexpr bool operator==(RoleSet, RoleSet) = default;
};
constexpr RoleSet operator|(Role a, Role b) { return RoleSet{a} | RoleSet{b}; }

/// Who acts: one person in one post for one unit; every act is stamped with the three.
struct Actor {
  PersonId person;
  PostId post;
  UnitId unit;
  UnitKind unit_kind = UnitKind::internal_office;
  RoleSet roles;
  PersonId substitutes_for;  // the absent holder of the post; empty = acts for oneself
};

/// What a rule may ask about a unit.
struct UnitFacts {
  UnitId id;
  UnitKind kind = UnitKind::internal_office;
  UnitId parent;               // the unit an office belongs to; empty = none
  bool legal_subject = false;  // may sign outward documents in its own name  [3.1.3-a]
  bool active = true;
  UnitId superior;  // of a vertical body; empty = answers to the municipal government
};

/// Lookup of units, implemented outside the core and handed in.
class UnitDirectory {
 public:
  virtual ~UnitDirectory() = default;
  /// @return nothing if the unit does not exist
  [[nodiscard]] virtual std::optional<UnitFacts> find(UnitId unit) const = 0;
  /// The id of the statute on file that lets this office do this kind of act ("case_transfer") in
  /// its own name; empty = none.  [3.1.3-c]
  [[nodiscard]] virtual std::string statute_on_file(UnitId unit, std::string_view act) const = 0;
  /// The coordinating and supervising office S of the city.
  [[nodiscard]] virtual UnitId coordinating_office() const = 0;
  /// True if the person holds an active post in the unit.
  [[nodiscard]] virtual bool serves_in(PersonId person, UnitId unit) const = 0;
};

}  // namespace liandong
