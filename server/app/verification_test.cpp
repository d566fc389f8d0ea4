// Every way of changing what happened is named: in the log, in the files, in checkpoints. Of rows:
// verification_rows_test.cpp.
#include "app/verification_fixture.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <sstream>

namespace liandong::app {
namespace {

bool has(const std::string& fault, std::string_view words) {
  INFO(fault);
  const bool found = fault.find(words) != std::string::npos;
  CHECK_MESSAGE(found, words);
  return found;
}

std::string event(std::int64_t seq) { return "event " + std::to_string(seq); }

}  // namespace

TEST_CASE("an undamaged city verifies, with one thread and with several") {
  Evidence evidence;
  for (const unsigned threads : {1U, 3U}) {
    engine::VerifyOptions options;
    options.threads = threads;
    const auto found = evidence.verified(options);
    CHECK(found.first_fault == "");
    CHECK(found.log.events == evidence.head());
    CHECK(found.log.matters == 4);
    CHECK(found.log.checkpoints == 3);
    CHECK(found.log.signed_events < found.log.events);
    CHECK(found.files == 1);
  }
}

TEST_CASE("a changed, a deleted, an inserted and a moved event are named") {
  Evidence evidence;
  SUBCASE("changed") {
    evidence.damage("update event set payload = replace(payload, '1', '2') where seq = 7");
    has(evidence.fault(), event(7));
  }
  SUBCASE("deleted") {
    evidence.damage("delete from event where seq = 7");
    has(evidence.fault(), event(7) + " is missing");
  }
  SUBCASE("inserted") {
    evidence.damage("update event set seq = seq + 1000 where seq > 7");
    evidence.damage("update event set seq = seq - 999 where seq > 7");
    evidence.damage(
        "insert into event select city, 8, 'new', 1, schema_version, system, type, command_id, "
        "occurred_at, recorded_at, actor, post, unit, payload, prev_hash, hash from event where "
        "seq = 1");
    has(evidence.fault(), event(8));
  }
  SUBCASE("moved") {
    evidence.damage("update event set seq = 1000 where seq = 7");
    evidence.damage("update event set seq = 7 where seq = 8");
    evidence.damage("update event set seq = 8 where seq = 1000");
    has(evidence.fault(), event(7));
  }
}

TEST_CASE("a tail that was cut off is named by the checkpoint that speaks of it") {
  Evidence evidence;
  evidence.sign();
  const auto last = evidence.head();
  // The matter goes too, so that nothing inside points at what is gone.
  evidence.damage("delete from matter where id = (select stream_id from event where seq = $1)",
                  {last});
  evidence.damage(
      "delete from event where stream_id = (select stream_id from event where seq = $1)", {last});
  has(evidence.fault({}, false), event(evidence.head() + 1) + " is missing: checkpoint 4");
  SUBCASE("and if checkpoints were cut off too, by the exported one") {
    evidence.damage("delete from checkpoint where number = 4");
    has(evidence.fault(), event(evidence.head() + 1) + " is missing: exported checkpoint 4");
    engine::VerifyOptions older;
    older.may_be_older = true;
    CHECK(evidence.fault(older).find("exported") == std::string::npos);
  }
}

TEST_CASE("a log that its owner wrote anew, hashes and all, differs from what was signed") {
  Evidence evidence;
  evidence.rewrite(3);
  const std::string place = event(3) + " or a later one up to 8 is not the one that ";
  has(evidence.fault({}, false), place + "checkpoint 2 was signed over");
  SUBCASE("also when the owner signs it with a key of his own") {
    evidence.damage("delete from checkpoint");
    evidence.damage("delete from checkpoint_key");
    const auto other = evidence.new_signer("other.key");
    CheckpointJob forger{evidence.city.engine(), evidence.readers, other, {}};
    forger.finish(std::chrono::milliseconds{60'000});
    CHECK(evidence.fault({}, false).empty());  // nothing inside can tell
    has(evidence.fault(), place + "exported checkpoint 2 was signed over");
    engine::VerifyOptions options;
    options.trusted_keys = {evidence.signer.public_key()};
    has(evidence.fault(options, false), "checkpoint 1: it was not signed with the key given");
  }
}

TEST_CASE("an event whose times cannot be is named, though its hashes fit") {
  Evidence evidence;
  const std::int64_t newest = evidence.head();
  SUBCASE("recorded before it happened") {
    evidence.rewrite(newest, [](auto& event) { event.occurred_at = event.recorded_at + 1; });
    has(evidence.fault(), event(newest) + " (");
    has(evidence.fault(), "recorded before it happened");
  }
  SUBCASE("recorded before the one before it") {
    evidence.rewrite(newest, [](auto& event) {
      event.recorded_at = event.recorded_at + -2;
      event.occurred_at = event.recorded_at;
    });
    has(evidence.fault(), event(newest) + " (");
    has(evidence.fault(), "recorded_at runs backwards");
  }
  SUBCASE("at the same second as the one before it is no fault") {
    evidence.rewrite(newest, [](auto& event) { event.occurred_at = event.recorded_at; });
    CHECK(evidence.fault().empty());
  }
}

TEST_CASE("checkpoints that are changed, missing, exchanged or signed by somebody else are named") {
  Evidence evidence;
  SUBCASE("changed") {
    evidence.damage("update checkpoint set made_at = made_at + 1 where number = 2");
    has(evidence.fault({}, false), "checkpoint 2: its signature does not fit");
  }
  SUBCASE("missing in the middle") {
    evidence.damage("delete from checkpoint where number = 2");
    has(evidence.fault({}, false), "checkpoint 3: the one before it is missing");
  }
  SUBCASE("the last one missing") {
    evidence.damage("delete from checkpoint where number = 3");
    CHECK(evidence.fault({}, false).empty());  // only what lies outside knows
    has(evidence.fault(), "exported checkpoint 3 is missing in the store");
  }
  SUBCASE("without its key") {
    evidence.damage("delete from checkpoint_key");
    has(evidence.fault({}, false), "checkpoint 1: the public key it was signed with is not known");
  }
  SUBCASE("not signed with the key people know") {
    engine::VerifyOptions options;
    options.trusted_keys = {evidence.new_signer("other.key").public_key()};
    has(evidence.fault(options), "checkpoint 3: it was not signed with the key given");
  }
  SUBCASE("another tree beside it") {
    evidence.damage("update checkpoint set tree = '0' where number = 2");
    has(evidence.fault({}, false), "checkpoint 2: the tree kept with it is another one");
  }
  SUBCASE("a file outside that was changed") {
    const auto file = std::filesystem::directory_iterator { evidence.outside } -> path();
    std::ofstream{file, std::ios::app} << "x";
    has(evidence.fault(), file.filename().string());
  }
}

TEST_CASE("a changed, a missing and an exchanged attachment are named") {
  Evidence evidence;
  const std::string digest = crypto::to_hex(crypto::sm3(Evidence::material));
  const auto path = stored_file(evidence.files, digest);
  SUBCASE("changed") {
    std::ofstream{path, std::ios::app} << "x";
    has(evidence.fault(), "file " + digest);
  }
  SUBCASE("missing") {
    std::filesystem::remove(path);
    has(evidence.fault(), "file " + digest);
  }
  SUBCASE("exchanged together with its row") {
    evidence.store_file("other");
    const std::string other = crypto::to_hex(crypto::sm3("other"));
    evidence.damage("update upload set digest = $1", {other});
    has(evidence.fault(), "names the file " + digest);
  }
}

TEST_CASE("rows of a version that knew no checkpoints are verified without them") {
  if (test::on_postgres()) {
    return;  // the schema is lent to the next test
  }
  Evidence evidence;
  for (const auto* sql : {"drop table checkpoint", "drop table checkpoint_key",
                          "delete from schema_version where version > 10"}) {
    evidence.damage(sql);
  }
  const auto found = evidence.verified({}, false);
  CHECK(found.first_fault == "");
  CHECK(found.log.checkpoints == 0);
  CHECK(found.log.events == evidence.head());
}

TEST_CASE("the first bad event is the same for any number of threads, in a log of many chunks") {
  Evidence evidence;
  evidence.city.write([&](store::Connection& writer) {
    for (int i = 0; i < 5'000; ++i) {
      evidence.city.engine().append_plain(writer, "stream" + std::to_string(i % 7), "directory",
                                          "directory.changed.v1", "{}", {});
    }
  });
  evidence.sign();
  const auto with = [&](unsigned threads) {
    engine::VerifyOptions options;
    options.threads = threads;
    return evidence.fault(options);
  };
  CHECK(with(4).empty());
  evidence.damage("update event set actor = 'x' where seq in (2345, 3456, 4999)");
  CHECK(has(with(1), event(2345)));
  CHECK(with(4) == with(1));
  evidence.damage("delete from event where seq = 1999");
  CHECK(has(with(4), event(1999) + " is missing"));
  CHECK(with(4) == with(1));
}

}  // namespace liandong::app
