// The opened fonts: which font prints a character, and the glyphs of a piece of text.
#pragma once

#include "infra/documents/fonts.hpp"

#include <cairo/cairo.h>
#include <fontconfig/fontconfig.h>

#include <array>
#include <cstddef>
#include <hb.h>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace liandong::documents {

/// One font file. Opened on first use; immutable for its users.
class Face {
 public:
  /// @param pattern  fontconfig's description, with file and index; a reference is taken
  explicit Face(FcPattern* pattern);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  [[nodiscard]] bool covers(char32_t c) const;
  [[nodiscard]] std::string property(const char* object) const;
  [[nodiscard]] int weight() const { return number(FC_WEIGHT, FC_WEIGHT_REGULAR); }
  [[nodiscard]] int slant() const { return number(FC_SLANT, FC_SLANT_ROMAN); }
  [[nodiscard]] int face_index() const { return number(FC_INDEX, 0); }
  [[nodiscard]] FcPattern* pattern() const { return pattern_; }

  [[nodiscard]] hb_font_t* shaping() const;
  [[nodiscard]] cairo_font_face_t* drawing() const;

 private:
  void open() const;
  [[nodiscard]] int number(const char* object, int otherwise) const;

  FcPattern* pattern_;
  const FcCharSet* characters_ = nullptr;
  mutable std::once_flag opened_;
  mutable hb_font_t* shaping_ = nullptr;
  mutable cairo_font_face_t* drawing_ = nullptr;
};

/// A glyph with its place in em, from the start of its text.
struct Glyph {
  const Face* face = nullptr;
  unsigned id = 0;
  double x = 0;
  double y = 0;
};

/// Glyphs that show `text` together (one letter, or a ligature), of one face.
struct Cluster {
  std::u32string text;
  std::vector<Glyph> glyphs;
};

struct Shaped {
  std::vector<Cluster> clusters;
  double width = 0;  ///< em
};

/// Every usable font of the machine and, for each role, the order in which they are asked.
class FontSet {
 public:
  /// @throws RenderError if no font has Chinese characters
  FontSet();

  [[nodiscard]] const FontReport& report() const { return report_; }
  /// The first font for the role that has the character; null if no installed font has it.
  [[nodiscard]] const Face* face_for(FontRole role, char32_t c) const;
  [[nodiscard]] const Face& face_of(FontRole role) const { return *chains_[index(role)].front(); }

  /// Writes 〔U+1F600〕 for characters no font has.
  [[nodiscard]] std::u32string printable(std::u32string_view text) const;

  /// @param half_width  take half-width forms where the font has them: for Western letters; a
  ///                    full-width comma would shrink too
  [[nodiscard]] Shaped shape(FontRole role, std::u32string_view text, bool half_width) const;

  /// How far the ink reaches above and below the baseline, in em.
  struct Ink {
    double height = 0;
    double depth = 0;
  };
  [[nodiscard]] Ink ink_of(FontRole role, std::u32string_view text) const;

 private:
  static std::size_t index(FontRole role) { return static_cast<std::size_t>(role); }
  void load();
  void choose(FontRole role);
  void describe();

  struct Close {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  };
  std::unique_ptr<FcConfig, Close> config_;  // Outlives the faces, whose patterns it may own.
  std::vector<std::unique_ptr<Face>> faces_;
  std::array<std::vector<const Face*>, font_role_count> chains_;
  std::array<bool, font_role_count> standard_{};
  std::vector<const Face*> fallback_;
  FontReport report_;
};

}  // namespace liandong::documents
