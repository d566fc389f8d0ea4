#include "infra/store/schema.hpp"

namespace liandong::store {

// Alone in its file, so that a program of a release to come can bring its own.
std::span<const Migration> migrations() { return released_migrations(); }

}  // namespace liandong::store
