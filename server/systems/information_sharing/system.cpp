#include "systems/information_sharing/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/common/domain/duties.hpp"
#include "systems/information_sharing/domain/clocks.hpp"
#include "systems/information_sharing/domain/refusals.hpp"
#include "systems/information_sharing/domain/shared_item.hpp"
#include "systems/information_sharing/rows.hpp"

namespace liandong::information_sharing {
namespace {

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "information_sharing";
  static constexpr std::string_view plural = "shared-items";
  using State = SharedItem;
  using Command = information_sharing::Command;
  using Event = information_sharing::Event;
  using Stage = information_sharing::Stage;
  using Opening = RecordFormed;

  static std::span<const Permission> permissions() { return information_sharing::permissions(); }
  static std::span<const RefusalInfo> refusals() { return information_sharing::refusals(); }
  static engine::Summary summary(const SharedItem& item);
  static std::vector<UnitId> units(const SharedItem& item);
  static std::vector<engine::SystemNotice> notices(const SharedItem* before, const SharedItem& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const SharedItem& item,
                                         const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const SharedItem& item);
  static std::uint8_t file_readers(const SharedItem& item);
  static void project(const engine::RowChange& change, const SharedItem* before,
                      const SharedItem& now) {
    project_rows(change, before, now);
  }
  static constexpr std::string_view row_tables[] = {"shared_item", "shared_recipient"};
  static std::string wrong_row(store::Connection& reader, CityCode city, MatterId matter,
                               const SharedItem& now) {
    return information_sharing::wrong_row(reader, city, matter, now);
  }
  static std::vector<NamedClock> clocks(const SharedItem& item, const Targets&,
                                        const WorkCalendar&);
};

// A department owes one sharing per round, and one more until the next.
std::vector<NamedClock> Domain::clocks(const SharedItem& item, const Targets&,
                                       const WorkCalendar&) {
  std::vector<NamedClock> clocks;
  if (item.holder_is_local) {
    return clocks;
  }
  common::DutyInfo share{};
  share.duty = "share";
  const auto add = [&](Instant formed_at, std::size_t extensions) {
    clocks.push_back({common::DutyRows::key(share, clocks.size() + 1),
                      sharing_clock(item, formed_at, extensions)});
  };
  for (const Round& round : item.rounds) {
    add(round.formed_at, static_cast<std::size_t>(round.extensions));
  }
  if (round_in_force(item) == nullptr) {
    add(item.formed_at, item.extensions.size());
  }
  return clocks;
}

engine::Summary Domain::summary(const SharedItem& item) {
  engine::Summary s;
  s.title = item.title;
  s.number = item.reference;
  s.sender = item.holder;
  const Round* round = round_in_force(item);
  if (round != nullptr && round->recipients.size() == 1) {
    s.receiver = round->recipients.front().unit;
  }
  return s;
}

/// Whom it once went to keeps sight of it, to learn that it was taken back.
std::vector<UnitId> Domain::units(const SharedItem& item) {
  std::vector<UnitId> concerned{item.holder, item.drafting_office};
  for (const Round& round : item.rounds) {
    for (const Recipient& recipient : round.recipients) {
      if (!round.withdrawn_at) {
        concerned.push_back(recipient.unit);
      }
    }
  }
  return concerned;
}

/// What is not shared is listed for S; recipients learn what became of what they were given.
std::vector<engine::SystemNotice> Domain::notices(const SharedItem* before, const SharedItem& now,
                                                  const UnitDirectory& directory) {
  std::vector<engine::SystemNotice> told;
  if (before == nullptr) {
    return told;
  }
  constexpr RoleSet people = Role::handler | Role::head;
  const auto tell_recipients = [&](std::string_view kind) {
    if (now.rounds.empty()) {
      return;
    }
    for (const Recipient& recipient : now.rounds.back().recipients) {
      told.push_back({kind, recipient.unit, people});
    }
  };
  if (now.stage == Stage::discarded && before->stage != Stage::discarded) {
    told.push_back({"item_discarded", directory.coordinating_office(), Role::coordinator});
    if (round_in_force(now) != nullptr) {
      tell_recipients("item_discarded");
    }
  } else if (round_in_force(*before) != nullptr && round_in_force(now) == nullptr) {
    tell_recipients("item_withdrawn");
  } else if (now.last_corrected_at != before->last_corrected_at) {
    tell_recipients("item_corrected");
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const SharedItem& item,
                                        const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::formed, item.formed_at);
  if (!item.extensions.empty()) {
    line.add(Stage::extended, item.extensions.back().extended_at);
  }
  const Round* round = round_in_force(item);
  if (round != nullptr || item.stage != Stage::discarded) {
    line.add(Stage::shared, round != nullptr ? std::optional{round->shared_at} : std::nullopt,
             "share");
  }
  if (item.stage == Stage::discarded) {
    line.add(Stage::discarded, item.closed_at);
    return std::move(line).standing_at(item.stage);
  }
  line.add(Stage::acknowledged, item.closed_at, "acknowledge");
  return std::move(line).standing_at(item.stage);
}

std::vector<engine::FileEntry> Domain::files(const SharedItem& item) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : item.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

/// Before it is shared, and after it was taken back, the file is the holder's own.
std::uint8_t Domain::file_readers(const SharedItem& item) {
  constexpr auto own = static_cast<std::uint8_t>(
      bits(Relation::sender) | bits(Relation::supervisor) | bits(Relation::government));
  const bool out = round_in_force(item) != nullptr && item.stage != Stage::discarded;
  return out ? engine::every_reader : own;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::information_sharing
