// All numbers and names are invented; check digits were computed with a script of their own.
#include "kernel/personal_data.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace liandong {
namespace {

/// "kind text→mask" of each finding, for comparison at one glance.
std::vector<std::string> found(const std::string& text) {
  static const std::vector<std::string> names{"mobile", "landline", "id",     "card",
                                              "email",  "name",     "address"};
  std::vector<std::string> all;
  for (const PersonalDataFinding& finding : scan_personal_data(text)) {
    all.push_back(names.at(static_cast<std::size_t>(finding.kind)) + " " +
                  text.substr(finding.begin, finding.end - finding.begin) + "→" + finding.masked);
  }
  return all;
}
using Found = std::vector<std::string>;

TEST_CASE("Mobile numbers are found in every usual grouping") {
  CHECK(found("电话13812345678。") == Found{"mobile 13812345678→138****5678"});
  CHECK(found("138 1234 5678") == Found{"mobile 138 1234 5678→138****5678"});
  CHECK(found("138-1234-5678") == Found{"mobile 138-1234-5678→138****5678"});
  CHECK(found("1381234 5678") == Found{"mobile 1381234 5678→138****5678"});
  CHECK(found("+8613812345678") == Found{"mobile +8613812345678→138****5678"});
  CHECK(found("+86 138 1234 5678") == Found{"mobile +86 138 1234 5678→138****5678"});
  CHECK(found("86-13812345678") == Found{"mobile 86-13812345678→138****5678"});
  CHECK(found("008613812345678") == Found{"mobile 008613812345678→138****5678"});
  CHECK(found("013812345678") == Found{"mobile 013812345678→138****5678"});
  CHECK(found("１３８１２３４５６７８") == Found{"mobile １３８１２３４５６７８→138****5678"});
  CHECK(found("１３８－１２３４－５６７８") ==
        Found{"mobile １３８－１２３４－５６７８→138****5678"});
  CHECK(found("138　1234　5678") == Found{"mobile 138　1234　5678→138****5678"});
  CHECK(found("tel:13812345678") == Found{"mobile 13812345678→138****5678"});
  CHECK(found("Tel13812345678") == Found{"mobile 13812345678→138****5678"});
  CHECK(found("13812345678,15987654321；19912345678") == Found{"mobile 13812345678→138****5678",
                                                               "mobile 15987654321→159****4321",
                                                               "mobile 19912345678→199****5678"});
  CHECK(found("13812345678 15987654321").size() == 2);
  CHECK(found("1.13812345678 2.15987654321").size() == 2);
}

TEST_CASE("Eleven digits are a mobile number only from 13 to 19 and only alone") {
  CHECK(found("13012345678").size() == 1);
  CHECK(found("19912345678").size() == 1);
  CHECK(found("12912345678").empty());
  CHECK(found("20012345678").empty());
  CHECK(found("1381234567").empty());
  CHECK(found("138123456789").empty());
  CHECK(found("JB13812345678").empty());
  CHECK(found("13812345678a").empty());
  CHECK(found("13812345678.50").empty());
  CHECK(found("115.13812345678").empty());
  CHECK(found("注册资本15000000000元").empty());
  CHECK(found("投资13812345678万元").empty());
  CHECK(found("1381 2345 678").empty());
  CHECK(found("1500 3200 456").empty());
  CHECK(found("2026-138-1234-5678").empty());
  CHECK(found("138-1234-5678-2").empty());
  CHECK(found("第13812345678号").empty());
}

TEST_CASE("Landlines are found with their area code, and without it behind the word") {
  CHECK(found("0319-1234567") == Found{"landline 0319-1234567→0319-*****67"});
  CHECK(found("0319 5221234") == Found{"landline 0319 5221234→0319-*****34"});
  CHECK(found("03195221234") == Found{"landline 03195221234→0319-*****34"});
  CHECK(found("（0319）5221234") == Found{"landline （0319）5221234→0319-*****34"});
  CHECK(found("(010)12345678") == Found{"landline (010)12345678→010-*****78"});
  CHECK(found("010-1234 5678") == Found{"landline 010-1234 5678→010-*****78"});
  CHECK(found("0319-5221234-801") == Found{"landline 0319-5221234-801→0319-*****34"});
  CHECK(found("0319-522123").empty());
  CHECK(found("0319-522123456").empty());
  CHECK(found("0219-5221234").empty());
  CHECK(found("010-1234567").empty());
  CHECK(found("联系电话：5221234") == Found{"landline 5221234→*****34"});
  CHECK(found("座机号码为 52212345") == Found{"landline 52212345→*****45"});
  CHECK(found("编号：5221234").empty());
  CHECK(found("电话12345").empty());
  CHECK(found("2026-0319-5221234").empty());
}

TEST_CASE("Citizen numbers are found by date and check character") {
  CHECK(found("身份证号130581199001011234") == Found{"id 130581199001011234→130***********1234"});
  CHECK(found("11010519491231002X") == Found{"id 11010519491231002X→110***********002X"});
  CHECK(found("11010519491231002x") == Found{"id 11010519491231002x→110***********002X"});
  CHECK(found("１１０１０５１９４９１２３１００２Ｘ").size() == 1);
  CHECK(found("130581 19850715 0026") == Found{"id 130581 19850715 0026→130***********0026"});
  CHECK(found("130581200002291114").size() == 1);  // a leap day
  CHECK(found("130581900101123") == Found{"id 130581900101123→130********1123"});
}

TEST_CASE("A citizen number with a wrong check, date or province is none") {
  const std::string good = "130581199001011234";
  for (char check = '0'; check <= '9'; ++check) {
    std::string number = good;
    number.back() = check;
    CHECK(found(number).size() == (check == '4' ? 1U : 0U));
  }
  CHECK(found("130581199002301233").empty());  // 30 February, right check
  CHECK(found("130522197811054018").size() == 1);
  CHECK(found("990522197811054018").empty());
  CHECK(found("A130581199001011234").empty());
  CHECK(found("1305811990010112341").empty());
  CHECK(found("130581901301123").empty());  // old form, month 13
  CHECK(found("200581900101123").empty());  // old form, no such province
}

TEST_CASE("Bank cards are found by issuer and Luhn's check") {
  CHECK(found("卡号6217000130001234565") == Found{"card 6217000130001234565→6217****4565"});
  CHECK(found("6217 0001 3000 1234 565") == Found{"card 6217 0001 3000 1234 565→6217****4565"});
  CHECK(found("4000001234567899").size() == 1);
  CHECK(found("9558800200123456788").size() == 1);
  CHECK(found("6217000130001234566").empty());
  CHECK(found("7217000130001234565").empty());
  CHECK(found("4000 0012 3456 7899").empty());  // may be a table
}

TEST_CASE("Addresses of mail are found whole, with a number before the sign") {
  CHECK(found("邮箱zhang.san@example.com.cn。") ==
        Found{"email zhang.san@example.com.cn→z***@example.com.cn"});
  CHECK(found("13812345678@163.com") == Found{"email 13812345678@163.com→1***@163.com"});
  CHECK(found("a＠b．cn") == Found{"email a＠b．cn→a***@b.cn"});
  CHECK(found("@某人 a@ @b.com a@b a@b.c a@b.1").empty());
  CHECK(found(std::string(64, 'a') + "@b.cn").size() == 1);
}

TEST_CASE("A number that overlaps an address of mail is hidden with it") {
  const std::string text = "138 1234 5678@qq.com";
  const auto findings = scan_personal_data(text);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].begin == 0);
  CHECK(findings[0].end == text.size());
}

TEST_CASE("Names are found behind their labels") {
  CHECK(found("举报人：张三，男") == Found{"name 张三→张*"});
  CHECK(found("投诉人:李小明 电话") == Found{"name 李小明→李*"});
  CHECK(found("报案人王五称昨日") == Found{"name 王五→王*"});
  CHECK(found("报案人张小丽于11月20日") == Found{"name 张小丽→张*"});
  CHECK(found("反映人张三反映某工地扬尘") == Found{"name 张三→张*"});
  CHECK(found("举报人王和平举报") == Found{"name 王和平→王*"});
  CHECK(found("联系人为欧阳修。") == Found{"name 欧阳修→欧阳*"});
  CHECK(found("联系人 诸葛小亮 电话") == Found{"name 诸葛小亮→诸葛*"});
  CHECK(found("举报人（实名）：赵六") == Found{"name 赵六→赵*"});
  CHECK(found("举报人姓名：钱七") == Found{"name 钱七→钱*"});
  CHECK(found("举报人：张　三\n") == Found{"name 张　三→张*"});
  CHECK(found("举报人：张三、李四等三人") == Found{"name 张三→张*", "name 李四→李*"});
  CHECK(found("投诉人：阿依古丽·买买提，女") == Found{"name 阿依古丽·买买提→阿*"});
  CHECK(found("被举报人：孙八") == Found{"name 孙八→孙*"});
  CHECK(found("联系人：王䶮") == Found{"name 王䶮→王*"});
  CHECK(found("联系人：王𬱖") == Found{"name 王𬱖→王*"});
  CHECK(found("举报人：张三丰在场目击全过程") == Found{"name 张三丰→张*"});
  CHECK(found("举报人：张三丰目击全过程") == Found{"name 张三丰→张*"});  // guessed
}

TEST_CASE("A label without a name gives no finding") {
  for (const char* text : {"举报人反映该处扬尘",
                           "举报人要求保密",
                           "举报人：匿名",
                           "举报人：张某",
                           "举报人：张某某",
                           "联系人：李先生",
                           "联系人：王主任",
                           "举报人曾反映",
                           "举报人曾多次反映",
                           "举报人向我局反映",
                           "投诉人应当提供",
                           "联系人：市场监管局",
                           "联系人：高新区管委会",
                           "投诉人：高端家具城商户",
                           "申请人应在三个工作日内",
                           "当事人常年占道经营",
                           "当事人系周边群众",
                           "联系人电话",
                           "举报人的合法权益",
                           "举报人于昨日反映",
                           "证人证言",
                           "反映人员情况",
                           "举报人房屋因施工受损",
                           "投诉人施工于夜间",
                           "当事人安全意识差",
                           "举报人：张*",
                           "保护投诉人、举报人",
                           "对举报人和证人予以保护",
                           "举报人身份信息"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("Homes are found behind their labels up to where they end") {
  CHECK(found("住址：南宫市凤岗街道幸福小区3号楼2单元501室。") ==
        Found{"address 南宫市凤岗街道幸福小区3号楼2单元501室→南宫市***"});
  CHECK(found("家住幸福路12-3-501，") == Found{"address 幸福路12-3-501→***"});
  CHECK(found("家庭住址：河北省邢台市南宫市段芦头镇东村18号 电话") ==
        Found{"address 河北省邢台市南宫市段芦头镇东村18号→河北省邢台市南宫市***"});
  CHECK(found("住址南宫市凤岗街道东街村的群众") == Found{"address 南宫市凤岗街道东街村→南宫市***"});
  CHECK(found("现住凤岗街道水岸花园反映") == Found{"address 凤岗街道水岸花园→***"});
  CHECK(found("女，65岁，住南宫市北胡街道育才路58号院2号楼，") ==
        Found{"address 南宫市北胡街道育才路58号院2号楼→南宫市***"});
  CHECK(found("住址：农贸市场路12号") == Found{"address 农贸市场路12号→***"});
}

TEST_CASE("A label without a home gives no finding") {
  for (const char* text :
       {"住址不详", "经查，住户在楼道堆放杂物", "路面积水，住宅小区居民", "住在该小区",
        "住在附近的居民", "发现住户私搭乱建院墙", "国家在农村道路建设方面",
        "住址发生变化的，应及时告知街道", "向其居住地乡镇人民政府提出", "住在本市的群众",
        "家庭住址：", "联系地址及电话", "住址：南宫市***", "违法地址：幸福路12号",
        "通讯地址变更应当书面报告所在街道办事处"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("Numbers of documents, statutes, codes, dates, amounts and places are left alone") {
  for (const char* text : {"南政字〔2026〕17号",
                           "苏政执移〔2026〕1381234号",
                           "《行政处罚法》第五十四条、第138条第1款",
                           "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                           "13812345678abcdef012345678901234567890123456789012345678901234567",
                           "ab13812345678cd13812345678ef1381234567813812345678138123456781234",
                           "2026-11-22 15:30:00",
                           "2026年11月22日15时30分",
                           "20261122153000",
                           "2026112215300012345",
                           "罚款人民币1,380,000.00元",
                           "13,812,345,678元",
                           "91130581MA0ABCDE1X",
                           "12130581401234567G",
                           "115.408651,37.359257",
                           "37.35925700123, 115.40865113812",
                           "130581100",
                           "130581100201",
                           "550e8400-e29b-41d4-a716-446655440000",
                           "01aryz6s410000000000000000",
                           "12345热线",
                           "GB/T 9704-2012",
                           "GB 11643-1999",
                           "电话：12345",
                           "400-123-4567",
                           "IMG_20261122_153000.jpg",
                           "冀0581行审〔2026〕138号",
                           "13:58 至 19:30",
                           "130元/138元/150元",
                           "3.1.1-a",
                           "10.0.138.123"}) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("A realistic report is masked where it must be and nowhere else") {
  CHECK(
      mask_personal_data(
          "2026年11月20日9时许，投诉人王建国（身份证号130581199001011234，"
          "联系电话138 1234 5678、0319-5221234）来电反映：家住南宫市凤岗街道幸福小区3号楼的"
          "邻居违规占道经营，依据《河北省城市市容和环境卫生条例》第三十六条，案号南综执立〔2026〕17"
          "号，"
          "罚款13800元，坐标115.408651,37.359257，材料已发wang.jg@163.com。") ==
      "2026年11月20日9时许，投诉人王*（身份证号130***********1234，"
      "联系电话138****5678、0319-*****34）来电反映：家住南宫市***的"
      "邻居违规占道经营，依据《河北省城市市容和环境卫生条例》第三十六条，案号南综执立〔2026〕17号，"
      "罚款13800元，坐标115.408651,37.359257，材料已发w***@163.com。");
}

/// Pieces of text with and without personal data, put together at random.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces{"13812345678",
                                               "138 1234 5678",
                                               "+86",
                                               "0319-5221234",
                                               "130581199001011234",
                                               "X",
                                               " ",
                                               "-",
                                               "，",
                                               "。",
                                               "举报人",
                                               "投诉人：",
                                               "张三",
                                               "李小明",
                                               "反映",
                                               "、",
                                               "住址：",
                                               "南宫市",
                                               "凤岗街道",
                                               "3号楼",
                                               "501室",
                                               "a@b.cn",
                                               "@",
                                               ".",
                                               "6217000130001234565",
                                               "（",
                                               ")",
                                               "\n",
                                               "*",
                                               "〔2026〕17号",
                                               "\xff",
                                               "\xe5",
                                               "䶮",
                                               "𬱖",
                                               "2026",
                                               "11",
                                               "电话",
                                               "家住",
                                               "的",
                                               "a",
                                               "·",
                                               "　",
                                               "元",
                                               "1",
                                               "称",
                                               "是"};
  std::string text;
  const std::size_t count = random() % 30;
  for (std::size_t i = 0; i < count; ++i) {
    text += pieces[random() % pieces.size()];
  }
  return text;
}

TEST_CASE(
    "Findings are in order, apart and on character bounds, and masking twice is masking once") {
  std::mt19937 random{20261122};
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    std::size_t end = 0;
    for (const PersonalDataFinding& finding : scan_personal_data(text)) {
      REQUIRE(finding.begin >= end);
      REQUIRE(finding.end > finding.begin);
      REQUIRE(finding.end <= text.size());
      const auto continues = [&](std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
      };
      REQUIRE_FALSE(continues(finding.begin));
      REQUIRE_FALSE(continues(finding.end));
      end = finding.end;
    }
    const std::string masked = mask_personal_data(text);
    CAPTURE(masked);
    REQUIRE(mask_personal_data(masked) == masked);
  }
}

TEST_CASE("A planted number never survives masking, whatever prose surrounds it") {
  std::mt19937 random{5};
  static const std::vector<std::string> prose{
      "经查，",   "该处", "（", "电话：", "于2026年11月22日",
      "（2026）", "。",   "；", "与",     "〔2026〕17号"};
  for (int round = 0; round < 3000; ++round) {
    const std::string mobile = "1" + std::to_string(3 + random() % 7) +
                               std::to_string(100'000'000 + random() % 900'000'000);
    const std::string text = prose[random() % prose.size()] + mobile +
                             prose[random() % prose.size()] + "130581198507150026" +
                             prose[random() % prose.size()];
    CAPTURE(text);
    const std::string masked = mask_personal_data(text);
    REQUIRE(masked.find(mobile) == std::string::npos);
    REQUIRE(masked.find("130581198507150026") == std::string::npos);
  }
}

TEST_CASE(
    "Noise of a megabyte is read without harm, and so is what a quadratic scanner chokes on") {
  constexpr std::size_t size = 1'000'000;
  constexpr std::size_t repeated_size = 300'000;  // quadratic: hours
  std::mt19937 random{3};
  std::string noise;
  while (noise.size() < size) {
    noise.push_back(static_cast<char>(random()));
  }
  (void)scan_personal_data(noise);
  for (const std::string_view piece : {"1", "1 ", "1-", "a@", "a.", "举报人：", "张", "住址：街",
                                       "家住", "13812345678 ", "（", "@"}) {
    std::string text;
    while (text.size() < repeated_size) {
      text += piece;
    }
    (void)scan_personal_data(text);
  }
  CHECK(found("").empty());
}

TEST_CASE("an identity shows its first character, a number its ends, nothing its length") {
  CHECK(mask_identity("").empty() == false);
  CHECK(mask_identity("张三") == "张**");
  CHECK(mask_identity("欧阳小明") == "欧**");
  CHECK(mask_identity("张") == "**");
  CHECK(mask_identity("13812345678") == "138****5678");
  CHECK(mask_identity("凤岗街道朝阳小区3号楼") == "凤**");
  CHECK(mask_identity("13812345678 张三") == "1**");
}

}  // namespace
}  // namespace liandong
