#include "engine/used_keys.hpp"

#include <functional>
#include <string>

namespace liandong::engine {
namespace {

std::uint64_t hash_of(std::string_view caller, std::string_view route, std::string_view key) {
  // No caller and no route holds a line break, so no other three words make the same text.
  std::string whole;
  whole.reserve(caller.size() + route.size() + key.size() + 2);
  whole.append(caller).append("\n").append(route).append("\n").append(key);
  return std::hash<std::string>{}(whole);
}

}  // namespace

void UsedKeys::load(store::Connection& writer, CityCode city) {
  hashes_.clear();
  const std::size_t readable = most_ / 2;
  writer.query("select caller, route, key from idempotency where city = $1 limit $2",
               {city, static_cast<std::int64_t>(readable + 1)}, [&](const store::Row& row) {
                 hashes_.insert(hash_of(row.text(0), row.text(1), row.text(2)));
               });
  complete_ = hashes_.size() <= readable;
  if (!complete_) {
    hashes_ = {};
  }
}

bool UsedKeys::may_be_used(std::string_view caller, std::string_view route,
                           std::string_view key) const {
  return !complete_ || hashes_.contains(hash_of(caller, route, key));
}

void UsedKeys::add(store::Connection& writer, CityCode city, std::string_view caller,
                   std::string_view route, std::string_view key) {
  if (complete_ && hashes_.size() >= most_) {
    load(writer, city);
  }
  if (complete_) {
    hashes_.insert(hash_of(caller, route, key));
  }
}

}  // namespace liandong::engine
