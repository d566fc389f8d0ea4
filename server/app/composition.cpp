#include "app/composition.hpp"

#include "app/affected_matters.hpp"
#include "app/audit_routes.hpp"
#include "app/background.hpp"
#include "app/backup_job.hpp"
#include "app/calendar_routes.hpp"
#include "app/checkpoint_job.hpp"
#include "app/city_watch.hpp"
#include "app/clock_job.hpp"
#include "app/command_routes.hpp"
#include "app/directory_routes.hpp"
#include "app/docs_page.hpp"
#include "app/duplicate_routes.hpp"
#include "app/erasure_routes.hpp"
#include "app/exchange_routes.hpp"
#include "app/file_routes.hpp"
#include "app/handler_job.hpp"
#include "app/health_routes.hpp"
#include "app/import_routes.hpp"
#include "app/invariant_job.hpp"
#include "app/letter_job.hpp"
#include "app/list_routes.hpp"
#include "app/live.hpp"
#include "app/matter_routes.hpp"
#include "app/openapi.hpp"
#include "app/part_options.hpp"
#include "app/problem.hpp"
#include "app/public_routes.hpp"
#include "app/register_routes.hpp"
#include "app/relay.hpp"
#include "app/rosters.hpp"
#include "app/session_guard.hpp"
#include "app/session_routes.hpp"
#include "app/subscription_routes.hpp"
#include "app/supervision_routes.hpp"
#include "app/tidying.hpp"
#include "app/trusted_clock.hpp"
#include "app/unused_items.hpp"
#include "app/webhook_job.hpp"
#include "app/world_loader.hpp"
#include "engine/event_log.hpp"
#include "infra/crypto/error.hpp"
#include "infra/http/server.hpp"
#include "infra/http/static_files.hpp"
#include "infra/log/log.hpp"
#include "infra/store/election.hpp"

#include <chrono>
#include <fstream>
#include <future>
#include <iterator>
#include <thread>

namespace liandong::app {
namespace {

constexpr std::size_t password_queue_max = 64;
constexpr std::size_t letter_queue_max = 100;
constexpr std::size_t marks_per_round = 200;
constexpr std::size_t clocks_per_second = 1'000;
constexpr std::size_t handlers_per_chunk = 200;
constexpr std::chrono::milliseconds handlers_time{50};  // of every second, until all units are done
/// Of every second while the invariants are checked, so that people never notice.
constexpr std::chrono::milliseconds check_time{200};
constexpr std::chrono::milliseconds checkpoint_time{200};
constexpr std::chrono::milliseconds last_checkpoint_time{5'000};
constexpr std::chrono::seconds first_election{6};

Instant system_now() {
  return {std::chrono::duration_cast<std::chrono::seconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

log::Level log_level(std::string_view word) {
  return word == "error"     ? log::Level::error
         : word == "warning" ? log::Level::warning
                             : log::Level::info;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// The key that signs checkpoints. A lost one is made anew: what was signed stays signed, and the
/// new one is exported beside the old.
crypto::Sm2Signer checkpoint_signer(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) {
    // Whole under its name or not there: a start that broke off must not stop the next one.
    auto part = path;
    part += ".part";
    std::filesystem::remove(part);
    crypto::Sm2Signer::create(part.string());
    std::filesystem::rename(part, path);
  }
  return crypto::Sm2Signer{path.string()};
}

}  // namespace

/// Members are destroyed in reverse order: the server first, the store last.
struct Application::Parts {
  Parts(const Config& config, Installation opened)
      : installation(std::move(opened)),
        logger(
            log::standard_error(), [] { return system_now().seconds; },
            log_level(config.log_level)),
        messages(Messages::load((config.resources / "messages").string())),
        cipher(crypto::read_key_file(InstallationPaths{config.data}.key.string())),
        tracking(crypto::read_key_file(InstallationPaths{config.data}.key.string())),
        seal(crypto::read_key_file(InstallationPaths{config.data}.key.string()),
             installation.city.code),
        signer(checkpoint_signer(InstallationPaths{config.data}.checkpoint_key)),
        systems(all_systems()),
        readers(*installation.database),
        clock(TrustedClock::machine, newest_moment(),
              [this](const std::string& what) {
                logger.write(log::Level::error, "clock", {{"what", std::string_view{what}}});
              }),
        city(readers.with([&](store::Connection& connection) {
          return load_world(connection, installation.city.code, clock.now());
        })),
        election(elected(config) ? std::make_unique<store::Election>(installation.city.code.str())
                                 : nullptr),
        engine(
            installation.city.code, *installation.database, systems, cipher, city.get()->world,
            [this] { return clock.now(); }, engine_options(config, election.get())),
        server_address(config.address),
        advertise(config.advertise),
        blobs(InstallationPaths{config.data, config.files}.files.string()),
        renderer(static_cast<unsigned>(config.letter_threads), letter_queue_max),
        passwords({static_cast<unsigned>(config.password_threads), password_queue_max, {}}),
        services{engine,
                 readers,
                 passwords,
                 messages,
                 [this](std::function<void()> then) { loader.ask(std::move(then)); },
                 nullptr,
                 [this](const std::string& line) {
                   logger.write(log::Level::error, "failure", {{"what", std::string_view{line}}});
                 }},
        guard(services, guard_options(config)),
        read_marks(engine),
        office{services,   city,
               blobs,      renderer,
               read_marks, static_cast<std::uint64_t>(config.upload_megabytes_max) << 20U},
        live(office),
        clocks(engine, readers, services.log),
        handlers(engine, readers, services.log),
        invariants(engine, readers),
        checkpoints(engine, readers, signer, checkpoint_options(config)),
        backups(engine, readers, backup_options(config), services.log),
        unused(engine, readers, city),
        tidying(engine),
        loader([this] { reload(); },
               [this](const std::string& reason) {
                 services.log("the city was changed but not read anew: " + reason);
               }),
        watch(readers, installation.city.code, [this] { return leads(); },
              {[this] { read_anew(); },
               [this] {
                 live.nudge();
                 pump->wake();
               },
               [this] { relay.give_up_waiting(); }}),
        relay({seal, watch, messages, [this] { return leads(); }, system_now,
               [this](const http::Request& request) { forget_session(request); }}),
        server(server_options(config), routes(config), hooks()) {}

  [[nodiscard]] bool leads() { return engine.writer().leads(); }

  /// Waits until decisions and sessions rest on what is stored now.
  void read_anew() {
    guard.forget_all();
    std::promise<void> read;
    loader.ask([&read] { read.set_value(); });
    read.get_future().wait();
  }

  void forget_session(const http::Request& request) {
    const auto cookie = request.cookie(session_cookie_name);
    if (const auto key = cookie ? identity::session_key(*cookie) : std::nullopt) {
      guard.forget(*key);
    }
  }

  ClusterFacts cluster() {
    return {leads(), watch.writer_answers(), election ? election->epoch() : 0, relay.stats()};
  }

  Instant newest_moment() {
    return readers.with([&](store::Connection& connection) {
      return engine::log_head(connection, installation.city.code).recorded_at;
    });
  }

  void reload() {
    auto loaded = readers.with([&](store::Connection& connection) {
      return load_world(connection, installation.city.code, clock.now());
    });
    const bool new_calendar =
        loaded.world->calendar.version() != engine.world()->calendar.version();
    const bool confirmed =
        loaded.world->earlier.calendar_version != engine.world()->earlier.calendar_version;
    engine.replace_world(loaded.world);
    city.replace(std::move(loaded));
    if (new_calendar || confirmed) {
      clocks.ask();
    }
    handlers.ask();
    live.nudge();
  }

  http::Router routes(const Config& config) {
    services.guard = &guard;
    http::Router router;
    add_session_routes(router, services, cipher);
    add_command_routes(router, office);
    add_matter_routes(router, office);
    add_file_routes(router, office);
    add_register_routes(router, office, read_file(config.resources / "notice" / "clauses.json"));
    add_list_routes(router, office);
    add_supervision_routes(router, office, invariants);
    add_calendar_routes(router, office);
    add_health_routes(
        router, office, backups, [this] { return server.stats(); }, [this] { return cluster(); });
    add_directory_routes(router, services);
    add_import_routes(router, services);
    add_audit_routes(router, services);
    add_public_routes(router, office, tracking, public_limits);
    add_duplicate_routes(router, office);
    add_erasure_routes(router, services);
    add_subscription_routes(router, services);
    add_exchange_routes(router, office);
    add_exchange_admin_routes(router, office, cipher);
    live.add_routes(router);
    add_docs_routes(router, openapi_document(messages));
    if (!config.web.empty()) {
      const http::StaticFiles files{config.web};
      router.add({http::Method::get, "/", files.application("/admin.html")});
      // An address of the API that does not exist is a 404 and not a page.
      router.add({http::Method::get, "/api/*",
                  http::Handler{[](const http::Request&, const http::Reply& reply) {
                    reply(http::error(404, "not_found"));
                  }}});
      router.add({http::Method::get, "/portal", files.application("/portal.html")});
      router.add({http::Method::get, "/*", files.application("/admin.html")});
    }
    return router;
  }

  http::Hooks hooks() {
    http::Hooks hooks;
    hooks.error_response = [this](int status, std::string_view code, const http::Request* request) {
      return problem(messages, request, status, code);
    };
    hooks.exception_response = [this](std::exception_ptr failure, const http::Request& request) {
      return problem(messages, &request, failure, services.log);
    };
    if (election) {
      hooks.passed_on = [this](const http::Request& request) {
        return seal.read(request, system_now());
      };
      hooks.pass_on = [this](const http::Request& request) { return relay.take(request); };
    }
    hooks.on_finished = [this](const http::RequestLog& done) {
      if (done.status >= 500) {
        logger.write(log::Level::error, "request",
                     {{"method", done.method},
                      {"route", done.route},
                      {"status", std::int64_t{done.status}},
                      {"micros", done.micros},
                      {"incident", done.request_id}});
      }
    };
    return hooks;
  }

  /// With another key nothing that is sealed opens; better not to start than to seal more with it.
  void check_key() {
    readers.with([&](store::Connection& connection) {
      std::string stream;
      connection.query(
          "select id from content_subject where city = $1 and erased_at is null limit 1",
          {installation.city.code}, [&](const store::Row& row) { stream = row.str(0); });
      try {
        if (!stream.empty()) {
          static_cast<void>(engine.content().load_stream(connection, stream));
        }
      } catch (const crypto::SealBroken&) {
        throw std::runtime_error(
            "the key file does not open what is stored: put the right one back");
      }
    });
  }

  void start() {
    check_key();
    const auto failed = [this](const std::string& task, const std::string& why) {
      logger.write(log::Level::error, "background",
                   {{"task", std::string_view{task}}, {"why", std::string_view{why}}});
    };
    using std::chrono::seconds;
    engine.set_listener([this](std::int64_t) {
      if (live.nudge()) {
        pump->wake();
      }
    });
    engine.set_world_reader([this] { reload(); });
    pump = std::make_unique<Background>(
        std::vector<Background::Task>{{"live", seconds{1}, [this] { live.pump(); }}}, failed);
    // Nobody wakes it: a command must not bring a commit of readings with it.
    readings = std::make_unique<Background>(
        std::vector<Background::Task>{{"readings", seconds{1}, [this] { read_marks.write(); }}},
        failed);
    background = std::make_unique<Background>(
        std::vector<Background::Task>{
            {"sweep", seconds{1}, as_writer([this] { engine.sweep(); })},
            {"letters", seconds{1}, as_writer([this] { render_due_letters(office); })},
            {"affected", seconds{2}, as_writer([this] {
               readers.with([&](store::Connection& connection) {
                 return mark_affected_matters(engine, connection, marks_per_round);
               });
             })},
            {"rosters", seconds{60}, as_writer([this] { keep_rosters(engine, readers); })},
            {"handlers", seconds{1},
             as_writer([this] { handlers.run(handlers_per_chunk, handlers_time); })},
            {"clocks", seconds{1}, as_writer([this] { clocks.run(clocks_per_second); })},
            {"unused", seconds{600}, as_writer([this] { unused.run(); })},
            {"tidy", seconds{1}, as_writer([this] { tidying.run(); })},
            // Posts and substitutes begin and end by time alone.
            {"world", seconds{60}, [this] { loader.ask([] {}); }}},
        failed);
    // Addresses of others are slow or dead; nothing else waits for them.
    deliveries = std::make_unique<Background>(
        std::vector<Background::Task>{
            {"outbox", seconds{1}, as_writer([this] { deliver_due(services, cipher); })}},
        failed);
    checks = std::make_unique<Background>(
        std::vector<Background::Task>{
            {"invariants", seconds{1}, as_writer([this] { invariants.run(check_time); })},
            {"checkpoints", seconds{1}, as_writer([this] { make_checkpoints(); })}},
        failed);
    keeping = std::make_unique<Background>(
        std::vector<Background::Task>{
            {"backups", seconds{60}, as_writer([this] { backups.run(); })}},
        failed);
    server.start();
    if (election) {
      stand();
    }
    for (const auto& line : renderer.font_report().log_lines()) {
      logger.write(log::Level::info, "fonts", {{"what", std::string_view{line}}});
    }
    logger.write(log::Level::info, "started", {{"port", std::int64_t{server.port()}}});
  }

  /// What writes is done by the city's writer only.
  std::function<void()> as_writer(std::function<void()> task) {
    return [this, task = std::move(task)] {
      if (leads()) {
        task();
      }
    };
  }

  void make_checkpoints() {
    if (const auto epoch = election ? election->epoch() : 0; epoch != checkpoints_of) {
      checkpoints_of = epoch;
      checkpoints.begin_anew();
    }
    checkpoints.run(checkpoint_time);
  }

  /// Takes part in the election and waits for its first result.
  void stand() {
    if (advertise.empty()) {
      advertise = server_address + ":" + std::to_string(server.port());
    }
    engine.writer().stand(advertise, [this] {
      reload();
      guard.forget_all();
      clocks.ask();
      relay.give_up_waiting();
      logger.write(log::Level::info, "writes", {{"epoch", election->epoch()}});
    });
    const auto until = std::chrono::steady_clock::now() + first_election;
    while (engine.writer().tries() == 0 && std::chrono::steady_clock::now() < until) {
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    watch.start();
  }

  void stop() {
    live.stop();
    server.stop();
    watch.stop();
    if (background) {
      background->stop();
    }
    if (pump) {
      pump->stop();
    }
    if (deliveries) {
      deliveries->stop();
    }
    if (checks) {
      checks->stop();
    }
    backups.stop();
    if (keeping) {
      keeping->stop();
    }
    passwords.stop();
    renderer.stop();
    if (checks && !stopped && leads()) {
      sign_the_end();
    }
    stopped = true;
    if (readings) {
      readings->stop();
    }
    read_marks.write();
    engine.stop();
    loader.stop();
  }

  /// Nothing happens any more: what did is signed.
  void sign_the_end() {
    try {
      checkpoints.finish(last_checkpoint_time);
    } catch (const std::exception& failure) {
      logger.write(log::Level::error, "background",
                   {{"task", "checkpoints"}, {"why", std::string_view{failure.what()}}});
    }
  }

  Installation installation;
  log::Logger logger;
  Messages messages;
  crypto::VaultCipher cipher;
  crypto::TrackingCodes tracking;
  RelaySeal seal;
  crypto::Sm2Signer signer;
  PublicLimits public_limits;
  std::vector<engine::System> systems;
  ReaderPool readers;
  TrustedClock clock;
  CityState city;
  std::unique_ptr<store::Election> election;  // null = this process is alone
  engine::Engine engine;
  std::string server_address;
  std::string advertise;
  blobs::BlobStore blobs;
  documents::Renderer renderer;
  crypto::PasswordWorker passwords;
  Services services;
  SessionGuard guard;
  ReadMarks read_marks;
  Office office;
  Live live;
  ClockJob clocks;
  HandlerJob handlers;
  InvariantJob invariants;
  CheckpointJob checkpoints;
  std::int64_t checkpoints_of = 0;  // the epoch they were begun in
  BackupJob backups;
  bool stopped = false;
  UnusedItemJob unused;
  Tidying tidying;
  WorldLoader loader;
  CityWatch watch;
  Relay relay;
  http::Server server;
  std::unique_ptr<Background> pump;
  std::unique_ptr<Background> readings;
  std::unique_ptr<Background> background;
  std::unique_ptr<Background> deliveries;
  std::unique_ptr<Background> checks;
  std::unique_ptr<Background> keeping;
};

Application::Application(const Config& config, Installation installation)
    : parts_(std::make_unique<Parts>(config, std::move(installation))) {}

Application::~Application() { stop(); }

void Application::start() { parts_->start(); }

unsigned Application::port() const { return parts_->server.port(); }

void Application::stop() { parts_->stop(); }

}  // namespace liandong::app
