// Who wants to be told of information of one kind: asked when information is shared.
#pragma once

#include "kernel/ids.hpp"

#include <string_view>
#include <vector>

namespace liandong {

/// What is shared, as far as subscriptions tell it apart.
struct SharedTopic {
  std::string_view category;  // word of the system that shares
  UnitId source;              // the unit whose information it is
  ItemCode item;              // empty = none in particular
  PlaceCode place;            // empty = the whole city
};

/// Subscriptions are data of the city, handed to the core.  [3.3.0-a]
class SubscriptionLookup {
 public:
  virtual ~SubscriptionLookup() = default;
  /// Every unit that subscribes to the topic, each once, in the order of ids; never the source.
  [[nodiscard]] virtual std::vector<UnitId> subscribers(const SharedTopic& topic) const = 0;
};

}  // namespace liandong
