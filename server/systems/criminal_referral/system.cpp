#include "systems/criminal_referral/system.hpp"

#include "engine/erased.hpp"
#include "engine/steps.hpp"
#include "systems/criminal_referral/domain/referral.hpp"
#include "systems/criminal_referral/domain/refusals.hpp"

namespace liandong::criminal_referral {
namespace {

constexpr std::string_view referral_kind = "criminal_referral";
constexpr std::string_view reconsideration_kind = "filing_reconsideration";
constexpr std::string_view suggestion_kind = "filing_suggestion";
constexpr std::string_view back_kind = "back_referral";

/// What engine::Erased asks of a system.
struct Domain {
  static constexpr std::string_view name = "criminal_referral";
  static constexpr std::string_view plural = "criminal-referrals";
  static constexpr std::array document_kinds{engine::DocumentKind{referral_kind, "执刑移"},
                                             engine::DocumentKind{reconsideration_kind, "执刑复"},
                                             engine::DocumentKind{suggestion_kind, "执刑督"},
                                             engine::DocumentKind{back_kind, "刑行移"}};
  using State = Referral;
  using Command = criminal_referral::Command;
  using Event = criminal_referral::Event;
  using Stage = criminal_referral::Stage;
  using Opening = RecordSuspicion;

  static std::span<const Permission> permissions() { return criminal_referral::permissions(); }
  static std::span<const RefusalInfo> refusals() { return criminal_referral::refusals(); }
  static engine::Summary summary(const Referral& r);
  static std::vector<UnitId> units(const Referral& r);
  static std::vector<engine::DocumentChange> documents(std::string_view type, const Referral& r);
  static std::vector<engine::SystemNotice> notices(const Referral* before, const Referral& now,
                                                   const UnitDirectory& directory);
  static std::vector<engine::Step> steps(const Referral& r, const std::vector<Obligation>& rows);
  static std::vector<engine::FileEntry> files(const Referral& r);
  static std::uint8_t file_readers(const Referral& r);
};

engine::Summary Domain::summary(const Referral& r) {
  engine::Summary s;
  s.title = r.title;
  for (const Letter& letter : r.letters) {
    if (letter.kind == LetterKind::referral || letter.kind == LetterKind::back) {
      s.number = letter.document_number;
    }
  }
  s.sender = r.sender;
  s.receiver = receiver(r);
  return s;
}

/// The procuratorate sees what was copied to it; an organ that passed a case on keeps sight of it.
std::vector<UnitId> Domain::units(const Referral& r) {
  std::vector<UnitId> concerned{r.sender, r.drafting_office, r.procuratorate};
  for (const Round& round : r.rounds) {
    concerned.push_back(round.receiver);
  }
  for (const BackRound& round : r.back_rounds) {
    concerned.push_back(round.receiver);
  }
  for (const Penalty& penalty : r.penalties) {
    concerned.push_back(penalty.organ);
    concerned.push_back(penalty.copied_organ);
  }
  return concerned;
}

std::string_view kind_of(LetterKind kind) {
  switch (kind) {
    case LetterKind::referral:
      return referral_kind;
    case LetterKind::reconsideration:
      return reconsideration_kind;
    case LetterKind::suggestion:
      return suggestion_kind;
    case LetterKind::back:
      return back_kind;
  }
  return referral_kind;
}

std::vector<engine::DocumentChange> Domain::documents(std::string_view type, const Referral& r) {
  std::vector<engine::DocumentChange> changes;
  const bool sent = type == Referred::type || type == ReconsiderationRequested::type ||
                    type == SupervisionSuggested::type || type == SentBack::type;
  if (sent) {
    const Letter& letter = r.letters.back();
    changes.push_back(
        {letter.document_number, kind_of(letter.kind), letter.signatory, false, "", 0});
  }
  for (const Letter& letter : r.letters) {
    if (type == LetterRendered::type && !letter.digest.empty()) {
      changes.push_back({letter.document_number, kind_of(letter.kind), letter.signatory, false,
                         letter.digest, letter.size});
    }
  }
  return changes;
}

/// Who is told of a change beside debtors and creditors: S of what was not approved, the
/// procuratorate of what was copied to it and what became of that, the sender of every decision.
std::vector<engine::SystemNotice> Domain::notices(const Referral* before, const Referral& now,
                                                  const UnitDirectory& directory) {
  std::vector<engine::SystemNotice> told;
  if (before == nullptr || before->stage == now.stage) {
    return told;
  }
  constexpr RoleSet people = Role::handler | Role::head;
  const auto tell = [&](std::string_view kind, UnitId unit, RoleSet roles) {
    if (!unit.empty()) {
      told.push_back({kind, unit, roles});
    }
  };
  if (now.stage == Stage::not_approved) {
    tell("referral_not_approved", directory.coordinating_office(), Role::coordinator);
  } else if (now.stage == Stage::referred && before->stage == Stage::approved) {
    tell("referral_copied", now.procuratorate, Role::officer);
  } else if (now.stage == Stage::not_filed || now.stage == Stage::filed) {
    const std::string_view kind =
        now.stage == Stage::filed ? "referral_filed" : "referral_not_filed";
    tell(kind, now.sender, people);
    tell(kind, now.procuratorate, Role::officer);
  } else if (now.stage == Stage::returned) {
    tell("referral_returned", now.sender, people);
  }
  return told;
}

void add_way_back(engine::StepLine& line, const Referral& r) {
  const BackRound* round =
      r.back_rounds.empty() || r.back_rounds.back().declined_at ? nullptr : &r.back_rounds.back();
  const auto at = [&](std::optional<Instant> BackRound::*member) {
    return round == nullptr ? std::nullopt : round->*member;
  };
  line.add(Stage::back_found, r.arose_at);
  line.add(Stage::back_sent, round == nullptr ? std::nullopt : std::optional{round->sent_at},
           "send_back");
  line.add(Stage::back_received, at(&BackRound::received_at), "receive_back");
  line.add(Stage::result_reported, at(&BackRound::reported_at), "report_result");
}

/// What happened after a notice of non-filing, as far as it came.
void add_objections(engine::StepLine& line, const Referral& r) {
  if (r.non_filings.empty() && r.supervisions.empty()) {
    return;
  }
  if (!r.non_filings.empty()) {
    line.add(Stage::not_filed, r.non_filings.front().notified_at);
  }
  if (!r.objections.empty()) {
    line.add(Stage::reconsidering, r.objections.back().requested_at);
  }
  if (!r.supervisions.empty()) {
    line.add(Stage::supervised, r.supervisions.back().opened_at);
  }
}

std::vector<engine::Step> Domain::steps(const Referral& r, const std::vector<Obligation>& rows) {
  engine::StepLine line(rows);
  if (r.back) {
    add_way_back(line, r);
    return std::move(line).standing_at(r.stage);
  }
  line.add(Stage::suspected, r.arose_at);
  if (r.lifted_at && r.rounds.empty()) {
    line.add(Stage::not_approved, r.lifted_at);
    line.add(Stage::concluded, r.closed_at, "conclude");
    return std::move(line).standing_at(r.stage);
  }
  const bool approved = !r.reports.empty() && r.reports.back().approved.value_or(false);
  const Round* round = r.rounds.empty() ? nullptr : &r.rounds.back();
  line.add(Stage::approved, approved ? r.reports.back().decided_at : std::nullopt,
           r.reports.empty() ? "submit_report" : "decide_referral");
  line.add(Stage::referred, round == nullptr ? std::nullopt : std::optional{round->sent_at},
           "refer");
  line.add(Stage::receipted, round == nullptr ? std::nullopt : round->receipted_at, "sign_receipt");
  add_objections(line, r);
  if (r.lifted_at) {
    line.add(Stage::returned, r.lifted_at);
    line.add(Stage::concluded, r.closed_at, "conclude");
    return std::move(line).standing_at(r.stage);
  }
  line.add(Stage::filed, r.filed_at, "decide_filing");
  line.add(Stage::handed_over, r.closed_at, "hand_over");
  return std::move(line).standing_at(r.stage);
}

std::vector<engine::FileEntry> Domain::files(const Referral& r) {
  std::vector<engine::FileEntry> files;
  for (const Material& m : r.materials) {
    files.push_back({m.id, m.name, m.digest, m.media_type});
  }
  return files;
}

/// Before the letter the file is the sender's own.
std::uint8_t Domain::file_readers(const Referral& r) {
  constexpr auto before_sending = static_cast<std::uint8_t>(
      bits(Relation::sender) | bits(Relation::supervisor) | bits(Relation::government));
  return r.letters.empty() ? before_sending : engine::every_reader;
}

}  // namespace

engine::System system() { return engine::Erased<Domain>::system(); }

}  // namespace liandong::criminal_referral
