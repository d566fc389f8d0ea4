#include "infra/json/read.hpp"
#include "infra/json/write.hpp"

#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

namespace liandong::json {
namespace {

enum class Colour { red, blue };
LIANDONG_DESCRIBE_ENUM(Colour, red, blue)

struct Inner {
  PersonalText name;
  int copies = 1;
};
LIANDONG_DESCRIBE(Inner, name, copies)

struct Outer {
  Colour colour = Colour::red;
  Instant at;
  std::optional<Instant> until;
  UnitId unit;
  Text facts;
  std::vector<Inner> inner;
  std::string note;
  bool flag = false;
};
LIANDONG_DESCRIBE(Outer, colour, at, until, unit, facts, inner, note, flag)

struct Sink : TextSink {
  std::vector<std::string> taken;
  Text take(std::string_view utf8, std::size_t length, bool personal) override {
    taken.emplace_back((personal ? "P:" : "T:") + std::string{utf8});
    return Text{ContentId{"c" + std::to_string(taken.size())}, Digest{},
                static_cast<std::uint32_t>(length)};
  }
};

std::vector<std::string> faults(std::string_view body) {
  Sink sink;
  Reader reader{&sink};
  Outer out;
  const auto value = parse(body);
  REQUIRE(value);
  reader.read(*value, out);
  std::vector<std::string> lines;
  for (const auto& error : reader.errors()) {
    lines.push_back(error.field + "=" + error.rule);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a complete body is read and its texts go to the sink") {
  Sink sink;
  Reader reader{&sink};
  Outer out;
  reader.read(*parse(R"({"colour":"blue","at":"2026-09-30T16:00:00+08:00","unit":"130581100",
    "facts":"  䶮村\n焚烧 　","inner":[{"name":"张三","copies":2}],"flag":true})"),
              out);
  CHECK(reader.errors().empty());
  CHECK(out.colour == Colour::blue);
  CHECK(to_rfc3339(out.at) == "2026-09-30T16:00:00+08:00");
  CHECK(out.facts.length == 5);
  CHECK(out.inner.at(0).copies == 2);
  CHECK(sink.taken == Lines{"T:䶮村\n焚烧", "P:张三"});
}

TEST_CASE("each fault names its field and rule") {
  CHECK(faults(R"({"at":"2026-09-30T16:00:00+08:00"})") == Lines{"colour=required"});
  CHECK(faults(R"({"colour":"green","at":"yesterday"})") == Lines{"colour=enum", "at=instant"});
  CHECK(faults(R"({"colour":"red","at":"2026-09-30T16:00:00Z","extra":1})") ==
        Lines{"extra=unknown"});
  CHECK(faults(R"({"colour":"red","at":"2026-09-30T16:00:00Z","inner":[{},{"copies":"x"}]})") ==
        Lines{"inner[1].copies=integer"});
  CHECK(faults(R"({"colour":"red","at":"2026-09-30T16:00:00Z","inner":[{"copies":3000000000}]})") ==
        Lines{"inner[0].copies=range"});
  CHECK(faults(R"({"colour":"red","at":"2026-09-30T16:00:00Z","unit":"a b"})") == Lines{"unit=id"});
  CHECK(faults(R"({"colour":"red","at":"2026-09-30T16:00:00Z","facts":"a\u0000b"})") ==
        Lines{"facts=utf8"});
  CHECK(faults("[]") == Lines{"=object"});
}

TEST_CASE("a text of 10,000 characters passes and one of 10,001 does not") {
  const auto body = [](int n) {
    std::string text;
    for (int i = 0; i < n; ++i) {
      text += "字";
    }
    return R"({"colour":"red","at":"2026-09-30T16:00:00Z","facts":")" + text + "\"}";
  };
  CHECK(faults(body(10'000)).empty());
  CHECK(faults(body(10'001)) == Lines{"facts=too_long"});
}

TEST_CASE("the canonical form is stable and reads back to the same value") {
  Outer out;
  out.at = Instant{1790755200};
  out.unit = UnitId{"130581100"};
  out.facts = Text{ContentId{"c1"}, Digest{0xAB}, 3};
  out.inner.push_back({});
  out.note = "引号\" 反斜杠\\ 换行\n \x01";
  const std::string text = to_canonical(out);
  CHECK(
      text ==
      R"({"colour":"red","at":"2026-09-30T16:00:00+08:00","unit":"130581100","facts":{"id":"c1","commitment":"ab00000000000000000000000000000000000000000000000000000000000000","length":3},"inner":[{"name":null,"copies":1}],"note":"引号\" 反斜杠\\ 换行\n \u0001","flag":false})");
  CHECK(to_canonical(from_storage<Outer>(text)) == text);
}

TEST_CASE("storage ignores unknown members and refuses broken ones") {
  CHECK(from_storage<Inner>(R"({"copies":5,"later_field":1})").copies == 5);
  CHECK_THROWS_AS((void)from_storage<Inner>(R"({"copies":"x"})"), CorruptJson);
  CHECK_THROWS_AS((void)from_storage<Inner>("{"), CorruptJson);
}

TEST_CASE("invalid UTF-8 is never counted") {
  CHECK(count_code_points("䶮") == 1U);
  CHECK(count_code_points("𬭎") == 1U);
  CHECK_FALSE(count_code_points("\xC0\x80"));
  CHECK_FALSE(count_code_points("\xED\xA0\x80"));
  CHECK_FALSE(count_code_points("\xF4\x90\x80\x80"));
  CHECK_FALSE(count_code_points("\xE4\xB6"));
}

TEST_CASE("protected text is masked for people and stored like any personal text") {
  struct Words final : Resolver {
    [[nodiscard]] std::optional<std::string> text(const Text&, bool personal) const override {
      return personal ? std::optional<std::string>{"张三"} : std::nullopt;
    }
    [[nodiscard]] std::string unit_name(UnitId) const override { return {}; }
    [[nodiscard]] std::string person_name(PersonId) const override { return {}; }
  } words;
  ProtectedText identity;
  static_cast<Text&>(identity) = Text{ContentId{"c1"}, Digest{0xAB}, 2};
  std::string seen;
  Writer{seen, &words}.write(identity);
  CHECK(seen == "\"张**\"");
  PersonalText open;
  static_cast<Text&>(open) = identity;
  CHECK(to_canonical(identity) == to_canonical(open));
}

}  // namespace
}  // namespace liandong::json
