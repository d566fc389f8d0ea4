#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <algorithm>

namespace liandong::enforcement_assistance {

const Round* round_in_force(const Assistance& assistance) {
  if (assistance.rounds.empty() || assistance.rounds.back().withdrawn_at) return nullptr;
  return &assistance.rounds.back();
}

UnitId receiver(const Assistance& assistance) {
  const Round* round = round_in_force(assistance);
  return round == nullptr ? UnitId{} : round->receiver;
}

UnitId custodian(const Assistance& assistance) {
  const Round* round = round_in_force(assistance);
  const bool working = assistance.stage == Stage::requested ||
                       assistance.stage == Stage::extended || assistance.stage == Stage::on_site;
  return working && round->received_at ? round->receiver : assistance.requester;
}

bool sends(const Assistance& assistance, UnitId unit) {
  return !unit.empty() && (unit == assistance.requester || unit == assistance.drafting_office);
}

bool is_open(const Visit& visit) { return !visit.handled_at && !visit.ended_at; }

bool is_open(const ArchiveRequest& request) { return !request.provided_at && !request.ended_at; }

Instant owed_since(const Assistance& assistance) {
  if (assistance.rounds.empty()) return assistance.need_found_at;
  const Round& last = assistance.rounds.back();
  if (last.withdrawn_at) {
    // What is owed again follows a correction of the need, unless a decline started it anew.
    const bool declined_before =
        std::any_of(assistance.rounds.begin(), assistance.rounds.end(),
                    [](const Round& round) { return !round.declines.empty(); });
    return declined_before ? last.owed_since : assistance.need_found_at;
  }
  return last.declines.empty() ? last.owed_since : last.declines.back().declined_at;
}

bool was_sent(const Assistance& assistance, std::string_view material) {
  const auto names = [&](const std::vector<std::string>& list) {
    return std::find(list.begin(), list.end(), material) != list.end();
  };
  return std::any_of(assistance.letters.begin(), assistance.letters.end(),
                     [&](const Letter& letter) { return names(letter.materials); }) ||
         std::any_of(assistance.archive_requests.begin(), assistance.archive_requests.end(),
                     [&](const ArchiveRequest& request) { return names(request.materials); });
}

bool closed(const Assistance& assistance) {
  return assistance.stage == Stage::taken_into_case || assistance.stage == Stage::dropped;
}

}  // namespace liandong::enforcement_assistance
