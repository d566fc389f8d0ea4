// What docs/proof.md tells a stranger to do, done by a shell and openssl.
#include "app/proof.hpp"

#include "app/verification_fixture.hpp"
#include "infra/json/write.hpp"
#include "support/source_dir.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <iterator>

namespace liandong::app {
namespace {

/// The lines between ```bash and ``` of the page.
std::string published_script() {
  std::ifstream page{source_dir() + "/docs/proof.md"};
  const std::string text{std::istreambuf_iterator<char>{page}, {}};
  const auto from = text.find("```bash\n") + 8;
  return text.substr(from, text.find("\n```", from) - from) + "\n";
}

struct Stranger {
  explicit Stranger(Evidence& evidence) : folder(evidence.temp.path()) {
    write("check-proof.sh", published_script());
    write("key.pem", evidence.signer.public_key());
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream{folder + "/" + name, std::ios::binary} << text;
  }
  [[nodiscard]] bool accepts(const std::string& proof) const {
    write("proof.json", proof);
    const std::string command = "cd '" + folder +
                                "' && bash check-proof.sh proof.json key.pem > said.txt 2>&1 && "
                                "grep -q '^RIGHT' said.txt";
    return std::system(command.c_str()) == 0;
  }
  std::string folder;
};

std::string changed(std::string text, const std::string& behind, std::size_t offset) {
  const auto at = text.find(behind);
  REQUIRE(at != std::string::npos);
  char& c = text[at + behind.size() + offset];
  c = c == '7' ? '8' : '7';
  return text;
}

}  // namespace

TEST_CASE(
    "a stranger with openssl accepts the proof of a matter and nothing that was changed in it") {
  Evidence evidence;
  const MatterId matter = evidence.city.bring_to("concluded");
  evidence.sign();
  const auto proof = proof_of(evidence.city.reader(), test::TestCity::code(), matter.view());
  CHECK(proof.later_events == 0);
  REQUIRE(proof.events.size() > 5);
  const std::string text = json::to_canonical(proof) + "\n";
  const Stranger stranger{evidence};
  CHECK(stranger.accepts(text));
  CHECK_FALSE(stranger.accepts(changed(text, "\"hash_input\":\"", 120)));
  CHECK_FALSE(stranger.accepts(changed(text, "\"hash\":\"", 3)));
  CHECK_FALSE(stranger.accepts(changed(text, "\"path\":[\"left:", 3)));
  CHECK_FALSE(stranger.accepts(changed(text, "nevents ", 0)));
  CHECK_FALSE(stranger.accepts(changed(text, "\"signature\":\"", 20)));
  auto gap = proof;
  gap.events.erase(gap.events.begin() + 2);
  CHECK_FALSE(stranger.accepts(json::to_canonical(gap)));
  auto none = proof;
  none.events.clear();
  CHECK_FALSE(stranger.accepts(json::to_canonical(none)));
  const auto other = evidence.new_signer("other.key");
  stranger.write("key.pem", other.public_key());
  CHECK_FALSE(stranger.accepts(text));
}

TEST_CASE("events after the last checkpoint are counted and not proved") {
  Evidence evidence;
  const MatterId matter = evidence.city.find();
  CHECK_THROWS_WITH((void)proof_of(evidence.city.reader(), test::TestCity::code(), matter.view()),
                    doctest::Contains("no checkpoint speaks of the matter yet"));
  evidence.sign();
  const auto events = [&] {
    return static_cast<std::int64_t>(
        engine::read_stream(evidence.city.reader(), test::TestCity::code(), matter.view()).size());
  };
  const std::int64_t before = events();
  evidence.city.attach_all(matter);
  const auto proof = proof_of(evidence.city.reader(), test::TestCity::code(), matter.view());
  CHECK(static_cast<std::int64_t>(proof.events.size()) == before);
  CHECK(proof.later_events == events() - before);
  CHECK(Stranger{evidence}.accepts(json::to_canonical(proof)));
}

TEST_CASE("a log that does not hold gives no proof, and a matter that is none neither") {
  Evidence evidence;
  const std::string matter = evidence.city.words("select stream_id from event where seq = 3");
  CHECK_THROWS_WITH((void)proof_of(evidence.city.reader(), test::TestCity::code(), "none"),
                    doctest::Contains("there is no matter"));
  evidence.rewrite(5);
  CHECK_THROWS_WITH((void)proof_of(evidence.city.reader(), test::TestCity::code(), matter),
                    doctest::Contains("does not give the root"));
}

}  // namespace liandong::app
