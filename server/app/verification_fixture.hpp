// A city with matters, files, and checkpoints in the store and outside, to be damaged and verified.
#pragma once

#include "app/checkpoint_files.hpp"
#include "app/checkpoint_job.hpp"
#include "app/verification.hpp"
#include "engine/hash_input.hpp"
#include "infra/crypto/sm3.hpp"
#include "support/city/test_city.hpp"
#include "support/temp_dir.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

namespace liandong::app {

struct Evidence {
  Evidence()
      : city([this] {
          test::TestCity::Options options;
          options.store = &store;
          return options;
        }()),
        readers(city.database()),
        outside(std::filesystem::path{temp.path()} / "out"),
        files(std::filesystem::path{temp.path()} / "files"),
        signer(new_signer("checkpoint.key")),
        job(city.engine(), readers, signer, options()) {
    for (const auto* stage : {"found", "issued", "concluded"}) {
      city.bring_to(stage);
      sign();
    }
    city.find();  // the newest events are under no checkpoint yet
    store_file(material);
  }

  static constexpr std::string_view material = "材料";  // what TestCity says it uploaded

  crypto::Sm2Signer new_signer(const char* name) const {
    const std::string path = temp.path() + "/" + name;
    crypto::Sm2Signer::create(path);
    return crypto::Sm2Signer{path};
  }
  CheckpointJob::Options options() const {
    CheckpointJob::Options options;
    options.folder = outside;
    return options;
  }
  void sign() {
    city.set_now(Instant{city.now().seconds + 1});
    job.finish(std::chrono::milliseconds{60'000});
  }
  std::filesystem::path store_file(std::string_view words) const {
    const auto path = stored_file(files, crypto::to_hex(crypto::sm3(words)));
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << words;
    return path;
  }

  Verification verified(engine::VerifyOptions options = {}, bool against_outside = true) {
    if (against_outside) {
      compare_with(options, outside, test::TestCity::code());
    }
    return verify_rows_and_files(
        city.database(), test::TestCity::code(), [this] { return city.world(); }, files, options);
  }
  std::string fault(engine::VerifyOptions options = {}, bool against_outside = true) {
    return verified(std::move(options), against_outside).first_fault;
  }
  /// Runs SQL that the guards of the log would stop.
  void damage(std::string_view sql, store::Params params = {}) {
    city.write([&](store::Connection& writer) {
      test::lift_guards(writer);
      writer.execute(sql, params);
    });
  }
  std::int64_t head() { return engine::log_head(city.reader(), test::TestCity::code()).seq; }
  /// Changes who did an event and makes all hashes behind it fit again, as the owner of a database
  /// can.
  static void by_another_unit(engine::StoredEvent& event) { event.unit = UnitId{"130581101"}; }
  void rewrite(std::int64_t seq,
               const std::function<void(engine::StoredEvent&)>& change = by_another_unit) {
    city.write([&](store::Connection& writer) {
      test::lift_guards(writer);
      auto event = engine::read_after(writer, test::TestCity::code(), seq - 1, 1).front();
      const auto stream = engine::read_stream(writer, test::TestCity::code(), event.stream_id);
      Digest before = event.prev_hash;
      for (auto each : stream) {
        if (each.version < event.version) {
          continue;
        }
        if (each.version == event.version) {
          change(each);
        }
        each.prev_hash = before;
        before = engine::hash_of(each);
        writer.execute(
            // tidy-allow 8: the test plays the owner of the database.
            "update event set unit = $1, prev_hash = $2, hash = $3, occurred_at = $5, "
            "recorded_at = $6 where seq = $4",
            {each.unit, each.prev_hash, before, each.seq, each.occurred_at, each.recorded_at});
      }
    });
  }

  test::TestStore store{test::TestStore::Kind::file};
  test::TempDir temp;
  test::TestCity city;
  ReaderPool readers;
  std::filesystem::path outside;
  std::filesystem::path files;
  crypto::Sm2Signer signer;
  CheckpointJob job;
};

}  // namespace liandong::app
