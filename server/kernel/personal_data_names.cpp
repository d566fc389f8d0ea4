#include "kernel/personal_data_scan.hpp"

#include <algorithm>
#include <array>

namespace liandong::personal_data {

namespace {

using Word = std::u32string_view;

struct Label {
  Word word;
  bool bare;  // a name may follow with nothing between: 举报人张三反映
};

constexpr std::array<Label, 22> labels{
    {{U"举报人", true},  {U"投诉人", true},  {U"报案人", true},  {U"反映人", true},
     {U"信访人", true},  {U"来访人", true},  {U"来电人", true},  {U"来信人", true},
     {U"上访人", true},  {U"检举人", true},  {U"控告人", true},  {U"报警人", true},
     {U"联系人", false}, {U"申请人", false}, {U"当事人", false}, {U"受害人", false},
     {U"被害人", false}, {U"知情人", false}, {U"证人", false},   {U"违法行为人", false},
     {U"户主", false},   {U"姓名", false}}};

constexpr Word surnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    U"吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵"
    U"万"
    U"钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁"
    U"尚"
    U"符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆"
    U"农"
    U"司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商"
    U"刁"
    U"沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺"
    U"楼"
    U"盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮"
    U"都普"
    U"阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居"
    U"揭干"
    U"但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由";

// Without 南宫, which is the city here.
constexpr std::array<Word, 15> double_surnames{U"欧阳", U"上官", U"司马", U"诸葛", U"皇甫",
                                               U"尉迟", U"令狐", U"慕容", U"东方", U"司徒",
                                               U"夏侯", U"长孙", U"宇文", U"端木", U"公孙"};

// Words that begin like a name. Behind a label they speak of something else.
constexpr std::array<Word, 72> no_names{
    U"周边", U"周围", U"高新", U"高速", U"方面", U"房东", U"房主", U"房客", U"马路",
    U"安全", U"单位", U"金额", U"常年", U"常住", U"全体", U"全村", U"全部", U"任何",
    U"任意", U"时任", U"向我", U"向有", U"于是", U"管理", U"车主", U"车辆", U"农户",
    U"农民", U"路人", U"路过", U"路边", U"游客", U"包工", U"包括", U"商户", U"商家",
    U"商店", U"邢台", U"宁晋", U"平乡", U"成年", U"何人", U"明确", U"和本", U"应当",
    U"应该", U"曾经", U"曾多", U"信息", U"来电", U"来信", U"来访", U"相关", U"国家",
    U"公司", U"公民", U"居民", U"元旦", U"由于", U"干部", U"原则", U"但是", U"房屋",
    U"施工", U"石料", U"车间", U"金融", U"计划", U"单独", U"凌晨", U"解决", U"方便"};

// Function words that are surnames too: without a sign between, they continue the sentence.
constexpr Word bare_no_surnames = U"曾于向和应时从同全常经连都及强来相由但原公信居明位况那";

// What may follow a name without a sign between.
constexpr std::array<Word, 60> followers{
    U"反映", U"举报", U"投诉", U"报案", U"报警", U"称",   U"说",   U"来电", U"来访", U"来信",
    U"联系", U"电话", U"手机", U"住",   U"家住", U"身份", U"性别", U"年龄", U"出生", U"男",
    U"女",   U"等",   U"同志", U"先生", U"女士", U"于",   U"在",   U"向",   U"到",   U"因",
    U"对",   U"将",   U"的",   U"与",   U"和",   U"及",   U"表示", U"要求", U"认为", U"通过",
    U"拨打", U"提供", U"提交", U"本人", U"已",   U"是",   U"系",   U"为",   U"以",   U"被",
    U"把",   U"发现", U"申请", U"签名", U"签字", U"陈述", U"未",   U"没有", U"现",   U"地址"};
constexpr std::array<Word, 23> bare_followers{U"反映", U"举报", U"投诉", U"报案", U"报警", U"称",
                                              U"说",   U"来电", U"来访", U"来信", U"联系", U"电话",
                                              U"手机", U"家住", U"身份", U"等",   U"向",   U"表示",
                                              U"要求", U"通过", U"于",   U"在",   U"因"};

constexpr std::array<Word, 13> verbs{U"反映", U"举报", U"投诉", U"报案", U"来电", U"来访", U"要求",
                                     U"表示", U"提供", U"联系", U"认为", U"发现", U"申请"};
// A title hides the person well enough, and so does 某.
constexpr std::array<Word, 18> titles{U"先生", U"女士", U"同志", U"主任", U"局长", U"科长",
                                      U"所长", U"书记", U"经理", U"老师", U"师傅", U"队长",
                                      U"村长", U"镇长", U"站长", U"律师", U"警官", U"大队"};
constexpr std::array<Word, 20> bodies{U"公司", U"中心", U"商户", U"村民", U"居民", U"群众", U"业主",
                                      U"单位", U"学校", U"医院", U"政府", U"大队", U"委员", U"办公",
                                      U"小区", U"商店", U"饭店", U"超市", U"街道", U"工地"};
constexpr Word body_endings = U"局科室办委司院队站部处厅镇区县店厂所";

constexpr std::size_t run_max = 30;
constexpr std::size_t dotted_name_max = 20;

enum class Separator : std::uint8_t { none, verb, colon };

bool contains(Word characters, char32_t c) { return characters.find(c) != Word::npos; }

template <std::size_t Size>
bool begins_any(const FoldedText& text, std::size_t at, const std::array<Word, Size>& words) {
  return std::any_of(words.begin(), words.end(), [&](Word word) { return text.has(at, word); });
}

template <std::size_t Size>
bool holds_any(const FoldedText& text, std::size_t first, std::size_t last,
               const std::array<Word, Size>& words) {
  for (std::size_t i = first; i < last; ++i) {
    if (begins_any(text, i, words)) {
      return true;
    }
  }
  return false;
}

class NameScan {
 public:
  NameScan(const FoldedText& text, Findings& findings) : text_(text), findings_(findings) {}

  void run() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (!is_han(text_.at(i))) {
        continue;
      }
      for (const Label& label : labels) {
        if (text_.has(i, label.word)) {
          i = read_names(i + label.word.size(), label.bare) - 1;
          break;
        }
      }
    }
  }

 private:
  /// Reads the names behind a label that ends at `at`. @return where to go on, ≥ at
  std::size_t read_names(std::size_t at, bool bare_allowed) {
    at = skip_bracket(at);
    if (text_.has(at, U"姓名") || text_.has(at, U"名字")) {
      at += 2;
      bare_allowed = false;
    }
    Separator separator = Separator::none;
    at = skip_separator(at, separator);
    if (separator == Separator::none && !bare_allowed) {
      return at;
    }
    for (;;) {
      const std::size_t end = read_name(at, separator);
      if (end == at) {
        return at;
      }
      at = end;
      if (text_.at(at) != U'、' || separator == Separator::none) {
        return at;
      }
      ++at;
    }
  }

  /// "举报人（实名）：".
  std::size_t skip_bracket(std::size_t at) const {
    if (text_.at(at) == U'(') {
      for (std::size_t i = at; i < at + 10; ++i) {
        if (text_.at(i) == U')') {
          return i + 1;
        }
      }
    }
    return at;
  }

  std::size_t skip_separator(std::size_t at, Separator& separator) const {
    for (std::size_t i = 0; i < 6; ++i, ++at) {
      const char32_t c = text_.at(at);
      if (c == U':') {
        separator = Separator::colon;
      } else if (c == U' ' || c == U'是' || c == U'为' || c == U'系' || c == U'叫' || c == U'“') {
        separator = std::max(separator, Separator::verb);
      } else {
        break;
      }
    }
    return at;
  }

  /// Reports the name at `at`. @return its end; `at` if there is none
  std::size_t read_name(std::size_t at, Separator separator) {
    std::size_t run_end = at;
    while (run_end - at < run_max && is_han(text_.at(run_end))) {
      ++run_end;
    }
    if (run_end - at == 1 && text_.at(run_end) == U'*') {  // masked already
      while (text_.at(run_end) == U'*') {
        ++run_end;
      }
      return run_end;
    }
    const std::size_t end = separator != Separator::none && text_.at(run_end) == 0xb7
                                ? dotted_name_end(at, run_end)
                                : name_end(at, run_end, separator);
    if (text_.at(end) == U'*') {
      return at;
    }
    if (end > at) {
      const std::size_t shown = begins_any(text_, at, double_surnames) && end - at > 2 ? 2 : 1;
      findings_.push_back(
          text_.finding(at, end, PersonalDataKind::person_name, text_.utf8(at, at + shown) + "*"));
    }
    return end;
  }

  /// "阿依古丽·买买提": the dot itself says that it is a name.
  std::size_t dotted_name_end(std::size_t at, std::size_t dot) const {
    std::size_t end = dot;
    while (end - at < dotted_name_max &&
           (is_han(text_.at(end)) || (text_.at(end) == 0xb7 && is_han(text_.at(end + 1))))) {
      ++end;
    }
    return dot > at && end > dot ? end : at;
  }

  std::size_t name_end(std::size_t at, std::size_t run_end, Separator separator) const {
    const bool is_double = begins_any(text_, at, double_surnames);
    const char32_t surname = text_.at(at);
    if ((!is_double && !contains(surnames, surname)) || begins_any(text_, at, no_names) ||
        (separator == Separator::none && contains(bare_no_surnames, surname))) {
      return at;
    }
    if (run_end - at == 1) {
      return separator == Separator::none ? at : spread_name_end(at);
    }
    const std::size_t longest = is_double ? 4 : 3;
    for (std::size_t size = longest; size >= 2; --size) {
      if (at + size <= run_end && may_follow(at + size, run_end, separator) &&
          is_name(at, at + size)) {
        return at + size;
      }
    }
    return separator == Separator::colon ? guessed_end(at, run_end, longest) : at;
  }

  /// "张　三": names of two characters are often spread to the width of three.
  std::size_t spread_name_end(std::size_t at) const {
    std::size_t next = at + 1;
    while (text_.at(next) == U' ' && next - at <= 2) {
      ++next;
    }
    const bool spread = next > at + 1 && is_han(text_.at(next)) && !is_han(text_.at(next + 1)) &&
                        text_.at(next) != U'某';
    return spread ? next + 1 : at;
  }

  bool may_follow(std::size_t at, std::size_t run_end, Separator separator) const {
    if (at == run_end) {
      return true;
    }
    return separator == Separator::none ? begins_any(text_, at, bare_followers)
                                        : begins_any(text_, at, followers);
  }

  bool is_name(std::size_t first, std::size_t last) const {
    const bool is_body = last - first >= 3 && contains(body_endings, text_.at(last - 1));
    const bool is_anonymous = text_.at(first + 1) == U'某' || begins_any(text_, first + 1, titles);
    return !is_body && !is_anonymous && !holds_any(text_, first, last, verbs) &&
           !holds_any(text_, first, last, bodies);
  }

  /// Behind a colon a surname counts although no known word follows: better one character hidden
  /// too many than a name shown.
  std::size_t guessed_end(std::size_t at, std::size_t run_end, std::size_t longest) const {
    const std::size_t end = std::min(at + longest, run_end);
    const bool is_body =
        holds_any(text_, at, run_end, bodies) || contains(body_endings, text_.at(run_end - 1));
    return !is_body && is_name(at, end) ? end : at;
  }

  const FoldedText& text_;
  Findings& findings_;
};

}  // namespace

void find_names(const FoldedText& text, Findings& findings) { NameScan{text, findings}.run(); }

}  // namespace liandong::personal_data
