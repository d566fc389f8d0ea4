#include "app/city_watch.hpp"

#include "infra/http/upstream.hpp"

#include <exception>
#include <utility>

namespace liandong::app {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks{250};
constexpr std::chrono::seconds between_knocks{2};
constexpr int knock_ms = 1'000;
// Longer than it takes another process to become the writer.
constexpr std::chrono::seconds answer_counts{15};

}  // namespace

CityWatch::CityWatch(ReaderPool& readers, CityCode city, std::function<bool()> leads, Told told)
    : readers_(readers), city_(city), leads_(std::move(leads)), told_(std::move(told)) {}

CityWatch::~CityWatch() { stop(); }

void CityWatch::start() {
  answered_at_.store(Steady::now().time_since_epoch().count());
  thread_ = std::thread{[this] { loop(); }};
}

void CityWatch::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) {
    thread_.join();
  }
}

void CityWatch::look() {
  const std::lock_guard one_at_a_time{looking_};
  if (leads_()) {
    world_ = -1;  // whatever another writer changes later is news
    return;
  }
  store::WriterRow row;
  std::int64_t seq = 0;
  std::int64_t notice = 0;
  readers_.with([&](store::Connection& connection) {
    row = store::read_writer(connection, city_.view());
    connection.query(
        "select (select max(seq) from event where city = $1), "
        "(select max(id) from notice where city = $1)",
        {city_}, [&](const store::Row& found) {
          seq = found.integer(0);
          notice = found.integer(1);
        });
  });
  {
    const std::lock_guard lock{mutex_};
    address_ = row.address;
  }
  if (std::exchange(epoch_, row.epoch) != row.epoch) {
    told_.writer_changed();
  }
  if (std::exchange(world_, row.world) != row.world) {
    told_.world_changed();
  }
  if (std::exchange(seq_, seq) != seq || std::exchange(notice_, notice) != notice) {
    notice_ = notice;
    told_.log_grew();
  }
}

std::string CityWatch::writer_address() const {
  const std::lock_guard lock{mutex_};
  return address_;
}

bool CityWatch::writer_answers() const {
  const Steady::duration since{Steady::now().time_since_epoch().count() - answered_at_.load()};
  return since < answer_counts;
}

void CityWatch::knock() {
  const auto place = http::HostPort::parse(writer_address());
  if (leads_() || !place) {
    return;
  }
  try {
    http::Upstream{{.connect_ms = knock_ms}}.connect(*place);
    answered_at_.store(Steady::now().time_since_epoch().count());
  } catch (const http::UpstreamUnreachable&) {  // the next time, or somebody else takes over
  }
}

void CityWatch::loop() {
  auto next_knock = Steady::now();
  for (;;) {
    try {
      look();
    } catch (const std::exception&) {  // the store is away: every request says so
    }
    if (Steady::now() >= next_knock) {
      next_knock = Steady::now() + between_knocks;
      knock();
    }
    std::unique_lock lock{mutex_};
    if (changed_.wait_for(lock, between_looks, [this] { return stopping_; })) {
      return;
    }
  }
}

}  // namespace liandong::app
