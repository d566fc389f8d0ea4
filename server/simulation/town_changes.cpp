// What changes around the matters: people go away, a year's holidays are published late, a list has
// a new version, letters are rendered.
#include "infra/identity/delegations.hpp"
#include "simulation/calendars.hpp"
#include "simulation/town.hpp"

#include <algorithm>

namespace liandong::simulation {
namespace {

constexpr std::size_t recomputed_at_once = 25;
constexpr std::int64_t recompute_pause_seconds = 600;
constexpr int letters_at_once = 200;

/// The register with some items taken from whoever had them, from a day on.
class RevisedList final : public CompetenceLookup {
 public:
  RevisedList(std::shared_ptr<const CompetenceLookup> before, LocalDay from,
              std::map<std::string, UnitId> revised)
      : before_(std::move(before)), from_(from), revised_(std::move(revised)) {}
  [[nodiscard]] CompetenceAnswer competent_unit(ItemCode item, PlaceCode place,
                                                LocalDay on) const override {
    CompetenceAnswer answer = before_->competent_unit(item, place, on);
    if (on < from_) {
      return answer;
    }
    ++answer.list_version;
    const auto found = revised_.find(item.str());
    if (found != revised_.end()) {
      answer.unit = found->second;
      answer.basis = "revised." + item.str();
    }
    return answer;
  }
  [[nodiscard]] bool item_exists(ItemCode item) const override {
    return before_->item_exists(item);
  }
  [[nodiscard]] UnitId original_department(ItemCode item) const override {
    return before_->original_department(item);
  }
  [[nodiscard]] bool place_exists(PlaceCode place) const override {
    return before_->place_exists(place);
  }

 private:
  std::shared_ptr<const CompetenceLookup> before_;
  LocalDay from_;
  std::map<std::string, UnitId> revised_;
};

}  // namespace

void Town::plan_changes() {
  const std::int64_t span = settings_.until - settings_.from;
  agenda_.at(settings_.from + span * 2 / 5, [this] { revise_list(); });
  agenda_.at(settings_.from + span * 11 / 20, [this] { turn_days(); });
  const int last = std::min(full_calendar_.last_year(), civil(local_day(settings_.until)).year + 1);
  for (int year = civil(local_day(settings_.from)).year + 1; year <= last; ++year) {
    const Instant published = start_of(*local_day_of({year - 1, 11, 4})) + 10 * 3600;
    if (published > settings_.from) {
      agenda_.at(published, [this, year] {
        const auto version = office_.world()->calendar.version() + 1;
        publish_calendar(published_until(full_calendar_, year, version));
      });
    }
  }
  for (Instant at = settings_.from + 7 * seconds_per_day; at < settings_.until;
       at = at + 7 * seconds_per_day) {
    agenda_.at(at, [this] { renew_world(); });
  }
}

/// Posts and substitutes begin and end by time alone.
void Town::renew_world() {
  const auto read = surroundings_.load_world(*reader_, office_.now());
  competence_ = read->competence;
  if (revised_from_) {
    competence_ = std::make_shared<RevisedList>(competence_, *revised_from_, revised_);
  }
  office_.replace_world(std::make_shared<const engine::World>(engine::World{
      read->city, office_.world()->calendar, read->targets, read->directory, competence_}));
}

void Town::publish_calendar(WorkCalendar calendar) {
  const engine::WorldPtr old = office_.world();
  office_.replace_world(std::make_shared<const engine::World>(
      engine::World{old->city, std::move(calendar), old->targets, old->directory, competence_}));
  to_recompute_ = ledger_.open();
  agenda_.at(office_.now() + recompute_pause_seconds, [this] { recompute(0); });
}

/// Three of the next working days become free, and a Saturday is worked for them.
void Town::turn_days() {
  const WorkCalendar& calendar = office_.world()->calendar;
  std::vector<LocalDay> days;
  LocalDay day = local_day(office_.now()) + 2;
  for (; days.size() < 3; day = day + 1) {
    if (calendar.is_working(day)) {
      days.push_back(day);
    }
  }
  for (; days.size() < 4; day = day + 1) {
    if (weekday(day) == 6 && !calendar.is_working(day)) {
      days.push_back(day);
    }
  }
  full_calendar_ = turned(full_calendar_, days, full_calendar_.last_year());
  publish_calendar(turned(calendar, days, calendar.last_year()));
}

/// The clocks of all open matters are read again, some at a time, while people go on working.
void Town::recompute(std::size_t from) {
  const bool at_once = to_recompute_.empty();
  const std::vector<MatterId>& matters = at_once ? ledger_.open() : to_recompute_;
  std::vector<MatterId> now{matters.begin() + static_cast<std::ptrdiff_t>(from), matters.end()};
  if (!at_once && now.size() > recomputed_at_once) {
    now.resize(recomputed_at_once);
  }
  Actor platform;
  platform.roles = Role::system_admin;
  for (const MatterId id : now) {
    const KnownPtr matter = ledger_.find(id);
    if (matter->closed_row) {
      continue;
    }
    Act act = act_of(platform, *matter->system, engine::RecomputeClocks::name, matter.get());
    act.by_platform = true;
    act.body = boost::json::object{};
    if (!give_all({act}).front().accepted()) {
      throw Broken("the clocks of " + id.str() + " could not be read again");
    }
  }
  if (!at_once && from + now.size() < to_recompute_.size()) {
    agenda_.at(office_.now() + recompute_pause_seconds,
               [this, next = from + now.size()] { recompute(next); });
  } else {
    to_recompute_.clear();
  }
}

void Town::revise_list() {
  for (int n = 0; n < 3; ++n) {
    const Theme& theme = dice_.of(surroundings_.scripts.themes);
    if (!theme.item.empty()) {
      revised_[theme.item] = dice_.of(people_.departments());
    }
  }
  revised_from_ = local_day(office_.now()) + 5;
  renew_world();
}

/// One or two people of the city go away for some days; most name a substitute.
void Town::leave(LocalDay day) {
  for (int n = dice_.times(700); n > 0; --n) {
    const Desk& desk = dice_.of(people_.desks());
    const auto& colleagues = people_.of(office_.world()->directory.principal(desk.unit));
    const Instant from = start_of(day) + 9 * 3600;
    const Instant until = start_of(day + static_cast<int>(dice_.number(1, 15)));
    const bool administers = desk.roles.intersects(RoleSet{Role::system_admin} |
                                                   (Role::security_admin | Role::audit_admin));
    if (administers || people_.is_away(desk.person, office_.now())) {
      continue;
    }
    PersonId substitute;
    if (dice_.chance(85)) {
      identity::Delegation delegation;
      delegation.id = identity::DelegationId{"away-" + std::to_string(++keys_)};
      delegation.post = desk.post;
      delegation.substitute = dice_.of(colleagues).person;
      delegation.valid_from = from;
      delegation.valid_until = until;
      office_.write([&](store::Connection& writer) {
        const auto made =
            identity::create_delegation(writer, surroundings_.city, delegation, office_.now());
        substitute = made ? delegation.substitute : PersonId{};
      });
    }
    people_.leave(desk.post, substitute, until);
  }
}

/// What the document thread does: renders the letters that wait for it and says so in the log.
void Town::render_letters() {
  struct Waiting {
    std::string number;
    MatterId matter;
  };
  std::vector<Waiting> letters;
  reader_->query(
      "select number, matter from document where city = $1 and next_try_at is not null and "
      "next_try_at <= $2 order by next_try_at, number limit $3",
      {surroundings_.city, office_.now(), letters_at_once}, [&](const store::Row& row) {
        letters.push_back({row.str(0), row.id<MatterId>(1)});
      });
  for (const Waiting& letter : letters) {
    const KnownPtr matter = ledger_.find(letter.matter);
    const auto command =
        std::find_if(matter->system->commands.begin(), matter->system->commands.end(),
                     [](const engine::CommandDescriptor& each) {
                       return each.by_platform && each.name.starts_with("record_rendered");
                     });
    if (command == matter->system->commands.end()) {
      continue;
    }
    Actor platform;
    platform.roles = Role::system_admin;
    Act act = act_of(platform, *matter->system, command->name, matter.get());
    act.by_platform = true;
    act.body = boost::json::object{{"document_number", letter.number},
                                   {"digest", std::string(64, 'b')},
                                   {"size", dice_.number(10'000, 90'000)}};
    give_all({act});
  }
}

}  // namespace liandong::simulation
