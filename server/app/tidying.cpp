#include "app/tidying.hpp"

#include "engine/engine.hpp"

namespace liandong::app {
namespace {

constexpr std::int64_t answers_kept_seconds = 24 * 3600;
constexpr std::size_t answers_at_once = 2'000;

}  // namespace

std::string forget_answers(store::Connection& writer, CityCode city, Instant before,
                           std::string_view after, std::size_t portion) {
  std::string last;
  writer.query(
      "select key from idempotency where city = $1 and key > $2 order by key limit 1 offset $3",
      {city, after, static_cast<std::int64_t>(portion) - 1},
      [&](const store::Row& row) { last = row.str(0); });
  if (last.empty()) {
    writer.execute("delete from idempotency where city = $1 and key > $2 and created_at < $3",
                   {city, after, before});
  } else {
    writer.execute(
        "delete from idempotency where city = $1 and key > $2 and key <= $3 and created_at < $4",
        {city, after, last, before});
  }
  return last;
}

void tidy_up(engine::Engine& engine) {
  const Instant now = engine.now();
  const Instant before{now.seconds - answers_kept_seconds};
  std::string after;
  do {
    std::string next;
    engine.writer().run([&](store::Connection& writer) {
      next = forget_answers(writer, engine.city(), before, after, answers_at_once);
    });
    after = std::move(next);
  } while (!after.empty());
  engine.writer().run([&](store::Connection& writer) {
    writer.execute("delete from session where city = $1 and expires_at < $2", {engine.city(), now});
  });
}

}  // namespace liandong::app
