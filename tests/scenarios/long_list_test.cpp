// What a scenario is too short for: a list that gives away more items than one provision may hold.
#include "app/joined/handoffs.hpp"
#include "support/city/test_city.hpp"
#include "systems/jurisdiction/basis_provision/domain/limits.hpp"
#include "systems/jurisdiction/basis_provision/domain/provision.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::scenario {
namespace {

class Desk final : public engine::HandoffDesk {
 public:
  explicit Desk(const engine::World& world) : world_(world) {}
  [[nodiscard]] Text copy(const Text&) override { return {}; }
  [[nodiscard]] PersonalText copy(const PersonalText&) override { return {}; }
  [[nodiscard]] Text copy(MatterId, const Text&) override { return {}; }
  [[nodiscard]] Text write(std::string_view) override { return {}; }
  [[nodiscard]] std::optional<engine::OtherMatter> find(MatterId) override { return std::nullopt; }
  [[nodiscard]] std::vector<engine::OtherMatter> waiting_on(MatterId) override { return {}; }
  [[nodiscard]] const engine::World& world() const override { return world_; }

 private:
  const engine::World& world_;
};

/// How many items each provision has that follows from a list of so many new items.
std::vector<std::size_t> provisions_for(std::size_t items) {
  list_revision::Revision revision;
  revision.publication.emplace();
  for (std::size_t n = 0; n < items; ++n) {
    list_revision::ListChange added;
    added.kind = list_revision::ListChangeKind::add_item;
    added.item = ItemCode{"N" + std::to_string(n)};
    added.original_department = UnitId{test::land};
    revision.changes.push_back(added);
    added.kind = list_revision::ListChangeKind::assign;
    added.unit = UnitId{test::sucun};
    revision.changes.push_back(added);
  }
  test::TestCity city;
  const auto world = city.world();
  Desk desk{*world};
  const Actor actor;
  const engine::Cause cause{MatterId{"R1"},
                            list_revision::ListPublished::type,
                            "{}",
                            &revision,
                            engine::Summary{},
                            Stamp{},
                            actor,
                            MatterId{}};
  const auto rows = app::handoffs();
  const auto row = std::find_if(rows.begin(), rows.end(), [](const engine::Handoff& each) {
    return each.event == list_revision::ListPublished::type;
  });
  REQUIRE(row != rows.end());
  std::vector<std::size_t> sizes;
  for (const engine::Consequence& one : row->lead(cause, desk)) {
    const auto& command = *static_cast<const basis_provision::Command*>(one.body.get());
    sizes.push_back(std::get<basis_provision::OpenFromList>(command).assignment.items.size());
  }
  return sizes;
}

}  // namespace

TEST_CASE("2-c a list with more items than one provision holds is provided for by several") {
  constexpr std::size_t most = basis_provision::limits::items;
  CHECK(provisions_for(most) == std::vector<std::size_t>{most});
  CHECK(provisions_for(most + 1) == std::vector<std::size_t>{most, 1});
}

}  // namespace liandong::scenario
