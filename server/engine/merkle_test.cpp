#include "engine/merkle.hpp"

#include "infra/crypto/sm3.hpp"

#include <doctest/doctest.h>

namespace liandong::engine {
namespace {

Digest entry(std::int64_t i) { return crypto::sm3("entry " + std::to_string(i)); }

/// The definition of RFC 6962, word by word.
Digest defined(std::int64_t from, std::int64_t size) {
  if (size == 0) return crypto::sm3("");
  if (size == 1) return leaf_of(entry(from));
  std::int64_t left = 1;
  while (left * 2 < size) left *= 2;
  return node_of(defined(from, left), defined(from + left, size - left));
}

}  // namespace

TEST_CASE("the growing tree has the root of the definition at every size") {
  GrowingTree tree;
  CHECK(tree.root() == defined(0, 0));
  for (std::int64_t size = 1; size <= 70; ++size) {
    tree.append(entry(size - 1));
    CHECK(tree.size() == size);
    CHECK(tree.root() == defined(0, size));
    const auto again = GrowingTree::from(tree.saved());
    REQUIRE(again);
    CHECK(again->root() == tree.root());
  }
}

TEST_CASE("a path proves its entry at its place, in trees of every size up to forty") {
  for (std::int64_t size = 1; size <= 40; ++size) {
    const Digest root = defined(0, size);
    for (std::int64_t index = 0; index < size; ++index) {
      const auto found = inclusion_paths({index}, size, entry);
      CHECK(found.root == root);
      auto path = found.paths.front();
      CHECK(root_by_path(entry(index), index, size, path) == root);
      CHECK(root_by_path(entry(index + 1), index, size, path) != root);
      if (path.empty()) continue;
      CHECK(root_by_path(entry(index), index == 0 ? 1 : index - 1, size, path) != root);
      path.back()[7] ^= 1;
      CHECK(root_by_path(entry(index), index, size, path) != root);
      path.pop_back();
      CHECK_FALSE(root_by_path(entry(index), index, size, path));
    }
    CHECK_FALSE(root_by_path(entry(0), size, size, {}));
    CHECK_FALSE(root_by_path(entry(0), -1, size, {}));
  }
}

TEST_CASE("many paths are found in one walk that asks for each entry once, in order") {
  const std::vector<std::int64_t> wanted{0, 1, 6, 7, 22, 36};
  std::int64_t asked = 0;
  const auto found = inclusion_paths(wanted, 37, [&](std::int64_t index) {
    CHECK(index == asked++);
    return entry(index);
  });
  CHECK(asked == 37);
  CHECK(found.root == defined(0, 37));
  REQUIRE(found.paths.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CHECK(root_by_path(entry(wanted[i]), wanted[i], 37, found.paths[i]) == found.root);
  }
}

TEST_CASE("what no tree saved is not read") {
  CHECK_FALSE(GrowingTree::from(""));
  CHECK_FALSE(GrowingTree::from("-1"));
  CHECK_FALSE(GrowingTree::from("1"));
  CHECK_FALSE(GrowingTree::from("1 abc"));
  CHECK_FALSE(GrowingTree::from("2 " + std::string(64, 'a') + " " + std::string(64, 'b')));
  CHECK(GrowingTree::from("0"));
}

}  // namespace liandong::engine
