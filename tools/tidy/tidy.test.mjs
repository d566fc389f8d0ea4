// Each rule is shown a violation and must see it, and shown the right form and must be silent.
import assert from "node:assert/strict";
import test from "node:test";
import { readFileSync } from "node:fs";
import { functionBodies, split } from "./cpp.mjs";
import { Repository } from "./repository.mjs";
import { citations, clausesDocument, coverageDocument } from "./rules/clauses.mjs";
import { includeReport } from "./rules/includes.mjs";
import { findAll, numbers } from "./rules/index.mjs";

const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const notice = "前言\n二、乡镇和街道与市直职能部门职责边界划分\n甲应当办理。\n三、工作制度\n（一）案件移送制度\n1.乙移送丙。\n";
const clauseFile = JSON.stringify([
  { id: "2-a", heading: "二", zh: "甲应当办理。", en: "A shall act.", normative: false },
  { id: "3.1.1-a", heading: "三（一）", zh: "乙……移送丙。", en: "B transfers to C.", normative: true },
]);

/** A small repository without findings. */
function clean(extra = {}) {
  const files = new Map(Object.entries({
    "tools/tidy/levels.txt": here("levels.txt"),
    "tools/tidy/pinyin.txt": here("pinyin.txt"),
    "tools/tidy/systems_done.txt": "3.1.1-a\n",
    "docs/notice/notice.zh-CN.md": notice,
    "data/notice/clauses.json": clauseFile,
    "docs/decisions/README.md": "[0001](0001-first.md)\n",
    "docs/decisions/0001-first.md": "# 0001 · First\n\nStatus: accepted\nDate: 2026-11-22\n\n## Context\nA.\n\n## Decision\nB.\n\n## Consequences\nC.\n",
    "COMMON_ERRORS.md": numbers.map((number) => `## ${number} Title\n`).join(""),
    "server/kernel/time.hpp": "// Time.\n#pragma once\n\n#include <string>\n",
    "server/systems/case_transfer/domain/rules.cpp": '#include "kernel/time.hpp"\n\n// Three working days.  [3.1.1-a]\nint n() { return working_days(3); }\n',
    "server/systems/case_transfer/domain/rules_test.cpp": 'TEST_CASE("3.1.1-a three working days") {}\n',
    ...extra,
  }));
  for (const [path, text] of [...files]) if (text === null) files.delete(path);
  const repository = new Repository(files);
  for (const [path, make] of [["tools/tidy/includes.txt", includeReport], ["docs/notice/clauses.md", clausesDocument], ["docs/notice/coverage.md", coverageDocument]]) {
    if (!(path in extra)) {
      files.set(path, make(repository));
      repository.paths.add(path);
    }
  }
  return repository;
}

const rulesFound = (extra) => [...new Set(findAll(clean(extra)).map((finding) => finding.rule))];

test("the clean repository has no findings", () => {
  assert.deepEqual(findAll(clean()), []);
});

const header = (body) => `// A header.\n#pragma once\n${body}\n`;
const long = (count, line = "int x;") => `${line}\n`.repeat(count);

/** [rule, name, files that break it, files in the right form]. */
const planted = [
  [1, "a clock in the kernel", { "server/kernel/a.cpp": "auto t = std::chrono::system_clock::now();\n" },
    { "server/infra/log/a.cpp": "auto t = std::chrono::system_clock::now();\n" }],
  [1, "a random source in a domain", { "server/systems/case_transfer/domain/a.cpp": "auto x = rand();\n" },
    { "server/systems/case_transfer/domain/a.cpp": "// rand() is not used here.\n" }],
  [2, "a result cast away", { "server/engine/a.cpp": "void f() { (void)decide(x); }\n" }, { "server/engine/a.cpp": "void f() { use(decide(x)); }\n" }],
  [3, "a route put together", { "server/app/a.cpp": 'auto p = "/api/v1" + name;\n' }, { "server/app/a.cpp": 'auto p = "/api/v1/matters";\n' }],
  [4, "a third-party header outside its folder", { "server/engine/a.cpp": "#include <boost/beast.hpp>\n" }, { "server/infra/http/a.cpp": "#include <boost/beast.hpp>\n" }],
  [4, "a thread in the kernel", { "server/kernel/a.cpp": "#include <thread>\n" }, { "server/engine/a.cpp": "#include <thread>\n" }],
  [4, "a header nobody listed", { "server/engine/a.cpp": "#include <foo/bar.h>\n" }, { "server/engine/a.cpp": "#include <vector>\n" }],
  [5, "SQL with a value in it", { "server/infra/store/a.cpp": 'auto s = "select a from b where c = " + name;\n' },
    { "server/infra/store/a.cpp": 'auto s = "select " + std::string{columns} + " from b where c = $1 limit " + std::to_string(9);\n' }],
  [6, "the kernel includes the engine", { "server/engine/a.hpp": header(""), "server/kernel/a.cpp": '#include "engine/a.hpp"\n' },
    { "server/engine/a.hpp": header(""), "server/app/a.cpp": '#include "engine/a.hpp"\n' }],
  [6, "one kind of matter includes another system", { "server/systems/case_transfer/domain/a.hpp": header(""), "server/systems/jurisdiction/law_change/domain/a.cpp": '#include "systems/case_transfer/domain/a.hpp"\n' },
    { "server/systems/jurisdiction/domain/a.hpp": header(""), "server/systems/jurisdiction/law_change/domain/a.cpp": '#include "systems/jurisdiction/domain/a.hpp"\n' }],
  [1, "a random source in the domain of a kind of matter", { "server/systems/jurisdiction/law_change/domain/a.cpp": "auto x = rand();\n" },
    { "server/systems/jurisdiction/law_change/domain/a.cpp": "// rand() is not used here.\n" }],
  [6, "one system includes another", { "server/systems/jurisdiction/domain/a.hpp": header(""), "server/systems/case_transfer/domain/a.cpp": '#include "systems/jurisdiction/domain/a.hpp"\n' },
    { "server/systems/jurisdiction/domain/a.hpp": header(""), "server/systems/jurisdiction/view.cpp": '#include "systems/jurisdiction/domain/a.hpp"\n' }],
  [6, "one system of a section includes another", { "server/systems/joint/one/domain/a.hpp": header(""), "server/systems/joint/two/domain/a.cpp": '#include "systems/joint/one/domain/a.hpp"\n' },
    { "server/systems/joint/one/domain/a.hpp": header(""), "server/systems/joint/one/view.cpp": '#include "systems/joint/one/domain/a.hpp"\n' }],
  [1, "a random source in a system of a section", { "server/systems/joint/one/domain/a.cpp": "auto x = rand();\n" }, { "server/systems/joint/one/view.cpp": "auto x = 1;\n" }],
  [7, "a number of days without a clause", { "server/systems/case_transfer/domain/a.cpp": "auto p = working_days(5);\n" },
    { "server/systems/case_transfer/domain/a.cpp": "// [3.1.1-a]\nauto p = working_days(5);\n" }],
  [8, "the log is changed", { "server/infra/store/a.cpp": 'run("delete from event where seq = 1");\n' }, { "server/infra/store/a_test.cpp": 'run("delete from event");\n' }],
  [9, "using namespace in a header", { "server/kernel/a.hpp": header("using namespace std;") }, { "server/kernel/a.hpp": header("// using namespace is not used.") }],
  [10, "an English sentence in a domain", { "server/systems/case_transfer/domain/a.cpp": 'auto s = "The letter is missing";\n' },
    { "server/systems/case_transfer/domain/a.cpp": 'auto s = "letter_missing";\n' }],
  [10, "a Chinese sentence in a domain", { "server/systems/case_transfer/domain/a.cpp": 'auto s = "缺少移送函。";\n' }, { "server/systems/case_transfer/domain/a.cpp": 'auto s = "移送函";\n', "server/infra/documents/a.cpp": 'auto s = "缺少移送函。";\n' }],
  [11, "a default capture in later work", { "server/infra/http/a.cpp": "asio::post(io, [&] { f(); });\n" }, { "server/infra/http/a.cpp": "asio::post(io, [&f] { f(); });\nint a;\nasio::post(io, [&] { done.set_value(); });\ndone.get_future().wait();\n" }],
  [12, "a TODO without a number", { "server/kernel/a.cpp": "// TODO: later.\n" }, { "server/kernel/a.cpp": "// TODO(#12): later.\n" }],
  [13, "pinyin", { "server/kernel/a.cpp": "int yisong_days;\n" }, { "server/kernel/a.cpp": "int transfer_days;  // yisong\n" }],
  [14, "a header of 251 lines", { "server/kernel/a.hpp": header(long(249)) }, { "server/kernel/a.hpp": header(long(140)) }],
  [15, "a function of 81 lines", { "server/engine/a.cpp": `void f() {\n${long(81)}}\n` }, { "server/engine/a.cpp": `void f() {\n${long(60)}}\n` }],
  [16, "a header without a purpose", { "server/kernel/a.hpp": "#pragma once\n" }, { "server/kernel/a.hpp": header("") }],
  [16, "a header without #pragma once", { "server/kernel/a.hpp": "// A header.\n" }, { "server/kernel/a.hpp": header("") }],
  [17, "a Chinese sentence in a comment", { "server/kernel/a.cpp": "// 应当在三个工作日内移送给有管辖权的一方处理，情况紧急的除外，另行规定。\n" }, { "server/kernel/a.cpp": "// The transfer (移送).\n" }],
  [18, "a silencer without a reason", { "server/kernel/a.cpp": "int x;  // NOLINT\n" }, { "server/kernel/a.cpp": "int x;  // NOLINT(some-check): the macro needs it.\n" }],
  [19, "an include report that is not current", { "tools/tidy/includes.txt": "old\n" }, {}],
  [20, "a clause the notice does not have", { "server/systems/case_transfer/domain/a.cpp": "// A rule.  [3.9.9-z]\n" }, { "server/systems/case_transfer/domain/a.cpp": "// A rule.  [2-a]\n" }],
  [21, "a finished clause without a test", { "server/systems/case_transfer/domain/rules_test.cpp": 'TEST_CASE("days") {}\n' }, {}],
  [21, "a finished clause without a rule", { "tools/tidy/systems_done.txt": "2-a\n3.1.1-a\n" }, {}],
  [21, "a clause of the notice that is not finished", { "tools/tidy/systems_done.txt": "# none\n" }, {}],
  [22, "a message in one language only", { "server/app/m.zh-CN.json": '{"a":{"b":"甲"}}', "server/app/m.en.json": '{"a":{}}' }, { "server/app/m.zh-CN.json": '{"a":"甲"}', "server/app/m.en.json": '{"a":"A"}' }],
  [22, "a message file without its twin", { "web/src/locales/zh-CN/x.json": "{}" }, { "web/src/locales/zh-CN/x.json": "{}", "web/src/locales/en/x.json": "{}" }],
  [22, "a server message without English", { "data/messages/m.json": '{"a":{"zh":"甲"}}' }, { "data/messages/m.json": '{"a":{"zh":"甲","en":"A"}}' }],
  [7, "a number whose contract in the header cites nothing", {
    "server/systems/case_transfer/domain/a.hpp": header("/// A bound.\nPeriod bound(int x);"),
    "server/systems/case_transfer/domain/a.cpp": "Period bound(int x) {\n  return working_days(5);\n}\n" },
    { "server/systems/case_transfer/domain/a.hpp": header("/// A bound.  [3.1.1-a]\nPeriod bound(int x);"),
      "server/systems/case_transfer/domain/a.cpp": "Period bound(int x) {\n  return working_days(5);\n}\n" }],
  [23, "a decision record without a status", { "docs/decisions/0001-first.md": "# 0001 · First\n\nDate: 2026-11-22\n\n## Context\nA.\n\n## Decision\nB.\n\n## Consequences\nC.\n" }, {}],
  [23, "a decision record missing in the index", { "docs/decisions/README.md": "" }, {}],
  [23, "a cited decision that does not exist", { "server/kernel/a.cpp": "// [D0042]\n" }, { "server/kernel/a.cpp": "// [D0001]\n" }],
  [24, "a link that leads nowhere", { "docs/x.md": "[there](missing.md)\n" }, { "docs/x.md": "[there](decisions/0001-first.md) [code](../server/kernel/)\n" }],
  [25, "an exception in a domain", { "server/systems/case_transfer/domain/a.cpp": "void f() { throw 1; }\n" }, { "server/infra/log/a.cpp": "void f() { throw 1; }\n" }],
  [26, "a generated document that is not current", { "docs/notice/clauses.md": "old\n" }, {}],
  [27, "a rule nobody explains", { "COMMON_ERRORS.md": "## 1 Title\n" }, {}],
  [28, "a clause text that is not in the notice", { "data/notice/clauses.json": clauseFile.replace("甲应当", "甲必须") }, {}],
  [28, "a sentence no clause covers", { "docs/notice/notice.zh-CN.md": `${notice}2.丁也要办理。\n` }, {}],
];

for (const [rule, name, broken, right] of planted) {
  test(`rule ${rule} sees ${name}`, () => {
    assert.ok(rulesFound(broken).includes(rule), `found only ${rulesFound(broken)}`);
    assert.ok(!rulesFound(right).includes(rule), "the right form is reported");
  });
}

test("every rule is seen broken by some planted violation", () => {
  assert.deepEqual([...new Set(planted.map(([rule]) => rule))].sort((a, b) => a - b), numbers);
});

test("a size between warning and failure is only a warning", () => {
  const findings = findAll(clean({ "server/kernel/a.hpp": header(long(200)) }));
  assert.deepEqual(findings.map((finding) => [finding.rule, finding.warning]), [[14, true]]);
});

test("tidy-allow with a reason silences its own number only", () => {
  const line = "auto t = std::chrono::system_clock::now();\n";
  assert.deepEqual(rulesFound({ "server/kernel/a.cpp": `// tidy-allow 1: the one clock.\n${line}` }), []);
  assert.deepEqual(rulesFound({ "server/kernel/a.cpp": `// tidy-allow 2: the one clock.\n${line}` }), [1]);
  assert.deepEqual(rulesFound({ "server/kernel/a.cpp": `// tidy-allow 1\n${line}` }), [1, 18]);
});

test("strings, comments and raw strings are told apart from code", () => {
  const { code, comments, strings } = split('f("a // b", R"(x " y)", 1\'000); // "c"\n');
  assert.ok(!code.includes("b") && code.includes("000"));
  assert.ok(strings.includes("a // b") && strings.includes('x " y'));
  assert.ok(comments.includes('"c"') && !comments.includes("// b"));
});

test("only the outermost body of a function counts, and control blocks are not functions", () => {
  const text = "namespace a {\nstruct B {\n  int f() const {\n    if (x) {\n      y();\n    }\n  }\n};\n}\n";
  assert.deepEqual(functionBodies(text), [{ line: 3, lines: 3 }]);
  // A macro without a semicolon before a class does not make the class a function.
  assert.deepEqual(functionBodies("DESCRIBE(A, b)\nclass C : public D<C> {\n  void f() {}\n};\n"), [{ line: 3, lines: 0 }]);
});

test("short ids count in brackets and quotes only, long ones anywhere in comments and strings", () => {
  const ids = (text) => citations("a.cpp", text).map((citation) => citation.id);
  assert.deepEqual(ids("// [2-a, 2-b] and 3.1.1-c\n"), ["2-a", "2-b", "3.1.1-c"]);
  assert.deepEqual(ids('clause = "2-c";\n'), ["2-c"]);
  assert.deepEqual(ids("int x = 3-a; // see page 2-a of it\n"), []);
  assert.deepEqual(ids('o.clause = "3.3.1"; // category 3.3.8\n'), ["3.3.1", "3.3.8"]);
});
