// Makes a small city with a program of one version, to be taken on by later ones:
//   node tools/test/upgrade_fixture.mjs <program>      writes tests/upgrades/<schema version>/
// Done once for each schema version that was released, with that version's own program. Needs sqlite3.
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ago, finding, parts, pdf, township, water } from "../../tests/api/fixtures.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const city = join(root, "data/cities/nangong");
/** Known to everybody, for it opens nothing but made-up complaints. */
export const key = "5c".repeat(32);
export const password = "Liandong-2026-old";

class Person {
  constructor(port) {
    this.port = port;
  }

  async call(method, path, body, headers = {}) {
    const given = body === undefined || body instanceof Buffer || typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, { method, body: given, headers: {
      ...(given !== body ? { "Content-Type": "application/json" } : {}), ...(this.cookie ? { Cookie: this.cookie } : {}),
      ...(this.token ? { "X-CSRF-Token": this.token } : {}), ...(method === "POST" ? { "Idempotency-Key": randomUUID() } : {}), ...headers } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    this.cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? this.cookie;
    return text ? JSON.parse(text) : undefined;
  }

  async sign_in(login, word) {
    this.cookie = this.token = undefined;
    this.token = (await this.call("POST", "/api/v1/session", { login, password: word })).csrf_token;
    return this;
  }

  /** The first word given to somebody is good for one thing. */
  async begin(login, word) {
    await this.sign_in(login, word);
    await this.call("POST", "/api/v1/session/password", { old_password: word, new_password: password });
    return this.sign_in(login, password);
  }
}

async function started(program, data) {
  const child = spawn(program, ["serve", "--data", data, "--port", "0", "--city", city], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (bytes) => {
      out += bytes;
      const found = /is running:\s+http:\/\/[^:]+:(\d+)/.exec(out);
      if (found) resolve(Number(found[1]));
    });
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
  });
  return { child, port };
}

/** A finding that waits with its materials, one that was dismissed, and a complaint by somebody with a name. */
async function live(port, first) {
  const admin = await new Person(port).begin("admin.system", first.system);
  const security = await new Person(port).begin("admin.security", first.security);
  for (const table of ["units", "people", "items"]) {
    await admin.call("POST", `/api/v1/imports/${table}`, readFileSync(join(city, `${table}.csv`)), { "Content-Type": "text/csv" });
  }
  const people = await admin.call("GET", "/api/v1/people");
  const begun = async (login, unit, role) => {
    const { id } = people.find((each) => each.login === login);
    const word = (await admin.call("POST", `/api/v1/people/${id}/reset-password`, {})).initial_password;
    await security.call("POST", "/api/v1/posts", { person: id, unit, roles: [role] });
    return new Person(port).begin(login, word);
  };
  const handler = await begun("township100.handler1", township, "handler");
  const head = await begun("township100.head", township, "head");
  await begun("water.handler1", water, "handler");
  const act = (who, path, body = {}) => who.call("POST", `/api/v1/${path}`, body);
  const { id } = await act(handler, "case-transfers", finding({ title: "旧版本的一件" }));
  for (const kind of parts) {
    const file = await handler.call("PUT", `/api/v1/files?name=${kind}.pdf`, pdf(kind), { "Content-Type": "application/octet-stream" });
    await act(handler, `case-transfers/${id}/attach-material`, { kind, file: file.id, file_name: `${kind}.pdf` });
  }
  const other = await act(handler, "case-transfers", finding({ title: "不予移送的一件" }));
  await act(head, `case-transfers/${other.id}/dismiss-finding`, { ground: "no_violation", reason: "查无违法事实" });
  await act(head, "complaints", { title: "反映占道", kind: "tip", source: "counter", received_at: ago(60), place: township,
    location: "东街", item: "P009", party: { kind: "person", name: "赵六" }, facts: "占道经营。",
    complainant: { name: "钱多多", contact: "13812345678" } });
}

function sqlite(data, command) {
  const done = spawnSync("sqlite3", [join(data, "liandong.db"), command], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr || String(done.error));
  return done.stdout;
}

async function make(program) {
  const data = mkdtempSync(join(tmpdir(), "liandong-old-"));
  mkdirSync(join(data, "keys"), { mode: 0o700 });
  writeFileSync(join(data, "keys/master.key"), `${key}\n`, { mode: 0o600 });
  const init = spawnSync(program, ["init", "--data", data, "--city", city], { encoding: "utf8" });
  const first = Object.fromEntries([...init.stdout.matchAll(/admin\.([a-z]+) +(\S+)/g)].map(([, admin, word]) => [admin, word]));
  if (!first.security) throw new Error(init.stdout + init.stderr);
  const { child, port } = await started(program, data);
  try {
    await live(port, first);
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  }
  const version = sqlite(data, "select max(version) from schema_version").trim();
  const folder = join(root, "tests/upgrades", version);
  if (existsSync(folder)) throw new Error(`${folder} exists: what a version wrote is never written anew`);
  mkdirSync(folder, { recursive: true });
  sqlite(data, "delete from session");
  writeFileSync(join(folder, "rows.sql"), sqlite(data, ".dump"));
  cpSync(join(data, "files/sm3"), join(folder, "files/sm3"), { recursive: true });
  rmSync(data, { recursive: true });
  console.log(folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.length !== 3) throw new Error("node tools/test/upgrade_fixture.mjs <program>");
  await make(resolve(process.argv[2]));
}
