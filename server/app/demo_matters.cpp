#include "app/demo_matters.hpp"

#include "app/city_store.hpp"
#include "app/demo_acts.hpp"
#include "app/demo_disputes.hpp"
#include "app/joined/handoffs.hpp"
#include "infra/crypto/sm3.hpp"
#include "infra/json/read.hpp"
#include "infra/json/text_form.hpp"
#include "systems/case_transfer/domain/transfer.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

namespace liandong::app {
namespace {

using case_transfer::MaterialKind;

/// How far a demonstration case has come.
enum class Reach : std::uint8_t {
  found,
  issued,
  received,
  supplementing,
  objected,
  accepted,
  filed,
  decided,
  concluded,
  dismissed
};

struct Story {
  const char* finder;  // unit id
  const char* desk;    // login stem of the finder
  const char* receiver;
  const char* office;  // login stem of the receiver
  const char* item;
  const char* place;
  const char* title;
  const char* location;
  const char* facts;
  const char* party;
  int days_ago;  // of the discovery
  int hour;
  Reach reach;
  bool urgent = false;
  bool in_progress = false;
  int days_to_issue = 1;
};

#define TOWN "130581100", "township100"
#define LAND "130581.natural_resources", "natural_resources"
#define WATER "130581.water", "water"
#define MARKET "130581.market_regulation", "market_regulation"
#define SAFETY "130581.emergency_management", "emergency_management"
#define FARM "130581.agriculture", "agriculture"
#define HEALTH "130581.health", "health"
#define CITYWORK "130581.urban_management", "urban_management"
#define STREET "130581001", "subdistrict001"

// clang-format off
constexpr std::array stories{
    Story{TOWN, WATER, "R001", "130581100", "苏村镇河道管理范围内夜间采砂", "苏村镇东侧河道二号桥下游约三百米", "巡查时发现一台挖掘机在河道管理范围内采砂，现场堆砂约四十立方米，未能出示采砂许可。", "某砂石经营部", 6, 9, Reach::found},
    Story{TOWN, MARKET, "R005", "130581100", "集市摊点无证加工销售熟食", "苏村镇集市东口", "集市巡查发现一摊点现场加工销售熟食，经营者未能出示食品经营许可证，现场有未封装熟肉约二十公斤。", "许某", 1, 10, Reach::found},
    Story{TOWN, LAND, "", "130581100", "村北耕地内新建彩钢棚", "苏村镇苏村北侧耕地", "巡查发现耕地内新建彩钢棚一处，面积约二百平方米，现场无人施工，未见审批手续。", "某农资经营部", 2, 15, Reach::found},
    Story{TOWN, SAFETY, "R007", "130581100", "木材加工点存在重大火灾隐患", "苏村镇工业小区七号院", "检查发现加工车间与住宿混用，疏散通道堆放原料，电气线路私拉乱接。", "某木业加工点", 1, 16, Reach::issued, true},
    Story{TOWN, FARM, "R003", "130581100", "未经定点从事生猪屠宰", "苏村镇后街十二号院", "入户检查发现院内有屠宰台案和生猪两头，经营者未能出示定点屠宰资格。", "郝某", 5, 8, Reach::issued},
    Story{TOWN, LAND, "", "130581100", "占用耕地取土破坏种植条件", "苏村镇南侧四百米耕地", "发现耕地内取土坑一处，长约三十米、宽约二十米、深约二米，种植层已破坏。", "某建材经营部", 8, 9, Reach::received},
    Story{TOWN, WATER, "R002", "130581100", "企业未经批准自备井取水", "苏村镇工业小区三号院", "检查发现院内自备井一眼，装有潜水泵，未能出示取水许可证。", "某食品加工厂", 10, 14, Reach::supplementing},
    Story{TOWN, HEALTH, "R009", "130581100", "未取得许可开展诊疗活动", "苏村镇前街二十号", "现场有输液架和药品，负责人未能出示诊疗许可。", "某养生馆", 12, 10, Reach::objected},
    Story{TOWN, MARKET, "R006", "130581100", "叉车未经检验投入使用", "苏村镇物流园二号库", "现场使用叉车一台，未能出示使用登记证和检验报告。", "某物流有限公司", 16, 9, Reach::accepted},
    Story{TOWN, LAND, "", "130581100", "擅自改变林地用途", "苏村镇西侧林地", "现场林地内堆放砂石料约三百平方米，地表植被已清除。", "某建筑工程有限公司", 24, 10, Reach::filed},
    Story{TOWN, FARM, "R003", "130581100", "流动屠宰点私宰生猪", "苏村镇东街空院", "群众反映后核查，现场查获私宰设备一套、猪肉约一百二十公斤。", "孟某", 40, 8, Reach::decided, true},
    Story{TOWN, MARKET, "R005", "130581100", "小作坊未取得许可生产食品", "苏村镇北街八号", "现场生产糕点，未取得食品生产加工小作坊登记证。", "某糕点作坊", 45, 9, Reach::concluded},
    Story{LAND, TOWN, "P009", "130581100", "日常监管发现耕地内建坟", "苏村镇苏村西北耕地", "卫星图斑核查发现耕地内新建坟墓一处，水泥硬化约十二平方米。", "石某", 3, 10, Reach::issued},
    Story{LAND, TOWN, "P009", "130581100", "耕地内违规挖沙", "苏村镇界内河东耕地", "日常巡查发现耕地内挖沙坑一处，面积约六百平方米，疑似夜间作业。", "待查", 9, 11, Reach::received},
    Story{CITYWORK, STREET, "P014", "130581001", "建筑垃圾倾倒在背街小巷", "凤岗街道东进街南侧小巷", "监控发现一辆三轮车在小巷倾倒建筑垃圾约三立方米。", "待查", 4, 9, Reach::found, false, false},
    Story{CITYWORK, STREET, "P015", "130581001", "运输车辆沿街遗撒渣土", "凤岗街道育才路", "巡查发现渣土车沿路遗撒约五百米，造成路面污染。", "某运输有限公司", 20, 9, Reach::concluded},
    Story{FARM, TOWN, "P029", "130581100", "农药经营台账记录不全", "苏村镇农资一条街六号", "日常检查发现农药采购销售台账缺失三个月记录，限制使用农药未分柜摆放。", "某农资商店", 7, 15, Reach::accepted, false, false, 5},
    Story{TOWN, WATER, "R001", "130581100", "重复登记的采砂线索", "苏村镇东侧河道", "与前一线索为同一违法行为。", "某砂石经营部", 5, 16, Reach::dismissed},
};
// clang-format on
#undef TOWN
#undef LAND
#undef WATER
#undef MARKET
#undef SAFETY
#undef FARM
#undef HEALTH
#undef CITYWORK
#undef STREET

class Player {
 public:
  Player(store::Database& database, std::span<const engine::System> systems,
         const crypto::VaultCipher& cipher, blobs::BlobStore& blobs, CityCode city, Instant now)
      : reader_(database.open_reader()),
        city_(city),
        now_(now),
        clock_(now + -demo_history_seconds),
        blobs_(blobs),
        engine_(city, database, systems, cipher, load_world(*reader_, city, now).world,
                [this] { return clock_; }, {.writer = {}, .handoffs = handoffs()}) {}

  void play() {
    subscribe();
    // Events enter the log in the order of their days, like in a real office.
    std::vector<Progress> cases;
    for (const Story& story : stories) {
      cases.push_back({&story, {}, 0, morning(story.days_ago, story.hour)});
    }
    for (;;) {
      const auto next = std::min_element(cases.begin(), cases.end(), [](auto& a, auto& b) {
        return a.finished != b.finished ? b.finished : a.next_at < b.next_at;
      });
      if (next == cases.end() || next->finished) {
        break;
      }
      play_disputes_before(next->next_at);
      play_acts_before(next->next_at);
      clock_ = std::min(std::max(clock_, next->next_at), now_);
      step(*next);
    }
    play_acts_before(now_);
    play_disputes_before(now_);
    clock_ = now_;
    engine_.sweep();
    engine_.stop();
  }

 private:
  struct Progress {
    const Story* story;
    MatterId matter;
    int step;
    Instant next_at;
    bool finished = false;
  };

  [[nodiscard]] Instant morning(int days_ago, int hour) const {
    return start_of(local_day(now_) + -days_ago) + hour * 3600;
  }

  Actor actor(const std::string& login) const {
    Actor found;
    reader_->query(
        "select p.id, o.id, o.unit, o.roles, u.kind from person p join post o on o.city = p.city "
        "and o.person = p.id join unit u on u.city = o.city and u.id = o.unit "
        "where p.city = $1 and p.login = $2 order by o.id limit 1",
        {city_, login}, [&](const store::Row& row) {
          found.person = row.id<PersonId>(0);
          found.post = row.id<PostId>(1);
          found.unit = row.id<UnitId>(2);
          found.roles.bits = static_cast<std::uint16_t>(row.integer(3));
          found.unit_kind = *json::parse_enum<UnitKind>(row.text(4));
        });
    if (found.person.empty()) {
      throw std::runtime_error("demonstration: nobody has the login " + login);
    }
    return found;
  }

  engine::CommandResult give(Progress& progress, const std::string& login, std::string_view command,
                             const std::string& body) {
    return give("case_transfer", progress.matter, login, command, body);
  }

  /// @param matter empty = the command opens one
  engine::CommandResult give(std::string_view system_name, MatterId matter,
                             const std::string& login, std::string_view command,
                             const std::string& body) {
    const engine::System* system = engine_.system(system_name);
    engine::PendingTexts texts;
    json::Reader reader{&texts};
    engine::CommandRequest request;
    request.system = system;
    request.command = system->command(command)->name;
    request.body = system->command(command)->read(reader, *json::parse(body));
    if (!reader.errors().empty()) {
      throw std::runtime_error("demonstration: " + std::string{command} + ": field " +
                               reader.errors().front().field);
    }
    request.texts = texts.all();
    request.actor = actor(login);
    if (!matter.empty()) {
      request.matter = matter;
    }
    auto outcome = engine_.run(std::move(request));
    if (!outcome) {
      throw std::runtime_error("demonstration: " + std::string{command} + " by " + login +
                               " was refused with code " +
                               std::to_string(static_cast<int>(outcome.error().code)) + " " +
                               outcome.error().subject.str());
    }
    return std::move(outcome).value();
  }

  /// What happens in the disputes before that time, each act at its own.
  void play_disputes_before(Instant until) {
    for (; !disputes_left_.empty(); disputes_left_ = disputes_left_.subspan(1)) {
      const DisputeAct& act = disputes_left_.front();
      const Instant at = morning(act.days_ago, act.hour);
      if (at >= until) {
        return;
      }
      clock_ = std::max(clock_, at);
      MatterId& matter = disputes_.at(act.dispute);
      matter = give("dispute_coordination", matter, std::string{act.login}, act.command,
                    body_at(act, clock_))
                   .id;
    }
  }

  /// The lists of all systems as one, in the order of their times.
  static std::vector<DemoAct> listed_acts() {
    std::vector<DemoAct> all;
    for (const auto list :
         {demo_assistance_acts(), demo_referral_acts(), demo_sharing_acts(), demo_list_acts()}) {
      all.insert(all.end(), list.begin(), list.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const DemoAct& a, const DemoAct& b) {
      return std::pair{-a.days_ago, a.hour} < std::pair{-b.days_ago, b.hour};
    });
    return all;
  }

  /// Townships subscribe to what departments form, departments to what townships do.
  void subscribe() {
    engine_.writer().run([&](store::Connection& writer) {
      std::vector<std::pair<std::string, bool>> units;
      writer.query(
          "select id, kind in ('township_government', 'subdistrict_office') from unit where "
          "city = $1 and active = 1 and kind in ('township_government', 'subdistrict_office', "
          "'municipal_department') order by id",
          {city_}, [&](const store::Row& row) { units.emplace_back(row.str(0), row.boolean(1)); });
      for (const auto& [unit, local] : units) {
        for (const DemoSubscription& one : demo_subscriptions()) {
          if (one.local == local) {
            writer.execute(
                "insert into subscription(city, id, unit, category, source, item, place, "
                "created_at, created_by) values($1, $2, $3, $4, '', '', '', $5, '')",
                {city_, engine_.new_id(), unit, one.category, clock_});
          }
        }
      }
    });
  }

  /// What happens in the listed acts before that time, each act at its own.
  void play_acts_before(Instant until) {
    for (; next_act_ < acts_.size(); ++next_act_) {
      const DemoAct& act = acts_[next_act_];
      const Instant at = morning(act.days_ago, act.hour);
      if (at >= until) {
        return;
      }
      clock_ = std::max(clock_, at);
      MatterId& matter = matters_[{act.system, act.matter}];
      matter = give(act.system, matter, std::string{act.login}, act.command, filled_in(act)).id;
    }
  }

  std::string filled_in(const DemoAct& act) {
    std::string body{act.body};
    const auto fill = [&](std::string_view mark, const std::string& words) {
      if (const auto found = body.find(mark); found != std::string::npos) {
        body.replace(found, mark.size(), words);
      }
    };
    fill("{at}", to_rfc3339(clock_));
    fill("{day_before}", to_rfc3339(clock_ + -seconds_per_day));
    if (body.find("{file}") != std::string::npos) {
      fill("{file}", upload(std::string{act.login}, "演示材料：现场检查与测量记录\n"));
    }
    return body;
  }

  static std::string quoted(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
  }

  std::string upload(const Progress& progress, MaterialKind kind) {
    return upload(progress.story->desk + std::string{".handler1"},
                  std::string{progress.story->title} + "\n\n" + progress.story->facts +
                      "\n（演示材料，" + std::string{json::enum_name(kind)} + "）\n");
  }

  std::string upload(const std::string& login, const std::string& words) {
    const std::string text = "\xEF\xBB\xBF" + words;
    auto writer = blobs_.open(1U << 20U);
    writer.write(std::as_bytes(std::span{text.data(), text.size()}));
    const blobs::Blob blob = writer.commit();
    const std::string id = engine_.new_id();
    std::string digest;
    json::append_hex(digest, blob.digest);
    const Actor by = actor(login);
    engine_.writer().run([&](store::Connection& connection) {
      connection.execute(
          "insert into upload(city, id, digest, name, size, media_type, scanned, personal_data, "
          "person, unit, created_at) values($1, $2, $3, $4, $5, $6, 1, '[]', $7, $8, $9)",
          {city_, id, digest, "材料.txt", static_cast<std::int64_t>(blob.size),
           blobs::media_type_name(blob.media_type), by.person, by.unit, clock_});
    });
    return id;
  }

  void attach(Progress& progress, MaterialKind kind, const char* name) {
    give(progress, progress.story->desk + std::string{".handler1"}, "attach_material",
         R"({"kind":")" + std::string{json::enum_name(kind)} + R"(","file":")" +
             upload(progress, kind) + R"(","file_name":")" + name +
             R"(","copies":1,"pages":2,"original":true})");
  }

  void find(Progress& p) {
    const Story& s = *p.story;
    const bool local = UnitId{s.finder}.view().size() == 9;
    const Instant discovered = clock_ + -1800;
    std::string body =
        R"({"title":)" + quoted(s.title) + R"(,"source":")" +
        (local ? "enforcement" : "supervision") + R"(","discovered_at":")" +
        to_rfc3339(discovered) + R"(","place":")" + s.place + R"(","location":)" +
        quoted(s.location) + R"(,"item":")" + s.item + R"(","item_reason":)" +
        quoted(*s.item == '\0' ? "该行为未列入乡镇行政处罚事项清单，按职责由自然资源部门管辖。"
                               : "") +
        R"(,"party":{"kind":)" +
        (std::string_view{s.party} == "待查" ? R"("unknown","name":"")"
                                             : R"("organization","name":)" + quoted(s.party)) +
        R"(},"facts":)" + quoted(s.facts) + R"(,"provisions":"","in_progress":)" +
        (s.in_progress ? "true" : "false");
    if (s.urgent) {
      body += R"(,"urgency":"personal_or_public_safety")";
    }
    p.matter = give(p, s.desk + std::string{".handler1"}, "record_finding", body + "}").id;
  }

  void issue(Progress& p) {
    const Story& s = *p.story;
    attach(p, MaterialKind::basic_facts, "基本违法事实材料.txt");
    attach(p, MaterialKind::case_source, "现场检查记录.txt");
    attach(p, MaterialKind::preliminary_evidence, "现场照片说明.txt");
    give(p, s.desk + std::string{".head"}, "issue",
         R"({"receiver":")" + std::string{s.receiver} +
             R"(","override_reason":"按照部门职责分工确定接收单位。","redaction_confirmed":true,)"
             R"("personal_data_reviewed":true,"contact":"综合行政执法队 0319-1000100"})");
  }

  /// One act of the story; the next follows a day or so later, in office hours.
  void step(Progress& p) {
    const Story& s = *p.story;
    const std::string theirs = s.office + std::string{".handler1"};
    const std::string their_head = s.office + std::string{".head"};
    const Reach done = s.reach;
    int pause = 1;
    const auto end_at = [&](Reach reach) { p.finished = p.finished || done == reach; };
    switch (p.step++) {
      case 0:
        find(p);
        end_at(Reach::found);
        pause = s.urgent ? 0 : s.days_to_issue;
        break;
      case 1:
        if (done == Reach::dismissed) {
          give(p, s.desk + std::string{".head"}, "dismiss_finding",
               R"({"ground":"own_competence","reason":"经核实属本单位已立案事项，并案处理。"})");
          p.finished = true;
          break;
        }
        issue(p);
        end_at(Reach::issued);
        break;
      case 2:
        give(p, theirs, "receive", "{}");
        end_at(Reach::received);
        break;
      case 3:
        if (done == Reach::supplementing) {
          give(
              p, theirs, "request_supplement",
              R"({"missing":["preliminary_evidence"],"explanation":"缺少现场照片原件，请补充。"})");
          p.finished = true;
        } else if (done == Reach::objected) {
          give(
              p, their_head, "object",
              R"({"reasons":"经核查，该场所属于养生服务，未见诊疗行为。",)"
              R"("legal_basis":"《医疗机构管理条例》","proposed_unit":"130581.market_regulation"})");
          p.finished = true;
        } else {
          give(p, theirs, "accept", R"({"comment":"予以受理，转入办案程序。"})");
          end_at(Reach::accepted);
        }
        pause = 3;
        break;
      case 4:
        give(p, theirs, "decide_filing",
             R"({"filed":true,"case_number":"演示立字〔2026〕)" + std::to_string(++cases_) +
                 R"(号","filed_at":")" + to_rfc3339(clock_) + R"("})");
        end_at(Reach::filed);
        pause = 5;
        break;
      case 5:
        give(p, theirs, "record_outcome",
             R"({"kind":"fine","decision_number":"演示罚字〔2026〕)" + std::to_string(cases_) +
                 R"(号","decided_at":")" + to_rfc3339(clock_) +
                 R"(","amount_fen":500000,"summary":"责令改正并罚款五千元。"})");
        end_at(Reach::decided);
        break;
      default:
        give(p, theirs, "report_result", R"({"summary":"已依法作出行政处罚决定，当事人已改正。"})");
        p.finished = true;
        break;
    }
    const LocalDay day = local_day(clock_) + pause;
    p.next_at = pause == 0 ? clock_ + 7200 : start_of(day) + 10 * 3600;
    if (p.next_at > now_) {
      p.finished = true;  // the story has reached the present
    }
  }

  std::unique_ptr<store::Connection> reader_;
  CityCode city_;
  Instant now_;
  Instant clock_;
  blobs::BlobStore& blobs_;
  engine::Engine engine_;
  int cases_ = 0;
  std::vector<DemoAct> acts_ = listed_acts();
  std::size_t next_act_ = 0;
  std::map<std::pair<std::string_view, std::size_t>, MatterId> matters_;
  std::span<const DisputeAct> disputes_left_ = demo_dispute_acts();
  std::array<MatterId, demo_dispute_count> disputes_;
};

}  // namespace

void play_demo_matters(store::Database& database, std::span<const engine::System> systems,
                       const crypto::VaultCipher& cipher, blobs::BlobStore& blobs, CityCode city,
                       Instant now) {
  Player{database, systems, cipher, blobs, city, now}.play();
}

}  // namespace liandong::app
