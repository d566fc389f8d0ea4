// Signs the log at an interval: the root over all events so far, kept in the store and exported.
#pragma once

#include "app/services.hpp"
#include "engine/checkpoint.hpp"
#include "engine/merkle.hpp"
#include "infra/crypto/sm2.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace liandong::app {

/// Reads through a connection of its own; only a finished checkpoint goes through the writer. It
/// goes on from the last one it finds, however long ago that was, and from where it was when
/// something failed. One thread at a time.
class CheckpointJob {
 public:
  struct Options {
    std::int64_t interval = 900;   // seconds from one to the next, if anything happened
    std::filesystem::path folder;  // where each is exported to; empty = nowhere
  };
  CheckpointJob(engine::Engine& engine, ReaderPool& readers, const crypto::Sm2Signer& signer,
                Options options);

  /// Works for about as long as given. @return true while there is more to do at once
  /// @throws whatever keeps it from its work: the store, the folder, a log that does not hold. It
  /// tries again a minute later.
  bool run(std::chrono::milliseconds most);
  /// Another process may have signed meanwhile: goes on from what is stored. Called by the thread
  /// that runs it.
  void begin_anew() {
    loaded_ = false;
    goal_ = 0;
    exported_.reset();
    failed_at_.reset();
  }
  /// Signs what came since the last one, whatever the interval says, if that is done in time.
  void finish(std::chrono::milliseconds most);

 private:
  [[nodiscard]] bool is_due(Instant now) const;
  bool work(std::chrono::milliseconds most, bool at_once);
  void load(store::Connection& reader);
  void check_edge(store::Connection& reader);
  bool read_on(store::Connection& reader, std::chrono::steady_clock::time_point until);
  void sign();
  [[nodiscard]] std::int64_t find_exported();
  void export_new();
  void give_out();

  engine::Engine& engine_;
  ReaderPool& readers_;
  const crypto::Sm2Signer& signer_;
  std::string public_key_;
  Options options_;
  bool loaded_ = false;
  std::optional<engine::StoredCheckpoint> last_;
  engine::GrowingTree tree_;          // over the events read so far
  std::optional<Digest> last_entry_;  // hash of the last of them, if this process read it
  std::int64_t goal_ = 0;             // the checkpoint being made speaks of this many events
  std::optional<std::int64_t> exported_;
  std::optional<LocalDay> given_on_;
  std::optional<Instant> failed_at_;
};

}  // namespace liandong::app
