// What an official letter (信函格式 of GB/T 9704-2012) says, and its rendering as PDF bytes.
#pragma once

#include "kernel/time.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace liandong::documents {

class Fonts;

/// The letter breaks a limit below, no usable font is installed, or the drawing library failed.
class RenderError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One paragraph; a line break inside `text` starts another one of the same level.
struct Paragraph {
  int level = 0;  ///< 0 = body text; 1 = “一、” 黑体; 2 = “（一）” 楷体; 3 = “1.” 仿宋.
  std::string text;
};

/// One row of 移送材料清单.
struct MaterialRow {
  std::string name;
  std::string kind;  ///< 移送函, 基本违法事实材料, 案源材料 or 证据; printed as given.
  int copies = 1;
  int pages = 0;
  bool original = true;    ///< false = 复印件.
  std::string digest_sm3;  ///< Hexadecimal; empty prints a dash.
};

/// The return slip (回执联), a sheet of its own. Empty fields become blanks to fill in by hand.
struct Receipt {
  std::string document_number;  ///< 来文字号; empty means the number of the letter.
  std::string receiving_unit;
  std::string receiver;
  std::string received_at;
  std::string return_to;  ///< Where the filled slip goes (unit, address, telephone).
};

/// All text is UTF-8. Control characters and bidirectional overrides are dropped, malformed bytes
/// become U+FFFD; a character that no installed font has is printed as 〔U+1F600〕, so that nothing
/// disappears without a trace. Empty fields leave their element out.
struct Letter {
  std::string issuer;           ///< 发文机关标志, the full name of the unit.
  std::string document_number;  ///< “苏政执移〔2026〕5号”.
  std::string title;            ///< A line break forces one; otherwise lines are balanced.
  std::string addressee;        ///< 主送机关; the full-width colon is added if missing.
  std::vector<Paragraph> body;
  std::vector<std::string> attachments;
  std::string signature_unit;
  LocalDay date;        ///< 成文日期; also the creation date recorded in the PDF.
  std::string contact;  ///< 附注; the parentheses are added if missing.
  std::vector<std::string> copies_to;
  std::vector<MaterialRow> materials;
  std::optional<Receipt> receipt;
  std::string verification_text;  ///< Small print at the foot of every page.
  bool urgent = false;            ///< “特急”.
  std::string watermark;
};

/// Upper bounds; lengths count Unicode code points.
inline constexpr std::size_t short_text_length_max = 200;
inline constexpr std::size_t contact_length_max = 300;
inline constexpr std::size_t body_length_max = 200'000;
inline constexpr std::size_t attachments_max = 200;
inline constexpr std::size_t copies_to_length_max = 400;
inline constexpr std::size_t materials_max = 2'000;
inline constexpr std::size_t watermark_length_max = 20;

/// Draws the letter, then 移送材料清单 if there are materials, then the receipt if there is one.
///
/// The same letter on the same machine gives the same bytes: the creation date is 00:00 of the
/// letter's date and nothing random or clock-dependent enters the file.
/// @return  a PDF with embedded font subsets
/// @throws  RenderError
/// @threads any number may call at once; takes tens of milliseconds, so not on an I/O thread
[[nodiscard]] std::string render_pdf(const Letter& letter, const Fonts& fonts);

/// The same with the fonts looked up anew, which costs a further few milliseconds.
[[nodiscard]] std::string render_pdf(const Letter& letter);

}  // namespace liandong::documents
