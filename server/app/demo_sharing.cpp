// Shared information of the demonstration: acknowledged by some, late, extended, overdue, of a
// township, restricted, discarded; and requests that were answered, are open, were declined.
#include "app/demo_acts.hpp"

#include <array>

namespace liandong::app {
namespace {

constexpr std::string_view sharing = "information_sharing";
constexpr std::string_view asking = "information_request";
constexpr std::string_view town = "township100.head";
constexpr std::string_view street = "subdistrict001.head";
constexpr std::string_view land = "natural_resources.head";
constexpr std::string_view water = "water.head";
constexpr std::string_view market = "market_regulation.head";

constexpr std::string_view annex =
    R"({"kind":"annex","file":"{file}","file_name":"附件.txt","copies":1,"pages":2,"original":false})";

// clang-format off
constexpr std::array acts{
    DemoAct{asking, 0, 22, 9, land, "request_information", R"({"asked":"130581100","kind":"statistical_analysis","title":"上月土地类行政处罚统计","need":"立案数、结案数、罚款金额，按事项列表。","purpose":"统计分析，汇总后报上级主管部门。"})"},
    DemoAct{sharing, 0, 20, 10, land, "record_formed", R"({"kind":"rule_change","title":"《河北省土地利用年度计划管理办法》部分条款调整（演示）","content":"与乡镇执法事项有关的两项条款有调整，对照表见附件，自下月一日起施行。","formed_at":"{at}","sensitivity":"open","reference":"南资规法〔2026〕3号（演示）"})"},
    DemoAct{sharing, 0, 20, 11, land, "attach_material", annex},
    DemoAct{sharing, 0, 20, 15, land, "share", R"({"content":"","to_subscribers":true,"redaction_confirmed":true,"personal_data_reviewed":true})"},
    DemoAct{asking, 0, 20, 16, town, "answer_request", R"({"content":"上月立案三件、结案二件，罚款合计一万二千元，明细已按事项列出。","personal_data_reviewed":true})"},
    DemoAct{sharing, 0, 19, 9, town, "acknowledge", R"({"comment":"已组织执法队学习。"})"},
    DemoAct{sharing, 0, 19, 10, street, "acknowledge", R"({"comment":""})"},
    DemoAct{asking, 0, 19, 11, land, "confirm", R"({"comment":"数据齐全。"})"},
    DemoAct{asking, 1, 12, 9, market, "request_information", R"({"asked":"130581001","kind":"penalty_decision","title":"占道经营处罚决定及执行情况","need":"本季度占道经营处罚决定书和执行情况。","purpose":"与市场主体信用信息比对。"})"},
    DemoAct{sharing, 1, 9, 10, water, "record_formed", R"({"kind":"bulletin","title":"河道巡查执法简报第五期","content":"本周巡查河道十二处，发现疑似违法取土一处，已移交属地。","formed_at":"{at}","sensitivity":"internal"})"},
    DemoAct{sharing, 1, 8, 9, water, "share", R"({"content":"","to_subscribers":true,"redaction_confirmed":true,"personal_data_reviewed":true})"},
    DemoAct{asking, 2, 7, 9, water, "request_information", R"({"asked":"130581100","kind":"archive_management","title":"历年采砂案件归档目录","need":"近三年采砂类案件归档目录。","purpose":"档案管理。"})"},
    DemoAct{sharing, 2, 6, 9, market, "record_formed", R"({"kind":"licence","title":"新发食品经营许可证信息（演示）","content":"本周新发食品经营许可证八件，名单见附件。","formed_at":"{at}","sensitivity":"internal"})"},
    DemoAct{asking, 2, 6, 10, town, "decline", R"({"ground":"not_held","reason":"本镇未办理过采砂类案件，档案在市水务局。","holder":""})"},
    DemoAct{sharing, 2, 6, 16, market, "extend", R"({"ground":"collating","working_days":2,"reason":"名单尚在与登记系统核对。","approved_by":"分管负责人（演示）"})"},
    DemoAct{sharing, 2, 5, 10, market, "attach_material", annex},
    DemoAct{sharing, 2, 5, 11, market, "share", R"({"content":"","to_subscribers":true,"redaction_confirmed":true,"personal_data_reviewed":true})"},
    DemoAct{sharing, 3, 4, 9, town, "record_formed", R"({"kind":"penalty_decision","title":"某建材经营部占用耕地案处罚决定","content":"责令限期恢复，罚款五千元，已送达。","formed_at":"{at}","sensitivity":"internal","item":"P009","reference":"苏政罚决〔2026〕4号（演示）"})"},
    DemoAct{sharing, 3, 4, 10, town, "share", R"({"content":"","to_subscribers":false,"recipients":["130581.natural_resources"],"redaction_confirmed":true,"personal_data_reviewed":true})"},
    DemoAct{sharing, 4, 4, 14, land, "record_formed", R"({"kind":"bulletin","title":"自然资源执法简报（重复登记）","content":"与上一期内容相同。","formed_at":"{at}","sensitivity":"internal"})"},
    DemoAct{sharing, 4, 4, 15, land, "discard", R"({"ground":"duplicate","reason":"与上一期重复登记。"})"},
    DemoAct{sharing, 5, 3, 9, market, "record_formed", R"({"kind":"inspection_record","title":"重点场所联合检查记录","content":"检查重点场所三处，问题清单仅供相关单位核查。","formed_at":"{at}","sensitivity":"restricted"})"},
    DemoAct{sharing, 5, 3, 10, market, "share", R"({"content":"","to_subscribers":false,"recipients":["130581100","130581001"],"redaction_confirmed":true,"personal_data_reviewed":true})"},
    DemoAct{sharing, 5, 2, 9, town, "acknowledge", R"({"comment":""})"},
    DemoAct{asking, 3, 2, 9, land, "request_information", R"({"asked":"130581001","kind":"field_management","title":"辖区临时用地现状","need":"辖区内临时用地宗数、面积和到期时间。","purpose":"行业管理。"})"},
    DemoAct{sharing, 6, 1, 10, land, "record_formed", R"({"kind":"inspection_record","title":"卫片图斑实地核查记录","content":"核查图斑四个，其中一个疑似违法占地，需属地配合。","formed_at":"{at}","sensitivity":"internal"})"},
};
// clang-format on

}  // namespace

std::span<const DemoAct> demo_sharing_acts() { return acts; }

std::span<const DemoSubscription> demo_subscriptions() {
  static constexpr std::array list{
      DemoSubscription{true, "basis_changes"},
      DemoSubscription{true, "licences_and_supervision"},
      DemoSubscription{true, "standards_and_flows"},
      DemoSubscription{true, "dynamics"},
      DemoSubscription{true, "other"},
      DemoSubscription{false, "penalty_decisions"},
      DemoSubscription{false, "statistics"},
  };
  return list;
}

}  // namespace liandong::app
