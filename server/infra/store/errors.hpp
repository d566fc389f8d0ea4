// How a store fails, the same for SQLite and PostgreSQL.
#pragma once

#include <stdexcept>

namespace liandong::store {

/// The store cannot do the job now (full disk, lost connection, lock); the caller may retry later.
class StoreUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// The server is away. What was not committed is undone; a later call connects again.
class ConnectionLost : public StoreUnavailable {
 public:
  using StoreUnavailable::StoreUnavailable;
};
/// The server went away during the commit and cannot be asked whether it happened. Only repeating
/// the command under its own id tells.
class CommitUnknown : public ConnectionLost {
 public:
  using ConnectionLost::ConnectionLost;
};
/// A statement broke a uniqueness or check constraint.
class ConstraintViolated : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// The statement itself is wrong, or what is opened is no database of ours.
class StoreBroken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace liandong::store
