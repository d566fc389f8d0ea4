#include "app/backup_repository.hpp"

#include "infra/crypto/sm3.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace liandong::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "liandong-backups-v1\n";
constexpr std::size_t digest_bytes = 32;
constexpr std::size_t number_digits = 8;
constexpr std::string_view apart_ending = "-apart.index";

std::string name_of(std::int64_t number) {
  std::string digits = std::to_string(number);
  return digits.insert(0, number_digits - std::min(digits.size(), number_digits), '0');
}

fs::path index_of(fs::path pack) { return pack.replace_extension(".index"); }

std::vector<std::int64_t> numbers_in(const fs::path& folder, std::string_view extension) {
  std::vector<std::int64_t> numbers;
  for (const auto& entry : fs::directory_iterator{folder}) {
    const std::string stem = entry.path().stem().string();
    if (entry.path().extension() == extension &&
        stem.find_first_not_of("0123456789") == std::string::npos) {
      numbers.push_back(std::stoll(stem));
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// Without any chunks if the index is not what it was: then they are missing where they are needed.
Pack load_pack(const fs::path& file, std::int64_t number) {
  Pack pack{file, number, {}};
  std::istringstream lines{checked(read_whole(index_of(file))).value_or("")};
  std::string digest;
  Pack::Place place;
  while (lines >> digest >> place.offset >> place.bytes) {
    if (const auto known = crypto::parse_hex(digest)) {
      pack.chunks.emplace(*known, place);
    }
  }
  return pack;
}

std::vector<Digest> digests_in(std::string_view list) {
  std::vector<Digest> digests(list.size() / digest_bytes);
  std::memcpy(digests.data(), list.data(), digests.size() * digest_bytes);
  return digests;
}

}  // namespace

bool BackupRepository::is_one(const fs::path& folder) {
  return fs::exists(folder / "liandong-backups");
}

BackupRepository::BackupRepository(fs::path root) : root_(std::move(root)) {
  if (!is_one(root_)) {
    throw std::runtime_error(root_.string() + " holds no backups");
  }
  if (read_whole(root_ / "liandong-backups") != mark) {
    throw std::runtime_error(root_.string() + " was written by another version of this program");
  }
  numbers_ = numbers_in(root_ / "snapshots", ".snapshot");
  load_packs();
}

fs::path BackupRepository::list_file(std::int64_t number) const {
  return root_ / "snapshots" / (name_of(number) + ".snapshot");
}

fs::path BackupRepository::pack_file(std::int64_t number, bool apart) const {
  return root_ / "packs" / (name_of(number) + (apart ? "-apart.pack" : ".pack"));
}

void BackupRepository::load_packs() {
  for (const std::int64_t number : numbers_in(root_ / "packs", ".index")) {
    shared_.push_back(load_pack(pack_file(number, false), number));
  }
  for (const auto& entry : fs::directory_iterator{root_ / "packs"}) {
    const std::string name = entry.path().filename().string();
    if (name.size() > apart_ending.size() && name.ends_with(apart_ending)) {
      const std::int64_t number = std::stoll(name);
      apart_.emplace(number, load_pack(pack_file(number, true), number));
    }
  }
}

Snapshot BackupRepository::snapshot(std::int64_t number) const {
  try {
    return parse_snapshot(read_whole(list_file(number)));
  } catch (const DamagedBackup& fault) {
    throw DamagedBackup(list_file(number).string() + ": " + fault.what());
  }
}

const Pack* BackupRepository::find(const Digest& digest, std::int64_t number) const {
  const auto own = apart_.find(number);
  if (own != apart_.end() && own->second.chunks.contains(digest)) {
    return &own->second;
  }
  // The newest first: one that was written again replaces a damaged one.
  for (auto pack = shared_.rbegin(); pack != shared_.rend(); ++pack) {
    if (pack->chunks.contains(digest)) {
      return &*pack;
    }
  }
  return nullptr;
}

std::string BackupRepository::chunk(const Digest& digest, std::int64_t number) const {
  const Pack* pack = find(digest, number);
  if (pack == nullptr) {
    throw DamagedBackup("backup " + std::to_string(number) + ": the chunk " +
                        crypto::to_hex(digest) + " is missing: back up with --anew");
  }
  const Pack::Place place = pack->chunks.at(digest);
  std::ifstream in{pack->file, std::ios::binary};
  std::string bytes(place.bytes, '\0');
  in.seekg(static_cast<std::streamoff>(place.offset));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in || crypto::sm3(bytes) != digest) {
    throw DamagedBackup("the chunk at " + std::to_string(place.offset) + " of " +
                        pack->file.string() + " is damaged: back up with --anew");
  }
  return bytes;
}

void BackupRepository::read(const Snapshot& snapshot, const SnapshotTable& table,
                            const std::function<void(std::string_view)>& visit) const {
  for (const Digest& list : table.lists) {
    for (const Digest& each : digests_in(chunk(list, snapshot.number))) {
      visit(chunk(each, snapshot.number));
    }
  }
}

std::vector<Digest> BackupRepository::parts(const Snapshot& snapshot,
                                            const SnapshotTable& table) const {
  std::vector<Digest> all;
  for (const Digest& list : table.lists) {
    all.push_back(list);
    const auto inside = digests_in(chunk(list, snapshot.number));
    all.insert(all.end(), inside.begin(), inside.end());
  }
  return all;
}

std::vector<std::string> BackupRepository::file_digests(const Snapshot& snapshot) const {
  std::vector<std::string> names;
  read(snapshot, snapshot.files, [&](std::string_view bytes) {
    for (const Digest& each : digests_in(bytes)) {
      names.push_back(crypto::to_hex(each));
    }
  });
  return names;
}

std::optional<Instant> last_made_at(const fs::path& root) {
  if (!BackupRepository::is_one(root)) {
    return std::nullopt;
  }
  const auto numbers = numbers_in(root / "snapshots", ".snapshot");
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    try {
      const auto file = root / "snapshots" / (name_of(*number) + ".snapshot");
      return parse_snapshot(read_whole(file)).made_at;
    } catch (const DamagedBackup&) {
      continue;  // it is no good one
    }
  }
  return std::nullopt;
}

std::vector<std::size_t> outlived(const std::vector<Instant>& made_at, Instant now,
                                  const Retention& keep) {
  constexpr std::int64_t day = 86'400;
  constexpr std::int64_t all_of = 2 * day;
  constexpr std::int64_t month = 31 * day;
  std::vector<std::size_t> gone;
  std::set<std::string> kept;  // days and months that have one already
  for (std::size_t i = made_at.size(); i-- > 0;) {
    const std::int64_t age = now.seconds - made_at[i].seconds;
    const std::string date = to_iso_date(local_day(made_at[i]));
    const bool first_of_day = kept.insert(date).second;
    const bool first_of_month = kept.insert(date.substr(0, 7)).second;
    const bool stays = i + 1 == made_at.size() || age < all_of ||
                       (first_of_day && age < keep.days * day) ||
                       (first_of_month && age < keep.months * month);
    if (!stays) {
      gone.push_back(i);
    }
  }
  return gone;
}

}  // namespace liandong::app
