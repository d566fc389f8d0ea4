#include "infra/log/log.hpp"

#include <doctest/doctest.h>

namespace liandong::log {
namespace {

TEST_CASE("a line is one JSON object whatever the text holds") {
  std::string lines;
  Logger logger{[&](std::string_view line) { lines += line; }, [] { return 1790755200; }};
  logger.write(Level::warning, "refused", {{"code", 404}, {"route", "a\"b\\c\nd"}});
  CHECK(lines ==
        "{\"at\":\"2026-09-30T16:00:00+08:00\",\"level\":\"warning\",\"event\":\"refused\","
        "\"code\":404,\"route\":\"a\\\"b\\\\c d\"}\n");
}

TEST_CASE("a line below the least level is left out, one of it is written") {
  std::string lines;
  Logger logger{[&](std::string_view line) { lines += line; }, [] { return 0; }, Level::warning};
  logger.write(Level::info, "started");
  CHECK(lines.empty());
  logger.write(Level::warning, "slow");
  logger.write(Level::error, "failure");
  CHECK(lines.find("slow") != std::string::npos);
  CHECK(lines.find("failure") != std::string::npos);
}

}  // namespace
}  // namespace liandong::log
