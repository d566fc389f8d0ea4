// The writer when its store goes away: what is repeated, what is not, and how it comes back.
#include "engine/writer.hpp"

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <future>
#include <string>

namespace liandong::engine {
namespace {

/// A store that fails as told and notes what was asked of it.
struct Script {
  std::atomic<int> begins_lost{0};   // so many times begin() finds nobody
  std::atomic<int> commits_lost{0};  // so many commits are undone with the connection
  std::atomic<bool> unknown{false};  // the next lost commit cannot be looked up
  std::atomic<int> refused{0};       // so many commits break a constraint
};

class Scripted final : public store::Connection {
 public:
  explicit Scripted(Script& script) : script_(script) {}
  void begin() override {
    if (script_.begins_lost > 0) {
      --script_.begins_lost;
      throw store::ConnectionLost("away");
    }
  }
  void commit() override {
    if (script_.unknown.exchange(false)) {
      throw store::CommitUnknown("unknown");
    }
    if (script_.commits_lost > 0) {
      --script_.commits_lost;
      throw store::ConnectionLost("lost");
    }
    if (script_.refused > 0) {
      --script_.refused;
      throw store::ConstraintViolated("refused");
    }
  }
  void rollback() noexcept override {}
  std::int64_t changes() override { return 0; }
  void script(std::string_view /*sql*/) override {}
  [[nodiscard]] bool is_sqlite() const override { return false; }

 protected:
  void run(std::string_view /*sql*/, std::span<const store::Param> /*params*/,
           const store::RowVisitor* /*visit*/) override {}

 private:
  Script& script_;
};

struct Bench {
  Script script;
  std::atomic<int> resets{0};
  std::atomic<int> runs{0};
  Writer writer{std::make_unique<Scripted>(script), {}, [this](store::Connection&) { ++resets; }};

  /// Runs two jobs as one batch. @param arm called just before. @return how each ended
  std::string two(const std::function<void()>& arm) {
    std::promise<void> held;
    std::promise<void> release;
    REQUIRE(writer.submit({[&](store::Connection&) {
                             held.set_value();
                             release.get_future().wait();
                           },
                           [&arm](const std::exception_ptr&) { arm(); }}));
    held.get_future().wait();
    std::array<std::promise<std::string>, 2> ends;
    for (auto& end : ends) {
      REQUIRE(writer.submit(
          {[this](store::Connection&) { ++runs; },
           [&end](const std::exception_ptr& failure) { end.set_value(words(failure)); }}));
    }
    release.set_value();
    const std::string first = ends[0].get_future().get();
    return first + " " + ends[1].get_future().get();
  }

  static std::string words(const std::exception_ptr& failure) {
    try {
      if (failure) {
        std::rethrow_exception(failure);
      }
    } catch (const std::exception& error) {
      return error.what();
    }
    return "done";
  }
};

}  // namespace

TEST_CASE("a batch whose connection broke is repeated once, whole, after everything is read anew") {
  Bench bench;
  CHECK(bench.two([&] { bench.script.commits_lost = 1; }) == "done done");
  CHECK(bench.runs == 4);
  CHECK(bench.resets == 2);
  CHECK(bench.writer.healthy());
  CHECK(bench.writer.stats().redone == 0);
}

TEST_CASE("nothing is repeated when nobody knows whether the commit happened") {
  Bench bench;
  CHECK(bench.two([&] { bench.script.unknown = true; }) == "unknown unknown");
  CHECK(bench.runs == 2);
}

TEST_CASE("a store that stays away fails the whole batch at once, and is found again by itself") {
  Bench bench;
  CHECK(bench.two([&] { bench.script.begins_lost = 3; }) == "away away");
  CHECK(bench.runs == 0);
  while (!bench.writer.healthy()) {
    std::this_thread::yield();
  }
  CHECK(bench.script.begins_lost == 0);
  bench.writer.run([&](store::Connection&) { ++bench.runs; });
  CHECK(bench.runs == 1);
}

TEST_CASE("a batch that broke a rule of the store is redone one job at a time") {
  Bench bench;
  CHECK(bench.two([&] { bench.script.refused = 2; }) == "refused done");
  CHECK(bench.runs == 4);
  CHECK(bench.writer.stats().redone == 1);
}

}  // namespace liandong::engine
