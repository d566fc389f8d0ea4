#include "app/checkpoint_job.hpp"

#include "app/checkpoint_files.hpp"
#include "engine/event_log.hpp"
#include "infra/json/write.hpp"

#include <algorithm>
#include <stdexcept>

namespace liandong::app {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::int64_t retry_after = 60;
constexpr int events_per_read = 500;
constexpr int exports_per_read = 100;
constexpr std::string_view given_kind = "checkpoint_given";

/// What a unit keeps: the exported form, and the name of its file.
struct GivenParams {
  std::int64_t number = 0;
  std::int64_t events = 0;
  std::string name;
  std::string text;
};
LIANDONG_DESCRIBE(GivenParams, number, events, name, text)

bool was_given(store::Connection& connection, CityCode city, UnitId unit, LocalDay day) {
  bool given = false;
  connection.query(
      "select created_at from notice where city = $1 and unit = $2 and kind = $3 order by id desc "
      "limit 1",
      {city, unit, given_kind},
      [&](const store::Row& row) { given = local_day(row.instant(0)) >= day; });
  return given;
}

[[noreturn]] void refuse_to_sign(std::int64_t seq) {
  throw std::runtime_error("the log does not hold at event " + std::to_string(seq) +
                           ": nothing is signed, run verify");
}

/// Its signature fits and its tree is the one it signed.
bool can_go_on(const engine::StoredCheckpoint& stored, const engine::SignerKeys& keys,
               const std::optional<engine::GrowingTree>& tree) {
  return tree && tree->size() == stored.checkpoint.events &&
         tree->root() == stored.checkpoint.root && engine::signature_fault(stored, keys).empty();
}

}  // namespace

CheckpointJob::CheckpointJob(engine::Engine& engine, ReaderPool& readers,
                             const crypto::Sm2Signer& signer, Options options)
    : engine_(engine),
      readers_(readers),
      signer_(signer),
      public_key_(signer.public_key()),
      options_(std::move(options)) {}

bool CheckpointJob::is_due(Instant now) const {
  if (!last_ || last_->checkpoint.signer != engine::signer_of(public_key_)) {
    return true;  // the log is signed with the key people can ask for
  }
  const Instant made_at = last_->checkpoint.made_at;
  return now < made_at || now.seconds - made_at.seconds >= options_.interval;
}

bool CheckpointJob::run(std::chrono::milliseconds most) {
  const Instant now = engine_.now();
  const std::int64_t pause = std::min(retry_after, options_.interval);
  if (failed_at_ && now >= *failed_at_ && now.seconds - failed_at_->seconds < pause) {
    return false;
  }
  failed_at_.reset();
  try {
    return work(most, false);
  } catch (...) {
    failed_at_ = now;
    throw;
  }
}

void CheckpointJob::finish(std::chrono::milliseconds most) { work(most, true); }

bool CheckpointJob::work(std::chrono::milliseconds most, bool at_once) {
  const auto until = Steady::now() + most;
  const bool complete = readers_.with([&](store::Connection& reader) {
    if (!loaded_) {
      load(reader);
    }
    if (goal_ == 0 && !at_once && !is_due(engine_.now())) {
      return true;
    }
    const std::int64_t head = engine::log_head(reader, engine_.city()).seq;
    goal_ = at_once || goal_ == 0 ? head : goal_;
    check_edge(reader);
    return read_on(reader, until);
  });
  if (!complete) {
    return true;
  }
  if (goal_ > 0) {
    sign();
  }
  give_out();
  export_new();
  return false;
}

void CheckpointJob::load(store::Connection& reader) {
  last_ = engine::last_checkpoint(reader, engine_.city());
  tree_ = {};
  last_entry_.reset();
  if (last_) {
    const auto tree = engine::GrowingTree::from(last_->tree);
    // Otherwise the tree grows anew from the first event.
    if (can_go_on(*last_, engine::signer_keys(reader, engine_.city()), tree)) {
      tree_ = *tree;
    }
  }
  loaded_ = true;
}

/// A store that came back without its last commits has other events in their place.
void CheckpointJob::check_edge(store::Connection& reader) {
  if (!last_entry_) {
    return;
  }
  const auto found = engine::read_after(reader, engine_.city(), tree_.size() - 1, 1);
  if (found.empty() || found.front().seq != tree_.size() || found.front().hash != *last_entry_) {
    load(reader);
    goal_ = engine::log_head(reader, engine_.city()).seq;
  }
}

bool CheckpointJob::read_on(store::Connection& reader, Steady::time_point until) {
  while (tree_.size() < goal_) {
    const auto left = std::min<std::int64_t>(events_per_read, goal_ - tree_.size());
    const auto events =
        engine::read_after(reader, engine_.city(), tree_.size(), static_cast<int>(left));
    for (const engine::StoredEvent& event : events) {
      if (event.seq != tree_.size() + 1 || engine::hash_of(event) != event.hash) {
        refuse_to_sign(tree_.size() + 1);
      }
      tree_.append(event.hash);
      last_entry_ = event.hash;
      if (last_ && tree_.size() == last_->checkpoint.events &&
          tree_.root() != last_->checkpoint.root) {
        throw std::runtime_error("the log is not the one checkpoint " +
                                 std::to_string(last_->checkpoint.number) +
                                 " speaks of: nothing is signed, run verify");
      }
    }
    if (events.empty()) {
      refuse_to_sign(tree_.size() + 1);
    }
    if (Steady::now() >= until) {
      return tree_.size() == goal_;
    }
  }
  return true;
}

void CheckpointJob::sign() {
  const std::int64_t events = goal_;
  goal_ = 0;
  const Digest signer = engine::signer_of(public_key_);
  const bool nothing_new = last_ && last_->checkpoint.events >= events;
  if (nothing_new && last_->checkpoint.events > events) {
    refuse_to_sign(events + 1);
  }
  if (nothing_new && last_->checkpoint.signer == signer) {
    return;
  }
  engine::StoredCheckpoint next;
  next.checkpoint = {engine_.city(),
                     last_ ? last_->checkpoint.number + 1 : 1,
                     events,
                     tree_.root(),
                     last_ ? engine::digest_of(last_->checkpoint) : Digest{},
                     engine_.now(),
                     signer};
  next.signature = signer_.sign(engine::statement_of(next.checkpoint));
  next.tree = tree_.saved();
  loaded_ = false;  // until it is known to be stored: an answer may be lost
  engine_.writer().run(
      [&](store::Connection& writer) { engine::insert_checkpoint(writer, next, public_key_); });
  last_ = std::move(next);
  loaded_ = true;
}

/// The last one of this store that lies in the folder. After a restore there may be later ones of
/// the log that was given up.
std::int64_t CheckpointJob::find_exported() {
  std::int64_t number =
      std::min(last_exported(options_.folder, engine_.city()), last_->checkpoint.number);
  readers_.with([&](store::Connection& reader) {
    for (; number > 0; --number) {
      const auto found = engine::checkpoints_after(reader, engine_.city(), number - 1, 1);
      if (!found.empty() &&
          std::filesystem::exists(options_.folder / checkpoint_file_name(found.front()))) {
        break;
      }
    }
    return 0;
  });
  return number;
}

void CheckpointJob::export_new() {
  if (options_.folder.empty() || !last_) {
    return;
  }
  if (!exported_) {
    exported_ = find_exported();
  }
  while (*exported_ < last_->checkpoint.number) {
    const auto [checkpoints, keys] = readers_.with([&](store::Connection& reader) {
      return std::pair{
          engine::checkpoints_after(reader, engine_.city(), *exported_, exports_per_read),
          engine::signer_keys(reader, engine_.city())};
    });
    if (checkpoints.empty()) {
      return;
    }
    for (const auto& each : checkpoints) {
      const auto key = keys.find(each.checkpoint.signer);
      if (key == keys.end()) {
        throw std::runtime_error("checkpoint " + std::to_string(each.checkpoint.number) +
                                 ": its public key is gone, run verify");
      }
      export_checkpoint(options_.folder, each, key->second);
      exported_ = each.checkpoint.number;
    }
  }
}

/// The first checkpoint of a day goes to those who supervise. Each vouches for all before it, so
/// one a day in other hands is enough.  [D0096]
void CheckpointJob::give_out() {
  const LocalDay day = last_ ? local_day(last_->checkpoint.made_at) : LocalDay{};
  if (!last_ || (given_on_ && *given_on_ >= day)) {
    return;
  }
  const auto world = engine_.world();
  const GivenParams params{last_->checkpoint.number, last_->checkpoint.events,
                           checkpoint_file_name(*last_), engine::exported(*last_)};
  const std::pair<UnitId, RoleSet> keepers[] = {
      {world->directory.coordinating_office(), Role::coordinator},
      {world->directory.government(), Role::decider}};
  engine_.writer().run([&](store::Connection& writer) {
    for (const auto& [unit, roles] : keepers) {
      if (!unit.empty() && !was_given(writer, engine_.city(), unit, day)) {
        engine_.give_notice(writer, given_kind, unit, roles, std::to_string(params.number),
                            json::to_canonical(params));
      }
    }
  });
  given_on_ = day;
}

}  // namespace liandong::app
