#include "app/settings.hpp"

#include "infra/store/address.hpp"
#include "infra/store/database.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

namespace liandong::app {
namespace {

using enum SettingKind;

constexpr int path_bytes_max = 4'000;
constexpr int address_bytes_max = 2'000;
constexpr int entries_max = 64;
constexpr std::size_t entry_bytes_max = 300;

constexpr std::array table{
    Setting{"data", &Config::data, folder, 1, path_bytes_max, "/var/lib/liandong",
            "数据目录：数据库、文件和密钥", "folder of database, files and keys"},
    Setting{"store", &Config::store, store_address, 0, address_bytes_max, "",
            "数据库地址，空为数据目录内的 SQLite；不得含口令",
            "address of the database, empty = SQLite in the data folder; without a password"},
    Setting{"store_file", &Config::store_file, secret_file, 0, path_bytes_max, "",
            "存放数据库地址的文件，地址可含口令；仅所有者可读",
            "file that holds the address instead, a password included; readable by its owner only"},
    Setting{"resources", &Config::resources, existing_folder, 0, path_bytes_max,
            "/usr/share/liandong/data", "程序数据目录，空为城市数据上两级",
            "the program's data, empty = two above the city's"},
    Setting{"city", &Config::city, existing_folder, 1, path_bytes_max,
            "/usr/share/liandong/data/cities/nangong", "城市数据目录，建立安装时使用",
            "the city's data, used when the installation is made"},
    Setting{"web", &Config::web, existing_folder, 0, path_bytes_max, "/usr/share/liandong/web",
            "前端文件目录，空为不提供页面", "the built pages, empty = none are served"},
    Setting{"address", &Config::address, ip_address, 1, 45, "", "监听地址", "address to listen on"},
    Setting{"port", &Config::port, number, 0, 65'535, "", "端口，0 为任意空闲端口",
            "port, 0 = any free one"},
    Setting{"secure_cookie", &Config::secure_cookie, flag, 0, 0, "true",
            "经 HTTPS 访问时启用；未启用时仅限本机试用",
            "on behind TLS; off only to try it on this machine"},
    Setting{"origins", &Config::origins, origin, 0, entries_max, "",
            "页面的来源，反向代理改写 Host 时填写",
            "origins of the pages, if the proxy rewrites the Host"},
    Setting{"trusted_proxies", &Config::trusted_proxies, ip_address, 0, entries_max, "",
            "可信反向代理的地址，采信其 X-Forwarded-For",
            "addresses of the proxies whose X-Forwarded-For is believed"},
    Setting{"checkpoints", &Config::checkpoints, folder, 0, path_bytes_max, "",
            "检查点导出目录，空为数据目录内",
            "folder for signed checkpoints, empty = in the data folder"},
    Setting{"checkpoint_minutes", &Config::checkpoint_minutes, number, 1, 1'440, "",
            "检查点间隔（分钟）", "minutes between checkpoints"},
    Setting{"backup_to", &Config::backup_to, folder, 0, path_bytes_max, "",
            "定时备份目录，空为不备份", "folder of backups the server makes, empty = none"},
    Setting{"backup_minutes", &Config::backup_minutes, number, 0, 1'440, "",
            "备份间隔（分钟），0 为仅监视",
            "minutes between backups, 0 = it only watches their age"},
    Setting{"backup_scratch", &Config::backup_scratch, folder, 0, path_bytes_max, "",
            "试恢复所用目录，空为备份目录内",
            "where each backup is restored to be verified, empty = in the folder of backups"},
    Setting{"city_code", &Config::city_code, division_code, 0, 12, "",
            "一个数据库有多个城市时，本进程服务的城市的行政区划代码",
            "of several cities in one database, the one served, by its division code"},
    Setting{"files", &Config::files, folder, 0, path_bytes_max, "",
            "文件目录，空为数据目录内；多个进程服务同一数据库时须共用",
            "folder of files, empty = in the data folder; shared where several processes serve one "
            "database"},
    Setting{"advertise", &Config::advertise, host_port, 0, 300, "",
            "其他进程访问本进程的地址，空为监听地址",
            "where other processes of the same database reach this one, empty = address and port"},
    Setting{"log_level", &Config::log_level, log_level, 1, 16, "", "日志的最低级别",
            "lowest level that is logged"},
    Setting{"io_threads", &Config::io_threads, number, 1, 64, "", "网络线程数",
            "threads for connections"},
    Setting{"connections_max", &Config::connections_max, number, 16, 60'000, "",
            "最大连接数，超出返回 503", "connections at a time, beyond it 503"},
    Setting{"reply_seconds", &Config::reply_seconds, number, 5, 600, "",
            "答复期限（秒），超出返回 503", "seconds an answer may take, then 503"},
    Setting{"drain_seconds", &Config::drain_seconds, number, 0, 60, "", "停止时等待在办请求的秒数",
            "seconds that requests in progress have when it stops"},
    Setting{"queue_max", &Config::queue_max, number, 100, 1'000'000, "",
            "排队等待写入的命令数，超出返回 503",
            "commands that wait for the writer, beyond it 503"},
    Setting{"requests_per_second", &Config::requests_per_second, number, 1, 10'000, "",
            "每个会话每秒请求数", "requests a second of one session"},
    Setting{"upload_megabytes_max", &Config::upload_megabytes_max, number, 1, 2'048, "",
            "单个上传文件上限（MB）", "megabytes of one uploaded file"},
    Setting{"password_threads", &Config::password_threads, number, 1, 32, "",
            "口令校验线程数，每个约占 64 MB", "threads that check passwords, 64 MB each"},
    Setting{"letter_threads", &Config::letter_threads, number, 1, 16, "", "文书生成线程数",
            "threads that make letters"},
};

constexpr std::array log_levels{std::string_view{"info"}, std::string_view{"warning"},
                                std::string_view{"error"}};

/// Without control characters: none of them belongs into a path or an address.
bool plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_ip_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> out{};
  return ::inet_pton(AF_INET, text.c_str(), out.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), out.data()) == 1;
}

bool is_origin(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  const auto rest = text.substr(scheme);
  return scheme != 0 && !rest.empty() && text.find_first_of("/?#@ ", scheme) == text.npos;
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host_port(std::string_view text) {
  const auto colon = text.rfind(':');
  return colon != text.npos && colon > 0 && text.find_first_of("/?#@ ") == text.npos &&
         text.size() - colon <= 6 && is_digits(text.substr(colon + 1)) &&
         std::stoi(std::string{text.substr(colon + 1)}) <= 65'535;
}

bool fits(SettingKind kind, const std::string& text) {
  switch (kind) {
    case store_address:
      return text.empty() || (store::is_postgres(text) && !store::names_password(text));
    case ip_address:
      return is_ip_address(text);
    case origin:
      return is_origin(text);
    case division_code:
      return text.empty() || (text.size() >= 6 && is_digits(text));
    case host_port:
      return text.empty() || is_host_port(text);
    case log_level:
      return std::find(log_levels.begin(), log_levels.end(), text) != log_levels.end();
    case secret_file:
    case folder:
    case existing_folder:
      return true;
    case number:
    case flag:
      return false;
  }
  return false;
}

bool within(const Setting& setting, std::size_t size) {
  return size >= static_cast<std::size_t>(setting.least) &&
         size <= static_cast<std::size_t>(setting.most);
}

bool fits(const Setting& setting, const std::string& text) {
  return within(setting, text.size()) && plain(text) && fits(setting.kind, text);
}

bool fits(const Setting& setting, const std::vector<std::string>& entries) {
  return within(setting, entries.size()) &&
         std::all_of(entries.begin(), entries.end(), [&](const std::string& entry) {
           return entry.size() <= entry_bytes_max && plain(entry) && fits(setting.kind, entry);
         });
}

struct Assign {
  const Setting& setting;
  const SettingValue& value;
  Config& config;

  bool operator()(int Config::*member) const {
    const auto* given = std::get_if<std::int64_t>(&value);
    if (given == nullptr || *given < setting.least || *given > setting.most) {
      return false;
    }
    config.*member = static_cast<int>(*given);
    return true;
  }
  bool operator()(bool Config::*member) const {
    const auto* given = std::get_if<bool>(&value);
    if (given != nullptr) {
      config.*member = *given;
    }
    return given != nullptr;
  }
  template <class T>
  bool operator()(T Config::*member) const {
    using Given = std::conditional_t<std::is_same_v<T, std::vector<std::string>>, T, std::string>;
    const auto* given = std::get_if<Given>(&value);
    if (given == nullptr || !fits(setting, *given)) {
      return false;
    }
    config.*member = *given;
    return true;
  }
};

std::string range(const Setting& setting, std::string_view between) {
  return std::to_string(setting.least) + std::string{between} + std::to_string(setting.most);
}

std::string one_en(const Setting& setting) {
  switch (setting.kind) {
    case store_address:
      return "an address postgresql://… without a password, which goes into store_file";
    case secret_file:
      return "the path of a file that only its owner may read";
    case folder:
      return "the path of a folder";
    case existing_folder:
      return "the path of a folder that is there";
    case ip_address:
      return "an IPv4 or IPv6 address";
    case origin:
      return "http://… or https://… with host and port only";
    case division_code:
      return "a division code of 6 to 12 digits";
    case host_port:
      return "host:port";
    case log_level:
      return "info, warning or error";
    case number:
      return "a whole number from " + range(setting, " to ");
    case flag:
      return "true or false";
  }
  return {};
}

std::string one_zh(const Setting& setting) {
  switch (setting.kind) {
    case store_address:
      return "postgresql://… 地址，不含口令，口令写入 store_file 所指文件";
    case secret_file:
      return "仅所有者可读的文件路径";
    case folder:
      return "目录路径";
    case existing_folder:
      return "已有目录的路径";
    case ip_address:
      return "IPv4 或 IPv6 地址";
    case origin:
      return "http://… 或 https://…，仅主机和端口";
    case division_code:
      return "6 至 12 位行政区划代码";
    case host_port:
      return "主机:端口";
    case log_level:
      return "info、warning 或 error";
    case number:
      return range(setting, " 到 ") + " 的整数";
    case flag:
      return "true 或 false";
  }
  return {};
}

}  // namespace

std::span<const Setting> settings() { return table; }

const Setting* setting_named(std::string_view name) {
  const auto* found = std::find_if(table.begin(), table.end(),
                                   [&](const Setting& each) { return each.name == name; });
  return found == table.end() ? nullptr : found;
}

std::string option_name(const Setting& setting) {
  std::string name = "--" + std::string{setting.name};
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

bool takes_list(const Setting& setting) {
  return std::holds_alternative<std::vector<std::string> Config::*>(setting.member);
}

std::string rule_en(const Setting& setting) {
  return takes_list(setting)
             ? "a list of at most " + std::to_string(setting.most) + ", each " + one_en(setting)
             : one_en(setting);
}

std::string rule_zh(const Setting& setting) {
  return takes_list(setting)
             ? "至多 " + std::to_string(setting.most) + " 项的列表，每项为 " + one_zh(setting)
             : one_zh(setting);
}

bool assign(const Setting& setting, const SettingValue& value, Config& config) {
  return std::visit(Assign{setting, value, config}, setting.member);
}

SettingValue value_of(const Setting& setting, const Config& config) {
  return std::visit(
      [&](auto member) -> SettingValue {
        using T = std::remove_cvref_t<decltype(config.*member)>;
        if constexpr (std::is_same_v<T, std::filesystem::path>) {
          return (config.*member).string();
        } else if constexpr (std::is_same_v<T, int>) {
          return std::int64_t{config.*member};
        } else {
          return config.*member;
        }
      },
      setting.member);
}

}  // namespace liandong::app
