// What follows from a command in other matters, inside its transaction.
#include "engine/command_run.hpp"
#include "infra/json/text_form.hpp"

#include <algorithm>
#include <utility>

namespace liandong::engine {
namespace {

class Desk final : public HandoffDesk {
 public:
  Desk(store::Connection& connection, const Engine& engine, const World& world, MatterId cause)
      : connection_(connection), engine_(engine), world_(world), cause_(cause) {}

  [[nodiscard]] Text copy(const Text& text) override { return copied(cause_, text, false); }
  [[nodiscard]] PersonalText copy(const PersonalText& text) override {
    return PersonalText{copied(cause_, text, true)};
  }
  [[nodiscard]] Text copy(MatterId from, const Text& text) override {
    return copied(from, text, false);
  }
  [[nodiscard]] Text write(std::string_view words) override {
    return texts_.take(words, json::count_code_points(words).value_or(0), false);
  }
  [[nodiscard]] std::optional<OtherMatter> find(MatterId matter) override {
    const auto stored = load_matter(connection_, engine_.city(), matter);
    const System* system = stored ? engine_.system(stored->system) : nullptr;
    if (system == nullptr) {
      return std::nullopt;
    }
    const MatterState state = read_matter_state(*system, stored->state);
    return OtherMatter{matter, system->name, state.own, system->summary(state.own.get())};
  }
  [[nodiscard]] std::vector<OtherMatter> waiting_on(MatterId matter) override {
    std::vector<MatterId> ids;
    connection_.query(
        "select id from matter where city = $1 and waits_on = $2 and waits_on <> '' and "
        "closed_at is null order by id",
        {engine_.city(), matter},
        [&](const store::Row& row) { ids.push_back(row.id<MatterId>(0)); });
    std::vector<OtherMatter> waiting;
    for (const MatterId id : ids) {
      if (auto one = find(id)) {
        waiting.push_back(std::move(*one));
      }
    }
    return waiting;
  }
  [[nodiscard]] const World& world() const override { return world_; }
  [[nodiscard]] const std::vector<PendingText>& texts() const { return texts_.all(); }

 private:
  Text copied(MatterId from, const Text& text, bool personal) {
    if (text.empty()) {
      return {};
    }
    auto known = words_.find(from);
    if (known == words_.end()) {
      known = words_.emplace(from, engine_.content().load_stream(connection_, from.view())).first;
    }
    const auto found = known->second.find(text.id);
    return found == known->second.end() ? Text{}
                                        : texts_.take(found->second, text.length, personal);
  }

  store::Connection& connection_;
  const Engine& engine_;
  const World& world_;
  MatterId cause_;
  PendingTexts texts_;
  std::map<MatterId, std::map<ContentId, std::string>> words_;
};

}  // namespace

bool CommandRun::leads_further() const {
  const auto handoffs = engine_.options_.handoffs;
  return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
    return std::any_of(handoffs.begin(), handoffs.end(),
                       [&](const Handoff& handoff) { return handoff.event == draft.event.type; });
  });
}

void CommandRun::begin_with_cause() {
  if (!request_.follows) {
    return;
  }
  const Followed event{request_.follows->cause, request_.follows->event};
  const auto place = drafts_.begin() + static_cast<std::ptrdiff_t>(explained_);
  drafts_.insert(place, {"matter", {Followed::type, json::to_canonical(event)}});
  after_.common = evolve_common(std::move(after_.common), event, stamp_);
}

std::optional<Rejection> CommandRun::follow() {
  std::vector<RunIdentity>::size_type serial = 0;
  for (const Draft& draft : drafts_) {
    for (const Handoff& handoff : engine_.options_.handoffs) {
      if (handoff.event != draft.event.type) {
        continue;
      }
      if (const auto no = follow(handoff, draft, serial)) {
        return no;
      }
    }
  }
  return std::nullopt;
}

std::optional<Rejection> CommandRun::follow(const Handoff& handoff, const Draft& draft,
                                            std::vector<RunIdentity>::size_type& serial) {
  const int depth = request_.follows ? request_.follows->depth + 1 : 1;
  Desk desk{connection_, engine_, *world_, stored_.id};
  const Cause cause{stored_.id,
                    draft.event.type,
                    draft.event.payload,
                    after_.own.get(),
                    summary_,
                    stamp_,
                    request_.actor,
                    request_.follows ? request_.follows->cause : MatterId{}};
  for (Consequence& consequence : handoff.lead(cause, desk)) {
    if (depth > handoff_depth_max) {
      throw InvariantBroken("handoffs lead in a circle: " + std::string{handoff.event});
    }
    CommandRequest next;
    next.system = engine_.system(handoff.system);
    LIANDONG_CHECK(next.system != nullptr);
    next.command = handoff.command;
    next.matter = consequence.matter;
    next.body = std::move(consequence.body);
    next.texts = desk.texts();
    next.actor = request_.actor;
    next.by_platform = true;
    next.follows = Follows{stored_.id, draft.event.type.data(), now_, stamp_.occurred_at, depth};
    if (identity_.consequences.size() <= serial) {
      identity_.consequences.resize(serial + 1);
    }
    RunIdentity& identity = identity_.consequences[serial];
    ++serial;
    const auto outcome = CommandRun{engine_, connection_, next, identity}.run();
    if (!outcome) {
      return outcome.error();
    }
    identity_.world_changed = identity_.world_changed || identity.world_changed;
    last_seq_ = std::max(last_seq_, outcome->seq);
  }
  return std::nullopt;
}

// A handoff may make texts for several consequences; each keeps those its own events refer to.
void CommandRun::save_texts() {
  if (!request_.follows) {
    engine_.content_.save(connection_, stored_.id.view(), request_.texts);
    return;
  }
  std::vector<PendingText> own;
  for (const PendingText& text : request_.texts) {
    const auto refers = [&](const Draft& draft) {
      return draft.event.payload.find(text.reference.id.view()) != std::string::npos;
    };
    if (std::any_of(drafts_.begin(), drafts_.end(), refers)) {
      own.push_back(text);
    }
  }
  engine_.content_.save(connection_, stored_.id.view(), own);
}

// A consequence may have come back to this matter, e.g. to note which dispute it waits for.
void CommandRun::reload() {
  if (const KnownMatter* known = engine_.matters_.find(stored_.id)) {
    after_ = known->state;
    head_ = known->head;
  } else {
    const auto matter = load_matter(connection_, engine_.city_, stored_.id);
    LIANDONG_CHECK(matter.has_value());
    after_ = read_matter_state(system_, matter->state);
    head_.version = matter->version;
  }
  summary_ = system_.summary(after_.own.get());
}

// What a consequence brings back to the matter that led to it is the same relation seen from the
// other side: a dispute follows from its case once, also when the case goes on by the decision.
void CommandRun::store_links() {
  const auto add = [&](MatterId other, std::string_view kind) {
    bool known = false;
    connection_.query(
        "select 1 from matter_link where city = $1 and matter = $2 and other = $3 and kind = $4",
        {engine_.city_, other, stored_.id, kind}, [&](const store::Row&) { known = true; });
    if (known) {
      return;
    }
    connection_.execute(
        "insert into matter_link(city, matter, other, kind, linked_at) values($1, $2, $3, $4, $5) "
        "on conflict(city, matter, other, kind) do nothing",
        {engine_.city_, stored_.id, other, kind, now_});
  };
  for (const Draft& draft : drafts_) {
    if (draft.event.type == Linked::type) {
      add(json::from_storage<Linked>(draft.event.payload).matter, "linked");
    } else if (draft.event.type == Followed::type) {
      add(json::from_storage<Followed>(draft.event.payload).cause, "followed");
    }
  }
}

}  // namespace liandong::engine
