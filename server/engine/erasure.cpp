#include "engine/erasure.hpp"

namespace liandong::engine {
namespace {

/// What is erased is overwritten in the file as well.
void overwrite_what_goes(store::Connection& writer) {
  if (writer.is_sqlite()) {
    writer.query("pragma secure_delete = on", {}, [](const store::Row&) {});
  }
}

int count_left(store::Connection& writer, CityCode city, std::string_view stream_id,
               std::string_view id) {
  int left = 0;
  writer.query(
      "select count(*) from content where city = $1 and stream_id = $2 and personal = 1 and "
      "erased_at is null and ($3 = '' or id = $3)",
      {city, stream_id, id},
      [&](const store::Row& row) { left = static_cast<int>(row.integer(0)); });
  return left;
}

}  // namespace

int erase_texts(store::Connection& writer, CityCode city, std::string_view stream_id,
                const std::vector<ContentId>& texts, Instant now) {
  overwrite_what_goes(writer);
  int erased = 0;
  for (const ContentId text : texts) {
    if (text.empty()) {
      continue;  // a field that was never filled in
    }
    erased += count_left(writer, city, stream_id, text.view());
    writer.execute(
        "update content set salt = null, body = null, erased_at = $4 where city = $1 and "
        "stream_id = $2 and id = $3 and personal = 1 and erased_at is null",
        {city, stream_id, text, now});
  }
  return erased;
}

int erase_subject(store::Connection& writer, CityCode city, std::string_view stream_id,
                  Instant now) {
  overwrite_what_goes(writer);
  const int erased = count_left(writer, city, stream_id, "");
  writer.execute(
      "update content set salt = null, body = null, erased_at = $3 where city = $1 and "
      "stream_id = $2 and personal = 1 and erased_at is null",
      {city, stream_id, now});
  writer.execute(
      "update content_subject set salt = null, erased_at = $3 where city = $1 and id = $2 and "
      "erased_at is null",
      {city, stream_id, now});
  return erased;
}

}  // namespace liandong::engine
