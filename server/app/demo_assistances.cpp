// Letters of assistance of the demonstration: taken into a case, overdue, extended, officers on
// site, declined, just asked.
#include "app/demo_acts.hpp"

#include <array>

namespace liandong::app {
namespace {

constexpr std::string_view assistance = "enforcement_assistance";
constexpr std::string_view town = "township100.head";
constexpr std::string_view street = "subdistrict001.head";
constexpr std::string_view land = "natural_resources.head";
constexpr std::string_view water = "water.head";
constexpr std::string_view farm = "agriculture.head";
constexpr std::string_view health = "health.head";

constexpr std::string_view case_file =
    R"({"kind":"case_material","file":"{file}","file_name":"现场检查记录.txt","copies":1,"pages":3,"original":false})";
constexpr std::string_view evidence =
    R"({"kind":"evidence","file":"{file}","file_name":"认定意见附图.txt","copies":1,"pages":2,"original":true})";

// clang-format off
constexpr std::array acts{
    DemoAct{assistance, 0, 33, 9, street, "record_need", R"({"title":"违法建设占用规划绿地的用地性质认定","kind":"determination","need_found_at":"{day_before}","expected_unit":"130581.natural_resources","case_number":"凤办执立〔2026〕2号（演示）","place":"130581001","location":"育才路北侧","item":"","party":"某商贸有限公司","facts":"巡查发现绿地内新建砖混结构房屋一处，建筑面积约八十六平方米，当事人称已取得村组同意，未能出示规划许可。","question":"请认定该地块的规划用地性质，以及是否核发过建设工程规划许可证，并提供规划图件。"})"},
    DemoAct{assistance, 0, 33, 10, street, "attach_material", case_file},
    DemoAct{assistance, 0, 33, 11, street, "request", R"({"receiver":"130581.natural_resources","redaction_confirmed":true,"personal_data_reviewed":true,"contact":"综合行政执法队 0319-1000101"})"},
    DemoAct{assistance, 0, 32, 9, land, "receive", "{}"},
    DemoAct{assistance, 0, 29, 15, land, "attach_material", evidence},
    DemoAct{assistance, 0, 29, 16, land, "reply", R"({"method":"调取控制性详细规划图，与现场测绘坐标套合比对。","standard":"《城市用地分类与规划建设用地标准》","conclusion":"该地块规划用地性质为公园绿地，未核发过建设工程规划许可证，所建房屋全部位于绿地范围内。","signed_by":"规划股 演示工程师","qualification":"注册城乡规划师（演示）","contact":"规划股 0319-1000201"})"},
    DemoAct{assistance, 0, 28, 10, street, "take_into_case", R"({"comment":"作为认定违法建设的证据入卷。"})"},
    DemoAct{assistance, 1, 16, 9, town, "record_need", R"({"title":"耕地取土坑破坏程度鉴定","kind":"determination","need_found_at":"{day_before}","expected_unit":"130581.natural_resources","case_number":"苏政执立〔2026〕5号（演示）","place":"130581100","location":"南侧四百米耕地","item":"P009","party":"某建材经营部","facts":"现场有取土坑一处，长约三十米、宽约二十米、深约二米，表层耕作土已清除。","question":"请对耕地种植条件被破坏的面积和程度出具书面认定意见。"})"},
    DemoAct{assistance, 1, 16, 10, town, "attach_material", case_file},
    DemoAct{assistance, 1, 16, 11, town, "request", R"({"receiver":"130581.natural_resources","redaction_confirmed":true,"personal_data_reviewed":true,"contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{assistance, 1, 14, 10, land, "receive", "{}"},
    DemoAct{assistance, 2, 8, 9, town, "record_need", R"({"title":"涉嫌假农药的成分检验","kind":"determination","need_found_at":"{day_before}","expected_unit":"130581.agriculture","case_number":"苏政执立〔2026〕7号（演示）","place":"130581100","location":"农资一条街六号","item":"P029","party":"某农资商店","facts":"日常检查发现一批除草剂标签上的登记证号与登记产品不符，已抽样封存三瓶。","question":"请检验有效成分及含量，并认定是否属于假农药。"})"},
    DemoAct{assistance, 2, 8, 10, town, "request", R"({"receiver":"130581.agriculture","redaction_confirmed":true,"personal_data_reviewed":true,"contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{assistance, 2, 7, 9, farm, "receive", "{}"},
    DemoAct{assistance, 3, 5, 9, town, "record_need", R"({"title":"养生馆现场器械和药品的属性认定","kind":"determination","need_found_at":"{day_before}","expected_unit":"130581.health","case_number":"苏政执立〔2026〕9号（演示）","place":"130581100","location":"前街二十号","item":"","party":"某养生馆","facts":"现场有理疗仪器两台、外用膏药若干，宣传册称可以治疗颈椎病。","question":"请认定所售膏药是否属于药品，宣传内容是否属于药品广告。"})"},
    DemoAct{assistance, 3, 5, 10, town, "request", R"({"receiver":"130581.health","redaction_confirmed":true,"personal_data_reviewed":true,"contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{assistance, 2, 5, 15, farm, "announce_extension", R"({"ground":"long_determination","working_days":10,"reason":"样品须送法定检验机构检验，检验周期约十个工作日。"})"},
    DemoAct{assistance, 3, 3, 16, health, "decline", R"({"reasons":"药品属性的认定和药品广告的监督管理不属于卫生健康部门职权。","legal_basis":"《中华人民共和国药品管理法》第八条","competent_unit":"130581.market_regulation"})"},
    DemoAct{assistance, 4, 1, 8, town, "record_need", R"({"title":"河道内挖掘现场的采砂量认定","kind":"determination","need_found_at":"{at}","expected_unit":"130581.water","case_number":"苏政执立〔2026〕11号（演示）","place":"130581100","location":"东侧河道二号桥下游","item":"","party":"某砂石经营部","facts":"河道管理范围内发现新挖砂坑和堆砂，上游预报来水，坑口可能被淹没。","question":"请认定采砂地点是否在河道管理范围内，以及采挖的砂量。"})"},
    DemoAct{assistance, 4, 1, 9, town, "request", R"({"receiver":"130581.water","redaction_confirmed":true,"personal_data_reviewed":true,"on_site":"evidence_may_be_lost","contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{assistance, 4, 1, 10, water, "dispatch", R"({"dispatched_at":"{at}","officers":[{"name":"演示执法员甲","certificate":"冀演示001"},{"name":"演示执法员乙","certificate":"冀演示002"}]})"},
    DemoAct{assistance, 5, 1, 15, street, "record_need", R"({"title":"查阅背街小巷临时建筑的规划审批档案","kind":"archives","need_found_at":"{at}","expected_unit":"130581.natural_resources","case_number":"凤办执立〔2026〕6号（演示）","place":"130581001","location":"东进街南侧","item":"","facts":"居民反映小巷内一处临时建筑已超过批准期限，需要核对原审批材料。","question":"请提供该处临时建筑的规划许可档案复印件，以及批准期限。"})"},
    DemoAct{assistance, 5, 1, 16, street, "request", R"({"receiver":"130581.natural_resources","redaction_confirmed":true,"personal_data_reviewed":true,"contact":"综合行政执法队 0319-1000101"})"},
};
// clang-format on

}  // namespace

std::span<const DemoAct> demo_assistance_acts() { return acts; }

}  // namespace liandong::app
