// Chooses a font for every role among the installed ones and checks what it can print.
#include "infra/documents/fonts.hpp"

#include "infra/documents/letter.hpp"
#include "infra/documents/text.hpp"
#include "infra/documents/typeface.hpp"

#include <algorithm>
#include <cstdlib>
#include <iconv.h>
#include <string_view>
#include <tuple>

namespace liandong::documents {

namespace {

constexpr std::u32string_view rare_name_characters = U"䶮𬭎𫖯㛃";

struct Candidate {
  FontRole role;
  const char* family;
  int weight;
  bool standard;
};

// In order of preference. The named types are proprietary and come from the customer; the
// substitutes are free packages. FandolFang lacks rare characters but is a true 仿宋.
constexpr Candidate candidates[] = {
    {FontRole::body, "仿宋_GB2312", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "FangSong_GB2312", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "FangSong", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "仿宋", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "FZFangSong-Z02", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "STFangsong", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "FandolFang", FC_WEIGHT_REGULAR, true},
    {FontRole::body, "Noto Serif CJK SC", FC_WEIGHT_REGULAR, false},
    {FontRole::body, "LXGW WenKai", FC_WEIGHT_REGULAR, false},
    {FontRole::title, "FZXiaoBiaoSong-B05S", FC_WEIGHT_REGULAR, true},
    {FontRole::title, "方正小标宋简体", FC_WEIGHT_REGULAR, true},
    {FontRole::title, "FZXiaoBiaoSong-B05", FC_WEIGHT_REGULAR, true},
    {FontRole::title, "方正小标宋_GBK", FC_WEIGHT_REGULAR, true},
    {FontRole::title, "Noto Serif CJK SC", FC_WEIGHT_BLACK, false},
    {FontRole::heading, "SimHei", FC_WEIGHT_REGULAR, true},
    {FontRole::heading, "黑体", FC_WEIGHT_REGULAR, true},
    {FontRole::heading, "FZHei-B01S", FC_WEIGHT_REGULAR, true},
    {FontRole::heading, "Noto Sans CJK SC", FC_WEIGHT_MEDIUM, false},
    {FontRole::kai, "楷体_GB2312", FC_WEIGHT_REGULAR, true},
    {FontRole::kai, "KaiTi_GB2312", FC_WEIGHT_REGULAR, true},
    {FontRole::kai, "KaiTi", FC_WEIGHT_REGULAR, true},
    {FontRole::kai, "楷体", FC_WEIGHT_REGULAR, true},
    {FontRole::kai, "FZKai-Z03", FC_WEIGHT_REGULAR, true},
    {FontRole::kai, "LXGW WenKai", FC_WEIGHT_REGULAR, false},
    {FontRole::kai, "FandolKai", FC_WEIGHT_REGULAR, false},
    {FontRole::kai, "Noto Serif CJK SC", FC_WEIGHT_REGULAR, false},
    {FontRole::number, "SimSun", FC_WEIGHT_REGULAR, true},
    {FontRole::number, "宋体", FC_WEIGHT_REGULAR, true},
    {FontRole::number, "Noto Serif CJK SC", FC_WEIGHT_REGULAR, false},
};

const char* name_of(FontRole role) {
  switch (role) {
    case FontRole::body:
      return "body";
    case FontRole::title:
      return "title";
    case FontRole::heading:
      return "heading";
    case FontRole::kai:
      return "kai";
    case FontRole::number:
      return "number";
  }
  return "";
}

// GB2312 rows 16–55 (level 1) or 56–87 (level 2), read off the C library's own table.
std::u32string gb2312_rows(unsigned first, unsigned last) {
  iconv_t converter = iconv_open("UTF-8", "GB2312");
  if (converter == reinterpret_cast<iconv_t>(-1)) throw RenderError("iconv knows no GB2312");
  std::u32string out;
  for (unsigned row = first; row <= last; ++row) {
    for (unsigned cell = 1; cell <= 94; ++cell) {
      char bytes[] = {static_cast<char>(row + 0xA0), static_cast<char>(cell + 0xA0)};
      char utf8[8] = {};
      char* in = bytes;
      char* to = utf8;
      std::size_t in_left = 2;
      std::size_t to_left = sizeof utf8;
      const std::size_t failed = iconv(converter, &in, &in_left, &to, &to_left);
      // Row 55 ends early; the unassigned cells do not convert.
      if (failed == static_cast<std::size_t>(-1)) {
        iconv(converter, nullptr, nullptr, nullptr, nullptr);
      } else {
        out += clean(std::string_view(utf8, static_cast<std::size_t>(to - utf8)));
      }
    }
  }
  iconv_close(converter);
  return out;
}

std::size_t missing_of(const Face& face, const std::u32string& characters) {
  return static_cast<std::size_t>(
      std::ranges::count_if(characters, [&](char32_t c) { return !face.covers(c); }));
}

bool has_family(FcPattern* pattern, const char* family) {
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; ++i) {
    if (FcStrCmpIgnoreCase(name, reinterpret_cast<const FcChar8*>(family)) == 0) return true;
  }
  return false;
}

}  // namespace

void FontSet::load() {
  FcConfig* config = FcInitLoadConfigAndFonts();
  if (config == nullptr) throw RenderError("fontconfig could not read its configuration");
  FcPattern* outlines = FcPatternCreate();
  FcPatternAddBool(outlines, FC_OUTLINE, FcTrue);
  FcPatternAddBool(outlines, FC_COLOR, FcFalse);
  FcPatternAddBool(outlines, FC_VARIABLE, FcFalse);
  FcObjectSet* objects = FcObjectSetBuild(FC_FAMILY, FC_STYLE, FC_FILE, FC_INDEX, FC_WEIGHT,
                                          FC_SLANT, FC_CHARSET, nullptr);
  FcFontSet* found = FcFontList(config, outlines, objects);
  for (int i = 0; found != nullptr && i < found->nfont; ++i) {
    faces_.push_back(std::make_unique<Face>(found->fonts[i]));
  }
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(objects);
  FcPatternDestroy(outlines);
  config_.reset(config);
}

// The installed candidates of the role in order, of each family the weight nearest to the wanted.
void FontSet::choose(FontRole role) {
  std::vector<const Face*>& chain = chains_[index(role)];
  for (const Candidate& candidate : candidates) {
    if (candidate.role != role) continue;
    const Face* best = nullptr;
    const auto distance = [&](const Face& face) {
      // Some bold fonts claim a regular weight.
      const bool bold = face.property(FC_STYLE).find("Bold") != std::string::npos;
      const int weight = bold ? std::max(face.weight(), FC_WEIGHT_BOLD) : face.weight();
      return std::abs(weight - candidate.weight);
    };
    for (const auto& face : faces_) {
      if (!has_family(face->pattern(), candidate.family) || !face->covers(U'的')) continue;
      if (best == nullptr || distance(*face) < distance(*best)) best = face.get();
    }
    if (best == nullptr) continue;
    if (chain.empty()) {
      standard_[index(role)] = candidate.standard;
    }
    chain.push_back(best);
  }
  chain.insert(chain.end(), fallback_.begin(), fallback_.end());
  if (chain.empty() || !chain.front()->covers(U'的')) {
    throw RenderError("no font with Chinese characters is installed (fonts-noto-cjk)");
  }
}

void FontSet::describe() {
  const std::u32string level1 = gb2312_rows(16, 55);
  const std::u32string level2 = gb2312_rows(56, 87);
  for (std::size_t i = 0; i < font_role_count; ++i) {
    const Face& face = *chains_[i].front();
    RoleFont font;
    font.role = static_cast<FontRole>(i);
    font.family = face.property(FC_FAMILY);
    font.style = face.property(FC_STYLE);
    font.file = face.property(FC_FILE);
    font.standard = standard_[i];
    font.gb2312_level1_missing = missing_of(face, level1);
    font.gb2312_level2_missing = missing_of(face, level2);
    for (const char32_t c : rare_name_characters) {
      if (!face.covers(c)) font.rare_missing += to_utf8(std::u32string(1, c));
    }
    report_.roles.push_back(std::move(font));
  }
  for (const char32_t c : rare_name_characters) {
    const bool any = std::ranges::any_of(faces_, [c](const auto& face) { return face->covers(c); });
    if (!any) report_.rare_unprintable += to_utf8(std::u32string(1, c));
  }
}

FontSet::FontSet() {
  load();
  // A fixed order makes the choice for rare characters the same at every start: upright regular
  // fonts with Chinese characters first.
  std::ranges::sort(faces_, {}, [](const auto& face) {
    return std::tuple(!face->covers(U'的'), std::abs(face->weight() - FC_WEIGHT_REGULAR),
                      !has_family(face->pattern(), "Noto Serif CJK SC"),
                      !has_family(face->pattern(), "Noto Sans CJK SC"), face->slant(),
                      face->property(FC_FILE), face->face_index());
  });
  for (const auto& face : faces_) fallback_.push_back(face.get());
  for (std::size_t i = 0; i < font_role_count; ++i) choose(static_cast<FontRole>(i));
  describe();
}

Fonts::Fonts() : set_(std::make_shared<const FontSet>()) {}

const FontReport& Fonts::report() const { return set_->report(); }

bool FontReport::complete() const {
  return rare_unprintable.empty() && std::ranges::all_of(roles, [](const RoleFont& font) {
           return font.gb2312_level1_missing + font.gb2312_level2_missing == 0;
         });
}

std::vector<std::string> FontReport::log_lines() const {
  std::vector<std::string> lines;
  for (const RoleFont& font : roles) {
    std::string line = std::string("font ") + name_of(font.role) + ": " + font.family + " " +
                       font.style + (font.standard ? "" : " (substitute)") + ", " + font.file;
    if (const std::size_t missing = font.gb2312_level1_missing + font.gb2312_level2_missing) {
      line += ", lacks " + std::to_string(missing) + " characters of GB2312";
    }
    if (!font.rare_missing.empty()) line += ", takes from other fonts: " + font.rare_missing;
    lines.push_back(std::move(line));
  }
  if (!rare_unprintable.empty()) {
    lines.push_back("no installed font has " + rare_unprintable);
  }
  return lines;
}

}  // namespace liandong::documents
