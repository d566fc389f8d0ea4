// The files the rules look at: texts by path, relative to the root.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const skippedFolders = new Set([
  ".git", "build", "var", "node_modules", "dist", "test-results", "playwright-report", ".cache", ".vite",
]);
const readExtensions = /\.(hpp|cpp|h|c|txt|cmake|md|json|mjs|ts|vue|css|html|sql|sh|csv|scenario|yaml|yml)$/;

export class Repository {
  /** @param files Map of path → text; every other path is in `paths` only */
  constructor(files, paths = [...files.keys()]) {
    this.files = files;
    this.paths = new Set(paths);
  }
  text(path) {
    return this.files.get(path) ?? "";
  }
  /** Paths with text that match, sorted. */
  match(pattern) {
    return [...this.files.keys()].filter((path) => pattern.test(path)).sort();
  }
  /** True for a file, and for a folder that holds one. */
  exists(path) {
    const clean = path.replace(/\/$/, "");
    if (this.paths.has(clean)) return true;
    const prefix = `${clean}/`;
    for (const known of this.paths) if (known.startsWith(prefix)) return true;
    return false;
  }
}

export function readRepository(root) {
  const files = new Map();
  const paths = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        // web/build and the like are sources; only the one at the root is built.
        if (!skippedFolders.has(entry.name) || (entry.name === "build" && folder)) walk(path);
      } else if (entry.isFile()) {
        paths.push(path);
        if (readExtensions.test(entry.name) && entry.name !== "package-lock.json") {
          files.set(path, readFileSync(join(root, path), "utf8"));
        }
      }
    }
  };
  walk("");
  return new Repository(files, paths);
}

/** True for sources whose first line says that a program wrote them; no rule about hand-writing holds. */
export const generated = (text) => /generated/i.test(text.slice(0, text.indexOf("\n") >>> 0));
