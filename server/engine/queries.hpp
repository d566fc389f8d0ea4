// The read side: inbox pages, counts, one matter, obligations, notices. Reads never wait for the
// writer.
#pragma once

#include "engine/engine.hpp"
#include "engine/views.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace liandong::engine {

enum class MatterView : std::uint8_t { to_do, to_receive, near, overdue, sent, done, all };
LIANDONG_DESCRIBE_ENUM(MatterView, to_do, to_receive, near, overdue, sent, done, all)

inline constexpr int page_limit_max = 100;
inline constexpr int total_max = 10'000;      // totals are exact up to here
inline constexpr int looked_at_max = 10'000;  // rows of a list looked through for a page [D0108]

struct MatterFilter {
  MatterView view = MatterView::to_do;
  bool mine = false;  // the actor is the handler, or the head where nobody is named
  std::string system;
  std::string stage;
  std::string words;            // in title or number; a whole number finds its matter alone
  std::optional<Instant> from;  // opened at or after
  std::optional<Instant> to;    // opened before
  UnitId unit;                  // sender or receiver
  std::optional<bool> urgent;
  int limit = 20;      // 1–page_limit_max
  std::string cursor;  // of the page before; empty = first page
  int looked_at = looked_at_max;
};

/// Everything a read needs of its surroundings.
struct ReadContext {
  store::Connection& connection;
  const Engine& engine;
  WorldPtr world;
  const Actor& actor;
  Instant now;
};

/// @return nothing if the cursor is not one of ours
[[nodiscard]] std::optional<MatterPage> list_matters(const ReadContext& context,
                                                     const MatterFilter& filter);
[[nodiscard]] MatterCounts count_matters(const ReadContext& context);
/// @return nothing if the matter does not exist or is not visible
[[nodiscard]] std::optional<MatterDetails> read_matter(const ReadContext& context, MatterId id);

struct ObligationFilter {
  UnitId debtor;  // empty = the actor's own unit, or all for S and G
  bool open = true;
  int limit = 20;
  std::string cursor;
  int looked_at = looked_at_max;
};
[[nodiscard]] std::optional<ObligationPage> list_obligations(const ReadContext& context,
                                                             const ObligationFilter& filter);
[[nodiscard]] NoticePage list_notices(const ReadContext& context, bool unread_only, int limit);
/// The highest notice id the actor may mark as read now.
void mark_notices_read(store::Connection& writer, CityCode city, const Actor& actor,
                       const Directory& directory, std::optional<std::int64_t> only, Instant now);

}  // namespace liandong::engine
