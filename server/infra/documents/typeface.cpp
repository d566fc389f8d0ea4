#include "infra/documents/typeface.hpp"

#include "infra/documents/letter.hpp"
#include "infra/documents/text.hpp"

#include <cairo/cairo-ft.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <hb-ot.h>

namespace liandong::documents {

Face::Face(FcPattern* pattern) : pattern_(pattern) {
  FcPatternReference(pattern_);
  FcCharSet* characters = nullptr;
  if (FcPatternGetCharSet(pattern_, FC_CHARSET, 0, &characters) == FcResultMatch) {
    characters_ = characters;
  }
}

Face::~Face() {
  if (drawing_ != nullptr) cairo_font_face_destroy(drawing_);
  if (shaping_ != nullptr) hb_font_destroy(shaping_);
  FcPatternDestroy(pattern_);
}

bool Face::covers(char32_t c) const {
  return characters_ != nullptr && FcCharSetHasChar(characters_, c) == FcTrue;
}

std::string Face::property(const char* object) const {
  FcChar8* text = nullptr;
  if (FcPatternGetString(pattern_, object, 0, &text) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(text);
}

int Face::number(const char* object, int otherwise) const {
  int value = otherwise;
  FcPatternGetInteger(pattern_, object, 0, &value);
  return value;
}

// Both libraries read the same file and index, so a glyph number of one is valid in the other.
void Face::open() const {
  hb_blob_t* file = hb_blob_create_from_file(property(FC_FILE).c_str());
  hb_face_t* face = hb_face_create(file, static_cast<unsigned>(face_index()));
  hb_blob_destroy(file);
  shaping_ = hb_font_create(face);
  hb_face_destroy(face);
  hb_font_make_immutable(shaping_);
  FcPattern* plain = FcPatternCreate();
  FcPatternAddString(plain, FC_FILE, reinterpret_cast<const FcChar8*>(property(FC_FILE).c_str()));
  FcPatternAddInteger(plain, FC_INDEX, face_index());
  drawing_ = cairo_ft_font_face_create_for_pattern(plain);
  FcPatternDestroy(plain);
}

hb_font_t* Face::shaping() const {
  std::call_once(opened_, [this] { open(); });
  return shaping_;
}

cairo_font_face_t* Face::drawing() const {
  std::call_once(opened_, [this] { open(); });
  return drawing_;
}

namespace {

using Buffer = std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)>;

// Glyphs of text that one face covers, from `shaped.width` on.
void shape_run(const Face& face, std::u32string_view text, bool half_width, Shaped& shaped) {
  const Buffer buffer(hb_buffer_create(), &hb_buffer_destroy);
  hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(text.data()),
                      static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_guess_segment_properties(buffer.get());
  std::vector<hb_feature_t> features;
  for (const char* off : {"kern=0", "liga=0"}) {
    hb_feature_from_string(off, -1, &features.emplace_back());
  }
  if (half_width) hb_feature_from_string("hwid", -1, &features.emplace_back());
  for (unsigned i = 0; half_width && i < text.size(); ++i) {
    // The apostrophe of a Western word has no half-width form.
    if (text[i] != U'\u2018' && text[i] != U'\u2019') continue;
    features.push_back({HB_TAG('p', 'w', 'i', 'd'), 1, i, i + 1});
  }
  hb_shape(face.shaping(), buffer.get(), features.data(), static_cast<unsigned>(features.size()));
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const double em = hb_face_get_upem(hb_font_get_face(face.shaping()));
  // Right-to-left glyphs come in the order of the paper, which is what readers of PDF expect too:
  // each cluster then ends where the one on its left began.
  const bool backward = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer.get()));
  std::size_t previous = text.size();
  for (unsigned i = 0; i < count; ++i) {
    if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
      unsigned next = i + 1;
      while (next < count && infos[next].cluster == infos[i].cluster) ++next;
      const std::size_t begin = infos[i].cluster;
      const std::size_t end = backward       ? previous
                              : next < count ? infos[next].cluster
                                             : text.size();
      shaped.clusters.push_back({std::u32string(text.substr(begin, end - begin)), {}});
      previous = begin;
    }
    shaped.clusters.back().glyphs.push_back({&face, infos[i].codepoint,
                                             shaped.width + places[i].x_offset / em,
                                             places[i].y_offset / em});
    shaped.width += places[i].x_advance / em;
  }
}

bool is_right_to_left(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

}  // namespace

const Face* FontSet::face_for(FontRole role, char32_t c) const {
  for (const Face* face : chains_[index(role)]) {
    if (face->covers(c)) return face;
  }
  return nullptr;
}

std::u32string FontSet::printable(std::u32string_view text) const {
  std::u32string out;
  for (const char32_t c : text) {
    if (c == U'\n' || c == U' ' || c == U'\u3000' || face_for(FontRole::body, c) != nullptr) {
      out += c;
      continue;
    }
    // A mark whose base is printed may go without its finer shape.
    if (is_mark(c)) continue;
    char code[16];
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
    out += U'〔';
    for (const char* digit = code; *digit != '\0'; ++digit) out += static_cast<char32_t>(*digit);
    out += U'〕';
  }
  return out;
}

Shaped FontSet::shape(FontRole role, std::u32string_view text, bool half_width) const {
  Shaped shaped;
  std::size_t first = 0;
  const Face* face = nullptr;
  bool backward = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const Face* next = nullptr;
    bool next_backward = false;
    if (i < text.size()) {
      const bool joins = face != nullptr && (is_mark(text[i]) || text[i] == U' ');
      next = joins && face->covers(text[i]) ? face : face_for(role, text[i]);
      if (next == nullptr) next = &face_of(role);
      next_backward = joins ? backward : is_right_to_left(text[i]);
    }
    if (next == face && next_backward == backward) continue;
    if (face != nullptr) shape_run(*face, text.substr(first, i - first), half_width, shaped);
    first = i;
    face = next;
    backward = next_backward;
  }
  return shaped;
}

FontSet::Ink FontSet::ink_of(FontRole role, std::u32string_view text) const {
  Ink ink;
  for (const Cluster& cluster : shape(role, text, false).clusters) {
    for (const Glyph& glyph : cluster.glyphs) {
      hb_font_t* font = glyph.face->shaping();
      hb_glyph_extents_t extents{};
      if (hb_font_get_glyph_extents(font, glyph.id, &extents) == 0) continue;
      const double em = hb_face_get_upem(hb_font_get_face(font));
      ink.height = std::max(ink.height, extents.y_bearing / em);
      ink.depth = std::max(ink.depth, -(extents.y_bearing + extents.height) / em);
    }
  }
  return ink;
}

}  // namespace liandong::documents
