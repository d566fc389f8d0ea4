// The folder backups are kept in: chunks of rows in packs, stored files, the list of each backup,
// and what was lawfully erased since.
#pragma once

#include "app/durable_files.hpp"
#include "app/snapshot_text.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

/// Chunks one after another in a file, and where each begins. A pack without its index is none.
struct Pack {
  struct Place {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
  };
  std::filesystem::path file;
  std::int64_t number = 0;  // of the backup that wrote it
  std::map<Digest, Place> chunks;
};

/// For reading. What lies there is trusted only as far as its digests fit.
class BackupRepository {
 public:
  /// @throws std::runtime_error if the folder is none
  explicit BackupRepository(std::filesystem::path root);
  [[nodiscard]] static bool is_one(const std::filesystem::path& folder);

  /// Of the good ones, ascending.
  [[nodiscard]] const std::vector<std::int64_t>& numbers() const { return numbers_; }
  [[nodiscard]] Snapshot snapshot(std::int64_t number) const;
  /// Visits the chunks of a table in order. @throws DamagedBackup naming what is
  void read(const Snapshot& snapshot, const SnapshotTable& table,
            const std::function<void(std::string_view bytes)>& visit) const;
  /// Digests of everything a table of it consists of.
  [[nodiscard]] std::vector<Digest> parts(const Snapshot& snapshot,
                                          const SnapshotTable& table) const;
  [[nodiscard]] std::vector<std::string> file_digests(const Snapshot& snapshot) const;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::filesystem::path files() const { return root_ / "files"; }
  [[nodiscard]] std::filesystem::path erasures() const { return root_ / "erasures"; }

 private:
  friend class BackupWriter;
  [[nodiscard]] std::filesystem::path list_file(std::int64_t number) const;
  [[nodiscard]] std::filesystem::path pack_file(std::int64_t number, bool apart) const;
  [[nodiscard]] const Pack* find(const Digest& digest, std::int64_t number) const;
  [[nodiscard]] std::string chunk(const Digest& digest, std::int64_t number) const;
  void load_packs();

  std::filesystem::path root_;
  std::vector<std::int64_t> numbers_;
  std::vector<Pack> shared_;
  std::map<std::int64_t, Pack> apart_;  // of one backup alone, by its number
};

/// When the newest good backup of a folder was made; nothing if there is none.
[[nodiscard]] std::optional<Instant> last_made_at(const std::filesystem::path& root);

/// How long backups are kept: all of the last two days, then the last one of each day and month.
struct Retention {
  int days = 30;
  int months = 12;
};
/// Which to throw away. @param made_at ascending. The newest always stays.
[[nodiscard]] std::vector<std::size_t> outlived(const std::vector<Instant>& made_at, Instant now,
                                                const Retention& keep);

/// Writes one backup. It is the only writer as long as it lives.
class BackupWriter {
 public:
  /// @param root made if it is empty or missing
  /// @param anew takes nothing that lies there for good: every chunk and file is written again
  /// @throws std::runtime_error if somebody else writes
  BackupWriter(const std::filesystem::path& root, bool anew);
  ~BackupWriter();
  BackupWriter(const BackupWriter&) = delete;
  BackupWriter& operator=(const BackupWriter&) = delete;

  /// @param apart in a file that goes with this backup and is shared with no other
  void begin_table(std::string name, std::string columns, bool apart);
  void add(std::string_view chunk, std::int64_t rows);
  [[nodiscard]] SnapshotTable end_table();
  /// @return bytes copied
  std::uint64_t add_file(const std::filesystem::path& from, const std::string& digest);

  /// Puts everything on the disk; it is no backup yet. @return as it can be read
  [[nodiscard]] std::unique_ptr<BackupRepository> finish(Snapshot& snapshot);
  /// It was restored and found good.
  void approve();
  /// Throws away what nobody needs any more. @return how many backups
  std::size_t tidy(Instant now, const Retention& keep);

  [[nodiscard]] std::int64_t number() const { return number_; }
  [[nodiscard]] std::uint64_t new_bytes() const { return new_bytes_; }  // but for files
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  struct Writing;
  void lock();
  void clear_what_broke_off();
  void learn_known();
  Digest store(std::string_view bytes);
  void end_list();
  [[nodiscard]] std::size_t throw_away(Instant now, const Retention& keep) const;

  std::filesystem::path root_;
  int lock_ = -1;
  bool anew_;
  std::int64_t number_ = 1;
  std::set<Digest> known_;
  std::unique_ptr<Writing> shared_;
  std::unique_ptr<Writing> apart_;
  SnapshotTable table_;
  bool table_apart_ = false;
  std::string list_;
  std::uint64_t new_bytes_ = 0;
};

}  // namespace liandong::app
