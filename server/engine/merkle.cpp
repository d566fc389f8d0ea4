#include "engine/merkle.hpp"

#include "infra/crypto/sm3.hpp"
#include "kernel/check.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <utility>

namespace liandong::engine {
namespace {

Digest tagged(char tag, std::string_view first, std::string_view second) {
  thread_local crypto::Sm3 hash;
  return hash.update(std::string_view{&tag, 1}).update(first).update(second).finish();
}

/// The largest power of two below `size`. @pre size > 1
std::int64_t split(std::int64_t size) {
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size - 1)));
}

using Entry = std::function<Digest(std::int64_t)>;

Digest root_of(std::int64_t from, std::int64_t size, const Entry& entry) {
  GrowingTree tree;
  for (std::int64_t i = 0; i < size; ++i) {
    tree.append(entry(from + i));
  }
  return tree.root();
}

struct Collecting {
  const std::vector<std::int64_t>& indices;
  const Entry& entry;
  std::vector<std::vector<Digest>> paths;

  /// The root of the entries from `from` on, with the paths of those wanted, [first, last) of the
  /// indices, as far as this subtree goes.
  Digest collect(std::int64_t from, std::int64_t size, std::size_t first, std::size_t last) {
    if (first == last) {
      return root_of(from, size, entry);
    }
    if (size == 1) {
      return leaf_of(entry(from));
    }
    const std::int64_t left = split(size);
    std::size_t middle = first;
    while (middle < last && indices[middle] < from + left) {
      ++middle;
    }
    const Digest left_root = collect(from, left, first, middle);
    const Digest right_root = collect(from + left, size - left, middle, last);
    for (std::size_t i = first; i < last; ++i) {
      paths[i].push_back(i < middle ? right_root : left_root);
    }
    return node_of(left_root, right_root);
  }
};

void add_sides(std::vector<bool>& sides, std::int64_t size, std::int64_t index) {
  if (size <= 1) {
    return;
  }
  const std::int64_t left = split(size);
  if (index < left) {
    add_sides(sides, left, index);
    sides.push_back(false);
  } else {
    add_sides(sides, size - left, index - left);
    sides.push_back(true);
  }
}

}  // namespace

Digest leaf_of(const Digest& entry) { return tagged('\0', crypto::as_bytes(entry), {}); }

Digest node_of(const Digest& left, const Digest& right) {
  return tagged('\1', crypto::as_bytes(left), crypto::as_bytes(right));
}

void GrowingTree::append(const Digest& entry) {
  Digest node = leaf_of(entry);
  // As many full subtrees end here as the size has ones at its end.
  for (std::int64_t rest = size_; (rest & 1) == 1; rest >>= 1) {
    node = node_of(edge_.back(), node);
    edge_.pop_back();
  }
  edge_.push_back(node);
  ++size_;
}

Digest GrowingTree::root() const {
  if (edge_.empty()) {
    return crypto::sm3("");
  }
  Digest root = edge_.back();
  for (auto left = edge_.rbegin() + 1; left != edge_.rend(); ++left) {
    root = node_of(*left, root);
  }
  return root;
}

std::string GrowingTree::saved() const {
  std::string text = std::to_string(size_);
  for (const Digest& digest : edge_) {
    text += " " + crypto::to_hex(digest);
  }
  return text;
}

std::optional<GrowingTree> GrowingTree::from(std::string_view saved) {
  GrowingTree tree;
  const auto space = std::min(saved.find(' '), saved.size());
  const auto read = std::from_chars(saved.data(), saved.data() + space, tree.size_);
  if (read.ec != std::errc{} || read.ptr != saved.data() + space || tree.size_ < 0) {
    return std::nullopt;
  }
  for (std::size_t at = space; at < saved.size(); at += 65) {
    const auto digest = crypto::parse_hex(saved.substr(at + 1, 64));
    if (saved[at] != ' ' || !digest) {
      return std::nullopt;
    }
    tree.edge_.push_back(*digest);
  }
  const auto ones = std::popcount(static_cast<std::uint64_t>(tree.size_));
  return tree.edge_.size() == static_cast<std::size_t>(ones) ? std::optional{tree} : std::nullopt;
}

InclusionPaths inclusion_paths(const std::vector<std::int64_t>& indices, std::int64_t size,
                               const Entry& entry) {
  LIANDONG_CHECK(std::is_sorted(indices.begin(), indices.end()) && !indices.empty() &&
                 indices.front() >= 0 && indices.back() < size);
  Collecting collecting{indices, entry, std::vector<std::vector<Digest>>(indices.size())};
  const Digest root = collecting.collect(0, size, 0, indices.size());
  return {root, std::move(collecting.paths)};
}

std::vector<bool> sides_of(std::int64_t index, std::int64_t size) {
  std::vector<bool> sides;
  add_sides(sides, size, index);
  return sides;
}

std::optional<Digest> root_by_path(const Digest& entry, std::int64_t index, std::int64_t size,
                                   const std::vector<Digest>& path) {
  if (index < 0 || index >= size) {
    return std::nullopt;
  }
  const std::vector<bool> sides = sides_of(index, size);
  if (sides.size() != path.size()) {
    return std::nullopt;
  }
  Digest root = leaf_of(entry);
  for (std::size_t i = 0; i < path.size(); ++i) {
    root = sides[i] ? node_of(path[i], root) : node_of(root, path[i]);
  }
  return root;
}

}  // namespace liandong::engine
