#include "systems/enforcement_assistance/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/common/domain/duties.hpp"
#include "systems/enforcement_assistance/domain/assistance.hpp"
#include "systems/enforcement_assistance/domain/clocks.hpp"
#include "systems/enforcement_assistance/domain/refusals.hpp"

namespace liandong::enforcement_assistance {
namespace {

constexpr std::string_view request_kind = "assistance_request";
constexpr std::string_view reply_kind = "assistance_reply";

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "enforcement_assistance";
  static constexpr std::string_view plural = "enforcement-assistances";
  static constexpr std::array document_kinds{engine::DocumentKind{request_kind, "执协"},
                                             engine::DocumentKind{reply_kind, "执复"}};
  using State = Assistance;
  using Command = enforcement_assistance::Command;
  using Event = enforcement_assistance::Event;
  using Stage = enforcement_assistance::Stage;
  using Opening = RecordNeed;

  static std::span<const Permission> permissions() { return enforcement_assistance::permissions(); }
  static std::span<const RefusalInfo> refusals() { return enforcement_assistance::refusals(); }
  static engine::Summary summary(const Assistance& a);
  static std::vector<UnitId> units(const Assistance& a);
  static std::vector<engine::DocumentChange> documents(std::string_view type, const Assistance& a);
  static std::vector<engine::SystemNotice> notices(const Assistance* before, const Assistance& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Assistance& a, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Assistance& a);
  static std::uint8_t file_readers(const Assistance& a);
  static std::vector<NamedClock> clocks(const Assistance& a, const Targets&, const WorkCalendar&);
};

std::vector<NamedClock> Domain::clocks(const Assistance& a, const Targets&, const WorkCalendar&) {
  common::DutyInfo reply{};
  reply.duty = "reply";
  std::vector<NamedClock> clocks;
  for (DutyClock& clock : reply_clocks(a)) {
    clocks.push_back({common::DutyRows::key(reply, clocks.size() + 1), std::move(clock)});
  }
  return clocks;
}

engine::Summary Domain::summary(const Assistance& a) {
  engine::Summary s;
  s.title = a.title;
  for (const Letter& letter : a.letters) {
    if (letter.kind == LetterKind::request && !letter.withdrawn_at) {
      s.number = letter.document_number;
    }
  }
  s.urgent = !a.visits.empty() && is_open(a.visits.back());
  s.in_progress = a.stage == Stage::on_site;
  s.sender = a.requester;
  s.receiver = receiver(a);
  return s;
}

/// A unit whose answer was a decline keeps sight of what it answered.
std::vector<UnitId> Domain::units(const Assistance& a) {
  std::vector<UnitId> concerned{a.requester, a.drafting_office};
  for (const Round& round : a.rounds) {
    if (!round.withdrawn_at) {
      concerned.push_back(round.receiver);
    }
  }
  return concerned;
}

std::vector<engine::DocumentChange> Domain::documents(std::string_view type, const Assistance& a) {
  std::vector<engine::DocumentChange> changes;
  const auto kind_of = [](const Letter& letter) {
    return letter.kind == LetterKind::request ? request_kind : reply_kind;
  };
  if (type == Requested::type || type == Replied::type || type == Declined::type) {
    const Letter& letter = a.letters.back();
    changes.push_back({letter.document_number, kind_of(letter), letter.signatory, false, "", 0});
  }
  for (const Letter& letter : a.letters) {
    if (type == Withdrawn::type && letter.withdrawn_at) {
      changes.push_back({letter.document_number, kind_of(letter), letter.signatory, true, "", 0});
    }
    if (type == LetterRendered::type && !letter.digest.empty()) {
      changes.push_back({letter.document_number, kind_of(letter), letter.signatory, false,
                         letter.digest, letter.size});
    }
  }
  return changes;
}

/// Declines are counted by S; who waited or worked is told when that ends.  [3.5.3-b]
std::vector<engine::SystemNotice> Domain::notices(const Assistance* before, const Assistance& now,
                                                  const UnitDirectory& directory) {
  std::vector<engine::SystemNotice> told;
  if (before == nullptr || before->stage == now.stage) {
    return told;
  }
  constexpr RoleSet people = Role::handler | Role::head;
  const UnitId office = directory.coordinating_office();
  if (now.stage == Stage::declined) {
    told.push_back({"assistance_declined", office, Role::coordinator});
    told.push_back({"assistance_declined", now.requester, people});
  } else if (before->stage == Stage::declined && now.stage != Stage::dropped &&
             now.rounds.size() == before->rounds.size()) {
    told.push_back({"decline_overruled", receiver(now), people});
    told.push_back({"decline_overruled", now.requester, people});
  } else if (now.stage == Stage::dropped) {
    told.push_back({"need_dropped", office, Role::coordinator});
    if (!receiver(now).empty()) {
      told.push_back({"need_dropped", receiver(now), people});
    }
  }
  return told;
}

std::vector<engine::Step> Domain::steps(const Assistance& a, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  line.add(Stage::needed, a.need_found_at);
  if (a.dropped_at) {
    line.add(Stage::dropped, a.dropped_at);
    return std::move(line).standing_at(a.stage);
  }
  const Round* round = round_in_force(a);
  line.add(Stage::requested, round != nullptr ? std::optional{round->requested_at} : std::nullopt,
           "request");
  if (round != nullptr && !round->extensions.empty()) {
    line.add(Stage::extended, round->extensions.back().announced_at);
  }
  if (!a.visits.empty()) {
    line.add(Stage::on_site, a.visits.back().dispatched_at, "dispatch");
  }
  if (a.stage == Stage::declined) {
    line.add(Stage::declined, round->declines.back().declined_at);
    return std::move(line).standing_at(a.stage);
  }
  line.add(Stage::replied, round != nullptr ? round->replied_at : std::nullopt,
           a.kind == NeedKind::archives ? "provide_archives" : "reply");
  line.add(Stage::taken_into_case, a.taken_at, "take_into_case");
  return std::move(line).standing_at(a.stage);
}

std::vector<engine::FileEntry> Domain::files(const Assistance& a) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : a.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

/// Before the letter the file is the requester's own.
std::uint8_t Domain::file_readers(const Assistance& a) {
  constexpr auto before_sending = static_cast<std::uint8_t>(
      bits(Relation::sender) | bits(Relation::supervisor) | bits(Relation::government));
  return a.stage == Stage::needed ? before_sending : engine::every_reader;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::enforcement_assistance
