#include "app/read_marks.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace liandong::app {

void ReadMarks::add(MatterId matter, const Actor& actor) {
  const Instant now = engine_.now();
  const std::lock_guard lock{mutex_};
  const auto found = marks_.find({matter, actor.person, actor.unit});
  if (found != marks_.end()) {
    found->second = std::max(found->second, now);
  } else if (marks_.size() < waiting_max) {
    marks_.emplace(Key{matter, actor.person, actor.unit}, now);
  }
}

void ReadMarks::write() {
  auto marks = std::make_shared<Marks>();
  {
    const std::lock_guard lock{mutex_};
    marks->swap(marks_);
  }
  if (marks->empty()) {
    return;
  }
  const bool taken = engine_.writer().submit(
      {[marks, city = engine_.city()](store::Connection& writer) {
         for (const auto& [key, read_at] : *marks) {
           const auto& [matter, person, unit] = key;
           writer.execute(
               "insert into matter_read(city, matter, person, unit, read_at) "
               "values($1, $2, $3, $4, $5) on conflict(city, matter, person, unit) "
               "do update set read_at = excluded.read_at",
               {city, matter, person, unit, read_at});
         }
       },
       [](std::exception_ptr) {}, true});
  static_cast<void>(taken);  // a full queue loses the marks, not the readings
}

}  // namespace liandong::app
