// What a checkpoint says, in which words, and that no other words pass for it.
#include "engine/checkpoint.hpp"

#include "engine/parallel.hpp"
#include "infra/crypto/sm2.hpp"
#include "infra/crypto/sm3.hpp"
#include "support/store/test_store.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace liandong::engine {
namespace {

struct Signed {
  Signed() : signer(key()) {
    one.checkpoint = {CityCode{"130581"},
                      1,
                      41,
                      crypto::sm3("root"),
                      Digest{},
                      Instant{1'795'167'600},
                      signer_of(signer.public_key())};
    one.signature = signer.sign(statement_of(one.checkpoint));
  }
  std::string key() const {
    crypto::Sm2Signer::create(folder.path() + "/checkpoint.key");
    return folder.path() + "/checkpoint.key";
  }
  [[nodiscard]] SignerKeys keys() const { return {{one.checkpoint.signer, signer.public_key()}}; }

  test::TempDir folder;
  crypto::Sm2Signer signer;
  StoredCheckpoint one;
};

}  // namespace

TEST_CASE("the words that are signed are those of docs/event-log.md") {
  Checkpoint checkpoint{
      CityCode{"130581"}, 12, 4'711, crypto::sm3("a"), crypto::sm3("b"), Instant{1'795'167'600},
      crypto::sm3("c")};
  CHECK(statement_of(checkpoint) ==
        "liandong-checkpoint-v1\ncity 130581\nnumber 12\nevents 4711\nroot " +
            crypto::to_hex(crypto::sm3("a")) + "\nprevious " + crypto::to_hex(crypto::sm3("b")) +
            "\nmade_at 2026-11-20T17:40:00+08:00\nsigner " + crypto::to_hex(crypto::sm3("c")) +
            "\n");
}

TEST_CASE("what was exported is read back, and with any bit changed it is not that checkpoint") {
  const Signed made;
  const std::string text = exported(made.one);
  const auto again = parse_exported(text);
  REQUIRE(again);
  CHECK(again->checkpoint == made.one.checkpoint);
  CHECK(signature_fault(*again, made.keys()).empty());
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (unsigned bit = 0; bit < 8; bit += 3) {
      std::string changed = text;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
      const auto read = parse_exported(changed);
      CHECK_MESSAGE((!read || !signature_fault(*read, made.keys()).empty()), changed);
    }
  }
  CHECK_FALSE(parse_exported(""));
  CHECK_FALSE(parse_exported(text + "\n"));
  CHECK_FALSE(parse_exported(text.substr(0, text.size() - 1)));
}

TEST_CASE("a key that is not known, was changed, or is none is said so") {
  const Signed made;
  CHECK(signature_fault(made.one, {}).find("not known") != std::string::npos);
  CHECK(signature_fault(made.one, {{made.one.checkpoint.signer, "no key"}}).find("changed") !=
        std::string::npos);
  Signed other;
  CHECK(signature_fault(other.one, made.keys()) != "");
}

TEST_CASE("a checkpoint is kept as it is, and the store refuses to change or delete it") {
  const test::TestStore store;
  const auto database = store.open();
  const auto writer = database->open_writer();
  const CityCode city{"130581"};
  const Signed made;
  CHECK_FALSE(last_checkpoint(*writer, city));
  store::in_transaction(*writer,
                        [&] { insert_checkpoint(*writer, made.one, made.signer.public_key()); });
  const auto kept = last_checkpoint(*writer, city);
  REQUIRE(kept);
  CHECK(kept->checkpoint == made.one.checkpoint);
  CHECK(signature_fault(*kept, signer_keys(*writer, city)).empty());
  CHECK_FALSE(last_checkpoint(*writer, CityCode{"130582"}));
  CHECK_THROWS(writer->execute("update checkpoint set events = 42"));
  CHECK_THROWS(writer->execute("delete from checkpoint"));
  CHECK(last_checkpoint(*writer, city)->checkpoint.events == 41);
}

TEST_CASE("of many faults the first is named, whichever thread sees it when") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    const auto look = []() -> Look {
      return [](std::size_t i) { return i % 100 == 57 ? std::to_string(i) : std::string{}; };
    };
    CHECK(first_fault_of(1'000, threads, look) == "57");
    CHECK(first_fault_of(57, threads, look).empty());
    CHECK(first_fault_of(0, threads, look).empty());
    CHECK_THROWS_AS((void)first_fault_of(1'000, threads,
                                         []() -> Look {
                                           return [](std::size_t) -> std::string {
                                             throw std::runtime_error("gone");
                                           };
                                         }),
                    std::runtime_error);
  }
}

}  // namespace liandong::engine
