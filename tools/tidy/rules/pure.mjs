// Rules 1, 7, 10 and 25: what has no place in kernel/ and systems/*/domain/.
import { lineOf, split } from "../cpp.mjs";
import { clausePattern } from "./clauses.mjs";

const pureSources = /^server\/(kernel|systems\/[^/]+(?:\/[^/]+)?\/domain)\/.*(?<!_test)\.(hpp|cpp)$/;
const domainSources = /^server\/systems\/[^/]+(?:\/[^/]+)?\/domain\/.*(?<!_test)\.(hpp|cpp)$/;

function search(repository, files, part, pattern, rule, message) {
  const findings = [];
  for (const path of repository.match(files)) {
    const text = split(repository.text(path))[part];
    for (const match of text.matchAll(pattern)) {
      findings.push({ rule, path, line: lineOf(text, match.index), message: message(match) });
    }
  }
  return findings;
}

/** Time and chance are arguments. */
export const checkClock = (repository) =>
  search(repository, pureSources, "code",
    /\b(?:system_clock|steady_clock|high_resolution_clock|random_device|mt19937|getenv|gettimeofday|clock_gettime|localtime(?:_r)?|gmtime(?:_r)?|std::time|setlocale|s?rand)\b(?=\s*[({:]|$|\s)/gm,
    1, (match) => `${match[0]}: pass the time, the ids or the setting as an argument`);

/** The comment of the enclosing function in the header of the same name, if there is one. */
function contract(repository, path, codeLines, line) {
  const header = repository.text(path.replace(/\.cpp$/, ".hpp"));
  for (let at = line - 1; at >= 0 && header; at -= 1) {
    const name = /^[A-Za-z][\w:<>,&*\s]*?\b(\w+)\(/.exec(codeLines[at])?.[1];
    if (!name) continue;
    const lines = header.split("\n");
    const declared = lines.findIndex((text) => !/^\s*\/\//.test(text) && text.includes(`${name}(`));
    return declared < 0 ? "" : lines.slice(Math.max(0, declared - 6), declared + 1).join("\n");
  }
  return "";
}

/** Legal numbers stand beside their clause; internal targets come from data. */
export function checkUncitedPeriods(repository) {
  const findings = [];
  const literal = /\b(?:working_days|hours|minutes|calendar_days)\s*[({]\s*\d/g;
  for (const path of repository.match(domainSources)) {
    const text = repository.text(path);
    const { code, comments, strings } = split(text);
    const cited = (line) => {
      const near = (part) => part.split("\n").slice(Math.max(0, line - 5), line + 1).join("\n");
      const around = `${near(comments)}\n${near(strings)}\n${contract(repository, path, code.split("\n"), line)}`;
      // A row of the system's own table of duties carries the clause.
      if (/\bclause\b|_duty\b/.test(near(code))) return true;
      return clausePattern.test(around) || /\bL:|\bQ\d+\b|\bD\d{4}\b|§/.test(around);
    };
    for (const match of code.matchAll(literal)) {
      const line = lineOf(code, match.index);
      if (!cited(line)) {
        findings.push({ rule: 7, path, line, message: "a period in numbers without its clause, law or decision within five lines" });
      }
    }
  }
  return findings;
}

/** Sentences are made at the edge: a literal that begins like a sentence or has five words is prose, and so is
 * Chinese with punctuation. Single words, such as the headings of an imported table, are not. */
export function checkProse(repository) {
  const findings = [];
  for (const path of repository.match(pureSources)) {
    const { code, strings } = split(repository.text(path));
    strings.split("\n").forEach((line, index) => {
      const codeLine = code.split("\n")[index];
      if (/static_assert|LIANDONG_|#/.test(codeLine)) return;
      const english = /[A-Z][a-z]*(?: [A-Za-z]{2,}){2,}|[A-Za-z]{2,}(?: [A-Za-z]{2,}){4,}/.test(line);
      const chinese = /\/domain\//.test(path) && /\p{Script=Han}[，。；：！？]|\p{Script=Han}{12,}/u.test(line);
      if (english || chinese) {
        findings.push({ rule: 10, path, line: index + 1, message: `prose in pure code: “${line.trim().slice(0, 60)}”` });
      }
    });
  }
  return findings;
}

/** Three channels: a rule refuses with a Rejection, a bug is a LIANDONG_CHECK; the core neither throws nor catches. */
export const checkExceptions = (repository) =>
  search(repository, pureSources, "code", /\b(?:throw|try|catch|assert)\b/g, 25,
    (match) => `${match[0]} in pure code: return a Rejection or use LIANDONG_CHECK`);
