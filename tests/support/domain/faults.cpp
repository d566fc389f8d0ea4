#include "support/domain/faults.hpp"

#include "support/source_dir.hpp"

#include <filesystem>

namespace liandong::domain_test {
namespace {

// All message files that hold sentences of refusals.
const std::string& all_sentences() {
  static const std::string all = [] {
    std::string text;
    const std::string folder = source_dir() + "/data/messages";
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
      if (!entry.path().filename().string().starts_with("refusals.")) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      text.append(std::istreambuf_iterator<char>(file), {});
    }
    return text;
  }();
  return all;
}

// The line of a message file that holds both sentences of the refusal.
std::string sentences(std::string_view name) {
  const std::string& all = all_sentences();
  const std::size_t begin = all.find("\"" + std::string(name) + "\": {");
  if (begin == std::string::npos) FAIL("no sentence for " << std::string(name));
  return all.substr(begin, all.find('\n', begin) - begin);
}

}  // namespace

std::set<std::uint16_t>& seen_refusals() {
  static std::set<std::uint16_t> codes;
  return codes;
}

void check_sentence(const Rejection& rejection, std::span<const RefusalInfo> refusals) {
  for (const RefusalInfo& info : refusals) {
    if (info.code != rejection.code) continue;
    const std::string text = sentences(info.name);
    CAPTURE(text);
    if (text.find("{subject}") != std::string::npos) CHECK_FALSE(rejection.subject.empty());
    if (text.find("{at}") != std::string::npos) CHECK(rejection.at != Instant{});
    if (text.find("{number}") != std::string::npos && info.name != "number_out_of_range") {
      CHECK(rejection.number > 0);
    }
  }
}

void check_all_seen(std::span<const RefusalInfo> refusals, const std::set<std::string>& elsewhere) {
  for (const RefusalInfo& info : refusals) {
    const std::string name(info.name);
    if (elsewhere.contains(name)) continue;
    CAPTURE(name);
    CHECK(seen_refusals().contains(static_cast<std::uint16_t>(info.code)));
  }
}

}  // namespace liandong::domain_test
