#include "app/public_desk.hpp"

#include "app/problem.hpp"
#include "engine/access.hpp"
#include "engine/rows.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/write.hpp"

namespace liandong::app {
namespace {

using complaint_intake::Command;

constexpr std::string_view system_name = "complaint_intake";
constexpr std::uint8_t concerned_relations = static_cast<std::uint8_t>(
    bits(Relation::sender) | bits(Relation::receiver) | bits(Relation::custodian));

/// The platform acts for the unit that receives: no officer took the complaint.
Actor portal_actor(const engine::World& world, UnitId unit) {
  Actor actor;
  actor.unit = unit;
  const auto facts = world.directory.find(unit);
  actor.unit_kind = facts ? facts->kind : UnitKind::internal_office;
  actor.roles = Role::duty_desk | Role::handler;
  return actor;
}

engine::CommandRequest request_for(const engine::Engine& engine, Command command,
                                   std::string_view name) {
  engine::CommandRequest made;
  made.system = engine.system(system_name);
  made.command = name;
  made.body = std::make_shared<const Command>(std::move(command));
  return made;
}

/// A title without a word of the citizen's: lists show it to more people than the facts.
std::string title_of(const LoadedWorld& city, const PublicComplaint& body) {
  std::string title = "群众反映：";
  if (city.reg) {
    const auto* place = city.reg->find_place(body.place);
    const auto* item = city.reg->find_item(body.item);
    title += place == nullptr ? "" : place->name;
    title += item == nullptr ? "有关事项" : "涉嫌" + item->name;
  }
  constexpr std::size_t title_bytes_max = 300;
  while (title.size() > title_bytes_max ||
         (!title.empty() && (title.back() & 0xC0) == 0x80 && title.size() == title_bytes_max)) {
    title.pop_back();
  }
  return title;
}

std::int64_t first_seq_of(Office& office, MatterId matter) {
  return office.services.readers.with([&](store::Connection& connection) {
    std::int64_t seq = 0;
    connection.query("select seq from event where city = $1 and stream_id = $2 and version = 1",
                     {office.services.engine.city(), matter},
                     [&](const store::Row& row) { seq = row.integer(0); });
    return seq;
  });
}

/// One submission on its way: registered, then each file attached, then answered.
struct Submission : std::enable_shared_from_this<Submission> {
  Submission(Office& where, const crypto::TrackingCodes& with,
             std::shared_ptr<const http::Request> asked, http::Reply answer)
      : office(where), codes(with), request(std::move(asked)), reply(std::move(answer)) {}

  Office& office;
  const crypto::TrackingCodes& codes;
  std::shared_ptr<const http::Request> request;
  http::Reply reply;
  std::vector<PublicFile> files;
  Actor actor;
  MatterId matter;
  PublicReceipt receipt;
  std::size_t next_file = 0;

  void fail(std::exception_ptr failure) const {
    reply(problem(office.services.messages, request.get(), failure, office.services.log));
  }

  void claim_uploads() {
    auto& engine = office.services.engine;
    const bool taken = engine.writer().submit(
        {[self = shared_from_this()](store::Connection& writer) {
           for (const PublicFile& file : self->files) {
             writer.execute(
                 "update upload set unit = $3 where city = $1 and id = $2 and unit = '' and "
                 "person = ''",
                 {self->office.services.engine.city(), file.id, self->actor.unit});
           }
         },
         [self = shared_from_this()](std::exception_ptr failure) {
           if (failure) {
             self->fail(failure);
           }
         }});
    if (!taken) {
      reply(busy(office.services.messages, request.get()));
    }
  }

  void submit(engine::CommandRequest command) {
    const bool taken = office.services.engine.submit(
        std::move(command), [self = shared_from_this()](const engine::CommandOutcome& outcome,
                                                        std::exception_ptr failure) {
          if (failure) {
            self->fail(failure);
          } else if (!outcome) {
            self->reply(problem(self->office.services, self->request.get(), outcome.error()));
          } else {
            self->registered(*outcome);
          }
        });
    if (!taken) {
      reply(busy(office.services.messages, request.get()));
    }
  }

  void registered(const engine::CommandResult& done) {
    matter = done.id;
    receipt.number = done.number;
    // A repeated request gets the same receipt and attaches nothing again.
    if (done.repeated) {
      receipt.files = static_cast<int>(files.size());
      next_file = files.size();
    }
    attach_next();
  }

  void attach_next() {
    if (next_file == files.size()) {
      finish();
      return;
    }
    const PublicFile& file = files[next_file++];
    complaint_intake::AttachMaterial attach;
    attach.kind = complaint_intake::MaterialKind::complainant_material;
    attach.file = file.id;
    attach.file_name = file.name;
    auto command = request_for(office.services.engine, attach, attach.name);
    command.matter = matter;
    command.actor = actor;
    const bool taken = office.services.engine.submit(
        std::move(command),
        [self = shared_from_this()](const engine::CommandOutcome& outcome, std::exception_ptr) {
          // The complaint stands; the receipt says how many files went along.
          self->receipt.files += outcome ? 1 : 0;
          self->attach_next();
        });
    if (!taken) {
      finish();
    }
  }

  void finish() {
    try {
      receipt.tracking_code = codes.make(first_seq_of(office, matter), matter.view());
      reply(http::json(201, json::to_canonical(receipt)));
    } catch (...) {
      fail(std::current_exception());
    }
  }
};

}  // namespace

std::optional<std::string> code_for_unit(Office& office, const crypto::TrackingCodes& codes,
                                         MatterId matter, const Actor& actor) {
  auto& engine = office.services.engine;
  const auto world = engine.world();
  const bool concerned = office.services.readers.with([&](store::Connection& connection) {
    const auto stored = engine::load_matter(connection, engine.city(), matter);
    if (!stored || stored->system != system_name || !engine::may_see_matters(actor)) {
      return false;
    }
    const engine::System& system = *engine.system(system_name);
    const auto state = engine::read_matter_state(system, stored->state);
    const std::uint8_t relations =
        engine::relations_of(system, state.own.get(), actor, world->directory);
    return (relations & concerned_relations) != 0;
  });
  if (!concerned) {
    return std::nullopt;
  }
  return codes.make(first_seq_of(office, matter), matter.view());
}

UnitId receiving_unit(const Office& office, const PublicComplaint& body) {
  if (!body.unit.empty()) {
    return body.unit;
  }
  const auto city = office.city.get();
  if (!city->reg) {
    return {};
  }
  if (!body.item.empty()) {
    const auto found =
        city->reg->competent_unit(body.item, body.place, local_day(office.services.engine.now()));
    if (!found.unit.empty()) {
      return found.unit;
    }
  }
  return city->reg->local_unit_of(body.place);
}

void register_public(Office& office, const crypto::TrackingCodes& codes,
                     std::shared_ptr<const http::Request> request, PublicComplaint body,
                     engine::PendingTexts texts, http::Reply reply) {
  auto& engine = office.services.engine;
  const auto city = office.city.get();
  const UnitId unit = receiving_unit(office, body);
  const std::string title = title_of(*city, body);
  complaint_intake::Register made;
  made.title = texts.take(title, common::characters(title), false);
  made.kind = body.kind;
  made.source = complaint_intake::Source::portal;
  made.received_at = engine.now();
  made.place = body.place;
  made.location = body.location;
  made.item = body.item;
  made.party = body.party;
  made.facts = body.facts;
  made.complainant = body.complainant;
  made.written_material = !body.files.empty();

  auto submission = std::make_shared<Submission>(office, codes, request, std::move(reply));
  submission->files = std::move(body.files);
  submission->actor = portal_actor(*city->world, unit);
  const auto* entry = city->world->directory.unit(unit);
  submission->receipt.unit = entry == nullptr ? unit.str() : entry->name;
  submission->receipt.received_at = made.received_at;
  auto command = request_for(engine, made, made.name);
  command.actor = submission->actor;
  command.texts = texts.all();
  command.route = request->path;
  command.body_hash = crypto::sm3(request->body);
  if (const auto key = request->header("Idempotency-Key"); key && key->size() <= 100) {
    command.idempotency_key = *key;
  }
  if (!submission->files.empty()) {
    submission->claim_uploads();
  }
  submission->submit(std::move(command));
}

void give_for_citizen(Office& office, std::shared_ptr<const http::Request> request, MatterId matter,
                      Command command, std::string_view name,
                      std::vector<engine::PendingText> texts, http::Reply reply) {
  auto& services = office.services;
  auto made = request_for(services.engine, std::move(command), name);
  made.matter = matter;
  made.texts = std::move(texts);
  made.by_platform = true;
  made.actor.roles = Role::system_admin;
  const bool taken = services.engine.submit(
      std::move(made), [&services, request, reply](const engine::CommandOutcome& outcome,
                                                   std::exception_ptr failure) {
        if (failure) {
          reply(problem(services.messages, request.get(), failure, services.log));
        } else if (!outcome) {
          reply(problem(services, request.get(), outcome.error()));
        } else {
          reply(http::no_content());
        }
      });
  if (!taken) {
    reply(busy(services.messages, request.get()));
  }
}

}  // namespace liandong::app
