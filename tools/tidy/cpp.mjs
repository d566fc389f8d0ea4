// Looks at C++ text without compiling it: which characters are code, comment or string.

const cache = new Map();

/**
 * Three texts of the same length and the same line breaks, blank where the other two speak:
 * `code` (strings and comments blanked), `comments`, `strings` (contents of string literals only).
 */
export function split(text) {
  const known = cache.get(text);
  if (known) return known;
  const code = [];
  const comments = [];
  const strings = [];
  const put = (character, where) => {
    const blank = character === "\n" ? "\n" : " ";
    code.push(where === "code" ? character : blank);
    comments.push(where === "comment" ? character : blank);
    strings.push(where === "string" ? character : blank);
  };
  let i = 0;
  const upTo = (end, where) => {
    for (; i < end && i < text.length; i += 1) put(text[i], where);
  };
  const find = (needle, from) => {
    const at = text.indexOf(needle, from);
    return at < 0 ? text.length : at;
  };
  while (i < text.length) {
    if (text.startsWith("//", i)) {
      upTo(find("\n", i), "comment");
    } else if (text.startsWith("/*", i)) {
      upTo(find("*/", i) + 2, "comment");
    } else if (text[i] === '"' && text[i - 1] === "R" && !/\w/.test(text[i - 2] ?? " ")) {
      const open = find("(", i);
      const close = `)${text.slice(i + 1, open)}"`;
      upTo(open + 1, "code");
      upTo(find(close, i), "string");
      upTo(i + close.length, "code");
    } else if (text[i] === '"') {
      put(text[i], "code");
      i += 1;
      while (i < text.length && text[i] !== '"' && text[i] !== "\n") {
        if (text[i] === "\\") upTo(i + 1, "string");
        upTo(i + 1, "string");
      }
      upTo(i + 1, "code");
    } else if (text[i] === "'" && !/\w/.test(text[i - 1] ?? " ")) {
      // A character literal; between digits it is a separator and stays code.
      put(text[i], "code");
      i += 1;
      while (i < text.length && text[i] !== "'" && text[i] !== "\n") {
        if (text[i] === "\\") upTo(i + 1, "comment");
        upTo(i + 1, "comment");
      }
      upTo(i + 1, "code");
    } else {
      upTo(i + 1, "code");
    }
  }
  const parts = { code: code.join(""), comments: comments.join(""), strings: strings.join("") };
  cache.set(text, parts);
  return parts;
}

export const lineOf = (text, index) => {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < index; i = text.indexOf("\n", i + 1)) line += 1;
  return line;
};

/** Includes of a file: {line, name, system}. */
export function includes(text) {
  const found = [];
  text.split("\n").forEach((line, index) => {
    const match = /^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)/.exec(line);
    if (match) found.push({ line: index + 1, name: match[1] ?? match[2], system: match[2] !== undefined });
  });
  return found;
}

/** Bodies of functions, outermost only: {line, lines}, lines counted between the braces. */
export function functionBodies(text) {
  const { code } = split(text);
  const bodies = [];
  const stack = [];
  let statement = "";
  for (let i = 0; i < code.length; i += 1) {
    const character = code[i];
    if (character === "{") {
      const head = statement.trim();
      const inside = stack.some((block) => block.body);
      const body = !inside && /\)[^()]*$|\)\s*:\s*[\s\S]*$/.test(head) && !/\b(namespace|class|struct|enum|union|extern)\b[^()]*$/.test(head) &&
        !/=\s*$/.test(head);
      stack.push({ body, start: i });
      statement = "";
    } else if (character === "}") {
      const block = stack.pop();
      if (block?.body) {
        const lines = code.slice(block.start, i).split("\n").length - 2;
        bodies.push({ line: lineOf(code, block.start), lines: Math.max(lines, 0) });
      }
      statement = "";
    } else if (character === ";") {
      statement = "";
    } else {
      statement += character;
    }
  }
  return bodies;
}
