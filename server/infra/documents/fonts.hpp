// Which installed fonts the letters are set in, and what they can print.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace liandong::documents {

/// The five kinds of type that GB/T 9704-2012 asks for.
enum class FontRole {
  body,     ///< 仿宋
  title,    ///< 小标宋
  heading,  ///< 黑体
  kai,      ///< 楷体
  number,   ///< 宋体, for page numbers and small tables
};
inline constexpr std::size_t font_role_count = 5;

struct RoleFont {
  FontRole role = FontRole::body;
  std::string family;
  std::string style;
  std::string file;
  bool standard = false;  ///< The type the standard names, not a substitute.
  std::size_t gb2312_level1_missing = 0;
  std::size_t gb2312_level2_missing = 0;
  std::string rare_missing;  ///< Those of 䶮𬭎𫖯㛃 that have to come from another font.
};

struct FontReport {
  std::vector<RoleFont> roles;   ///< One per FontRole, in its order.
  std::string rare_unprintable;  ///< Those of 䶮𬭎𫖯㛃 that no installed font has.

  /// Every GB2312 character comes from the role's own font and every rare one from some font.
  [[nodiscard]] bool complete() const;
  /// Lines for the log at start.
  [[nodiscard]] std::vector<std::string> log_lines() const;
};

class FontSet;

/// The fonts chosen once, immutable afterwards; copies share them, any thread may use them.
class Fonts {
 public:
  /// Looks at the installed fonts.
  /// @throws RenderError if not one font with Chinese characters is installed
  Fonts();

  [[nodiscard]] const FontReport& report() const;
  [[nodiscard]] const FontSet& set() const { return *set_; }

 private:
  std::shared_ptr<const FontSet> set_;
};

}  // namespace liandong::documents
