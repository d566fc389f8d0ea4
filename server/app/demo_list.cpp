// The list in the demonstration: the 生态环境法典 announced, bases provided, a revision proposed.
#include "app/demo_acts.hpp"

#include <array>

namespace liandong::app {
namespace {

constexpr std::string_view provision = "basis_provision";
constexpr std::string_view change = "law_change";
constexpr std::string_view revision = "list_revision";

constexpr std::string_view justice = "justice.coordinator1";
constexpr std::string_view ecology = "ecology_environment.head";
constexpr std::string_view city_work = "urban_management.head";
constexpr std::string_view land = "natural_resources.head";
constexpr std::string_view town = "township100.head";
constexpr std::string_view other_town = "township101.head";

// clang-format off
constexpr std::array acts{
    DemoAct{change, 0, 40, 9, justice, "register_law_change", R"({"title":"《生态环境法典》施行，大气、固废、噪声等事项更换依据","kind":"enacted","law":"生态环境法典","articles":"第二百四十六条、第二百五十一条、第一千一百三十一条等","known_at":"{at}","effective_on":"2026-08-15","department":"130581.ecology_environment","items":["P001","P002"],"holders":["130581100","130581101","130581001"],"summary":"法典自2026年8月15日起施行，大气污染防治法等同时废止。"})"},
    DemoAct{change, 0, 37, 10, ecology, "announce_basis_change", R"({"changes":[{"item":"P001","before":"大气污染防治法第一百一十九条第二款","after":"生态环境法典第二百五十一条、第一千一百三十一条第三项","effect":"处罚幅度不变，文书引用条款更换。"},{"item":"P002","before":"大气污染防治法第一百一十九条第一款","after":"生态环境法典第二百四十六条、第一千一百三十一条第一项","effect":"条件改为“禁止焚烧的区域和时段”。"}],"transition":"施行前已立案的，实体适用行为时的规定，处罚较轻的适用新规定。"})"},
    DemoAct{change, 0, 36, 11, town, "acknowledge", "{}"},
    DemoAct{change, 0, 36, 15, town, "record_revision", R"({"none_needed":true,"reason":"仅更换依据，事项和范围不变。"})"},
    DemoAct{change, 0, 35, 9, ecology, "record_revision", R"({"none_needed":true,"reason":"清单已随第6版更换依据。"})"},
    DemoAct{provision, 0, 18, 9, justice, "record_assignment", R"({"title":"城市管理类事项下放后的执法依据和标准","department":"130581.urban_management","published_at":"{at}","decision":"演示数据：省政府赋权决定（文号待核）","items":["P015","P016"],"holders":["130581100","130581101"]})"},
    DemoAct{provision, 0, 14, 10, city_work, "provide", R"({"bases":"河北省城市市容和环境卫生条例有关条款全文见附件。","standards":"按河北省公布的裁量权基准执行。","flow":"受理或发现—核查—立案—调查取证—告知—决定—送达—执行—结案"})"},
    DemoAct{provision, 0, 13, 9, town, "acknowledge", "{}"},
    DemoAct{provision, 0, 12, 16, other_town, "report_inaccuracy", R"({"what":"裁量基准未写明运输遗撒按面积分档的标准。","proposal":"请补充分档标准。"})"},
    DemoAct{revision, 0, 6, 9, land, "propose_revision", R"({"title":"收回苏村镇的一项规划类事项","reasons":"评估认为该镇暂不具备承接能力。","legal_basis":"行政处罚法第二十四条","changes":[{"kind":"revoke","item":"P004","effective_on":"2027-07-01","unit":"130581100","territory":"130581100"}]})"},
};
// clang-format on

}  // namespace

std::span<const DemoAct> demo_list_acts() { return acts; }

}  // namespace liandong::app
