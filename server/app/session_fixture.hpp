// The demonstration city behind a real HTTP server, with a clock the test sets and cheap passwords.
#pragma once

#include "app/audit_routes.hpp"
#include "app/browser_fixture.hpp"
#include "app/city_store.hpp"
#include "app/directory_routes.hpp"
#include "app/founding.hpp"
#include "app/import_routes.hpp"
#include "app/messages.hpp"
#include "app/problem.hpp"
#include "app/session_guard.hpp"
#include "app/session_routes.hpp"
#include "infra/crypto/password.hpp"
#include "infra/crypto/vault_cipher.hpp"
#include "infra/http/server.hpp"
#include "infra/identity/accounts.hpp"
#include "support/source_dir.hpp"
#include "support/store/test_store.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace liandong::app {

inline constexpr crypto::PasswordCost cheap{std::size_t{1} << 16, 1};

/// A folder of its own, gone with the object.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "liandong-XXXXXX").string();
    LIANDONG_CHECK(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

/// Everything but matters; the routes are those of identity and administration.
class CityHall {
 public:
  /// @param systems whose commands the engine runs; must outlive the object
  explicit CityHall(GuardOptions options = {}, std::span<const engine::System> systems = {})
      : database_(store_.open()),
        messages_(Messages::load(source("data/messages"))),
        passwords_(crypto::PasswordWorker::Limits{1, 64, cheap}),
        cipher_(key()),
        world_(found()),
        readers_(*database_),
        engine_(CityCode{"130581"}, *database_, systems, cipher_, world_, [this] { return now(); },
                {}),
        services_{engine_,
                  readers_,
                  passwords_,
                  messages_,
                  [this](const std::function<void()>& then) { reload(then); },
                  nullptr,
                  {}},
        guard_(services_, std::move(options)),
        server_({}, router(), hooks()) {
    server_.start();
  }
  ~CityHall() {
    server_.stop();
    passwords_.stop();
    engine_.stop();
  }

  [[nodiscard]] unsigned port() const { return server_.port(); }
  [[nodiscard]] Instant now() const { return {now_.load()}; }
  void pass(std::int64_t seconds) { now_ += seconds; }
  [[nodiscard]] const Messages& messages() const { return messages_; }
  [[nodiscard]] const Services& services() const { return services_; }
  [[nodiscard]] Services& services() { return services_; }
  [[nodiscard]] const crypto::VaultCipher& cipher() const { return cipher_; }
  [[nodiscard]] static CityCode city() { return CityCode{"130581"}; }

  template <class F>
  auto read(F&& look) {
    return readers_.with(std::forward<F>(look));
  }
  void write(std::function<void(store::Connection&)> work) {
    engine_.writer().run(std::move(work));
  }
  /// The same routes once more, not served.
  [[nodiscard]] http::Router fresh_router() { return router(); }
  [[nodiscard]] std::int64_t count(std::string_view sql) {
    return read([&](store::Connection& connection) {
      std::int64_t number = 0;
      connection.query(sql, {}, [&](const store::Row& row) { number = row.integer(0); });
      return number;
    });
  }
  [[nodiscard]] std::string words(std::string_view sql) {
    return read([&](store::Connection& connection) {
      std::string text;
      connection.query(sql, {}, [&](const store::Row& row) { text = row.str(0); });
      return text;
    });
  }
  [[nodiscard]] std::string person(std::string_view login) {
    return read([&](store::Connection& connection) {
      const auto found = identity::find_account(connection, city(), login);
      LIANDONG_CHECK(found.has_value());
      return found->id.str();
    });
  }

 private:
  static std::string source(const char* path) { return source_dir() + "/" + path; }
  static crypto::MasterKey key() {
    crypto::MasterKey key;
    std::fill_n(key.data(), crypto::MasterKey::size(), std::uint8_t{7});
    return key;
  }

  engine::WorldPtr found() {
    const auto writer = database_->open_writer();
    crypto::IdSource ids;
    Founding founding;
    founding.city = source("data/cities/nangong");
    founding.calendar = source("data/calendar");
    founding.now = founding.log_begins = now();
    found_from_tables(*writer, founding, ids, messages_, std::string{shared_password});
    const std::string hash = crypto::hash_password(shared_password, cheap);
    writer->execute("update person set password_hash = $1", {hash});
    writer->execute("update password_history set hash = $1", {hash});
    return load_world(*writer, city(), now()).world;
  }
  void reload(const std::function<void()>& then) {
    engine_.replace_world(readers_.with([&](store::Connection& connection) {
      return load_world(connection, city(), now()).world;
    }));
    then();
  }
  http::Router router() {
    services_.guard = &guard_;
    http::Router router;
    add_session_routes(router, services_, cipher_);
    add_directory_routes(router, services_);
    add_import_routes(router, services_);
    add_audit_routes(router, services_);
    return router;
  }
  http::Hooks hooks() {
    http::Hooks hooks;
    hooks.error_response = [this](int status, std::string_view code, const http::Request* request) {
      return problem(messages_, request, status, code);
    };
    hooks.exception_response = [this](std::exception_ptr failure, const http::Request& request) {
      return problem(messages_, &request, failure, services_.log);
    };
    return hooks;
  }

  std::atomic<std::int64_t> now_{1'795'136'400};  // 2026-11-20 09:00
  // A store in memory would refuse readers while the writer commits, which one in a file does not.
  test::TestStore store_{test::TestStore::Kind::file};
  std::unique_ptr<store::Database> database_;
  Messages messages_;
  crypto::PasswordWorker passwords_;
  crypto::VaultCipher cipher_;
  engine::WorldPtr world_;
  ReaderPool readers_;
  engine::Engine engine_;
  Services services_;
  SessionGuard guard_;
  http::Server server_;
};

}  // namespace liandong::app
