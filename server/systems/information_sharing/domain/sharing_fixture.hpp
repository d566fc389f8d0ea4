// One piece of information, or one request, to act on in the small city of tests/support.
#pragma once

#include "support/domain/faults.hpp"
#include "support/domain/matter.hpp"
#include "systems/information_sharing/domain/refusals.hpp"
#include "systems/information_sharing/domain/request.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"

#include <string_view>

namespace liandong::information_sharing::test {

using domain_test::at;
using domain_test::text;
using domain_test::text_of_length;

/// The targets of the city of the notice.
[[nodiscard]] Targets default_targets();

/// Information of `dept`; town and town2 subscribe to everything.
class Item : public domain_test::MatterOf<SharedItem, Command, Event> {
 public:
  Item();

  // Shortcuts by the usual people.
  void form(Instant formed_at, Kind kind = Kind::bulletin, std::string_view unit = "dept");
  void share(Instant now);
  void acknowledge(std::string_view unit, Instant now);
};

// Commands that are fine as they stand; tests spoil them.
[[nodiscard]] RecordFormed record(Instant formed_at, Kind kind = Kind::bulletin);
[[nodiscard]] AttachMaterial material();
[[nodiscard]] Extend extension(int working_days);
[[nodiscard]] Share sharing();
[[nodiscard]] Share by_hand(std::initializer_list<std::string_view> units);
[[nodiscard]] Correct correction(Instant formed_at);
[[nodiscard]] Correct correction(CorrectableField field, Text value);

[[nodiscard]] inline bool is(const Rejection& rejection, domain_test::Number<1300> refusal) {
  return rejection.code == refusal.code;
}

}  // namespace liandong::information_sharing::test

namespace liandong::information_request::test {

using domain_test::at;
using domain_test::text;
using domain_test::text_of_length;
using information_sharing::test::is;

/// `dept` asks `town` for its penalty decisions.
class Request : public domain_test::MatterOf<InformationRequest, Command, Event> {
 public:
  Request();

  void ask(Instant now, Kind kind = Kind::penalty_decision);
  void answer(Instant now);
  void decline(Instant now);
};

[[nodiscard]] RequestInformation question(Kind kind = Kind::penalty_decision);
[[nodiscard]] AttachMaterial material(MaterialKind kind);
[[nodiscard]] AnswerRequest answer();
[[nodiscard]] Decline refusal();
[[nodiscard]] Correct correction(CorrectableField field, Text value);

}  // namespace liandong::information_request::test
