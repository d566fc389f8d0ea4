#include "engine/engine.hpp"

#include "engine/command_run.hpp"
#include "engine/escalation.hpp"
#include "engine/notices.hpp"

#include <future>

namespace liandong::engine {

Engine::Engine(CityCode city, store::Database& database, std::span<const System> systems,
               const crypto::VaultCipher& cipher, WorldPtr world, Clock clock,
               EngineOptions options)
    : city_(city),
      systems_(systems),
      content_(city, cipher),
      world_(std::move(world)),
      clock_(std::move(clock)),
      options_(options),
      matters_(options.matters_known),
      used_keys_(options.keys_known) {
  writer_ = std::make_unique<Writer>(
      database.open_writer(), options.writer, [this](store::Connection& connection) {
        const LogHead head = log_head(connection, city_);
        last_seq_ = head.seq;
        last_recorded_ = head.recorded_at;
        last_notice_ = 0;
        matters_.clear();
        closed_.clear();
        used_keys_.load(connection, city_);
        connection.query("select max(id) from notice where city = $1", {city_},
                         [&](const store::Row& row) { last_notice_ = row.integer(0); });
      });
}

Engine::~Engine() { stop(); }

const System* Engine::system(std::string_view name) const {
  for (const System& candidate : systems_) {
    if (candidate.name == name || candidate.plural == name) {
      return &candidate;
    }
  }
  return nullptr;
}

std::string Engine::new_id() { return ids_.next(clock_().seconds * 1'000); }

bool Engine::submit(CommandRequest request,
                    std::function<void(CommandOutcome, std::exception_ptr)> done) {
  struct Pending {
    CommandRequest request;
    RunIdentity identity;
    std::optional<CommandOutcome> outcome;
  };
  auto pending = std::make_shared<Pending>();
  pending->request = std::move(request);
  return writer_->submit(
      {[this, pending](store::Connection& connection) {
         pending->outcome =
             CommandRun{*this, connection, pending->request, pending->identity}.run();
         if (*pending->outcome && pending->identity.world_changed) {
           store::count_world_change(connection, city_.view());
         }
       },
       [this, pending, done = std::move(done)](std::exception_ptr failure) {
         const CommandOutcome nothing = Err{Rejection{}};
         const CommandOutcome& outcome = pending->outcome ? *pending->outcome : nothing;
         if (!failure && outcome && pending->identity.world_changed && world_reader_) {
           world_reader_();
         }
         if (!failure && outcome && listener_) {
           listener_(outcome->seq);
         }
         done(outcome, failure);
       },
       false, [this](store::Connection& connection) { closed_.replay_all(connection, city_); }});
}

CommandOutcome Engine::run(CommandRequest request) {
  std::promise<CommandOutcome> promise;
  auto waiting = promise.get_future();
  const bool taken =
      submit(std::move(request), [&](CommandOutcome outcome, std::exception_ptr failure) {
        if (failure) {
          promise.set_exception(failure);
        } else {
          promise.set_value(std::move(outcome));
        }
      });
  if (!taken) {
    throw store::StoreUnavailable("the writer's queue is full");
  }
  return waiting.get();
}

void Engine::give_notice(store::Connection& writer, std::string_view kind, UnitId unit,
                         RoleSet roles, std::string_view about, std::string_view params) {
  NoticeWriter{writer, city_, last_notice_, std::max(clock_(), last_recorded_)}.add(
      kind, unit, roles, {}, {}, about, params);
}

std::int64_t Engine::append_plain(store::Connection& writer, std::string_view stream_id,
                                  std::string_view system, std::string_view type,
                                  std::string payload, const Actor& actor) {
  const StreamHead head = stream_head(writer, city_, stream_id);
  StoredEvent event;
  event.city = city_;
  event.seq = ++last_seq_;
  event.stream_id = stream_id;
  event.version = head.version + 1;
  event.system = system;
  event.type = type;
  event.command_id = CommandId{new_id()};
  event.recorded_at = std::max(clock_(), last_recorded_);
  event.occurred_at = event.recorded_at;
  event.actor = actor.person;
  event.post = actor.post;
  event.unit = actor.unit;
  event.payload = std::move(payload);
  event.prev_hash = head.hash;
  event.hash = hash_of(event);
  insert_event(writer, event);
  // What is no matter is people, units, calendar or register: decisions rest on it.
  store::count_world_change(writer, city_.view());
  last_recorded_ = event.recorded_at;
  return event.seq;
}

}  // namespace liandong::engine
