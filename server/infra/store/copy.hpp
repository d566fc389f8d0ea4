// All rows of one store into another, and the proof that both are the same.
#pragma once

#include "infra/store/database.hpp"

namespace liandong::store {

/// Inserts every row of `from` into `to`, whose tables must be empty and of the same version. The
/// caller holds a transaction on both: a view of the one, all or nothing of the other. Gathers
/// statistics at the end.
/// @return how many rows
std::int64_t copy_rows(Connection& from, Connection& to);

/// Counts the rows of every table anew, within the caller's transaction, so that plans are right
/// from the first question on (decision 0101). Nothing on SQLite, where sizes are stated.
void gather_statistics(Connection& writer);

/// Throws every row away, the log too, within the caller's transaction: the guards are lifted and
/// set again in it. For what is meant to be thrown away. PostgreSQL only: a file is deleted
/// instead.
void empty_tables(Connection& writer);

/// Reads both in the order of their keys and compares every value.
/// @return how many rows each has. @throws StoreBroken naming the first table that differs
std::int64_t compare_rows(Connection& one, Connection& other);

}  // namespace liandong::store
