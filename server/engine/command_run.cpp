#include "engine/command_run.hpp"

#include "engine/common_decide.hpp"
#include "engine/held_clocks.hpp"
#include "engine/notices.hpp"
#include "engine/numbering.hpp"
#include "engine/refusals.hpp"
#include "infra/identity/audit.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace liandong::engine {
namespace {

/// Reads what is known of uploads inside the writer's transaction.
class StoredUploads final : public UploadLookup {
 public:
  StoredUploads(store::Connection& connection, CityCode city)
      : connection_(connection), city_(city) {}
  [[nodiscard]] std::optional<UploadFacts> find(BlobId upload) const override {
    std::optional<UploadFacts> facts;
    connection_.query(
        "select digest, size, media_type, unit from upload where city = $1 and id = $2",
        {city_, upload}, [&](const store::Row& row) {
          facts = UploadFacts{row.str(0), row.integer(1), row.str(2), row.id<UnitId>(3)};
        });
    return facts;
  }

 private:
  store::Connection& connection_;
  CityCode city_;
};

/// Reads subscriptions inside the writer's transaction.
class StoredSubscriptions final : public SubscriptionLookup {
 public:
  StoredSubscriptions(store::Connection& connection, CityCode city)
      : connection_(connection), city_(city) {}
  [[nodiscard]] std::vector<UnitId> subscribers(const SharedTopic& topic) const override {
    std::vector<UnitId> units;
    connection_.query(
        "select distinct unit from subscription where city = $1 and category = $2 and unit <> $3 "
        "and source in ('', $3) and item in ('', $4) and place in ('', $5) and ended_at is null "
        "order by unit",
        {city_, topic.category, topic.source, topic.item, topic.place},
        [&](const store::Row& row) { units.push_back(row.id<UnitId>(0)); });
    return units;
  }

 private:
  store::Connection& connection_;
  CityCode city_;
};

}  // namespace

CommandRun::CommandRun(Engine& engine, store::Connection& connection, const CommandRequest& request,
                       RunIdentity& identity)
    : engine_(engine),
      connection_(connection),
      request_(request),
      identity_(identity),
      system_(*request.system),
      world_(engine.world()) {
  if (!identity_.now) {
    // recorded_at never runs backwards, whatever the clock of the machine does.
    identity_.now =
        request.follows ? request.follows->now : std::max(engine.clock_(), engine.last_recorded_);
    identity_.new_matter = MatterId{engine.new_id()};
    identity_.fresh_id = engine.new_id();
    identity_.command_id =
        request.command_id.empty() ? CommandId{engine.new_id()} : request.command_id;
  }
  now_ = std::max(*identity_.now, engine.last_recorded_);
  const UnitId unit = request.actor.unit;
  principal_ = world_->directory.principal(unit);
  stamp_ = {request.paper     ? request.paper->occurred_at
            : request.follows ? request.follows->occurred_at
                              : now_,
            now_, unit};
}

CommandOutcome CommandRun::run() {
  if (auto answer = earlier_answer()) {
    return std::move(*answer);
  }
  if (const auto no = load()) {
    return Err{*no};
  }
  if (const auto no = check_permission()) {
    return Err{*no};
  }
  if (const auto no = check_named_matters()) {
    return Err{*no};
  }
  explain_moved_clocks();
  explained_ = drafts_.size();
  const StoredUploads uploads{connection_, engine_.city_};
  Numbering numbers{connection_, engine_.city_, *world_, system_.document_kinds};
  const bool common = is_common(system_, request_.command);
  if (const auto no = common ? decide_common() : decide(numbers, uploads)) {
    return Err{*no};
  }
  begin_with_cause();
  if (request_.paper) {
    if (const auto no = prepend_paper_act(uploads)) {
      return Err{*no};
    }
  }
  const bool leads = leads_further();
  const bool outermost = leads && !request_.follows;
  const auto counted = std::tuple{engine_.last_seq_, engine_.last_notice_, engine_.last_recorded_};
  const auto closed = engine_.closed_.size();
  if (outermost) {
    connection_.savepoint();
  }
  const auto no = write(numbers, leads);
  if (outermost && !no) {
    connection_.release_savepoint();
  } else if (outermost) {
    // Nothing of the command happened, so nothing of it was counted.
    connection_.rollback_to_savepoint();
    std::tie(engine_.last_seq_, engine_.last_notice_, engine_.last_recorded_) = counted;
    engine_.matters_.clear();
    engine_.closed_.cut(closed);
  }
  if (no) {
    return Err{*no};
  }
  CommandResult done = result();
  remember(done);
  reveal(done);
  return done;
}

std::optional<Rejection> CommandRun::write(Numbering& numbers, bool leads) {
  if (const auto no = check_waiting()) {
    return no;
  }
  if (const auto no = store_own_rows()) {
    return no;
  }
  release_overtaken_clocks();
  summary_ = system_.summary(after_.own.get());
  end_common_duties();
  append_events();
  numbers.use_up();
  save_texts();
  project();
  if (!leads) {
    return std::nullopt;
  }
  const auto no = follow();
  if (!no) {
    reload();
  }
  return no;
}

Context CommandRun::context(NumberSource& numbers, const UploadLookup& uploads) const {
  return {.now = now_,
          .occurred_at = stamp_.occurred_at,
          .actor = request_.actor,
          .calendar = world_->calendar,
          .targets = world_->targets,
          .units = world_->directory,
          .competence = *world_->competence,
          .numbers = numbers,
          .fresh_id = identity_.fresh_id,
          .personal_data_found = request_.personal_data_found,
          .uploads = &uploads};
}

std::optional<Rejection> CommandRun::decide(NumberSource& numbers, const UploadLookup& uploads) {
  const StoredSubscriptions subscriptions{connection_, engine_.city_};
  Context known = context(numbers, uploads);
  known.subscriptions = &subscriptions;
  auto decided =
      system_.decide(before_.own.get(), request_.command, request_.body.get(), known, stamp_);
  if (!decided) {
    return decided.error();
  }
  LIANDONG_CHECK(!decided->events.empty());
  for (auto& event : decided->events) {
    drafts_.push_back({system_.name, std::move(event)});
  }
  after_.own = decided->state;
  if (is_new_ && !request_.actor.person.empty()) {
    // Whoever opens a matter handles it for the own unit until somebody else is named.
    const HandlerAssigned assigned{principal_, request_.actor.person};
    drafts_.push_back({"matter", {HandlerAssigned::type, json::to_canonical(assigned)}});
    after_.common = evolve_common(after_.common, assigned, stamp_);
  }
  return std::nullopt;
}

std::optional<Rejection> CommandRun::decide_common() {
  if (request_.command == RecomputeClocks::name) {
    return std::nullopt;
  }
  const CommonContext context{
      .state = before_.common,
      .summary = summary_before_,
      .owed = owed_before_,
      .actor = request_.actor,
      .principal = principal_,
      .relations = relations_of(system_, before_.own.get(), request_.actor, world_->directory),
      .by_platform = request_.by_platform,
      .directory = world_->directory,
      .fresh_id = identity_.fresh_id,
      .matter = stored_.id,
      .sees = [this](MatterId other) {
        return is_visible(connection_, engine_.city_, other, request_.actor, world_->directory);
      }};
  const auto event =
      engine::decide_common(*static_cast<const CommonCommand*>(request_.body.get()), context);
  if (!event) {
    return event.error();
  }
  std::visit(
      [&](const auto& one) {
        drafts_.push_back({"matter", {one.type, json::to_canonical(one)}});
      },
      *event);
  after_.common = evolve_common(std::move(after_.common), *event, stamp_);
  return std::nullopt;
}

void CommandRun::end_common_duties() {
  const auto open = [](const OwedAnswer& a) { return !a.answered_at && !a.ended_at; };
  const auto& common = after_.common;
  const auto ended = std::count_if(common.supervisions.begin(), common.supervisions.end(), open) +
                     std::count_if(common.guidances.begin(), common.guidances.end(), open);
  if (!summary_.closed || ended == 0) {
    return;
  }
  const CommonDutiesEnded event{static_cast<int>(ended)};
  drafts_.push_back({"matter", {CommonDutiesEnded::type, json::to_canonical(event)}, true});
  after_.common = evolve_common(std::move(after_.common), event, {now_, now_, {}});
}

std::optional<Rejection> CommandRun::prepend_paper_act(const UploadLookup& uploads) {
  const PaperAct& paper = *request_.paper;
  if (paper.reason.empty()) {
    return refused(Common::paper_reason_missing, "reason");
  }
  PaperActRecorded event{std::string{request_.command}, paper.medium, paper.reason, "", ""};
  if (!paper.scan.empty()) {
    const auto scan = uploads.find(paper.scan);
    // Another unit's upload is as good as none: its id must not open it.
    if (!scan || scan->unit != request_.actor.unit) {
      return refused(Common::upload_unknown, "scan");
    }
    event.scan_digest = scan->digest;
  }
  const auto place = drafts_.begin() + static_cast<std::ptrdiff_t>(explained_);
  drafts_.insert(place, {"matter", {PaperActRecorded::type, json::to_canonical(event)}});
  after_.common = evolve_common(after_.common, event, stamp_);
  return std::nullopt;
}

std::optional<Rejection> CommandRun::store_own_rows() {
  identity_.world_changed = false;
  if (!system_.store_rows) {
    return std::nullopt;
  }
  for (const Draft& draft : drafts_) {
    if (draft.system != system_.name) {
      continue;
    }
    const RowsOf of{engine_.city_, stored_.id, draft.event.type, request_.actor.person, stamp_};
    const RowsStored stored = system_.store_rows(connection_, of, after_.own.get());
    if (!stored) {
      return stored.error();
    }
    identity_.world_changed = identity_.world_changed || *stored;
  }
  return std::nullopt;
}

void CommandRun::append_events() {
  for (const Draft& draft : drafts_) {
    StoredEvent event;
    event.city = engine_.city_;
    event.seq = ++engine_.last_seq_;
    event.stream_id = stored_.id.str();
    event.version = head_.version + 1;
    event.system = draft.system;
    event.type = draft.event.type;
    event.command_id = identity_.command_id;
    event.occurred_at = draft.by_platform ? now_ : stamp_.occurred_at;
    event.recorded_at = now_;
    if (!draft.by_platform) {
      event.actor = request_.actor.person;
      event.post = request_.actor.post;
      event.unit = request_.actor.unit;
    }
    event.payload = draft.event.payload;
    event.prev_hash = head_.hash;
    event.hash = hash_of(event);
    insert_event(connection_, event);
    head_ = {event.version, event.hash};
    last_seq_ = event.seq;
  }
  if (!drafts_.empty()) {
    engine_.last_recorded_ = now_;
  }
}

std::string CommandRun::title() const {
  const ContentId id = summary_.title.id;
  for (const PendingText& text : request_.texts) {
    if (text.reference.id == id) {
      return text.words;
    }
  }
  return stored_.title;
}

void CommandRun::project() {
  auto obligations = counted_by_calendar(after_);
  show_held(obligations, after_.common.held);
  check_invariants(obligations);
  MatterColumns columns;
  columns.id = stored_.id;
  columns.system = &system_;
  columns.summary = summary_;
  columns.title = title();
  columns.version = head_.version;
  columns.opened_at = stored_.opened_at;
  // Clocks that were read again without moving are no news.
  columns.updated_at = drafts_.empty() ? stored_.updated_at : now_;
  columns.state = write_matter_state(system_, after_);
  store_matter(connection_, engine_.city_, columns, after_.common,
               is_new_ ? nullptr : &summary_before_);
  const auto changes =
      store_obligations(connection_, engine_.city_, stored_.id, system_.name, obligations,
                        owed_before_, after_.common.held, world_->calendar);
  store_units(connection_, engine_.city_, columns, after_, obligations, *world_, units_);
  if (system_.project && after_.own != before_.own) {
    system_.project({connection_, engine_.city_, stored_.id, last_seq_, now_, before_.own.get(),
                     after_.own.get()});
  }
  if (system_.case_facts) {
    store_case(connection_, engine_.city_, stored_.id, system_.name,
               system_.case_facts(after_.own.get()));
  }
  store_notes();
  store_links();
  store_documents();
  give_notice(changes);
  engine_.matters_.keep({{stored_.id, std::string{system_.name}, columns.title, columns.version,
                          columns.opened_at, "", columns.updated_at},
                         after_,
                         head_,
                         owed_before_,
                         units_});
}

void CommandRun::store_notes() {
  if (!is_common(system_, request_.command) || request_.command != AddNote::name) {
    return;
  }
  const auto& command = std::get<AddNote>(*static_cast<const CommonCommand*>(request_.body.get()));
  connection_.execute(
      "insert into note(city, id, matter, unit, person, content, recorded_at) "
      "values($1, $2, $3, $4, $5, $6, $7)",
      {engine_.city_, identity_.fresh_id, stored_.id, principal_, request_.actor.person,
       command.text.id, now_});
}

void CommandRun::store_documents() {
  for (const Draft& draft : drafts_) {
    if (draft.system != system_.name || !system_.documents) {
      continue;
    }
    for (const DocumentChange& change : system_.documents(draft.event.type, after_.own.get())) {
      if (change.voided) {
        connection_.execute("update document set voided_at = $3 where city = $1 and number = $2",
                            {engine_.city_, change.number, now_});
      } else if (change.digest.empty()) {
        const bool entry = change.size < 0;
        connection_.execute(
            "insert into document(city, number, kind, matter, unit, issued_at, status, digest, "
            "size, attempts, next_try_at) values($1, $2, $3, $4, $5, $6, $7, '', 0, 0, $8)",
            {engine_.city_, change.number, change.kind, stored_.id, change.unit, stamp_.occurred_at,
             std::string_view{entry ? "entry" : "rendering"},
             entry ? std::nullopt : std::optional{now_}});
      } else {
        connection_.execute(
            "update document set status = 'ready', digest = $3, size = $4, next_try_at = null "
            "where city = $1 and number = $2",
            {engine_.city_, change.number, change.digest, change.size});
      }
    }
  }
}

void CommandRun::give_notice(const std::vector<ObligationChange>& changes) {
  NoticeWriter notices{connection_, engine_.city_, engine_.last_notice_, now_};
  for (const ObligationChange& change : changes) {
    // Who acts knows what follows from the act, not what a new calendar did.
    const bool moved =
        change.kind == ObligationChange::Kind::moved && moved_.contains(change.obligation.key);
    notices.of_change(stored_.id, change, moved ? UnitId{} : principal_, after_.common);
  }
  for (const Draft& draft : drafts_) {
    if (draft.event.type == Urged::type) {
      const auto urged = json::from_storage<Urged>(draft.event.payload);
      notices.urged(stored_.id, owed_before_.at(urged.obligation).obligation, after_.common);
    }
  }
  for (const Obligation& o : newly_held_) {
    notices.of_held(stored_.id, o, after_.common);
  }
  if (request_.by_platform && request_.command == AssignHandler::name) {
    notices.add("handler_left", principal_, responsible_roles(false), {}, stored_.id, "", "{}");
  }
  if (system_.notices) {
    for (const SystemNotice& notice :
         system_.notices(before_.own.get(), after_.own.get(), world_->directory)) {
      notices.add(notice.kind, notice.unit, notice.roles, {}, stored_.id, "", "{}");
    }
  }
}

// After `remember`: a repeated answer shows nothing, so that each reading is an event of its own.
void CommandRun::reveal(CommandResult& done) const {
  const auto* descriptor = system_.command(request_.command);
  if (descriptor == nullptr || !descriptor->reveals) {
    return;
  }
  const auto words = engine_.content_.load_stream(connection_, stored_.id.view());
  for (const RevealedText& one : descriptor->reveals(after_.own.get(), request_.body.get())) {
    const auto found = words.find(one.text.id);
    if (found != words.end()) {
      done.revealed.push_back({std::string{one.field}, found->second});
    }
  }
  identity::add_audit(
      connection_, engine_.city_,
      {0, now_, "revealed", request_.actor.person, request_.actor.unit, stored_.id.str(), "{}"});
}

CommandResult CommandRun::result() const {
  CommandResult done;
  done.id = stored_.id;
  done.version = head_.version;
  done.seq = last_seq_;
  done.stage = summary_.stage;
  done.number = summary_.number;
  done.opened = is_new_;
  if (!is_common(system_, request_.command)) {
    const auto* descriptor = system_.command(request_.command);
    for (const auto word : descriptor->warnings(request_.body.get())) {
      done.warnings.emplace_back(word);
    }
  }
  return done;
}

}  // namespace liandong::engine
