// The list of all rules: number → what finds it. Numbers are those of COMMON_ERRORS.md and never reused.
import { checkCoverage, checkNotice, checkUnknownClauses, clausesDocument, coverageDocument } from "./clauses.mjs";
import { checkCatalogue, checkDecisions, checkLinks, checkMessages, checkServerMessages } from "./documents.mjs";
import { checkIncludes, includeReport } from "./includes.mjs";
import { checkClock, checkExceptions, checkProse, checkUncitedPeriods } from "./pure.mjs";
import * as source from "./source.mjs";

/** Written by `bin/lint --write`, compared by `bin/lint`. */
export const reports = [
  { path: "tools/tidy/includes.txt", rule: 19, make: includeReport },
  { path: "docs/notice/clauses.md", rule: 26, make: clausesDocument },
  { path: "docs/notice/coverage.md", rule: 26, make: coverageDocument },
];

const checkReports = (repository) =>
  reports.filter((report) => repository.text(report.path) !== report.make(repository))
    .map((report) => ({ rule: report.rule, path: report.path, line: 1, message: "not current; look at what bin/lint --write changes" }));

export const numbers = Array.from({ length: 28 }, (_, index) => index + 1);

const checks = [
  checkClock, source.checkDropped, source.checkRoutes, checkIncludes, source.checkSql, checkUncitedPeriods, source.checkLogChanged,
  source.checkUsingNamespace, checkProse, source.checkCaptures, source.checkTodo, source.checkPinyin, source.checkFileSizes,
  source.checkFunctionSizes, source.checkHeaders, source.checkCommentLanguage, source.checkSilencers, checkUnknownClauses,
  checkCoverage, checkMessages, checkServerMessages, checkDecisions, checkLinks, checkExceptions, checkReports, checkNotice,
  (repository) => checkCatalogue(repository, numbers),
];

/** A finding is allowed where its line, or the one before, says `tidy-allow <number>: <reason>`. */
function allowed(repository, finding) {
  const lines = repository.text(finding.path).split("\n");
  const near = [lines[finding.line - 1], lines[finding.line - 2]];
  return near.some((line) => new RegExp(`tidy-allow ${finding.rule}: \\S`).test(line ?? ""));
}

export const findAll = (repository) =>
  checks.flatMap((check) => check(repository)).filter((finding) => !allowed(repository, finding))
    .sort((a, b) => a.rule - b.rule || a.path.localeCompare(b.path) || a.line - b.line);
