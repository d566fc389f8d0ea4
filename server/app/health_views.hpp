// What readiness and the event stream say: wire types.
#pragma once

#include "kernel/describe.hpp"
#include "kernel/ids.hpp"

#include <string>

namespace liandong::app {

struct Readiness {
  bool ready = false;
  bool store = false;
  bool writer = false;
  bool blobs = false;
  std::string role;  // writer, reader: whether it writes for the city or passes commands on
};
LIANDONG_DESCRIBE(Readiness, ready, store, writer, blobs, role)

struct ChangeEvent {
  std::int64_t seq = 0;
  std::string kind;  // matter, notice, directory, calendar, register, resync
  MatterId matter_id;
};
LIANDONG_DESCRIBE(ChangeEvent, seq, kind, matter_id)

}  // namespace liandong::app
