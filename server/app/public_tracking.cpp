// Following a complaint: by code and tail to its state, from the state to plain steps.
#include "app/public_desk.hpp"
#include "engine/event_log.hpp"
#include "engine/rows.hpp"
#include "infra/crypto/sm3.hpp"
#include "systems/complaint_intake/domain/complaint.hpp"

#include <algorithm>
#include <array>

namespace liandong::app {
namespace {

using complaint_intake::Complainant;
using complaint_intake::Complaint;

constexpr std::string_view system_name = "complaint_intake";
constexpr std::size_t tail_digits = 4;

/// The last four digits of a contact; of one that is no number, its last four characters.
std::string tail_of(std::string_view contact) {
  std::string digits;
  std::copy_if(contact.begin(), contact.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  const std::string_view from = digits.size() >= tail_digits ? std::string_view{digits} : contact;
  return std::string{from.substr(from.size() - std::min(from.size(), tail_digits))};
}

bool same(std::string_view a, std::string_view b) {
  return crypto::equal_in_constant_time(crypto::sm3(a), crypto::sm3(b));
}

std::string words_of(const std::map<ContentId, std::string>& words, const Text& text) {
  const auto found = words.find(text.id);
  return found == words.end() ? std::string{} : found->second;
}

/// The matter whose first event has that seq, if it is a complaint.
std::optional<MatterId> complaint_at(store::Connection& connection, CityCode city,
                                     std::int64_t seq) {
  std::optional<MatterId> matter;
  connection.query(
      "select stream_id from event where city = $1 and seq = $2 and version = 1 and system = $3",
      {city, seq, system_name},
      [&](const store::Row& row) { matter = MatterId::parse(row.text(0)); });
  return matter;
}

const Complainant* asking(const Complaint& complaint, const std::map<ContentId, std::string>& words,
                          std::string_view tail) {
  for (const Complainant& one : complaint.complainants) {
    const std::string contact = words_of(words, one.identity.contact);
    if (same(contact.empty() ? std::string{} : tail_of(contact), tail)) {
      return &one;
    }
  }
  return nullptr;
}

class Progress {
 public:
  Progress(const Office& office, const OwnComplaint& own)
      : world_(office.services.engine.world()), own_(own) {}

  PublicProgress make() {
    const Complaint& c = own_.complaint;
    shown_.number = c.number;
    shown_.title = words_of(own_.words, c.title);
    shown_.received_at = own_.complainant.received_at;
    shown_.unit = name(c.first_unit);
    if (const auto* unit = world_->directory.unit(complaint_intake::custodian(c))) {
      shown_.telephone = unit->telephone;
    }
    add_way();
    add_end();
    return std::move(shown_);
  }

 private:
  [[nodiscard]] std::string name(UnitId unit) const {
    const auto* entry = world_->directory.unit(unit);
    return entry == nullptr ? std::string{} : entry->name;
  }
  void add(PublicStep step, const std::optional<Instant>& at, UnitId unit) {
    if (at) {
      shown_.steps.push_back({step, *at, name(unit)});
    }
  }

  void add_way() {
    const Complaint& c = own_.complaint;
    add(PublicStep::received, own_.complainant.received_at, c.first_unit);
    if (c.passing) {
      add(PublicStep::passed, c.passing->passed_at, c.passing->unit);
    }
    if (c.objection) {
      add(PublicStep::discussed, c.objection->objected_at, c.first_unit);
    }
    add(PublicStep::accepted, c.accepted_at, c.handler);
    if (c.verification && c.verification->finding == complaint_intake::Finding::violation) {
      add(PublicStep::investigated, c.verification->verified_at, c.handler);
    }
    if (c.transferred) {
      add(PublicStep::transferred, c.transferred->since, c.transferred->unit);
    }
    if (c.duplicate) {
      add(PublicStep::joined, c.duplicate->since, complaint_intake::custodian(c));
    }
  }

  void add_end() {
    const Complaint& c = own_.complaint;
    const Complainant& one = own_.complainant;
    if (c.refusing) {
      add(PublicStep::declined, c.refusing->declined_at, c.first_unit);
      shown_.answer = words_of(own_.words, c.refusing->reason);
      shown_.refer_to = words_of(own_.words, c.refusing->refer_to);
    }
    const bool told = one.answered_at || one.answer_excused_at;
    add(PublicStep::answered, one.answered_at, complaint_intake::custodian(c));
    add(PublicStep::closed, c.closed_at, complaint_intake::custodian(c));
    if (one.answered_at) {
      shown_.answer = words_of(own_.words, one.answer);
    }
    if (!told) {
      add_expectation();
    }
    shown_.may_rate = one.answered_at && !one.rated_at;
    shown_.score = one.score;
    shown_.consent_withdrawn = one.consent_withdrawn_at.has_value();
  }

  /// The next thing C hears of, if the city has a target for it.
  void add_expectation() {
    constexpr std::array<std::string_view, 6> words{"accept", "accept_passed", "tell",
                                                    "verify", "answer",        "tell_declined"};
    for (const Obligation& row :
         complaint_intake::obligations(own_.complaint, world_->targets, world_->calendar)) {
      const bool awaited = std::find(words.begin(), words.end(), row.duty) != words.end();
      if (awaited && outcome_of(row) == ObligationOutcome::open && row.target_before) {
        shown_.next_before =
            std::max(shown_.next_before.value_or(*row.target_before), *row.target_before);
      }
    }
  }

  engine::WorldPtr world_;
  const OwnComplaint& own_;
  PublicProgress shown_;
};

}  // namespace

std::optional<OwnComplaint> find_own(Office& office, const crypto::TrackingCodes& codes,
                                     const std::string& code, const std::string& tail) {
  const auto seq = crypto::TrackingCodes::seq_of(code);
  if (!seq) {
    return std::nullopt;
  }
  auto& engine = office.services.engine;
  return office.services.readers.with(
      [&](store::Connection& connection) -> std::optional<OwnComplaint> {
        const auto matter = complaint_at(connection, engine.city(), *seq);
        if (!matter || !codes.matches(code, *seq, matter->view())) {
          return std::nullopt;
        }
        const auto stored = engine::load_matter(connection, engine.city(), *matter);
        if (!stored) {
          return std::nullopt;
        }
        const auto state = engine::read_matter_state(*engine.system(system_name), stored->state);
        OwnComplaint own;
        own.matter = *matter;
        own.complaint = *static_cast<const Complaint*>(state.own.get());
        own.words = engine.content().load_stream(connection, matter->view());
        const Complainant* one = asking(own.complaint, own.words, tail);
        if (one == nullptr) {
          return std::nullopt;
        }
        own.complainant = *one;
        return own;
      });
}

PublicProgress progress_of(Office& office, const OwnComplaint& own) {
  return Progress{office, own}.make();
}

}  // namespace liandong::app
