#include "engine/content.hpp"

#include "infra/crypto/commitment.hpp"
#include "infra/crypto/random.hpp"

#include <algorithm>
#include <chrono>

namespace liandong::engine {
namespace {

/// The reserved first letter keeps content ids apart from matter ids. They grow with time, so that
/// the texts of a command stand side by side in the index and not on a page each.
ContentId new_content_id() {
  static crypto::IdSource ids;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  std::string id = ids.next(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  id.front() = 'c';  // the first digit of the time is 0 for the next thousand years
  return ContentId{id};
}

crypto::ContentSalt salt_from(std::string_view bytes) {
  crypto::ContentSalt salt{};
  if (bytes.size() != salt.size()) {
    throw store::StoreBroken("a stored salt has the wrong length");
  }
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(salt.data()));
  return salt;
}

std::string_view view_of(const crypto::ContentSalt& salt) {
  return {reinterpret_cast<const char*>(salt.data()), salt.size()};
}

}  // namespace

Text PendingTexts::take(std::string_view utf8, std::size_t length, bool personal) {
  const crypto::ContentSalt salt = crypto::new_salt();
  const Text reference{new_content_id(), crypto::commit(salt, utf8),
                       static_cast<std::uint32_t>(length)};
  texts_.push_back({reference, std::string{view_of(salt)}, std::string{utf8}, personal});
  return reference;
}

const std::string* PendingTexts::words(ContentId id) const {
  for (const auto& text : texts_) {
    if (text.reference.id == id) {
      return &text.words;
    }
  }
  return nullptr;
}

void ContentStore::save(store::Connection& writer, std::string_view stream_id,
                        const std::vector<PendingText>& texts) const {
  std::optional<crypto::ContentSalt> subject_salt;
  for (const PendingText& text : texts) {
    std::string body = text.words;
    if (text.personal) {
      if (!subject_salt) {
        writer.query("select salt from content_subject where city = $1 and id = $2",
                     {city_, stream_id},
                     [&](const store::Row& row) { subject_salt = salt_from(row.text(0)); });
      }
      if (!subject_salt) {
        subject_salt = crypto::new_salt();
        writer.execute("insert into content_subject(city, id, salt) values($1, $2, $3)",
                       {city_, stream_id, store::Param::bytes(view_of(*subject_salt))});
      }
      body = cipher_.seal({stream_id, *subject_salt}, text.reference.id.view(), text.words);
    }
    writer.execute(
        "insert into content(city, id, stream_id, personal, salt, body) "
        "values($1, $2, $3, $4, $5, $6)",
        {city_, text.reference.id, stream_id, text.personal, store::Param::bytes(text.salt),
         store::Param::bytes(body)});
  }
}

std::map<ContentId, std::string> ContentStore::load_stream(store::Connection& connection,
                                                           std::string_view stream_id) const {
  struct Sealed {
    ContentId id;
    std::string body;
  };
  std::map<ContentId, std::string> words;
  std::vector<Sealed> sealed;
  connection.query(
      "select id, personal, body from content where city = $1 and stream_id = $2 "
      "and erased_at is null",
      {city_, stream_id}, [&](const store::Row& row) {
        if (row.boolean(1)) {
          sealed.push_back({row.id<ContentId>(0), row.str(2)});
        } else {
          words.emplace(row.id<ContentId>(0), row.str(2));
        }
      });
  if (sealed.empty()) {
    return words;
  }
  std::optional<crypto::ContentSalt> salt;
  connection.query(
      "select salt from content_subject where city = $1 and id = $2 and erased_at is null",
      {city_, stream_id}, [&](const store::Row& row) { salt = salt_from(row.text(0)); });
  if (salt) {
    for (const Sealed& one : sealed) {
      words.emplace(one.id, cipher_.open({stream_id, *salt}, one.id.view(), one.body));
    }
  }
  return words;
}

}  // namespace liandong::engine
