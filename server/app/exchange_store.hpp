// Rows of subscriptions, tokens and webhooks, and the report of coverage.
#pragma once

#include "app/exchange_views.hpp"
#include "engine/world.hpp"
#include "infra/crypto/vault_cipher.hpp"
#include "infra/identity/types.hpp"
#include "infra/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::app {

inline constexpr std::int64_t token_seconds_max = 2 * 366 * seconds_per_day;

[[nodiscard]] std::vector<SubscriptionView> list_subscriptions(store::Connection& connection,
                                                               CityCode city, UnitId unit);
/// @refuses unit_unknown, unit_inactive, field_invalid (source, item, place)
[[nodiscard]] identity::Outcome subscribe(store::Connection& writer, CityCode city,
                                          const SubscriptionView& wanted,
                                          const engine::World& world);
/// @param own the unit whose subscription it must be; empty = any
/// @refuses record_unknown
[[nodiscard]] identity::Outcome unsubscribe(store::Connection& writer, CityCode city,
                                            std::string_view id, UnitId own, Instant now);

/// What was formed in [from, until), by category and holder.
/// @param own only of that unit; empty = of all
[[nodiscard]] std::vector<CoverageRow> coverage(store::Connection& connection, CityCode city,
                                                Instant from, Instant until, UnitId own,
                                                Instant now);

[[nodiscard]] std::vector<TokenView> list_tokens(store::Connection& connection, CityCode city);
/// @param digest of the token, in hex
/// @refuses field_invalid (name, scopes, expires_at), record_unknown (post), post_ended,
///          administrator_is_exclusive
[[nodiscard]] identity::Outcome issue_token(store::Connection& writer, CityCode city,
                                            TokenView token, std::string_view digest);
/// @refuses record_unknown
[[nodiscard]] identity::Outcome revoke_token(store::Connection& writer, CityCode city,
                                             std::string_view id, Instant now);

/// Who a token lets in.
struct TokenHolder {
  std::string id;
  Actor actor;
  std::vector<TokenScope> scopes;
  std::optional<Instant> last_used_at;
};
/// @return nothing if there is no such token, it ended, or its post or the post's holder did
[[nodiscard]] std::optional<TokenHolder> find_token(store::Connection& connection, CityCode city,
                                                    std::string_view digest, Instant now);

[[nodiscard]] std::vector<WebhookView> list_webhooks(store::Connection& connection, CityCode city);
/// @param secret kept sealed: it signs what is delivered
/// @refuses unit_unknown, unit_inactive, field_invalid (url)
[[nodiscard]] identity::Outcome add_webhook(store::Connection& writer, CityCode city,
                                            const WebhookView& webhook, std::string_view secret,
                                            const engine::World& world,
                                            const crypto::VaultCipher& cipher);
/// What waits for it is given up.
/// @refuses record_unknown
[[nodiscard]] identity::Outcome end_webhook(store::Connection& writer, CityCode city,
                                            std::string_view id, Instant now);
/// What was given up is tried again.
/// @refuses record_unknown
[[nodiscard]] identity::Outcome retry_webhook(store::Connection& writer, CityCode city,
                                              std::string_view id, Instant now);
[[nodiscard]] std::string unsealed_secret(const crypto::VaultCipher& cipher, std::string_view id,
                                          std::string_view sealed);

}  // namespace liandong::app
