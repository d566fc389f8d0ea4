#include "app/tidying.hpp"

#include "engine/engine.hpp"

namespace liandong::app {
namespace {

constexpr std::int64_t answers_kept_seconds = 24 * 3600;

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

void Tidying::run() {
  using Steady = std::chrono::steady_clock;
  const Instant now = engine_.now();
  if (!passing_) {
    if (Steady::now() < next_pass_) {
      return;
    }
    engine_.writer().run([&](store::Connection& writer) {
      writer.execute("delete from session where city = $1 and expires_at < $2",
                     {engine_.city(), now});
    });
    passing_ = true;
    next_pass_ = Steady::now() + options_.between_passes;
  }
  const Instant before{now.seconds - answers_kept_seconds};
  std::string last;
  engine_.writer().run([&](store::Connection& writer) {
    last = forget_answers(writer, engine_.city(), before, after_, options_.portion);
  });
  after_ = std::move(last);
  passing_ = !after_.empty();
}

}  // namespace liandong::app
