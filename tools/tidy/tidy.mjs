// The project's own lint: node tools/tidy/tidy.mjs [--write]. Exit code 1 if a rule is broken.
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readRepository } from "./repository.mjs";
import { findAll, reports } from "./rules/index.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
let repository = readRepository(root);

if (process.argv[2] === "--write") {
  for (const report of reports) {
    const text = report.make(repository);
    if (text !== repository.text(report.path)) {
      writeFileSync(join(root, report.path), text);
      console.log(`written: ${report.path}`);
    }
  }
  repository = readRepository(root);
}

const findings = findAll(repository);
for (const { path, line, rule, message, warning } of findings) {
  console.log(`${path}:${line}: ${warning ? "warning" : "error"} ${rule}: ${message}`);
}
const errors = findings.filter((finding) => !finding.warning).length;
if (errors > 0) {
  console.log(`✘ ${errors} 处违反约定 · ${errors} findings; COMMON_ERRORS.md explains each number.`);
  process.exitCode = 1;
} else {
  console.log(`✔ tidy: ${repository.files.size} files, ${findings.length} warnings`);
}
