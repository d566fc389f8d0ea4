#include "app/demo_disputes.hpp"

#include <array>

namespace liandong::app {
namespace {

// Who raises a dispute, who answers, who decides.
constexpr std::string_view land = "natural_resources.head";
constexpr std::string_view town = "township100.head";
constexpr std::string_view city_work = "urban_management.head";
constexpr std::string_view street = "subdistrict001.head";
constexpr std::string_view justice = "justice.coordinator1";
constexpr std::string_view mayor = "government.deputy_mayor";

// clang-format off
constexpr std::array acts{
    DisputeAct{0, 34, 9, city_work, "open_dispute", R"({"title":"渣土运输车辆遗撒案件管辖争议","other":"130581001","arose_at":"{at}","competent_unit":"130581001","reasons":"遗撒路段在街道辖区内，该处罚事项已赋权街道。","legal_basis":"《中华人民共和国行政处罚法》第二十四条","place":"130581001","location":"凤岗街道育才路","item":"P015","facts":"渣土车沿路遗撒约五百米，起点在另一街道辖区。路面已由环卫部门清理。","first_discovered_by":"130581.urban_management"})"},
    DisputeAct{0, 32, 10, street, "state_position", R"({"competent_unit":"130581.urban_management","reasons":"车辆跨街道行驶，属跨区域案件，应由市城管部门办理。","legal_basis":"《中华人民共和国行政处罚法》第二十二条"})"},
    DisputeAct{0, 29, 15, street, "record_negotiation", R"({"held_at":"{at}","participants":"市城管局、凤岗街道办负责人","summary":"双方对跨街道行为是否属于赋权范围认识不一。","result":"failed"})"},
    DisputeAct{0, 28, 9, city_work, "submit", R"({"negotiation":"双方当面协商一次。","disagreement":"跨街道的遗撒行为是否属于赋权事项。","proposal":"请指定由街道办理。","common_superior":""})"},
    DisputeAct{0, 26, 11, justice, "review", R"({"accepted":true,"opinion":"材料齐全，已经协商，分歧明确，建议由市城管局办理。","proposed_unit":"130581.urban_management"})"},
    DisputeAct{0, 22, 16, street, "reply", R"({"statement":"街道没有跨辖区执法权，坚持原意见。","legal_basis":"《中华人民共和国行政处罚法》第二十二条"})"},
    DisputeAct{0, 17, 10, mayor, "decide", R"({"responsible_unit":"130581.urban_management","decision_number":"南政管辖〔2026〕1号（演示）","reasons":"遗撒行为跨两个街道，不属于单个街道的赋权范围。","legal_basis":"《中华人民共和国行政处罚法》第二十五条","guidance":"同一行为跨两个以上乡镇、街道的，由市级主管部门办理。"})"},
    DisputeAct{1, 4, 9, land, "open_dispute", R"({"title":"耕地内设施农业用房改变用途管辖争议","other":"130581100","arose_at":"{at}","competent_unit":"130581100","reasons":"该房屋未经审批改作经营用房，属乡镇负责的乡村建设管理事项。","legal_basis":"《中华人民共和国城乡规划法》第六十五条","place":"130581100","location":"苏村镇苏村西侧","item":"","facts":"设施农业用房约一百五十平方米改作仓储经营。镇里已要求停止经营并拍照留存。","first_discovered_by":"130581100"})"},
    DisputeAct{1, 2, 10, town, "state_position", R"({"competent_unit":"130581.natural_resources","reasons":"改变用途实质是占用耕地从事非农建设，应由自然资源部门查处。","legal_basis":"《中华人民共和国土地管理法》第七十七条"})"},
    DisputeAct{1, 1, 15, town, "record_negotiation", R"({"held_at":"{at}","participants":"市自然资源局、苏村镇负责人","summary":"双方现场查看，约定三日内再次协商。","result":"continuing"})"},
};
// clang-format on

}  // namespace

std::span<const DisputeAct> demo_dispute_acts() { return acts; }

std::string body_at(const DisputeAct& act, Instant at) {
  constexpr std::string_view mark = "{at}";
  std::string body{act.body};
  if (const auto found = body.find(mark); found != std::string::npos) {
    body.replace(found, mark.size(), to_rfc3339(at));
  }
  return body;
}

}  // namespace liandong::app
