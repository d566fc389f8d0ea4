#include "app/exchange_push.hpp"

#include "app/outgoing_scan.hpp"
#include "app/problem.hpp"
#include "engine/refusals.hpp"
#include "engine/rows.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/read.hpp"
#include "infra/json/write.hpp"
#include "systems/information_sharing/domain/types.hpp"

namespace liandong::app {
namespace {

constexpr std::string_view system_name = "information_sharing";
using information_sharing::Acknowledge;
using information_sharing::RecordFormed;
using information_sharing::Share;

/// The body of record_formed as it would come from a person.
struct RecordWire {
  Kind kind = Kind::other;
  std::string title;
  std::string content;
  Instant formed_at;
  Sensitivity sensitivity = Sensitivity::internal;
  ItemCode item;
  PlaceCode place;
  std::string reference;
  std::string source_id;
};
LIANDONG_DESCRIBE(RecordWire, kind, title, content, formed_at, sensitivity, item, place, reference,
                  source_id)

struct ShareWire {
  bool to_subscribers = true;
  std::vector<UnitId> recipients;
  bool redaction_confirmed = false;
  bool personal_data_reviewed = false;
};
LIANDONG_DESCRIBE(ShareWire, to_subscribers, recipients, redaction_confirmed,
                  personal_data_reviewed)

struct NoWire {
  std::string comment;
};
LIANDONG_DESCRIBE(NoWire, comment)

template <class Wire>
engine::CommandRequest request_of(Office& office, const Actor& actor, std::string_view command,
                                  const Wire& wire) {
  engine::CommandRequest request;
  request.system = office.services.engine.system(system_name);
  request.command = command;
  request.actor = actor;
  engine::PendingTexts texts;
  json::Reader reader{&texts};
  request.body =
      request.system->command(command)->read(reader, json::parse_stored(json::to_canonical(wire)));
  json::throw_if_corrupt(reader);
  request.texts = texts.all();
  return request;
}

/// Unique for ever for one act on one piece of one unit, so that it is recorded and shared once.
CommandId id_of(std::string_view act, UnitId holder, std::string_view source_id) {
  const std::string digest = crypto::to_hex(
      crypto::sm3(std::string{act} + ":" + holder.str() + ":" + std::string{source_id}));
  return CommandId{"push." + digest.substr(0, 30)};
}

struct Known {
  MatterId id;
  std::string stage;
  std::int64_t version = 0;
};

std::optional<Known> known_item(Office& office, UnitId holder, const std::string& source_id) {
  std::optional<Known> known;
  office.services.readers.with([&](store::Connection& connection) {
    connection.query(
        "select m.id, m.stage, m.version from shared_item s join matter m on m.city = s.city and "
        "m.id = s.matter where s.city = $1 and s.holder = $2 and s.source_id = $3 and "
        "s.source_id <> ''",  // as its index says
        {office.services.engine.city(), holder, source_id}, [&](const store::Row& row) {
          known = Known{row.id<MatterId>(0), row.str(1), row.integer(2)};
        });
  });
  return known;
}

/// One push on its way through two commands.
struct Pushing : std::enable_shared_from_this<Pushing> {
  Pushing(Office& to, Actor by, PushBody what, std::shared_ptr<const http::Request> asked,
          http::Reply answer)
      : office(to),
        actor(std::move(by)),
        body(std::move(what)),
        request(std::move(asked)),
        reply(std::move(answer)) {}

  void start() {
    const UnitId holder = office.services.engine.world()->directory.principal(actor.unit);
    if (const auto known = known_item(office, holder, body.source_id)) {
      repeated = true;
      recorded(known->id, known->stage, known->version);
      return;
    }
    auto record =
        request_of(office, actor, RecordFormed::name,
                   RecordWire{body.kind, body.title, body.content, body.formed_at, body.sensitivity,
                              body.item, body.place, body.reference, body.source_id});
    record.command_id = id_of(RecordFormed::name, holder, body.source_id);
    give(std::move(record), [self = shared_from_this()](const engine::CommandResult& done) {
      self->repeated = done.repeated;
      self->recorded(done.id, done.stage, done.version);
    });
  }

  void recorded(MatterId id, const std::string& stage, std::int64_t version) {
    const bool waits = stage == "formed" || stage == "extended";
    if (!body.share || !waits) {
      answer({id, stage, version, repeated});
      return;
    }
    auto share = request_of(office, actor, Share::name,
                            ShareWire{body.to_subscribers, body.recipients,
                                      body.redaction_confirmed, body.personal_data_reviewed});
    share.matter = id;
    share.command_id =
        id_of(Share::name, office.services.engine.world()->directory.principal(actor.unit),
              body.source_id);
    share.personal_data_found = count_outgoing_findings(office, id, share.texts);
    give(std::move(share), [self = shared_from_this()](const engine::CommandResult& done) {
      self->answer({done.id, done.stage, done.version, self->repeated});
    });
  }

  void give(engine::CommandRequest command,
            std::function<void(const engine::CommandResult&)> next) {
    const bool taken = office.services.engine.submit(
        std::move(command), [self = shared_from_this(), next = std::move(next)](
                                const engine::CommandOutcome& outcome, std::exception_ptr failure) {
          const auto& services = self->office.services;
          if (failure) {
            self->reply(problem(services.messages, self->request.get(), failure, services.log));
          } else if (!outcome) {
            self->reply(problem(services, self->request.get(), outcome.error()));
          } else {
            next(*outcome);
          }
        });
    if (!taken) {
      reply(busy(office.services.messages, request.get()));
    }
  }

  void answer(const PushAnswer& done) {
    reply(http::json(done.repeated ? 200 : 201, json::to_canonical(done)));
  }

  Office& office;
  const Actor actor;
  const PushBody body;
  const std::shared_ptr<const http::Request> request;
  const http::Reply reply;
  bool repeated = false;
};

}  // namespace

// 互联互通: what is formed in a department's own system is shared the same day without being typed
// again.  [3.3.9-b, 3.3.9-c]
void push(Office& office, const TokenHolder& holder, const PushBody& body,
          std::shared_ptr<const http::Request> request, http::Reply reply) {
  std::make_shared<Pushing>(office, holder.actor, body, std::move(request), std::move(reply))
      ->start();
}

void acknowledge_item(Office& office, const TokenHolder& holder, MatterId item,
                      std::shared_ptr<const http::Request> request, http::Reply reply) {
  auto pushing = std::make_shared<Pushing>(office, holder.actor, PushBody{}, std::move(request),
                                           std::move(reply));
  auto command = request_of(office, holder.actor, Acknowledge::name, NoWire{});
  command.matter = item;
  pushing->give(std::move(command), [pushing](const engine::CommandResult& done) {
    pushing->reply(http::json(
        200, json::to_canonical(PushAnswer{done.id, done.stage, done.version, done.repeated})));
  });
}

}  // namespace liandong::app
