#include "infra/documents/renderer.hpp"

#include "infra/documents/pdf_probe.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <memory>

namespace liandong::documents {
namespace {

std::future<Rendered> ask(Renderer& renderer, Letter letter) {
  auto promise = std::make_shared<std::promise<Rendered>>();
  std::future<Rendered> future = promise->get_future();
  const bool accepted = renderer.render(
      std::move(letter), [promise](Rendered result) { promise->set_value(std::move(result)); });
  REQUIRE(accepted);
  return future;
}

TEST_CASE("eight threads drawing twenty letters each get the bytes that one thread gets") {
  std::vector<Letter> letters(4, plain_letter());
  letters[1].body.push_back({1, "一、䶮𬭎𫖯㛃 A4 第5条"});
  letters[2].materials = {{"案件移送函", "移送函", 1, 2, true, "66c7f0f4"}};
  letters[3].watermark = "演示数据";
  std::vector<std::string> expected;
  for (const Letter& letter : letters) expected.push_back(render_pdf(letter, test_fonts()));
  std::atomic<int> same = 0;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 20; ++i) {
        const std::size_t n = (t + i) % letters.size();
        if (render_pdf(letters[n], test_fonts()) == expected[n]) ++same;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(same == 160);
}

TEST_CASE("a queued letter comes back as the PDF that render_pdf gives") {
  Renderer renderer(2, 10);
  const Rendered result = ask(renderer, plain_letter()).get();
  REQUIRE(std::holds_alternative<std::string>(result));
  CHECK(std::get<std::string>(result) == render_pdf(plain_letter(), test_fonts()));
  CHECK(renderer.font_report().roles.size() == font_role_count);
}

TEST_CASE("a letter that cannot be drawn comes back as its error") {
  Renderer renderer(1, 10);
  Letter letter = plain_letter();
  letter.body[0].level = 4;
  const Rendered result = ask(renderer, letter).get();
  REQUIRE(std::holds_alternative<std::exception_ptr>(result));
  CHECK_THROWS_AS(std::rethrow_exception(std::get<std::exception_ptr>(result)), RenderError);
  CHECK(std::holds_alternative<std::string>(ask(renderer, plain_letter()).get()));
}

TEST_CASE("a full queue refuses, and stopping answers the waiting letters with an error") {
  Renderer renderer(1, 2);
  std::promise<void> started;
  std::promise<void> go_on;
  std::shared_future<void> may_go_on = go_on.get_future().share();
  REQUIRE(renderer.render(plain_letter(), [&, may_go_on](Rendered) {
    started.set_value();
    may_go_on.wait();
  }));
  started.get_future().wait();  // The only worker is inside the callback now.
  std::future<Rendered> first = ask(renderer, plain_letter());
  std::future<Rendered> second = ask(renderer, plain_letter());
  bool called = false;
  CHECK_FALSE(renderer.render(plain_letter(), [&called](Rendered) { called = true; }));
  std::thread stopper([&renderer] { renderer.stop(); });
  for (std::future<Rendered>* waiting : {&first, &second}) {
    const Rendered result = waiting->get();
    REQUIRE(std::holds_alternative<std::exception_ptr>(result));
    CHECK_THROWS_AS(std::rethrow_exception(std::get<std::exception_ptr>(result)), RenderError);
  }
  go_on.set_value();
  stopper.join();
  CHECK_FALSE(called);
  CHECK_FALSE(renderer.render(plain_letter(), [](Rendered) {}));
}

TEST_CASE("a queue of no places accepts nothing") {
  Renderer renderer(1, 0);
  CHECK_FALSE(renderer.render(plain_letter(), [](Rendered) {}));
}

}  // namespace
}  // namespace liandong::documents
