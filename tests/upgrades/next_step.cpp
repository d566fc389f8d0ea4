// The schema of a release to come: one step more than this one's, which only adds. With it a second
// program is built, so that two adjacent versions can be tried on one store.
#include "infra/store/schema.hpp"

#include <vector>

namespace liandong::store {

std::span<const Migration> migrations() {
  static const std::vector<Migration> steps = [] {
    const auto released = released_migrations();
    std::vector<Migration> all{released.begin(), released.end()};
    const int before = all.back().version;
    all.push_back({before + 1,
                   "alter table matter add column next_mark text not null default ''; "
                   "create table next_thing(city text not null, id text not null, "
                   "primary key(city, id)); "
                   "create index matter_next on matter(city, next_mark, id)",
                   "", "", before});
    return all;
  }();
  return steps;
}

}  // namespace liandong::store
