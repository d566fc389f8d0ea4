// What was lawfully erased, kept beside backups: an older one still holds it, and must not bring it
// back.
#pragma once

#include "infra/store/database.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace liandong::app {

/// When each text, or the salt of each subject's keys, was erased: by "text <city> <stream>/<id>"
/// or "subject <city> <id>"; ids, no words. Each text also as "text <city> <id>", by which releases
/// before schema 19 find it, and which is all that their lists hold.
using Erasures = std::map<std::string, std::int64_t>;

[[nodiscard]] Erasures erasures_of(store::Connection& reader);
/// None if there is no file yet. @throws std::runtime_error if it is not what it was
[[nodiscard]] Erasures read_erasures(const std::filesystem::path& file);
/// Adds to those of the file. @return whether there were any new ones
bool keep_erasures(const std::filesystem::path& file, const Erasures& erasures);
/// Erases again, within the caller's transaction. @return how many that were still there
std::int64_t erase_again(store::Connection& writer, const Erasures& erasures);

}  // namespace liandong::app
