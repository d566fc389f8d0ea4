#include "app/kept_erasures.hpp"

#include "app/durable_files.hpp"
#include "app/snapshot_text.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

namespace liandong::app {
namespace {

constexpr std::string_view heading = "liandong-erasures-v1";

/// One at a time; waits for the other.
class Turn {
 public:
  explicit Turn(std::filesystem::path file)
      : lock_(::open((file += ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (lock_ < 0 || ::flock(lock_, LOCK_EX) != 0) {
      throw std::runtime_error(file.string() + ": " + std::strerror(errno));
    }
  }
  ~Turn() { ::close(lock_); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  int lock_;
};

struct Erased {
  bool subject = false;
  std::string city;
  std::string stream;  // of a text
  std::string id;
  std::int64_t at = 0;
};

/// The texts that only a list of an earlier release names are looked for in one pass.
std::vector<Erased> placed(store::Connection& connection, const Erasures& erasures) {
  std::vector<Erased> all;
  std::map<std::string, std::map<std::string, std::int64_t>> bare;  // by city and id
  for (const auto& [what, at] : erasures) {
    std::istringstream words{what};
    std::string kind;
    std::string city;
    std::string id;
    words >> kind >> city >> id;
    const auto slash = id.rfind('/');
    if (kind != "text") {
      all.push_back({true, city, "", id, at});
    } else if (slash != std::string::npos) {
      all.push_back({false, city, id.substr(0, slash), id.substr(slash + 1), at});
    } else {
      bare[city][id] = at;
    }
  }
  for (const Erased& each : all) {
    if (!each.subject) {
      bare[each.city].erase(each.id);
    }
  }
  for (const auto& [city, ids] : bare) {
    if (ids.empty()) {
      continue;
    }
    connection.query("select stream_id, id from content where city = $1 and erased_at is null",
                     {city}, [&, of = &ids, in = &city](const store::Row& row) {
                       if (const auto found = of->find(row.str(1)); found != of->end()) {
                         all.push_back({false, *in, row.str(0), found->first, found->second});
                       }
                     });
  }
  return all;
}

}  // namespace

Erasures erasures_of(store::Connection& reader) {
  Erasures erasures;
  const auto collect = [&](const char* kind) {
    return [&erasures, kind](const store::Row& row) {
      erasures[std::string{kind} + " " + row.str(0) + " " + row.str(1)] = row.integer(2);
    };
  };
  reader.query(
      "select city, stream_id || '/' || id, erased_at, id from content where erased_at is not null",
      {}, [&](const store::Row& row) {
        collect("text")(row);
        erasures["text " + row.str(0) + " " + row.str(3)] = row.integer(2);
      });
  reader.query("select city, id, erased_at from content_subject where erased_at is not null", {},
               collect("subject"));
  return erasures;
}

Erasures read_erasures(const std::filesystem::path& file) {
  Erasures erasures;
  if (!std::filesystem::exists(file)) {
    return erasures;
  }
  const auto body = checked(read_whole(file));
  std::istringstream lines{body.value_or("")};
  std::string line;
  std::getline(lines, line);
  if (line != heading) {
    throw std::runtime_error(file.string() +
                             " is not what it was: what was lawfully erased would come back");
  }
  std::string kind;
  std::string city;
  std::string id;
  std::int64_t at = 0;
  while (lines >> kind >> city >> id >> at) {
    erasures[kind + " " + city + " " + id] = at;
  }
  return erasures;
}

bool keep_erasures(const std::filesystem::path& file, const Erasures& erasures) {
  // A backup and a server may both have something to add.
  const Turn turn{file};
  Erasures all = read_erasures(file);
  const auto before = all.size();
  all.insert(erasures.begin(), erasures.end());
  if (all.size() == before && std::filesystem::exists(file)) {
    return false;
  }
  std::string text = std::string{heading} + "\n";
  for (const auto& [what, at] : all) {
    text += what + " " + std::to_string(at) + "\n";
  }
  write_durably(file, summed(std::move(text)));
  return true;
}

std::int64_t erase_again(store::Connection& writer, const Erasures& erasures) {
  if (writer.is_sqlite()) {
    writer.query("pragma secure_delete = on", {}, [](const store::Row&) {});
  }
  std::int64_t erased = 0;
  for (const Erased& each : placed(writer, erasures)) {
    if (each.subject) {
      writer.execute(
          "update content_subject set salt = null, erased_at = $3 where city = $1 and id = $2 and "
          "erased_at is null",
          {each.city, each.id, each.at});
    } else {
      writer.execute(
          "update content set salt = null, body = null, erased_at = $4 where city = $1 and "
          "stream_id = $2 and id = $3 and erased_at is null",
          {each.city, each.stream, each.id, each.at});
    }
    erased += writer.changes();
  }
  return erased;
}

}  // namespace liandong::app
