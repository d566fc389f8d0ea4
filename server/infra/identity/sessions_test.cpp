#include "infra/identity/sessions.hpp"

#include "infra/identity/audit.hpp"
#include "infra/identity/identity_fixture.hpp"
#include "infra/identity/preferences.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace liandong::identity {
namespace {

crypto::VaultCipher test_cipher() {
  crypto::MasterKey key;
  std::fill_n(key.data(), crypto::MasterKey::size(), std::uint8_t{7});
  return crypto::VaultCipher{std::move(key)};
}
const crypto::VaultCipher cipher = test_cipher();

TEST_CASE("The table holds the digest of a token, never the token.") {
  SmallCity small;
  const NewSession made =
      open_session(*small.db, small.city, small.person("zhang"), {}, {}, small.now);
  CHECK(session_key(made.token) == made.session.token_hash);
  CHECK(made.session.token_hash.find(made.token) == std::string::npos);
  CHECK(find_session(*small.db, small.city, made.session.token_hash)->csrf_token ==
        made.session.csrf_token);
  CHECK_FALSE(find_session(*small.db, small.city, made.token).has_value());
  CHECK_FALSE(find_session(*small.db, CityCode{"other"}, made.session.token_hash).has_value());
}

TEST_CASE(
    "Idle time ends a session at 30 minutes, an administrator's at 15, not a second before.") {
  Session session;
  session.seen_at = Instant{1'000'000};
  session.expires_at = session.seen_at + session_seconds_max;
  CHECK(session.alive_at(session.seen_at + (30 * 60 - 1), false));
  CHECK_FALSE(session.alive_at(session.seen_at + 30 * 60, false));
  CHECK(session.alive_at(session.seen_at + (15 * 60 - 1), true));
  CHECK_FALSE(session.alive_at(session.seen_at + 15 * 60, true));
}

TEST_CASE("A session ends after 12 hours, however busy.") {
  SmallCity small;
  const NewSession made =
      open_session(*small.db, small.city, small.person("zhang"), {}, {}, small.now);
  Session session = made.session;
  session.seen_at = small.now + (12 * 3600 - 1);
  CHECK(session.alive_at(small.now + (12 * 3600 - 1), false));
  CHECK_FALSE(session.alive_at(small.now + 12 * 3600, false));
}

TEST_CASE("When a session was seen only moves forward.") {
  SmallCity small;
  const auto key = open_session(*small.db, small.city, small.person("zhang"), {}, {}, small.now)
                       .session.token_hash;
  mark_seen(*small.db, small.city, key, small.now + 60);
  mark_seen(*small.db, small.city, key, small.now + 10);
  CHECK(find_session(*small.db, small.city, key)->seen_at == small.now + 60);
}

TEST_CASE("Opening a session removes expired ones and the oldest beyond twenty.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const auto first = open_session(*small.db, small.city, zhang, {}, {}, small.now);
  for (int n = 1; n < 20; ++n) {
    CHECK(!open_session(*small.db, small.city, zhang, {}, {}, small.now + n).token.empty());
  }
  CHECK(find_session(*small.db, small.city, first.session.token_hash).has_value());
  CHECK(!open_session(*small.db, small.city, zhang, {}, {}, small.now + 20).token.empty());
  CHECK_FALSE(find_session(*small.db, small.city, first.session.token_hash).has_value());

  const auto old = open_session(*small.db, small.city, small.person("wang"), {}, {}, small.now);
  CHECK(!open_session(*small.db, small.city, zhang, {}, {}, small.now + session_seconds_max)
             .token.empty());
  CHECK_FALSE(find_session(*small.db, small.city, old.session.token_hash).has_value());
}

TEST_CASE(
    "The end of a post ends the sessions acting in it, of holder and substitute, no others.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const PersonId wang = small.person("wang");
  const PostId head = small.post(zhang, "town", Role::head);
  const PostId other = small.post(wang, "town", Role::handler);
  const auto open = [&](PersonId who, PostId post) {
    return open_session(*small.db, small.city, who, post, {}, small.now).session.token_hash;
  };
  const auto holder = open(zhang, head);
  const auto substitute = open(wang, head);
  const auto elsewhere = open(wang, other);
  CHECK(said(end_post(*small.db, small.city, head, small.now)) == "done");
  CHECK_FALSE(find_session(*small.db, small.city, holder).has_value());
  CHECK_FALSE(find_session(*small.db, small.city, substitute).has_value());
  CHECK(find_session(*small.db, small.city, elsewhere).has_value());
}

TEST_CASE("Disabling a person ends every session of the person.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const auto key = open_session(*small.db, small.city, zhang, {}, {}, small.now).session.token_hash;
  CHECK(said(disable_person(*small.db, small.city, zhang, small.now)) == "done");
  CHECK_FALSE(find_session(*small.db, small.city, key).has_value());
}

TEST_CASE("Preferences replace each other by key and stop at fifty.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const auto save = [&](const std::string& key) {
    return save_preference(*small.db, small.city, zhang, key, "1", small.now).has_value();
  };
  for (int n = 0; n < preferences_max; ++n) {
    CHECK(save("key" + std::to_string(n)));
  }
  CHECK_FALSE(save("one_more"));
  CHECK(save("key7"));
  CHECK(preferences_of(*small.db, small.city, zhang).size() == preferences_max);
}

TEST_CASE("A draft belongs to the person and the unit, and is forgotten after 30 days unsaved.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const UnitId town{"town"};
  const auto save = [&](const char* key, Instant at) {
    return save_draft(*small.db, small.city, cipher, {zhang, town, key}, "{}", at).has_value();
  };
  CHECK(save("finding", small.now));
  CHECK(find_draft(*small.db, small.city, cipher, {zhang, town, "finding"})->saved_at == small.now);
  CHECK_FALSE(
      find_draft(*small.db, small.city, cipher, {zhang, UnitId{"squad"}, "finding"}).has_value());
  CHECK_FALSE(find_draft(*small.db, small.city, cipher, {small.person("wang"), town, "finding"})
                  .has_value());
  CHECK(save("other", small.now + draft_kept_seconds));
  CHECK(find_draft(*small.db, small.city, cipher, {zhang, town, "finding"}).has_value());
  CHECK(save("other", small.now + (draft_kept_seconds + 1)));
  CHECK_FALSE(find_draft(*small.db, small.city, cipher, {zhang, town, "finding"}).has_value());
}

TEST_CASE("A draft of 64 KB is kept, a byte more is refused, and so is a strange key.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  const auto save = [&](const std::string& key, std::size_t size) {
    return save_draft(*small.db, small.city, cipher, {zhang, {}, key}, std::string(size, '1'),
                      small.now)
        .has_value();
  };
  CHECK(save("finding", draft_bytes_max));
  CHECK_FALSE(save("finding", draft_bytes_max + 1));
  CHECK(save(std::string(100, 'k'), 1));
  CHECK_FALSE(save(std::string(101, 'k'), 1));
  CHECK_FALSE(save("", 1));
  CHECK_FALSE(save("a b", 1));
}

TEST_CASE("The audit list is read newest first, by page and by filter.") {
  SmallCity small;
  for (int n = 0; n < 5; ++n) {
    AuditRow row;
    row.at = small.now + n;
    row.kind = n % 2 == 0 ? "signed_in" : "signed_out";
    add_audit(*small.db, small.city, row);
  }
  AuditQuery query;
  query.limit = 2;
  auto page = list_audit(*small.db, small.city, query).rows;
  REQUIRE(page.size() == 2);
  CHECK(page[0].id == 5);
  query.before = page[1].id;
  CHECK(list_audit(*small.db, small.city, query).rows[0].id == 3);
  query = {};
  query.kind = "signed_out";
  CHECK(list_audit(*small.db, small.city, query).rows.size() == 2);
  query = {};
  query.from = small.now + 1;
  query.until = small.now + 3;
  CHECK(list_audit(*small.db, small.city, query).rows.size() == 2);
}

TEST_CASE("The audit list is in the order of its times, also where a clock was set back.") {
  SmallCity small;
  const PersonId zhang = small.person("zhang");
  for (const int seconds : {10, 20, 5, 20, 30}) {  // ids 1 to 5
    AuditRow row;
    row.at = small.now + seconds;
    row.kind = "signed_in";
    row.person = zhang;
    add_audit(*small.db, small.city, row);
  }
  const auto by_pages = [&](AuditQuery query, int limit) {
    query.limit = limit;
    std::vector<std::int64_t> ids;
    for (;;) {
      const auto page = list_audit(*small.db, small.city, query);
      for (const AuditRow& row : page.rows) ids.push_back(row.id);
      if (page.next == 0) return ids;
      query.before = page.next;
    }
  };
  AuditQuery of_person;
  of_person.person = zhang;
  AuditQuery in_time;
  in_time.from = small.now + 10;
  in_time.until = small.now + 30;
  for (const int limit : {1, 2, 3, 10}) {
    CAPTURE(limit);
    CHECK(by_pages({}, limit) == std::vector<std::int64_t>{5, 4, 2, 1, 3});
    CHECK(by_pages(of_person, limit) == std::vector<std::int64_t>{5, 4, 2, 1, 3});
    CHECK(by_pages(in_time, limit) == std::vector<std::int64_t>{4, 2, 1});
  }
  in_time.before = 3;  // a line from before that time
  CHECK(list_audit(*small.db, small.city, in_time).rows.empty());
  AuditQuery unknown;
  unknown.before = 6;
  CHECK(list_audit(*small.db, small.city, unknown).rows.empty());
}

TEST_CASE("Two things asked of the audit list are looked for line by line, and none is left out.") {
  SmallCity small;
  const std::vector<PersonId> people{small.person("zhang"), small.person("wang")};
  for (int n = 0; n < 40; ++n) {
    AuditRow row;
    row.at = small.now + n % 13 * 10;  // a clock was set back, thrice
    row.kind = n % 3 == 0 ? "signed_in" : "access_refused";
    row.person = people[n % 4 == 0];
    row.subject = n % 5 == 0 ? "register" : "calendar";
    add_audit(*small.db, small.city, row);
  }
  AuditQuery query;
  query.limit = 100;
  const auto all = list_audit(*small.db, small.city, query).rows;
  const auto sees = [&](const AuditQuery& asked) {
    std::vector<std::int64_t> ids;
    for (const AuditRow& row : all) {
      if ((asked.kind.empty() || row.kind == asked.kind) &&
          (asked.person.empty() || row.person == asked.person) &&
          (asked.subject.empty() || row.subject == asked.subject) &&
          (!asked.from || row.at >= *asked.from) && (!asked.until || row.at < *asked.until)) {
        ids.push_back(row.id);
      }
    }
    return ids;
  };
  std::vector<AuditQuery> asked(4);
  asked[0].kind = asked[1].kind = asked[3].kind = "signed_in";
  asked[0].person = asked[2].person = asked[3].person = people[1];
  asked[1].subject = asked[2].subject = asked[3].subject = "register";
  asked.push_back(asked[0]);
  asked.back().from = small.now + 30;
  asked.back().until = small.now + 120;
  for (AuditQuery& each : asked) {
    const auto wanted = sees(each);
    CHECK(!wanted.empty());
    for (const int looked_at : {1, 2, 5, 9, 10, 11, 1'000}) {
      for (const int limit : {1, 2, 100}) {
        CAPTURE(looked_at);
        CAPTURE(limit);
        each.looked_at = looked_at;
        each.limit = limit;
        each.before = 0;
        std::vector<std::int64_t> ids;
        int pages = 0;
        do {
          const auto page = list_audit(*small.db, small.city, each);
          CHECK(page.rows.size() <= static_cast<std::size_t>(limit));
          for (const AuditRow& row : page.rows) ids.push_back(row.id);
          each.before = page.next;
          REQUIRE(++pages < 100);
        } while (each.before != 0);
        CHECK(ids == wanted);
        if (looked_at == 1) CHECK(pages > 5);  // one line is looked at for each
      }
    }
  }
}

TEST_CASE("A long subject in the audit list is cut between characters.") {
  SmallCity small;
  AuditRow row;
  row.kind = "access_refused";
  row.subject = std::string(99, 'a') + "县县";
  add_audit(*small.db, small.city, row);
  CHECK(list_audit(*small.db, small.city, {}).rows[0].subject == std::string(99, 'a'));
}

}  // namespace
}  // namespace liandong::identity
