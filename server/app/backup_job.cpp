#include "app/backup_job.hpp"

#include "app/kept_erasures.hpp"
#include "engine/event_log.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <exception>
#include <sstream>

namespace liandong::app {
namespace {

constexpr std::int64_t retry_after = 600;
constexpr std::int64_t tell_again_after = 24 * 3'600;
constexpr std::string_view kind = "backup_overdue";

struct OverdueParams {
  std::optional<Instant> last_good;
  std::int64_t hours = 0;
};
LIANDONG_DESCRIBE(OverdueParams, last_good, hours)

std::string last_line(const std::string& said) {
  const auto fault = said.find("fault: ");
  return fault == std::string::npos ? ""
                                    : said.substr(fault + 7, said.find('\n', fault) - fault - 7);
}

}  // namespace

std::optional<BackupJob::State> BackupJob::state() const {
  const std::lock_guard lock{mutex_};
  return state_;
}

void BackupJob::run() {
  if (options_.choice.repository.empty()) {
    return;
  }
  std::exception_ptr failure;
  try {
    keep_new_erasures();
    if (is_due(engine_.now())) {
      make(engine_.now());
    }
  } catch (...) {
    failure = std::current_exception();
    failed_at_ = engine_.now();
  }
  look(engine_.now());
  if (failure) {
    std::rethrow_exception(failure);
  }
}

bool BackupJob::is_due(Instant now) const {
  const bool just_failed =
      failed_at_ && now >= *failed_at_ &&
      now.seconds - failed_at_->seconds < std::min(retry_after, options_.interval);
  if (options_.interval == 0 || just_failed) {
    return false;
  }
  const auto last = last_made_at(options_.choice.repository);
  return !last || now < *last || now.seconds - last->seconds >= options_.interval;
}

/// What is erased between two backups is known beside them within a minute.
void BackupJob::keep_new_erasures() {
  if (!BackupRepository::is_one(options_.choice.repository)) {
    return;
  }
  readers_.with([&](store::Connection& reader) {
    std::int64_t newest = 0;
    reader.query(
        "select max(seq) from event where city = $1 and stream_id >= 'erasure:' and "
        "stream_id < 'erasure;' and type = 'erasure.carried_out.v1'",
        {engine_.city()}, [&](const store::Row& row) { newest = row.integer(0); });
    if (newest != erasures_seen_) {
      keep_erasures(options_.choice.repository / "erasures", erasures_of(reader));
      erasures_seen_ = newest;
    }
    return 0;
  });
}

void BackupJob::make(Instant now) {
  std::ostringstream said;
  try {
    const int verdict = back_up_(options_.place, options_.choice, now, said);
    if (verdict != 0) {
      throw DamagedBackup(last_line(said.str()));
    }
  } catch (const DamagedBackup&) {
    options_.choice.anew = true;  // what lies there may be what is wrong
    throw;
  }
  options_.choice.anew = false;
  failed_at_.reset();
}

void BackupJob::look(Instant now) {
  State state;
  state.last_good = last_made_at(options_.choice.repository);
  Instant since = state.last_good.value_or(now);
  if (!state.last_good) {
    readers_.with([&](store::Connection& reader) {
      const auto first = engine::read_after(reader, engine_.city(), 0, 1);
      since = first.empty() ? now : first.front().recorded_at;
      return 0;
    });
  }
  state.age = std::max<std::int64_t>(0, now.seconds - since.seconds);
  state.overdue = state.age > backup_age_max;
  {
    const std::lock_guard lock{mutex_};
    state_ = state;
  }
  if (!state.overdue) {
    told_at_.reset();
  } else if (!told_at_ || now.seconds - told_at_->seconds >= tell_again_after) {
    tell(now);
  }
}

void BackupJob::tell(Instant now) {
  const auto last = state_->last_good;
  const std::int64_t hours = state_->age / 3'600;
  log_("no good backup for " + std::to_string(hours) + " hours; the last one was made " +
       (last ? to_rfc3339(*last) : "never"));
  const UnitId office = engine_.world()->directory.coordinating_office();
  engine_.writer().run([&](store::Connection& writer) {
    // A restart says nothing twice.
    bool told = false;
    writer.query(
        "select created_at from notice where city = $1 and unit = $2 and kind = $3 and "
        "created_at > $4",
        {engine_.city(), office, kind, Instant{now.seconds - tell_again_after}},
        [&](const store::Row&) { told = true; });
    if (!told) {
      engine_.give_notice(writer, kind, office, Role::coordinator, "",
                          json::to_canonical(OverdueParams{last, hours}));
    }
  });
  told_at_ = now;
}

}  // namespace liandong::app
