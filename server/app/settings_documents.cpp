#include "app/settings_documents.hpp"

#include "app/settings.hpp"
#include "infra/json/write.hpp"

namespace liandong::app {
namespace {

std::string json_of(const SettingValue& value) {
  return std::visit([](const auto& each) { return json::to_canonical(each); }, value);
}

bool must_be_said(const Setting& setting) {
  const auto value = value_of(setting, {});
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && text->empty() && setting.least > 0;
}

/// As a value of the file.
std::string packaged_value(const Setting& setting) {
  return setting.kind == SettingKind::flag ? std::string{setting.packaged}
                                           : json::to_canonical(setting.packaged);
}

/// What it is tells what it must be.
bool says_itself(SettingKind kind) {
  return kind == SettingKind::store_address || kind == SettingKind::secret_file ||
         kind == SettingKind::folder || kind == SettingKind::existing_folder;
}

/// The members of a schema that say what one text must be.
std::string text_schema(const Setting& setting) {
  const std::string text = R"("type":"string")";
  switch (setting.kind) {
    case SettingKind::store_address:
      return text + R"(,"pattern":"^(postgres(ql)?://.*)?$")";
    case SettingKind::folder:
    case SettingKind::existing_folder:
    case SettingKind::secret_file:
      return text + (setting.least > 0 ? R"(,"pattern":"^/")" : R"(,"pattern":"^(/.*)?$")");
    case SettingKind::ip_address:
      return text + R"(,"anyOf":[{"format":"ipv4"},{"format":"ipv6"}])";
    case SettingKind::origin:
      return text + R"(,"pattern":"^https?://[^/?#@ ]+$")";
    case SettingKind::division_code:
      return text + R"(,"pattern":"^([0-9]{6,12})?$")";
    case SettingKind::host_port:
      return text + R"(,"pattern":"^([^/?#@ ]+:[0-9]{1,5})?$")";
    case SettingKind::log_level:
      return text + R"(,"enum":["info","warning","error"])";
    case SettingKind::number:
    case SettingKind::flag:
      break;
  }
  return text;
}

std::string shape_schema(const Setting& setting) {
  const std::string least = std::to_string(setting.least);
  const std::string most = std::to_string(setting.most);
  if (setting.kind == SettingKind::flag) {
    return R"("type":"boolean")";
  }
  if (setting.kind == SettingKind::number) {
    return R"("type":"integer","minimum":)" + least + R"(,"maximum":)" + most;
  }
  if (takes_list(setting)) {
    return R"("type":"array","maxItems":)" + most + R"(,"items":{)" + text_schema(setting) + "}";
  }
  return text_schema(setting) + R"(,"minLength":)" + least + R"(,"maxLength":)" + most;
}

}  // namespace

std::string default_of(const Setting& setting) {
  return must_be_said(setting) ? std::string{} : json_of(value_of(setting, {}));
}

std::string settings_sample() {
  std::string out =
      "# 联动平台的配置 · configuration of Liandong\n"
      "#\n"
      "# 每行一项：名称 = 值；路径为绝对路径；以 # 开头的设置取其缺省值。命令行选项优先。\n"
      "# One setting a line: name = value; paths are absolute; what stands behind a # is the\n"
      "# default. An option on the command line counts more.\n"
      "# 检查 · check:  liandong config --check /etc/liandong/liandong.conf\n";
  for (const Setting& setting : settings()) {
    out.append("\n# ").append(setting.zh);
    out.append(says_itself(setting.kind) ? "" : "：" + rule_zh(setting)).append("\n");
    out.append("# ").append(setting.en);
    out.append(says_itself(setting.kind) ? "" : ": " + rule_en(setting)).append("\n");
    out.append(setting.packaged.empty() ? "#" : "").append(setting.name).append(" = ");
    out.append(setting.packaged.empty() ? json_of(value_of(setting, {})) : packaged_value(setting));
    out.append("\n");
  }
  return out;
}

std::string settings_schema() {
  std::string out =
      R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Liandong",)"
      R"("type":"object","additionalProperties":false,"properties":{)";
  std::string_view comma = "\n";
  for (const Setting& setting : settings()) {
    const std::string otherwise = default_of(setting);
    out.append(comma).append(json::to_canonical(setting.name)).append(":{");
    out.append(shape_schema(setting));
    if (!otherwise.empty()) {
      out.append(R"(,"default":)").append(otherwise);
    }
    const std::string both = std::string{setting.zh} + " · " + std::string{setting.en};
    out.append(R"(,"description":)").append(json::to_canonical(both)).append("}");
    comma = ",\n";
  }
  return out + "\n}}\n";
}

std::string settings_table() {
  std::string out =
      "| setting | option | is | must be | default |\n| --- | --- | --- | --- | --- |\n";
  for (const Setting& setting : settings()) {
    const std::string otherwise = default_of(setting);
    out.append("| `").append(setting.name).append("` | `").append(option_name(setting));
    out.append("` | ").append(setting.en).append(" | ").append(rule_en(setting)).append(" | ");
    out.append(otherwise.empty() ? "none, must be said" : "`" + otherwise + "`").append(" |\n");
  }
  return out;
}

}  // namespace liandong::app
