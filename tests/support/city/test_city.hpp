// A small city in memory for tests: units, people, register, the real calendar, and an engine whose
// clock the test sets.
#pragma once

#include "engine/engine.hpp"
#include "engine/queries.hpp"
#include "support/store/test_store.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liandong::test {

/// "2026-09-30 16:00", with seconds, or "2026-09-30 24:00"; local time. @throws std::runtime_error
[[nodiscard]] Instant at(std::string_view local);

/// A request body did not have the shape of its command.
class BadBody : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The JSON object with some members replaced or added; the new values are JSON.
using Members = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string with(std::string_view object, const Members& members);
/// A JSON string literal.
[[nodiscard]] std::string literal(std::string_view words);
/// The JSON literal of an instant.
[[nodiscard]] std::string literal(Instant instant);

// Units of the test city by what they are for.
inline constexpr std::string_view sucun = "130581100";  // 苏村镇, T
inline constexpr std::string_view sucun_team = "130581100.enforcement";
inline constexpr std::string_view dagaocun = "130581101";             // 大高村镇, T
inline constexpr std::string_view fenggang = "130581001";             // 凤岗街道, T
inline constexpr std::string_view land = "130581.natural_resources";  // D
inline constexpr std::string_view land_office = "130581.natural_resources.100";
inline constexpr std::string_view housing = "130581.housing_construction";  // D
inline constexpr std::string_view market = "130581.market_regulation";      // D
inline constexpr std::string_view ecology = "130581.ecology_environment";   // office with a statute
inline constexpr std::string_view police = "130581.public_security";
inline constexpr std::string_view prosecutor = "130581.procuratorate";
inline constexpr std::string_view justice = "130581.justice";        // S
inline constexpr std::string_view government = "130581.government";  // G
inline constexpr std::string_view merged = "130581.merged";          // no longer active

class TestCity {
 public:
  struct Options {
    const TestStore* store = nullptr;      // one that outlives the city, or its own
    Instant now = at("2026-03-02 09:00");  // a Monday in a quiet month
    engine::EngineOptions engine;
  };
  TestCity() : TestCity(Options{}) {}
  explicit TestCity(Options options);
  ~TestCity();

  [[nodiscard]] engine::Engine& engine() { return *engine_; }
  [[nodiscard]] engine::WorldPtr world() const { return engine_->world(); }
  [[nodiscard]] store::Database& database() { return *database_; }
  [[nodiscard]] store::Connection& reader() { return *reader_; }
  [[nodiscard]] std::span<const engine::System> systems() const { return systems_; }
  [[nodiscard]] static CityCode code() { return CityCode{"130581"}; }

  [[nodiscard]] Instant now() const { return {now_.load()}; }
  void set_now(Instant now) { now_ = now.seconds; }
  void set_now(std::string_view local) { set_now(at(local)); }

  /// Ends the engine and starts another one on the same store.
  void restart();
  /// The same world with another calendar: the given days become holidays (or, if they are,
  /// working days); its version is one higher. A year after the last one is published as it is.
  void turn_days(const std::vector<LocalDay>& days, int last_year = 2026);

  /// The coordinating office lets clocks move earlier by the calendar in force.
  void confirm_earlier_times();

  /// By id, short name or name. @throws std::runtime_error if there is no such unit
  [[nodiscard]] UnitId unit(std::string_view name) const;
  /// The holder of the first of the roles in that unit.
  [[nodiscard]] Actor actor(std::string_view unit, RoleSet roles = Role::head) const;
  /// The platform itself.
  [[nodiscard]] static Actor platform();

  /// That of the matter, else the one the command opens matters of.
  [[nodiscard]] const engine::System& system_of(std::string_view command,
                                                std::optional<MatterId> matter) const;
  /// @param body JSON as it would come from the API. @throws BadBody
  [[nodiscard]] engine::CommandRequest request(const Actor& actor, std::string_view command,
                                               std::string_view body,
                                               std::optional<MatterId> matter = std::nullopt) const;
  engine::CommandOutcome act(const Actor& actor, std::string_view command, std::string_view body,
                             std::optional<MatterId> matter = std::nullopt);
  /// As act(), but a refusal is a failure of the test. @throws std::runtime_error
  engine::CommandResult must(const Actor& actor, std::string_view command, std::string_view body,
                             std::optional<MatterId> matter = std::nullopt);
  /// The name of the refusal, or "" if the command succeeded.
  [[nodiscard]] std::string refusal(const Actor& actor, std::string_view command,
                                    std::string_view body,
                                    std::optional<MatterId> matter = std::nullopt);
  /// The frozen name of a refusal of any system.
  [[nodiscard]] std::string name_of(RefusalCode code) const;
  /// Makes the request one of an act that was done on paper before.
  static void on_paper(engine::CommandRequest& request, Instant occurred_at,
                       std::string_view reason = "系统停机期间线下办理");

  /// Stores an upload of the unit. @return its id
  BlobId upload(std::string_view unit);

  // A finding of 苏村镇, which 市自然资源局 is competent for, brought to a stage at once.
  [[nodiscard]] std::string finding_body(Instant discovered_at) const;
  MatterId find();
  void attach(MatterId matter, std::string_view unit, std::string_view kind);
  void attach_all(MatterId matter, std::string_view unit = sucun);
  /// found, issued, received, supplementing, objected, accepted, filed, decided, concluded,
  /// dismissed.
  MatterId bring_to(std::string_view stage);

  /// Runs work inside a transaction of the writer.
  void write(std::function<void(store::Connection&)> work) {
    engine_->writer().run(std::move(work));
  }
  [[nodiscard]] std::int64_t number(std::string_view sql, store::Params params = {});
  [[nodiscard]] std::string words(std::string_view sql, store::Params params = {});
  /// Rows inserted, changed and deleted until now, also those that were rolled back.
  [[nodiscard]] std::int64_t rows_written();
  /// Rows of every table by name.
  [[nodiscard]] std::map<std::string, std::int64_t> row_counts();
  [[nodiscard]] engine::ReadContext read_context(const Actor& actor);

 private:
  void start();

  Options options_;
  std::unique_ptr<TestStore> own_store_;
  std::atomic<std::int64_t> now_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::Connection> reader_;
  std::vector<engine::System> systems_;
  crypto::VaultCipher cipher_;
  std::unique_ptr<engine::Engine> engine_;
  int uploads_ = 0;
};

inline constexpr std::string_view issue_body =
    R"({"receiver":"130581.natural_resources","redaction_confirmed":true,"contact":"王建 0319-0002001"})";

}  // namespace liandong::test
