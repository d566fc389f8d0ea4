// The tree over the hashes of a log (the tree of RFC 6962, with SM3): one root stands for all of
// it, and a short path proves one entry.
#pragma once

#include "kernel/content.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::engine {

/// SM3(00 ‖ entry): an entry can never pass for an inner node.
[[nodiscard]] Digest leaf_of(const Digest& entry);
/// SM3(01 ‖ left ‖ right).
[[nodiscard]] Digest node_of(const Digest& left, const Digest& right);

/// A tree that only grows. What it keeps is the root of each full subtree at its right edge: as
/// many digests as the size has ones in binary.
class GrowingTree {
 public:
  void append(const Digest& entry);
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// The root of everything so far; of an empty tree SM3 of nothing.
  [[nodiscard]] Digest root() const;

  /// The size and the edge as text, to go on from another day.
  [[nodiscard]] std::string saved() const;
  /// Nothing if the text is not one that `saved` made.
  [[nodiscard]] static std::optional<GrowingTree> from(std::string_view saved);

 private:
  std::int64_t size_ = 0;
  std::vector<Digest> edge_;  // of the largest subtree first
};

/// The digests beside the way from an entry to the root of the first `size` entries, lowest first.
struct InclusionPaths {
  Digest root{};
  std::vector<std::vector<Digest>> paths;  // in the order of the indices
};
/// @param indices ascending, 0 = the first entry
/// @param entry gives the entry at an index; it is asked for each once, in order
[[nodiscard]] InclusionPaths inclusion_paths(const std::vector<std::int64_t>& indices,
                                             std::int64_t size,
                                             const std::function<Digest(std::int64_t)>& entry);

/// Which side each digest of a path stands on, lowest first; true = to the left.
[[nodiscard]] std::vector<bool> sides_of(std::int64_t index, std::int64_t size);

/// The root that the path leads to; nothing if index, size and length of the path do not fit.
[[nodiscard]] std::optional<Digest> root_by_path(const Digest& entry, std::int64_t index,
                                                 std::int64_t size,
                                                 const std::vector<Digest>& path);

}  // namespace liandong::engine
