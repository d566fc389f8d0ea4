// Reads how many cases passed and failed out of what the test programs print.

const number = (text) => Number.parseInt(text, 10);

/** doctest's summary; a program that ended without one (crash, time-out) is one failure. */
export function doctestCounts(output, succeeded) {
  const line = /\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(output);
  if (!line) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = { passed: number(line[1]), failed: number(line[2]) };
  // All cases passed, yet the program failed: a sanitizer report or a crash while ending.
  if (!succeeded && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** The report ctest writes with --output-junit: one entry per program. */
export function junitPrograms(xml) {
  const programs = [];
  for (const match of xml.matchAll(/<testcase name="([^"]*)"[^>]*status="([^"]*)"[^>]*>([\s\S]*?)<\/testcase>/g)) {
    const [, name, status, body] = match;
    const output = /<system-out>([\s\S]*?)<\/system-out>/.exec(body)?.[1] ?? "";
    // What a simulation says of a seed must be seen also when it went well: a fresh one is to be had again.
    const seeds = [...output.matchAll(/种子 · (seed \d+: .*)/g)].map((found) => found[1]);
    programs.push({ name, ...doctestCounts(output, status === "run"), ...(seeds.length && { seeds }) });
  }
  return programs;
}

/** node --test, in TAP ("# pass 3") or in words ("ℹ pass 3"). */
export function nodeCounts(output, succeeded) {
  const passed = /^(?:#|ℹ) pass (\d+)/m.exec(output);
  const failed = /^(?:#|ℹ) fail (\d+)/m.exec(output);
  if (!passed || !failed) return { passed: 0, failed: succeeded ? 0 : 1 };
  return { passed: number(passed[1]), failed: Math.max(number(failed[1]), succeeded ? 0 : 1) };
}

/** vitest --reporter=json. */
export function vitestCounts(json, succeeded) {
  if (!json) return { passed: 0, failed: 1 };
  const failed = json.numFailedTests ?? 0;
  return { passed: json.numPassedTests ?? 0, failed: failed === 0 && !succeeded ? 1 : failed };
}

/** playwright's json reporter; a flaky test counts as failed: a flaky test is a bug. */
export function playwrightCounts(json, succeeded) {
  if (!json?.stats) return { passed: 0, failed: 1 };
  const failed = (json.stats.unexpected ?? 0) + (json.stats.flaky ?? 0);
  return { passed: json.stats.expected ?? 0, failed: failed === 0 && !succeeded ? 1 : failed };
}

/** tests/api and tests/crash end with "N passed, N failed", maybe "N skipped"; a run that ended without is one failure. */
export function callCounts(output) {
  const line = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(output);
  if (!line) return { passed: 0, failed: 1 };
  return { passed: number(line[1]), failed: number(line[2]), ...(line[3] && { skipped: number(line[3]) }) };
}

/** bin/simulate: one line per seed, and a mark at each that broke an invariant. */
export function simulationCounts(output, seeds) {
  const ran = (output.match(/^种子 · seed /gm) ?? []).length;
  const broken = (output.match(/^✘ /gm) ?? []).length;
  return { passed: ran - broken, failed: broken + seeds - ran };
}

/** What was skipped is told only where something was. */
export const sumOf = (parts) => parts.filter(Boolean).reduce((sum, part) => {
  const skipped = (sum.skipped ?? 0) + (part.skipped ?? 0);
  return { passed: sum.passed + part.passed, failed: sum.failed + part.failed, ...(skipped > 0 && { skipped }) };
}, { passed: 0, failed: 0 });

/** "N passed, N failed", and "N skipped" if there are any. */
export const said = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
