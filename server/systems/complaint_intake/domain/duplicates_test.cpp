// Duplicates found on place, party and text: just alike enough, and just not.
#include "systems/complaint_intake/domain/duplicates.hpp"

#include <doctest/doctest.h>

namespace liandong::complaint_intake {
namespace {

const Compared stall{PlaceCode{"east"}, "东街小学门口", ItemCode{"P004"}, "",
                     "每天傍晚有人占用人行道摆摊，行人无法通过"};

using Reasons = std::vector<Likeness>;

}  // namespace

TEST_CASE("3.2.0-b: the same text at the same place is found, at another place it is not") {
  Compared other = stall;
  other.location = "育才路";
  other.facts = "每天傍晚有人占用人行道摆摊，行人没法走";
  CHECK(compare(stall, other).reasons == Reasons{Likeness::similar_text, Likeness::same_item});
  other.place = PlaceCode{"west"};
  CHECK(compare(stall, other).reasons.empty());
}

TEST_CASE("3.2.0-b: the same party is found at any place, with and without its legal form") {
  Compared one = stall;
  one.party = "南宫市好味道餐饮有限公司";
  Compared other{PlaceCode{"west"}, "别处", ItemCode{}, "好味道餐饮", "油烟扰民"};
  CHECK(compare(one, other).reasons == Reasons{Likeness::same_party});
  other.party = "好味道";  // three characters inside a longer name say nothing
  CHECK(compare(one, other).reasons.empty());
  other.party = "";
  one.party = "";
  CHECK(compare(one, other).reasons.empty());
}

TEST_CASE("3.2.0-b: the same spot is found whatever is written, the same item alone is not") {
  Compared other = stall;
  other.facts = "油烟直排";
  CHECK(compare(stall, other).reasons == Reasons{Likeness::same_location, Likeness::same_item});
  other.location = "西街菜市场";
  CHECK(compare(stall, other).reasons.empty());
}

TEST_CASE("likeness of texts: 45 of 100 is alike, less is not; punctuation does not count") {
  CHECK(text_likeness("占道经营", "占道经营") == 100);
  CHECK(text_likeness("占道，经营！", " 占道经营 ") == 100);
  CHECK(text_likeness("占道经营", "油烟直排") == 0);
  CHECK(text_likeness("", "") == 0);
  CHECK(text_likeness("AB", "ab") == 100);
  Compared one{PlaceCode{"p"}, "甲处", {}, "", "abcdefghijk"};  // ten pairs
  Compared other = one;
  other.location = "乙处";
  other.facts = "abcdef12345";  // five of ten
  CHECK(text_likeness(one.facts, other.facts) == 50);
  CHECK_FALSE(compare(one, other).reasons.empty());
  other.facts = "abcde123456";  // four of ten
  CHECK(text_likeness(one.facts, other.facts) == 40);
  CHECK(compare(one, other).reasons.empty());
}

}  // namespace liandong::complaint_intake
