#include "engine/checkpoint_check.hpp"

#include "engine/parallel.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

namespace liandong::engine {
namespace {

constexpr int first_schema_with_checkpoints = 11;  // a backup may be of an earlier version

std::string name_of(const Checkpoint& checkpoint, bool outside) {
  return (outside ? "exported checkpoint " : "checkpoint ") + std::to_string(checkpoint.number);
}

/// Its place behind the one before.
std::string link_fault(const Checkpoint& checkpoint, const Checkpoint* before) {
  if (checkpoint.number != (before == nullptr ? 1 : before->number + 1)) {
    return "the one before it is missing";
  }
  if (checkpoint.previous != (before == nullptr ? Digest{} : digest_of(*before))) {
    return "it does not name the digest of the one before it";
  }
  if (checkpoint.events < (before == nullptr ? 1 : before->events)) {
    return "it speaks of fewer events than the one before it";
  }
  return {};
}

/// How many of the first checkpoints are sound; the fault of the next one.
struct Sound {
  std::size_t count = 0;
  std::string fault;
};

template <class T>
Sound sound_signatures(const std::vector<T>& checkpoints, const SignerKeys& keys, unsigned threads,
                       bool outside) {
  Sound sound{checkpoints.size(), {}};
  std::mutex mutex;
  sound.fault = first_fault_of(checkpoints.size(), threads, [&] {
    return [&](std::size_t i) {
      std::string what = signature_fault(checkpoints[i], keys);
      if (!what.empty()) {
        const std::lock_guard lock{mutex};
        sound.count = std::min(sound.count, i);
        what = name_of(checkpoints[i].checkpoint, outside) + ": " + what;
      }
      return what;
    };
  });
  return sound;
}

Sound sound_in_store(const std::vector<StoredCheckpoint>& stored, const SignerKeys& keys,
                     unsigned threads) {
  Sound sound = sound_signatures(stored, keys, threads, false);
  for (std::size_t i = 0; i < sound.count; ++i) {
    const Checkpoint* before = i == 0 ? nullptr : &stored[i - 1].checkpoint;
    if (const std::string what = link_fault(stored[i].checkpoint, before); !what.empty()) {
      return {i, name_of(stored[i].checkpoint, false) + ": " + what};
    }
  }
  return sound;
}

/// A row that hides under another city or number.
std::string stray_fault(store::Connection& connection, CityCode city) {
  std::string fault;
  connection.query(
      "select number, city from checkpoint where number < 1 or (city <> $1 and city not in (select "
      "code from city)) order by number limit 1",
      {city}, [&](const store::Row& row) {
        fault = "checkpoint " + row.str(0) + " stands under the city " + row.str(1) +
                ", which is none of this store";
      });
  return fault;
}

std::string trust_fault(const std::vector<StoredCheckpoint>& stored,
                        const std::vector<std::string>& trusted) {
  if (stored.empty() || trusted.empty()) {
    return {};
  }
  const Checkpoint& last = stored.back().checkpoint;
  const bool known = std::any_of(trusted.begin(), trusted.end(), [&](const std::string& key) {
    return signer_of(key) == last.signer;
  });
  return known ? "" : name_of(last, false) + ": it was not signed with the key given";
}

/// Those kept outside are those of the store.
std::string outside_fault(const std::vector<SignedCheckpoint>& exported,
                          const std::vector<StoredCheckpoint>& stored, bool may_be_older) {
  for (const SignedCheckpoint& each : exported) {
    const auto index = static_cast<std::size_t>(each.checkpoint.number) - 1;
    if (index >= stored.size()) {
      if (may_be_older) {
        continue;
      }
      return name_of(each.checkpoint, true) + " is missing in the store";
    }
    if (!(stored[index].checkpoint == each.checkpoint)) {
      return name_of(each.checkpoint, true) + " is not the one in the store";
    }
  }
  return {};
}

void keep_first(std::string& first, std::string next) {
  if (first.empty()) {
    first = std::move(next);
  }
}

}  // namespace

CheckpointFindings examine_checkpoints(store::Connection& connection, CityCode city,
                                       const VerifyOptions& options) {
  CheckpointFindings findings;
  if (store::schema_version(connection) < first_schema_with_checkpoints) {
    return findings;
  }
  std::vector<StoredCheckpoint> stored;
  try {
    stored = checkpoints_after(connection, city, 0, std::numeric_limits<int>::max());
  } catch (const store::StoreBroken& broken) {
    findings.first_fault = broken.what();
  }
  SignerKeys keys = signer_keys(connection, city);
  const Sound sound = sound_in_store(stored, keys, options.threads);
  keep_first(findings.first_fault, sound.fault);
  keep_first(findings.first_fault, stray_fault(connection, city));
  for (std::size_t i = 0; i < sound.count; ++i) {
    const Checkpoint& c = stored[i].checkpoint;
    findings.marks.push_back({c.events, c.root, stored[i].tree, name_of(c, false)});
  }
  keys.insert(options.exported_keys.begin(), options.exported_keys.end());
  const Sound outside = sound_signatures(options.exported, keys, options.threads, true);
  for (std::size_t i = 0; i < outside.count; ++i) {
    const Checkpoint& c = options.exported[i].checkpoint;
    if (!options.may_be_older || c.number <= static_cast<std::int64_t>(stored.size())) {
      findings.marks.push_back({c.events, c.root, {}, name_of(c, true)});
    }
  }
  std::stable_sort(findings.marks.begin(), findings.marks.end(),
                   [](const Mark& a, const Mark& b) { return a.events < b.events; });
  keep_first(findings.first_fault, options.exported_fault);
  keep_first(findings.first_fault, outside.fault);
  keep_first(findings.first_fault, outside_fault(options.exported, stored, options.may_be_older));
  keep_first(findings.first_fault, trust_fault(stored, options.trusted_keys));
  findings.checkpoints = static_cast<std::int64_t>(stored.size());
  findings.signed_events = stored.empty() ? 0 : stored.back().checkpoint.events;
  return findings;
}

}  // namespace liandong::engine
