// Gives the acts of the simulated people to the real engine and keeps the last of them for whoever
// must find out what went wrong.
#pragma once

#include "engine/engine.hpp"
#include "infra/blobs/blob_store.hpp"
#include "simulation/people.hpp"
#include "simulation/script.hpp"
#include "simulation/shapes.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liandong::simulation {

/// Everything of a founded city that a simulation runs on. All of it must outlive the simulation.
struct Surroundings {
  store::Database& database;
  CityCode city;
  std::span<const engine::System> systems;
  const crypto::VaultCipher& cipher;
  std::function<engine::WorldPtr(store::Connection&, Instant)> load_world;
  std::vector<Desk> desks;
  const Scripts& scripts;
  const Shapes& shapes;
  /// Stores a file with these words and gives its digest in hexadecimal. None = files and rendered
  /// letters are only claimed to exist.
  std::function<std::string(const std::string& words)> store_file;
  /// What the platform does by itself every morning; may be empty.
  std::function<void(engine::Engine&)> platform_work = {};
};

struct Act {
  Actor actor;
  const engine::System* system = nullptr;
  std::string command;
  std::optional<MatterId> matter;
  boost::json::value body;
  std::optional<std::int64_t> expected_version;
  std::string key;  // idempotency key; empty = none
  CommandId id;     // made by the client; empty = none
  std::optional<Instant> on_paper_at;
  bool by_platform = false;
  int personal_data_found = 0;
};

struct Done {
  enum class Kind : std::uint8_t { accepted, refused, misshapen };
  Kind kind = Kind::misshapen;
  engine::CommandResult result;
  Rejection refusal;
  std::string fault;  // of the shape
  [[nodiscard]] bool accepted() const { return kind == Kind::accepted; }
};

class Office {
 public:
  Office(const Surroundings& surroundings, Instant now, engine::WorldPtr world);
  ~Office();

  /// @throws whatever the engine throws: no act of people may lead to an exception
  Done give(const Act& act) { return give_together({act}).front(); }
  /// All of them submitted before the first is answered, as from people at the same time.
  std::vector<Done> give_together(const std::vector<Act>& acts);
  BlobId upload(const Actor& actor, const std::string& words);
  std::size_t sweep() { return engine_->sweep(); }
  void do_platform_work() {
    if (surroundings_.platform_work) {
      surroundings_.platform_work(*engine_);
    }
  }
  /// The process ends and another one goes on with the same store.
  void restart();
  void write(std::function<void(store::Connection&)> work) {
    engine_->writer().run(std::move(work));
  }

  [[nodiscard]] Instant now() const { return *now_; }
  void set_now(Instant now) { *now_ = std::max(*now_, now); }
  [[nodiscard]] engine::WorldPtr world() const { return engine_->world(); }
  void replace_world(engine::WorldPtr world) { engine_->replace_world(std::move(world)); }
  /// The last acts and what came of them, oldest first.
  [[nodiscard]] std::vector<std::string> last_acts() const;

 private:
  struct Written {
    Instant at;
    Act act;
    std::string answer;
  };
  std::optional<engine::CommandRequest> read(const Act& act, std::string& fault) const;
  void keep(const Act& act, std::string answer);
  void start(engine::WorldPtr world);

  const Surroundings& surroundings_;
  std::shared_ptr<Instant> now_;
  std::unique_ptr<engine::Engine> engine_;
  std::deque<Written> last_;
  int uploads_ = 0;
};

}  // namespace liandong::simulation
