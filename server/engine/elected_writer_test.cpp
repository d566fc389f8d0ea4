// Several processes on one database: who writes, who no longer may, and what a lost answer meant.
#include "engine/writer.hpp"
#include "support/store/test_store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>

namespace liandong::engine {
namespace {

using namespace std::chrono_literals;
using store::Election;
using test::TestStore;

constexpr std::string_view insert = "insert into target(city, name, period) values('c', $1, '1wd')";

/// A database that several processes share.
struct Shared {
  TestStore place{TestStore::Kind::file};
  std::unique_ptr<store::Database> database = store::open_postgres(place.location());
  std::unique_ptr<store::Connection> looker = database->open_writer();

  std::int64_t number(std::string_view sql) {
    std::int64_t n = -1;
    looker->query(sql, {}, [&](const store::Row& row) { n = row.integer(0); });
    return n;
  }
  bool holds(const std::string& name) {
    std::int64_t n = 0;
    looker->query("select count(*) from target where name = $1", {name},
                  [&](const store::Row& row) { n = row.integer(0); });
    return n == 1;
  }
  /// Ends the server's side of the connection that holds the lock of the city.
  void cut_writer() {
    CHECK(number("select count(pg_terminate_backend(pid, 5000)) from pg_locks where "
                 "locktype = 'advisory' and granted and objsubid = 1 and pid <> pg_backend_pid() "
                 "and database = (select oid from pg_database where datname = current_database()) "
                 "and classid::bigint = ((hashtextextended('liandong.writer.' || "
                 "current_schema() || '.c', 0) >> 32) & 4294967295)") == 1);
  }
};

/// One process.
struct Process {
  explicit Process(Shared& shared)
      : writer(shared.database->open_writer(), {.election = &election},
               [this](store::Connection&) { ++resets; }) {}

  void stand() {
    writer.stand("here:1", [this] { ++elected; });
    while (writer.tries() == 0) std::this_thread::yield();
  }
  /// @return what became of one insert
  std::string write(const std::string& name, bool by_anyone = false) {
    std::promise<std::string> end;
    CHECK(writer.submit(
        {[name](store::Connection& connection) { connection.execute(insert, {name}); },
         [&end](const std::exception_ptr& failure) { end.set_value(words(failure)); }, by_anyone}));
    return end.get_future().get();
  }
  static std::string words(const std::exception_ptr& failure) {
    try {
      if (failure) std::rethrow_exception(failure);
    } catch (const store::NotTheWriter&) {
      return "not the writer";
    } catch (const store::ConnectionLost&) {
      return "lost";
    } catch (const std::exception& other) {
      return other.what();
    }
    return "done";
  }
  void wait_until_leading(bool leading) {
    for (int i = 0; i < 2'000 && writer.leads() != leading; ++i) std::this_thread::sleep_for(10ms);
    REQUIRE(writer.leads() == leading);
  }

  std::atomic<int> resets{0};
  std::atomic<int> elected{0};
  Election election{"c"};
  Writer writer;
};

/// One process without its thread.
struct Bare {
  /// @param silent_max which it allows another writer
  explicit Bare(Shared& shared, Election::Options options = {})
      : election("c", options), connection(shared.database->open_writer()) {}
  bool take() { return election.take(*connection, "here:1"); }
  void begin(const std::string& name) {
    connection->begin();
    election.fence(*connection);
    connection->execute(insert, {name});
  }
  Election election;
  std::unique_ptr<store::Connection> connection;
};

}  // namespace

TEST_SUITE("elected writer" * doctest::skip(!test::on_postgres())) {
  TEST_CASE("nobody writes before standing; of two who stand one does, the other turns work away") {
    Shared shared;
    Process a{shared};
    Process b{shared};
    CHECK(a.write("early") == "not the writer");
    a.stand();
    b.stand();
    CHECK(a.writer.leads());
    CHECK(!b.writer.leads());
    CHECK(a.write("a") == "done");
    CHECK(b.write("b") == "not the writer");
    CHECK(b.write("seen", true) == "done");
    CHECK(!shared.holds("early"));
    CHECK(!shared.holds("b"));
    CHECK(shared.holds("seen"));
    CHECK(b.writer.healthy());
    CHECK(a.elected == 1);
    CHECK(b.elected == 0);
    const auto row = store::read_writer(*shared.looker, "c");
    CHECK(row.epoch == 1);
    CHECK(row.address == "here:1");
  }

  TEST_CASE("writers of different cities do not wait for each other") {
    Shared shared;
    Bare a{shared};
    Election other{"d"};
    const auto second = shared.database->open_writer();
    CHECK(a.take());
    CHECK(other.take(*second, "there:1"));
    a.begin("a");
    second->script("set lock_timeout = '100ms'");
    second->begin();
    other.fence(*second);
    second->commit();
    a.connection->commit();
    // Who was not elected waits for both.
    a.election.committed();
    a.begin("b");
    shared.looker->script("set lock_timeout = '100ms'");
    CHECK_THROWS_AS(shared.looker->begin(), store::StoreUnavailable);
    shared.looker->rollback();
    a.connection->rollback();
  }

  TEST_CASE("who stops hands over at once; the next one begins a new epoch and reads anew") {
    Shared shared;
    Process b{shared};
    {
      Process a{shared};
      a.stand();
      b.stand();
      CHECK(a.write("a") == "done");
      a.writer.stop();
      b.wait_until_leading(true);
    }
    CHECK(b.elected == 1);
    CHECK(b.resets == 0);
    CHECK(b.write("b") == "done");
    CHECK(b.resets == 1);
    CHECK(b.election.epoch() == 2);
  }

  TEST_CASE("an epoch that was passed on without the lock noticing stops the batch") {
    Shared shared;
    Process a{shared};
    a.stand();
    CHECK(a.write("before") == "done");
    // As behind a failover: the session lives, and somebody else was elected.
    shared.looker->execute("update writer set epoch = epoch + 1, mark_before = mark, mark = 7");
    CHECK(a.write("after") == "not the writer");
    CHECK(!shared.holds("after"));
    // Nobody holds the lock: it may be elected again, and reads anew before it writes.
    a.wait_until_leading(true);
    CHECK(a.elected == 2);
    CHECK(a.election.epoch() == 3);
    const int resets = a.resets;
    CHECK(a.write("again") == "done");
    CHECK(a.resets == resets + 1);
  }

  TEST_CASE("an epoch counted a second time by a server that lost the end of the log is another") {
    Shared shared;
    Bare a{shared};
    CHECK(a.take());
    a.connection->begin();
    a.election.fence(*a.connection);
    a.connection->commit();
    a.election.committed();
    shared.looker->execute("update writer set mark = mark - 1");
    a.connection->begin();
    CHECK_THROWS_AS(a.election.fence(*a.connection), store::NotTheWriter);
    a.connection->rollback();
    CHECK(!a.election.holds(*a.connection));
  }

  TEST_CASE("a lost term shows although nobody wants anything") {
    Shared shared;
    Process a{shared};
    a.stand();
    shared.looker->execute("update writer set epoch = epoch + 1, mark = 7");
    for (int i = 0; i < 2'000 && a.elected < 2; ++i) std::this_thread::sleep_for(10ms);
    CHECK(a.elected == 2);
  }

  TEST_CASE("whose connection broke is no writer until it holds the lock and a new epoch") {
    Shared shared;
    Process a{shared};
    a.stand();
    CHECK(a.write("first") == "done");
    shared.cut_writer();
    CHECK(a.write("second") == "done");  // nobody else stood: elected again within the batch
    CHECK(a.election.epoch() == 2);
    CHECK(a.elected == 2);

    Process b{shared};
    b.stand();
    shared.cut_writer();
    b.wait_until_leading(true);
    CHECK(a.write("third") == "not the writer");
    CHECK(!a.writer.leads());
    CHECK(b.write("fourth") == "done");
    CHECK(!shared.holds("third"));
  }

  TEST_CASE("the lock of an old connection does not speak for a new one") {
    Shared shared;
    Bare a{shared};
    CHECK(a.take());
    shared.cut_writer();
    CHECK_THROWS_AS(a.connection->query("select 1", {}, [](const store::Row&) {}),
                    store::ConnectionLost);
    a.connection->begin();  // connects anew
    CHECK_THROWS_AS(a.election.fence(*a.connection), store::NotTheWriter);
    a.connection->rollback();
    CHECK(!a.election.holds(*a.connection));
  }

  TEST_CASE("a writer that stopped in the middle of its work is cut off and commits nothing") {
    Shared shared;
    Bare a{shared};
    Bare patient{shared};
    Bare b{shared, {.silent_max = 200ms}};
    CHECK(a.take());
    a.begin("paused");
    CHECK(shared.number("select count(*) from target") == 0);
    CHECK(!patient.take());  // it spoke a moment ago
    for (int i = 0; i < 200 && !b.take(); ++i) std::this_thread::sleep_for(20ms);
    CHECK(b.election.epoch() == 2);
    CHECK_THROWS_AS(a.connection->commit(), store::CommitUnknown);
    CHECK(a.election.learn(*a.connection, "here:1") == Election::Fate::undone);
    CHECK(!shared.holds("paused"));
    b.begin("by the next one");
    b.connection->commit();
    CHECK(shared.holds("by the next one"));
  }

  TEST_CASE("a commit whose answer was lost is known by its mark, also to who was replaced") {
    Shared shared;
    Bare a{shared};
    Bare b{shared};
    using Fate = Election::Fate;
    CHECK(a.take());
    a.begin("happened");
    a.connection->commit();  // and the answer is not heard
    CHECK(a.election.learn(*a.connection, "here:1") == Fate::committed);
    a.begin("undone");
    a.connection->rollback();
    CHECK(a.election.learn(*a.connection, "here:1") == Fate::undone);
    a.begin("happened too");
    a.connection->commit();
    shared.cut_writer();
    CHECK(b.take());
    CHECK_THROWS_AS(a.connection->query("select 1", {}, [](const store::Row&) {}),
                    store::ConnectionLost);
    CHECK(a.election.learn(*a.connection, "here:1") == Fate::committed);
    CHECK(b.take());  // a second term: who came before the first is forgotten
    CHECK(a.election.learn(*a.connection, "here:1") == Fate::unknown);
  }

  TEST_CASE("while the old session lives nobody says what became of its commit") {
    Shared shared;
    Bare a{shared};
    CHECK(a.take());
    a.begin("on its way");
    a.connection->commit();
    shared.looker->execute("update writer set mark = mark - 1, mark_before = 0");
    const auto fresh = shared.database->open_writer();
    CHECK(a.election.learn(*fresh, "here:1") == Election::Fate::open);
  }

  TEST_CASE("a term is given up if what decisions rest on cannot be read") {
    Shared shared;
    std::atomic<int> asked{0};
    Election election{"c"};
    Writer writer{
        shared.database->open_writer(), {.election = &election}, [](store::Connection&) {}};
    writer.stand("here:1", [&] {
      if (++asked == 1) throw store::StoreUnavailable("away");
    });
    for (int i = 0; i < 2'000 && !writer.leads(); ++i) std::this_thread::sleep_for(10ms);
    CHECK(writer.leads());
    CHECK(asked == 2);
    CHECK(election.epoch() == 2);
  }
}

}  // namespace liandong::engine
