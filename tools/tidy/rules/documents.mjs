// Rules 22, 23, 24 and 27: messages, decision records, links, and the list of rules itself.

const flatten = (value, prefix = "") =>
  Object.entries(value).flatMap(([key, inner]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    return inner !== null && typeof inner === "object" && !Array.isArray(inner) ? flatten(inner, name) : [[name, inner]];
  });

function readMessages(repository, path, findings) {
  try {
    return new Map(flatten(JSON.parse(repository.text(path))));
  } catch (error) {
    findings.push({ rule: 22, path, line: 1, message: `not JSON: ${error.message}` });
    return null;
  }
}

/** Pairs x.zh-CN.json and x.en.json, and zh-CN/x.json and en/x.json, hold the same keys, none empty. */
export function checkMessages(repository) {
  const findings = [];
  for (const path of repository.match(/^(server|web\/src|data)\/.*zh-CN.*\.json$/)) {
    const other = path.replace("zh-CN", "en");
    if (!repository.exists(other)) {
      findings.push({ rule: 22, path, line: 1, message: `${other} is missing` });
      continue;
    }
    const [chinese, english] = [readMessages(repository, path, findings), readMessages(repository, other, findings)];
    if (!chinese || !english) continue;
    for (const [here, there, file] of [[chinese, english, other], [english, chinese, path]]) {
      for (const [key, value] of here) {
        if (!there.has(key)) findings.push({ rule: 22, path: file, line: 1, message: `message “${key}” is missing` });
        if (value === "") findings.push({ rule: 22, path: file === other ? path : other, line: 1, message: `message “${key}” is empty` });
      }
    }
  }
  return findings;
}

/** data/messages: every message of the server is {"zh": …, "en": …}, both filled. */
export function checkServerMessages(repository) {
  const findings = [];
  for (const path of repository.match(/^data\/messages\/.*\.json$/)) {
    const messages = readMessages(repository, path, findings);
    if (!messages) continue;
    for (const [key, value] of messages) {
      const language = /\.(zh|en)$/.exec(key)?.[1];
      const twin = key.replace(/\.(zh|en)$/, language === "zh" ? ".en" : ".zh");
      if (!language || typeof value !== "string" || value === "") {
        findings.push({ rule: 22, path, line: 1, message: `“${key}”: a message is {"zh": "…", "en": "…"}` });
      } else if (!messages.has(twin)) {
        findings.push({ rule: 22, path, line: 1, message: `message “${twin}” is missing` });
      }
    }
  }
  return findings;
}

const statuses = /^(proposed|accepted|superseded by \[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\))$/;
const sections = ["Context", "Decision", "Consequences"];

export function checkDecisions(repository) {
  const findings = [];
  const index = repository.text("docs/decisions/README.md");
  const numbers = new Map();
  for (const path of repository.match(/^docs\/decisions\/\d{4}-.*\.md$/)) {
    const finding = (message) => findings.push({ rule: 23, path, line: 1, message });
    const name = path.split("/").pop();
    const number = name.slice(0, 4);
    if (numbers.has(number)) finding(`number ${number} is also that of ${numbers.get(number)}`);
    numbers.set(number, name);
    const text = repository.text(path);
    const title = /^# (\d{4}) · (\S.+)$/m.exec(text);
    if (!title || title[1] !== number) finding(`the title is “# ${number} · …”`);
    const status = [...text.matchAll(/^Status: (.*)$/gm)];
    if (status.length !== 1 || !statuses.test(status[0][1])) finding("exactly one line “Status: proposed | accepted | superseded by [NNNN](…)”");
    if (!/^Date: \d{4}-\d{2}-\d{2}$/m.test(text)) finding("a line “Date: 2026-11-22”");
    for (const section of sections) {
      const body = text.split(`## ${section}\n`)[1]?.split("\n## ")[0]?.trim();
      if (!body) finding(`the section “${section}” is missing or empty`);
    }
    if (!index.includes(`(${name})`)) finding("missing in docs/decisions/README.md");
    const successor = /superseded by \[\d{4}\]\(([^)]+)\)/.exec(text)?.[1];
    if (successor && !repository.text(`docs/decisions/${successor}`).includes(name)) finding(`${successor} does not link back`);
  }
  // Decisions cited in code exist.
  for (const path of repository.match(/^(server|tests|bench)\/.*\.(hpp|cpp)$/)) {
    repository.text(path).split("\n").forEach((line, at) => {
      for (const match of line.matchAll(/\[D(\d{4})\]/g)) {
        if (!numbers.has(match[1])) findings.push({ rule: 23, path, line: at + 1, message: `there is no decision record ${match[1]}` });
      }
    });
  }
  return findings;
}

export function checkLinks(repository) {
  const findings = [];
  for (const path of repository.match(/\.md$/)) {
    const folder = path.split("/").slice(0, -1);
    let fenced = false;
    repository.text(path).split("\n").forEach((line, index) => {
      if (line.startsWith("```")) fenced = !fenced;
      if (fenced) return;
      for (const match of line.replace(/`[^`]*`/g, "").matchAll(/\]\(([^)\s]+)\)/g)) {
        const target = match[1].split("#")[0];
        if (!target || /^[a-z]+:/.test(target)) continue;
        const parts = target.startsWith("/") ? [] : [...folder];
        for (const part of target.split("/")) {
          if (part === "..") parts.pop();
          else if (part && part !== ".") parts.push(decodeURIComponent(part));
        }
        if (parts.length && !repository.exists(parts.join("/"))) {
          findings.push({ rule: 24, path, line: index + 1, message: `“${match[1]}” leads nowhere` });
        }
      }
    });
  }
  return findings;
}

/** Every number a finding may cite is explained in COMMON_ERRORS.md, and nothing else is. */
export function checkCatalogue(repository, numbers) {
  const path = "COMMON_ERRORS.md";
  const listed = [...repository.text(path).matchAll(/^## (\d+) /gm)].map((match) => Number(match[1]));
  const findings = [];
  for (const number of numbers) {
    if (!listed.includes(number)) findings.push({ rule: 27, path, line: 1, message: `rule ${number} of tools/tidy is not explained` });
  }
  for (const number of listed) {
    if (!numbers.includes(number)) findings.push({ rule: 27, path, line: 1, message: `number ${number} has no rule` });
  }
  return findings;
}
