// What is looked at before a system decides: the matter, who asks, and what the command names.
#include "engine/command_run.hpp"
#include "engine/common_decide.hpp"
#include "engine/refusals.hpp"

namespace liandong::engine {

std::optional<Rejection> CommandRun::load() {
  if (request_.paper && request_.paper->occurred_at > now_) {
    return refused(Common::occurred_in_future, "occurred_at");
  }
  if (!request_.matter) {
    is_new_ = true;
    stored_.id = identity_.new_matter;
    stored_.opened_at = now_;
    return std::nullopt;
  }
  if (const KnownMatter* known = engine_.matters_.find(*request_.matter)) {
    stored_ = known->row;
    before_ = known->state;
    head_ = known->head;
    owed_before_ = known->owed;
    units_ = known->units;
  } else if (!load_from_store()) {
    return refused(Common::not_found);
  }
  if (stored_.system != system_.name) {
    return refused(Common::not_found);
  }
  after_ = before_;
  summary_before_ = system_.summary(before_.own.get());
  return std::nullopt;
}

bool CommandRun::load_from_store() {
  auto matter = load_matter(connection_, engine_.city_, *request_.matter);
  if (!matter || matter->system != system_.name) {
    return false;
  }
  stored_ = std::move(*matter);
  before_ = read_matter_state(system_, stored_.state);
  owed_before_ = load_obligations(connection_, engine_.city_, stored_.id);
  units_ = load_units(connection_, engine_.city_, stored_.id);
  head_ = stream_head(connection_, engine_.city_, stored_.id.view());
  if (head_.version != stored_.version) {
    throw store::StoreBroken("the row of matter " + stored_.id.str() + " is not at its log's head");
  }
  return true;
}

// What the platform did meanwhile, a rendered letter or a moved clock, is no act that the person
// ought to have seen first.
bool CommandRun::is_stale(std::int64_t seen) const {
  bool stale = seen > stored_.version;
  if (seen < stored_.version) {
    connection_.query(
        "select 1 from event where city = $1 and stream_id = $2 and version > $3 and actor <> '' "
        "limit 1",
        {engine_.city_, stored_.id, seen}, [&](const store::Row&) { stale = true; });
  }
  return stale;
}

std::optional<Rejection> CommandRun::check_permission() const {
  if (request_.follows) {
    return std::nullopt;  // the table of handoffs is the permission
  }
  const RoleSet roles = request_.actor.roles;
  if (is_new_) {
    const std::uint8_t relation = bits(request_.by_platform ? Relation::system : Relation::anyone);
    const auto* descriptor = system_.command(request_.command);
    const bool allowed =
        descriptor != nullptr && descriptor->opens &&
        allowing(system_, request_.command, 0xFFFFFFFFU, relation, roles) != nullptr;
    return allowed ? std::nullopt : std::optional{refused(Common::forbidden, request_.command)};
  }
  const std::uint8_t relations =
      request_.by_platform
          ? bits(Relation::system)
          : relations_of(system_, before_.own.get(), request_.actor, world_->directory);
  if (!request_.by_platform && !is_visible(request_.actor, world_->directory,
                                           [&](UnitId unit) { return units_.contains(unit); })) {
    return refused(Common::not_found);
  }
  if (request_.expected_version && is_stale(*request_.expected_version)) {
    return refused(Common::stale_version, {}, stored_.version);
  }
  if (is_common(system_, request_.command)) {
    const bool may = request_.by_platform || may_give_common(request_.command, relations, roles);
    return may ? std::nullopt : std::optional{refused(Common::forbidden, request_.command)};
  }
  if (allowing(system_, request_.command, summary_before_.stage_bit, relations, roles) != nullptr) {
    return std::nullopt;
  }
  const bool in_other_stage =
      allowing(system_, request_.command, 0xFFFFFFFFU, relations, roles) != nullptr;
  return refused(in_other_stage ? Common::wrong_stage : Common::forbidden, request_.command);
}

// What the own unit does not see does not exist for it, so it cannot be named either.
std::optional<Rejection> CommandRun::check_named_matters() const {
  if (request_.follows || request_.by_platform || is_common(system_, request_.command)) {
    return std::nullopt;
  }
  for (const NamedMatter& named :
       system_.command(request_.command)->named_matters(request_.body.get())) {
    if (!is_visible(connection_, engine_.city_, named.matter, request_.actor, world_->directory)) {
      return refused(Common::linked_matter_unknown, named.field);
    }
  }
  return std::nullopt;
}

// Matters that wait on each other would wait for ever; in a long chain what ends the last would
// lead too far at once.  [I2]
std::optional<Rejection> CommandRun::check_waiting() const {
  MatterId other = system_.summary(after_.own.get()).waits_on;
  if (other.empty() || other == summary_before_.waits_on) {
    return std::nullopt;
  }
  std::int64_t chain = 1;
  connection_.query(
      "with recursive waiting(id, n) as (select id, 1 from matter where city = $1 and waits_on = "
      "$2 and waits_on <> '' union all select m.id, w.n + 1 from matter m join waiting w on "
      "m.waits_on = w.id where m.city = $1 and m.waits_on <> '' and w.n < $3) "
      "select coalesce(max(n), 0) from waiting",
      {engine_.city_, stored_.id, waiting_chain_max},
      [&](const store::Row& row) { chain += row.integer(0); });
  while (!other.empty()) {
    if (other == stored_.id || chain > waiting_chain_max) {
      return refused(Common::waits_in_circle);
    }
    MatterId next;
    connection_.query("select waits_on from matter where city = $1 and id = $2",
                      {engine_.city_, other},
                      [&](const store::Row& row) { next = row.id<MatterId>(0); });
    other = next;
    ++chain;
  }
  return std::nullopt;
}

}  // namespace liandong::engine
