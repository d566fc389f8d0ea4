// Things that are allowed but look wrong; and commands that have nothing to act on.
#include "systems/enforcement_assistance/domain/warnings.hpp"

#include "systems/enforcement_assistance/domain/assistance.hpp"

#include <algorithm>
#include <array>

namespace liandong::enforcement_assistance {
namespace {

constexpr std::array words{
    std::string_view("case_not_named"),        std::string_view("contact_missing"),
    std::string_view("one_officer_only"),      std::string_view("officer_without_certificate"),
    std::string_view("qualification_missing"), std::string_view("reply_without_evidence"),
};

using Words = std::vector<std::string_view>;

void warn(Words& found, const RecordNeed& command) {
  if (command.case_number.empty() && command.case_matter.empty()) {
    found.emplace_back("case_not_named");
  }
}

void warn(Words& found, const Request& command) {
  if (command.contact.empty()) found.emplace_back("contact_missing");
}

// Enforcement takes two officers who show their certificates.  [3.5.2-a, L:penalty_law-42]
void warn(Words& found, const Dispatch& command) {
  if (command.officers.size() < 2) found.emplace_back("one_officer_only");
  if (std::any_of(command.officers.begin(), command.officers.end(),
                  [](const Officer& officer) { return officer.certificate.empty(); })) {
    found.emplace_back("officer_without_certificate");
  }
}

void warn(Words& found, const Reply& command) {
  if (command.qualification.empty()) found.emplace_back("qualification_missing");
  if (!command.no_evidence_reason.empty()) found.emplace_back("reply_without_evidence");
}

template <class Command>
void warn(Words&, const Command&) {}

bool visit_waits(const Assistance& assistance) {
  return !assistance.visits.empty() && is_open(assistance.visits.back());
}

bool archives_wait(const Assistance& assistance) {
  const auto& all = assistance.archive_requests;
  return std::any_of(all.begin(), all.end(),
                     [](const ArchiveRequest& request) { return is_open(request); });
}

bool letter_waits(const Assistance& assistance) {
  const Round* round = round_in_force(assistance);
  return round != nullptr && !round->received_at;
}

bool asks_for_opinion(const Assistance& assistance) {
  return assistance.kind == NeedKind::determination;
}

struct Use {
  std::string_view command;
  bool (*there)(const Assistance&);
};

constexpr std::array uses{
    Use{RemoveMaterial::name,
        [](const Assistance& a) {
          return std::any_of(a.materials.begin(), a.materials.end(),
                             [&](const Material& m) { return !was_sent(a, m.id); });
        }},
    Use{Withdraw::name, letter_waits},
    Use{Receive::name, letter_waits},
    Use{RequestOnSite::name,
        [](const Assistance& a) { return asks_for_opinion(a) && !visit_waits(a); }},
    Use{Dispatch::name, visit_waits},
    Use{DropArchiveRequest::name, archives_wait},
    Use{ProvideArchives::name, archives_wait},
    Use{AnnounceExtension::name, asks_for_opinion},
    Use{Reply::name, asks_for_opinion},
    Use{TakeIntoCase::name, [](const Assistance& a) { return !archives_wait(a); }},
};

}  // namespace

std::vector<std::string_view> warnings(const Command& command) {
  Words found;
  std::visit([&](const auto& one) { warn(found, one); }, command);
  return found;
}

std::span<const std::string_view> warning_words() { return words; }

bool has_use(const Assistance& assistance, std::string_view command) {
  return std::all_of(uses.begin(), uses.end(), [&](const Use& use) {
    return use.command != command || use.there(assistance);
  });
}

}  // namespace liandong::enforcement_assistance
