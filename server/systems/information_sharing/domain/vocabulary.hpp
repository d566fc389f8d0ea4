// The eight categories of information of 三（三） and the kinds in each.
#pragma once

#include "kernel/describe.hpp"

#include <cstdint>
#include <string_view>

namespace liandong::information_sharing {

/// 信息共享主要内容.  [3.3.0-b]
enum class Category : std::uint8_t {
  basis_changes,             // 依据调整  [3.3.1]
  licences_and_supervision,  // 行政许可和监督管理信息  [3.3.2]
  penalty_decisions,         // 行政处罚决定及执行情况  [3.3.3-a]
  statistics,                // 统计分析数据  [3.3.4]
  standards_and_flows,       // 自由裁量标准和执法工作流程  [3.3.5]
  dynamics,                  // 动态信息  [3.3.6]
  complaint_handling,        // 投诉举报受理与处理情况  [3.3.7]
  other                      // 其他执法信息  [3.3.8]
};
LIANDONG_DESCRIBE_ENUM(Category, basis_changes, licences_and_supervision, penalty_decisions,
                       statistics, standards_and_flows, dynamics, complaint_handling, other)

/// What the information is; each kind belongs to one category. The four of the statistics are what
/// the notice says they are needed for.
enum class Kind : std::uint8_t {
  law_change,            // 法律调整
  regulation_change,     // 法规调整
  rule_change,           // 规章调整
  licence,               // 行政许可
  supervision,           // 监督管理信息
  penalty_decision,      // 行政处罚决定
  penalty_execution,     // 处罚执行情况
  field_management,      // 行业管理
  statistical_analysis,  // 统计分析
  archive_management,    // 档案管理
  superior_assessment,   // 上级督查考核
  discretion_standard,   // 自由裁量标准
  enforcement_flow,      // 执法工作流程
  inspection_record,     // 行政检查记录
  bulletin,              // 执法工作简报
  other_dynamics,        // 其他动态信息
  complaint_acceptance,  // 投诉举报受理情况
  complaint_outcome,     // 投诉举报处理情况
  other                  // 其他
};
LIANDONG_DESCRIBE_ENUM(Kind, law_change, regulation_change, rule_change, licence, supervision,
                       penalty_decision, penalty_execution, field_management, statistical_analysis,
                       archive_management, superior_assessment, discretion_standard,
                       enforcement_flow, inspection_record, bulletin, other_dynamics,
                       complaint_acceptance, complaint_outcome, other)

/// How far the information may go. What is a state secret never enters the platform.
enum class Sensitivity : std::uint8_t {
  open,       // 可以公开
  internal,   // 内部使用
  restricted  // 限定范围: goes to units named by hand only
};
LIANDONG_DESCRIBE_ENUM(Sensitivity, open, internal, restricted)

[[nodiscard]] Category category_of(Kind kind);
/// The sentence of the notice the category comes from.
[[nodiscard]] std::string_view clause_of(Category category);
/// The word of the category, equal to its name on the wire.
[[nodiscard]] std::string_view word_of(Category category);

}  // namespace liandong::information_sharing
