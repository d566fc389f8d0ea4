// Rules 2, 3, 5, 8, 9, 11–16 and 18: what any source must not hold.
import { functionBodies, lineOf, split } from "../cpp.mjs";
import { generated } from "../repository.mjs";

const serverSources = /^server\/.*(?<!_test)\.(hpp|cpp)$/;
const handWritten = /^(server|tests|bench|bin|tools|web\/(src|mock|tests)|cmake)\/.*\.(hpp|cpp|mjs|ts|vue|sh|cmake)$/;

function searchLines(repository, files, part, pattern, rule, message) {
  const findings = [];
  for (const path of repository.match(files)) {
    const text = part === "all" ? repository.text(path) : split(repository.text(path))[part];
    for (const match of text.matchAll(pattern)) {
      findings.push({ rule, path, line: lineOf(text, match.index), message: message(match) });
    }
  }
  return findings;
}

export const checkDropped = (repository) =>
  searchLines(repository, serverSources, "code", /\(void\)\s*[\w:.>-]+\(|std::ignore\s*=/g, 2,
    () => "a result is dropped; look at it, or say at its declaration that it may be dropped");

/** Paths stay greppable: what a route is registered with begins with its literal. */
export const checkRoutes = (repository) =>
  searchLines(repository, /^server\/(app|systems\/[^/]+)\/.*(?<!_test)\.(hpp|cpp)$/, "all",
    /(?:\+\s*"\/api\/|"\/api\/v1"\s*\+|(?<!"Location", )"\/api\/v1\/[^"]*"\s*\+)/g, 3, () => "a route path is put together; write it out in full");

/** Text that ends in an open comparison, quote or list, followed by something that is neither a literal nor a number. */
export function checkSql(repository) {
  const findings = [];
  const speaksSql = /"\s*(?:select|insert into|insert or|update|delete from|create table|alter table)\b/i;
  const open = /"[^"\n]*\b(?:select|from|where|and|or|set|values|limit|like|in)\b[^"\n]*(?:[=<>']|\blike|\bin \(|\bvalues ?\(|\blimit|\boffset)\s*"\s*s?\s*\+(?!\s*(?:std::to_string\(|"))/gi;
  for (const path of repository.match(serverSources)) {
    const text = repository.text(path);
    for (const match of speaksSql.test(text) ? text.matchAll(open) : []) {
      findings.push({ rule: 5, path, line: lineOf(text, match.index), message: "a value is put into SQL; bind it" });
    }
  }
  return findings;
}

export const checkLogChanged = (repository) =>
  searchLines(repository, /^(server|data)\/.*(?<!_test)\.(hpp|cpp|sql)$/, "all",
    /\b(?:update\s+event\s+set|delete\s+from\s+event\b|replace\s+into\s+event\b|drop\s+table\s+event\b)/gi, 8,
    (match) => `“${match[0]}”: events are appended, never changed`);

export const checkUsingNamespace = (repository) =>
  searchLines(repository, /^(server|tests)\/.*\.hpp$/, "code", /\busing\s+namespace\b(?![^;]*_literals;)/g, 9, () => "using namespace in a header");

/** A default capture in work that outlives its caller is a dangling reference waiting. */
export function checkCaptures(repository) {
  const findings = [];
  const later = /\b(co_spawn|asio::post|asio::dispatch|post\(|async_\w+\(|std::thread|std::jthread|std::async|submit\(|enqueue\(|schedule\()/;
  for (const path of repository.match(/^server\/(infra\/http|app|engine)\/.*(?<!_test)\.(hpp|cpp)$/)) {
    const lines = split(repository.text(path)).code.split("\n");
    lines.forEach((line, index) => {
      const default_capture = /\[\s*[&=]\s*(?:,[^\]]*)?\]\s*(?:\(|mutable|\{)/.exec(line);
      if (!default_capture) return;
      const before = `${lines.slice(Math.max(0, index - 2), index).join(" ")} ${line.slice(0, default_capture.index)}`;
      // Whoever waits for the work in the same place keeps what it refers to.
      const waits = /get_future|\.wait\(\)|\.get\(\)|\.join\(\)/.test(lines.slice(Math.max(0, index - 6), index + 15).join(" "));
      if (later.test(before) && !waits) {
        findings.push({ rule: 11, path, line: index + 1, message: "name each capture of work that runs later" });
      }
    });
  }
  return findings;
}

export const checkTodo = (repository) =>
  searchLines(repository, handWritten, "all", /\b(?:TODO|FIXME|XXX|HACK)\b(?!\s*\(#\d+\))/g, 12,
    (match) => `${match[0]} without an issue number: write ${match[0]}(#12)`)
    .filter((finding) => !finding.path.startsWith("tools/tidy/"));

/** Whole words of identifiers that are pinyin of this trade. The list grows with what review finds. */
export function checkPinyin(repository) {
  const words = repository.text("tools/tidy/pinyin.txt").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  if (words.length === 0) return [];
  const pattern = new RegExp(`(?<![A-Za-z])(?:${words.join("|")})(?![a-z])`, "g");
  const findings = [];
  for (const path of repository.match(/^(server|web\/(src|mock|tests)|tests|api)\/.*\.(hpp|cpp|ts|vue|sql|scenario)$/)) {
    const text = /\.(hpp|cpp)$/.test(path) ? split(repository.text(path)).code : repository.text(path);
    for (const match of text.matchAll(pattern)) {
      findings.push({ rule: 13, path, line: lineOf(text, match.index), message: `“${match[0]}” is pinyin; docs/glossary.md has the English word` });
    }
  }
  return findings;
}

const limits = [
  { files: /_test\.cpp$|^tests\/.*\.(hpp|cpp)$|^web\/(tests|mock)\/|\.test\.(ts|mjs)$/, warn: 600, fail: 1000 },
  // Lists of described types: one word of the wire per line, nothing to follow.
  { files: /^server\/systems\/[^/]+(?:\/[^/]+)?\/domain\/(types|events|state)\.hpp$/, warn: 300, fail: 400 },
  { files: /^web\/src\/api\/types\.ts$/, warn: 700, fail: 900 },
  { files: /^server\/.*\.hpp$/, warn: 150, fail: 250 },
  { files: /^server\/systems\/[^/]+(?:\/[^/]+)?\/domain\/.*\.cpp$/, warn: 250, fail: 400 },
  { files: /^(server|bench)\/.*\.cpp$/, warn: 400, fail: 600 },
  { files: /^web\/src\/.*\.vue$/, warn: 200, fail: 300 },
  { files: /^(web\/src|tools)\/.*\.(ts|mjs)$/, warn: 250, fail: 400 },
  { files: /^server\/systems\/[^/]+(?:\/[^/]+)?\/README\.md$/, warn: 120, fail: 200 },
  { files: /^ARCHITECTURE\.md$/, warn: 280, fail: 300 },
];

export function checkFileSizes(repository) {
  const findings = [];
  for (const path of repository.match(/^(server|tests|bench|tools|web\/(src|mock|tests))\/|^ARCHITECTURE\.md$/)) {
    const limit = limits.find((entry) => entry.files.test(path));
    const text = repository.text(path);
    if (!limit || generated(text)) continue;
    const lines = text.split("\n").length - 1;
    if (lines > limit.warn) {
      findings.push({ rule: 14, path, line: 1, warning: lines <= limit.fail,
        message: `${lines} lines; more than ${limit.warn} asks for a second idea with a name, more than ${limit.fail} fails` });
    }
  }
  return findings;
}

export function checkFunctionSizes(repository) {
  const findings = [];
  for (const path of repository.match(serverSources)) {
    for (const body of functionBodies(repository.text(path))) {
      if (body.lines > 60) {
        findings.push({ rule: 15, path, line: body.line, warning: body.lines <= 80,
          message: `a function of ${body.lines} lines; more than 60 is hard to read, more than 80 fails` });
      }
    }
  }
  return findings;
}

export function checkHeaders(repository) {
  const findings = [];
  for (const path of repository.match(/^(server|tests)\/.*\.hpp$/)) {
    const text = repository.text(path);
    if (!/^\/\/ \S/.test(text)) findings.push({ rule: 16, path, line: 1, message: "the first line says in one sentence what the header is for" });
    if (!/^#pragma once$/m.test(text)) findings.push({ rule: 16, path, line: 1, message: "#pragma once is missing" });
  }
  return findings;
}

/** Comments are English; a Chinese term may stand in them, a Chinese sentence may not. */
export function checkCommentLanguage(repository) {
  const findings = [];
  for (const path of repository.match(/^server\/(kernel|systems\/[^/]+(?:\/[^/]+)?\/domain)\/.*\.(hpp|cpp)$/)) {
    split(repository.text(path)).comments.split("\n").forEach((line, index) => {
      if (/[\p{Script=Han}，。；：]{25,}/u.test(line)) {
        findings.push({ rule: 17, path, line: index + 1, message: "a Chinese sentence in a comment; name the clause or the term instead" });
      }
    });
  }
  return findings;
}

/** A silenced finding says why, there or in the line before; a reason need not be repeated in the same file. */
export function checkSilencers(repository) {
  const silencer = /NOLINT(?:NEXTLINE|BEGIN)?(?![A-Z])(?:\([^)]*\))?(:? \S)?|eslint-disable[^\n]*|tidy-allow( \d+: \S)?/g;
  const findings = [];
  for (const path of repository.match(handWritten)) {
    if (path.startsWith("tools/tidy/")) continue;
    let explained = false;
    const text = repository.text(path);
    const lines = text.split("\n");
    for (const match of text.matchAll(silencer)) {
      const reason = match[0].startsWith("eslint") ? match[0].includes("--") : match[1] ?? match[2];
      const line = lineOf(text, match.index);
      const before = lines[line - 2] ?? "";
      if (reason || (/^\s*\/\/ \S/.test(before) && !before.includes("NOLINT"))) explained = true;
      else if (!explained) findings.push({ rule: 18, path, line, message: `“${match[0]}” without its reason` });
    }
  }
  return findings;
}
