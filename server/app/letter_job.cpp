#include "app/letter_job.hpp"

#include "engine/resolve.hpp"
#include "engine/rows.hpp"
#include "infra/json/text_form.hpp"

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
  const engine::System* system = engine.system("case_transfer");
  const auto city = office.city.get();
  return office.services.readers.with([&](store::Connection& connection) {
    const auto stored = engine::load_matter(connection, engine.city(), due.matter);
    if (!stored) {
      throw store::StoreBroken("document " + due.number + " belongs to no matter");
    }
    const auto state = engine::read_matter_state(*system, stored->state);
    const auto& transfer = *static_cast<const case_transfer::Transfer*>(state.own.get());
    const engine::MatterResolver words{engine.content().load_stream(connection, due.matter.view()),
                                       city->world->directory};
    for (const auto& letter : transfer.letters) {
      if (letter.document_number == due.number) {
        return case_transfer::transfer_letter(transfer, letter, words, city->world->directory,
                                              letter_words(transfer, *city));
      }
    }
    throw store::StoreBroken("matter " + due.matter.str() + " has no letter " + due.number);
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
  engine::CommandRequest request;
  request.system = engine.system("case_transfer");
  request.command = case_transfer::RecordRenderedLetter::name;
  request.matter = due.matter;
  request.by_platform = true;
  request.actor.roles = Role::system_admin;
  case_transfer::RecordRenderedLetter command;
  command.document_number = due.number;
  json::append_hex(command.digest, blob.digest);
  command.size = static_cast<std::int64_t>(blob.size);
  request.body = std::make_shared<const case_transfer::Command>(std::move(command));
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

case_transfer::LetterWords letter_words(const case_transfer::Transfer& transfer,
                                        const LoadedWorld& city) {
  case_transfer::LetterWords words;
  if (!city.reg) {
    return words;
  }
  if (const auto* place = city.reg->find_place(transfer.place)) {
    words.place_name = place->name;
  }
  if (const auto* item = city.reg->find_item(transfer.item)) {
    words.item_name = item->name;
    const auto answer =
        city.reg->competent_unit(transfer.item, transfer.place, local_day(transfer.discovered_at));
    for (const auto& basis : answer.bases) {
      words.competence +=
          (words.competence.empty() ? "依据《" : "、《") + basis.law + "》" + basis.article;
    }
    if (!words.competence.empty()) {
      words.competence += "。";
    }
  }
  return words;
}

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
