// Every duty a revision ever gave rise to, computed from its state. That a unit must look at its
// list when a law changes is owed there (law_change); here is what follows from a proposal. The
// notice gives no number: the periods are internal targets of the city.
#include "systems/jurisdiction/list_revision/domain/duties.hpp"
#include "systems/jurisdiction/list_revision/domain/revision.hpp"

#include <array>

namespace liandong::list_revision {
namespace {

constexpr DutyInfo review_duty{"review", "supervisor",           "sender", "proposed",
                               "",       "list_revision.review", "5wd",    Basis::internal,
                               "2-e"};
constexpr DutyInfo revise_duty{
    "revise", "sender",        "supervisor", "returned", "", "list_revision.revise",
    "5wd",    Basis::internal, "2-e"};
constexpr DutyInfo publish_duty{"publish", "government, or supervisor once authorised",
                                "sender",  "approved or authorised",
                                "",        "list_revision.publish",
                                "5wd",     Basis::internal,
                                "2-e"};

constexpr std::array table{review_duty, revise_duty, publish_duty};

/// The rows of one revision, round by round.
class Builder {
 public:
  Builder(const Revision& revision, const Targets& targets, const WorkCalendar& calendar)
      : revision_(revision), rows_(targets, calendar, revision.closed_at) {}

  std::vector<Obligation> build() {
    for (std::size_t i = 0; i < revision_.rounds.size(); ++i) {
      const bool last = i + 1 == revision_.rounds.size();
      add(revision_.rounds[i], last ? nullptr : &revision_.rounds[i + 1]);
    }
    return std::move(rows_).take();
  }

 private:
  void add(const Round& round, const Round* next) {
    Obligation review = rows_.row(review_duty, ++reviews_, revision_.coordinating_office,
                                  revision_.proposer, round.proposed_at);
    review.discharged_at = round.reviewed_at;
    rows_.add(std::move(review));
    if (round.reviewed_at && round.approved) add_publication(round);
    const std::optional<Instant> sent_back =
        round.returned_at ? round.returned_at : (round.approved ? std::nullopt : round.reviewed_at);
    if (!sent_back) return;
    Obligation revise = rows_.row(revise_duty, ++revisions_, revision_.proposer,
                                  revision_.coordinating_office, *sent_back);
    if (next != nullptr) revise.discharged_at = next->proposed_at;
    rows_.add(std::move(revise));
  }

  // The government's own, until it hands the act to S.  [2-e]
  void add_publication(const Round& round) {
    const std::optional<Instant> published =
        revision_.publication && &round == &revision_.rounds.back()
            ? std::optional(revision_.publication->published_at)
            : std::nullopt;
    const std::optional<Instant> done = published ? published : round.returned_at;
    Obligation own = rows_.row(publish_duty, ++publications_, revision_.government,
                               revision_.proposer, *round.reviewed_at);
    own.discharged_at = round.authorised_at ? round.authorised_at : done;
    rows_.add(std::move(own));
    if (!round.authorised_at) return;
    Obligation handed_on = rows_.row(publish_duty, ++publications_, revision_.coordinating_office,
                                     revision_.proposer, *round.authorised_at);
    handed_on.discharged_at = done;
    rows_.add(std::move(handed_on));
  }

  const Revision& revision_;
  common::DutyRows rows_;
  std::size_t reviews_ = 0;
  std::size_t revisions_ = 0;
  std::size_t publications_ = 0;
};

}  // namespace

std::span<const DutyInfo> duties() { return table; }

std::vector<Obligation> obligations(const Revision& revision, const Targets& targets,
                                    const WorkCalendar& calendar) {
  return Builder(revision, targets, calendar).build();
}

}  // namespace liandong::list_revision
