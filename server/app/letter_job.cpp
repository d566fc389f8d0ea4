#include "app/letter_job.hpp"

#include "app/systems.hpp"
#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"
#include "infra/json/write.hpp"
#include "systems/common/domain/letters.hpp"

#include <algorithm>
#include <future>

namespace liandong::app {
namespace {

constexpr int letters_per_round = 50;
constexpr std::int64_t retry_pause_seconds_max = 3'600;

struct DueLetter {
  std::string number;
  MatterId matter;
  std::int64_t attempts = 0;
};

std::vector<DueLetter> due_letters(Office& office) {
  return office.services.readers.with([&](store::Connection& connection) {
    std::vector<DueLetter> letters;
    connection.query(
        "select number, matter, attempts from document where city = $1 and "
        "next_try_at is not null and next_try_at <= $2 order by next_try_at limit $3",
        {office.services.engine.city(), office.services.engine.now(), letters_per_round},
        [&](const store::Row& row) {
          letters.push_back({row.str(0), row.id<MatterId>(1), row.integer(2)});
        });
    return letters;
  });
}

documents::Letter compose(Office& office, const DueLetter& due) {
  auto& engine = office.services.engine;
  const auto city = office.city.get();
  return office.services.readers.with([&](store::Connection& connection) {
    const auto stored = engine::load_matter(connection, engine.city(), due.matter);
    const common::Letters* letters = stored ? letters_of(stored->system) : nullptr;
    if (letters == nullptr) {
      throw store::StoreBroken("document " + due.number + " belongs to no matter with letters");
    }
    const auto state = engine::read_matter_state(*engine.system(stored->system), stored->state);
    const engine::MatterResolver words{engine.content().load_stream(connection, due.matter.view()),
                                       city->world->directory};
    auto letter = letters->compose(state.own.get(), due.number, letter_context(words, *city));
    if (!letter) {
      throw store::StoreBroken("matter " + due.matter.str() + " has no letter " + due.number);
    }
    return std::move(*letter);
  });
}

std::string render(Office& office, documents::Letter letter) {
  std::promise<documents::Rendered> promise;
  auto waiting = promise.get_future();
  if (!office.renderer.render(std::move(letter), [&](documents::Rendered rendered) {
        promise.set_value(std::move(rendered));
      })) {
    throw documents::RenderError("the renderer's queue is full");
  }
  auto rendered = waiting.get();
  if (auto* failure = std::get_if<std::exception_ptr>(&rendered)) {
    std::rethrow_exception(*failure);
  }
  return std::get<std::string>(std::move(rendered));
}

void record(Office& office, const DueLetter& due, const blobs::Blob& blob) {
  auto& engine = office.services.engine;
  const std::string system = office.services.readers.with([&](store::Connection& connection) {
    return engine::load_matter(connection, engine.city(), due.matter)->system;
  });
  common::RecordRenderedLetter rendered;
  rendered.document_number = due.number;
  json::append_hex(rendered.digest, blob.digest);
  rendered.size = static_cast<std::int64_t>(blob.size);
  engine::CommandRequest request;
  request.system = engine.system(system);
  request.command = common::RecordRenderedLetter::name;
  request.matter = due.matter;
  request.by_platform = true;
  request.actor.roles = Role::system_admin;
  json::Reader reader;
  request.body = request.system->command(request.command)
                     ->read(reader, json::parse_stored(json::to_canonical(rendered)));
  json::throw_if_corrupt(reader);
  const auto outcome = engine.run(std::move(request));
  if (!outcome) {
    throw std::runtime_error("letter " + due.number + " was refused with code " +
                             std::to_string(static_cast<int>(outcome.error().code)));
  }
}

void put_off(Office& office, const DueLetter& due) {
  auto& engine = office.services.engine;
  const std::int64_t pause = std::min<std::int64_t>(
      retry_pause_seconds_max, 5LL << std::min<std::int64_t>(due.attempts, 10));
  const Instant next = engine.now() + pause;
  engine.writer().run([&](store::Connection& writer) {
    writer.execute(
        "update document set attempts = attempts + 1, next_try_at = $3 "
        "where city = $1 and number = $2 and digest = ''",
        {engine.city(), due.number, next});
  });
}

}  // namespace

std::size_t render_due_letters(Office& office) {
  std::size_t finished = 0;
  for (const DueLetter& due : due_letters(office)) {
    try {
      const std::string pdf = render(office, compose(office, due));
      auto writer = office.blobs.open(pdf.size() + 1);
      writer.write(std::as_bytes(std::span{pdf.data(), pdf.size()}));
      record(office, due, writer.commit());
      ++finished;
    } catch (const std::exception& failure) {
      office.services.log("letter " + due.number + ": " + failure.what());
      put_off(office, due);
    }
  }
  return finished;
}

}  // namespace liandong::app
