// Suspected crimes of the demonstration: handed over, under supervision after a reconsideration,
// waiting for the head's decision, transferred back, just recorded.
#include "app/demo_acts.hpp"

#include <array>

namespace liandong::app {
namespace {

constexpr std::string_view referral = "criminal_referral";
constexpr std::string_view town = "township100.head";
constexpr std::string_view street = "subdistrict001.head";
constexpr std::string_view market = "market_regulation.head";
constexpr std::string_view police = "public_security.officer1";
constexpr std::string_view prosecutor = "procuratorate.officer1";

// clang-format off
constexpr std::array acts{
    DemoAct{referral, 0, 36, 9, market, "record_suspicion", R"({"title":"销售不符合安全标准的食品案","suspected_at":"{at}","crime_kind":"ordinary","suspected_crime":"生产、销售不符合安全标准的食品罪","case_number":"南市监立〔2026〕12号（演示）","place":"130581001","location":"农贸市场东区","item":"","party":"某食品经营部","facts":"抽检的熟肉制品检出超限量使用的添加剂，现场查获库存一百二十公斤，销售台账显示近三个月已售出约两吨。"})"},
    DemoAct{referral, 0, 36, 10, market, "form_task_force", R"({"officers":[{"name":"演示执法员甲","certificate":"冀演示001"},{"name":"演示执法员乙","certificate":"冀演示002"}]})"},
    DemoAct{referral, 0, 36, 11, market, "check_threshold", R"({"standard":"办理危害食品安全刑事案件适用法律若干问题的解释","comparison":"检出项目严重超出标准限量，销售金额约六万元，达到追诉标准。","finding":"reached"})"},
    DemoAct{referral, 0, 36, 12, market, "submit_report", R"({"findings":"经核实，检验结论明确，销售金额约六万元。","proposal":"建议移送市公安局。"})"},
    DemoAct{referral, 0, 35, 9, market, "decide_referral", R"({"approved":true,"capacity":"principal_head"})"},
    DemoAct{referral, 0, 35, 10, market, "attach_material", R"({"kind":"investigation_report","file":"{file}","file_name":"涉嫌犯罪案件调查报告.txt","copies":1,"pages":4,"original":false})"},
    DemoAct{referral, 0, 35, 10, market, "attach_material", R"({"kind":"goods_list","file":"{file}","file_name":"涉案物品清单.txt","copies":1,"pages":4,"original":false})"},
    DemoAct{referral, 0, 35, 10, market, "attach_material", R"({"kind":"expert_report","file":"{file}","file_name":"检验报告.txt","copies":1,"pages":4,"original":false})"},
    DemoAct{referral, 0, 35, 10, market, "attach_material", R"({"kind":"other_material","file":"{file}","file_name":"询问笔录.txt","copies":1,"pages":4,"original":false})"},
    DemoAct{referral, 0, 35, 11, market, "refer", R"({"receiver":"130581.public_security","copied_organ":"130581.procuratorate","redaction_confirmed":true,"personal_data_reviewed":true,"missing_reason":"","contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{referral, 0, 34, 9, police, "sign_receipt", R"({"signed_by":"治安大队 演示民警"})"},
    DemoAct{referral, 0, 33, 15, police, "decide_filing", R"({"filed":true,"document_number":"南公立〔2026〕18号（演示）"})"},
    DemoAct{referral, 0, 32, 10, market, "hand_over", R"({"goods":"查封的熟肉制品一百二十公斤、台账三册。","papers":"行政案卷一册，检验报告原件两份。"})"},
    DemoAct{referral, 0, 32, 16, police, "sign_handover", R"({"signed_by":"治安大队 演示民警"})"},
    DemoAct{referral, 1, 20, 9, town, "record_suspicion", R"({"title":"非法占用耕地取土案","suspected_at":"{at}","crime_kind":"ordinary","suspected_crime":"非法占用农用地罪","case_number":"苏政执立〔2026〕14号（演示）","place":"130581100","location":"苏村南侧耕地","item":"P009","party":"某建材经营部","facts":"在耕地内连片取土，经认定种植条件被破坏的耕地面积约六亩。"})"},
    DemoAct{referral, 1, 20, 10, town, "form_task_force", R"({"officers":[{"name":"演示执法员甲","certificate":"冀演示001"},{"name":"演示执法员乙","certificate":"冀演示002"}]})"},
    DemoAct{referral, 1, 20, 11, town, "check_threshold", R"({"standard":"非法占用农用地刑事案件立案追诉标准","comparison":"造成耕地毁坏五亩以上，达到追诉标准。","finding":"reached"})"},
    DemoAct{referral, 1, 20, 12, town, "submit_report", R"({"findings":"自然资源部门认定毁坏耕地约六亩。","proposal":"建议移送市公安局。"})"},
    DemoAct{referral, 1, 19, 9, town, "decide_referral", R"({"approved":true,"capacity":"principal_head"})"},
    DemoAct{referral, 1, 19, 10, town, "attach_material", R"({"kind":"investigation_report","file":"{file}","file_name":"涉嫌犯罪案件调查报告.txt","copies":1,"pages":4,"original":false})"},
    DemoAct{referral, 1, 19, 11, town, "refer", R"({"receiver":"130581.public_security","copied_organ":"130581.procuratorate","redaction_confirmed":true,"personal_data_reviewed":true,"missing_reason":"无涉案物品；认定意见已载入调查报告。","contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{referral, 1, 18, 9, police, "sign_receipt", R"({"signed_by":"环食药侦大队 演示民警"})"},
    DemoAct{referral, 1, 16, 15, police, "decide_filing", R"({"filed":false,"document_number":"南公不立〔2026〕3号（演示）","ground":"minor","reasons":"部分取土坑已自行回填复垦，剩余毁坏面积不足五亩。","returned_papers":"案卷一册、认定意见复印件。"})"},
    DemoAct{referral, 3, 15, 9, prosecutor, "record_unprosecuted", R"({"title":"盗伐林木案相对不起诉后移送行政处罚","ground":"not_prosecuted","decided_at":"{day_before}","decision_number":"南检不诉〔2026〕2号（演示）","place":"130581100","location":"苏村镇防护林带","item":"P025","party":"某村民","facts":"盗伐杨树六株，立木材积约一点六立方米，犯罪情节轻微。","opinion":"建议依照森林法第七十六条给予行政处罚。"})"},
    DemoAct{referral, 3, 15, 10, prosecutor, "attach_material", R"({"kind":"other_material","file":"{file}","file_name":"不起诉决定书.txt","copies":1,"pages":4,"original":false})"},
    DemoAct{referral, 3, 15, 11, prosecutor, "send_back", R"({"receiver":"130581100","redaction_confirmed":true,"personal_data_reviewed":true,"contact":"第一检察部 0319-1000176"})"},
    DemoAct{referral, 3, 14, 9, town, "receive_back", "{}"},
    DemoAct{referral, 1, 14, 10, town, "request_reconsideration", R"({"reasons":"回填土不符合复垦标准，认定机构确认种植条件仍被破坏。","contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{referral, 1, 12, 15, police, "decide_reconsideration", R"({"filed":false,"document_number":"南公复〔2026〕1号（演示）","reasons":"经复核，维持不予立案决定。"})"},
    DemoAct{referral, 1, 10, 9, town, "suggest_supervision", R"({"reasons":"毁坏面积的计算口径应以认定意见为准，建议依法监督立案。","contact":"综合行政执法队 0319-1000100"})"},
    DemoAct{referral, 2, 6, 9, street, "record_suspicion", R"({"title":"无证储存烟花爆竹案","suspected_at":"{at}","crime_kind":"ordinary","suspected_crime":"非法储存爆炸物罪","case_number":"凤办执立〔2026〕9号（演示）","place":"130581001","location":"育才路仓库","item":"","party":"某百货批发部","facts":"仓库内存放烟花爆竹约四百箱，当事人未取得经营许可。"})"},
    DemoAct{referral, 1, 6, 10, prosecutor, "demand_reasons", R"({"document_number":"南检要〔2026〕2号（演示）"})"},
    DemoAct{referral, 2, 6, 10, street, "form_task_force", R"({"officers":[{"name":"演示执法员甲","certificate":"冀演示001"},{"name":"演示执法员乙","certificate":"冀演示002"}]})"},
    DemoAct{referral, 2, 6, 11, street, "check_threshold", R"({"standard":"非法储存爆炸物刑事案件立案追诉标准","comparison":"烟火药折算量须由专业机构检测，暂按合理嫌疑处理。","finding":"reasonable_suspicion"})"},
    DemoAct{referral, 2, 6, 12, street, "submit_report", R"({"findings":"查获烟花爆竹约四百箱，已先行登记保存。","proposal":"建议移送市公安局。"})"},
    DemoAct{referral, 4, 2, 9, town, "record_suspicion", R"({"title":"生产销售伪劣农药案","suspected_at":"{at}","crime_kind":"ordinary","suspected_crime":"生产、销售伪劣农药罪","case_number":"苏政执立〔2026〕16号（演示）","place":"130581100","location":"农资一条街六号","item":"P029","party":"某农资商店","facts":"检验报告认定库存除草剂为假农药，货值约四万元，已有农户反映作物受害。"})"},
};
// clang-format on

}  // namespace

std::span<const DemoAct> demo_referral_acts() { return acts; }

}  // namespace liandong::app
