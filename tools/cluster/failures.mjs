// Work through HAProxy while primaries and writing processes die: node tools/cluster/failures.mjs [rounds]
//   LIANDONG_BINARY  the program          LIANDONG_PORTS  the first of sixty free ports (18100)
// Checked after every round and at the end: what was acknowledged is there, nothing is there twice, service was back in
// 45 seconds; at the end that verify finds nothing. The last line is "N passed, N failed".
import { randomUUID } from "node:crypto";
import http from "node:http";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseCluster, pause, root, until } from "./cluster.mjs";

const rounds = Number(process.argv[2] ?? 20);
const processes = 2;
const workers = 8;
const back_in_ms = 45_000;
const binary = process.env.LIANDONG_BINARY ??
  ["release", "debug"].map((preset) => join(root, "build", preset, "liandong")).find((path) => existsSync(path));
const kinds = ["writer", "primary", "server", "both", "paused"];
const says = {
  writer: "kill -9 of the writing process", primary: "kill -9 of the primary's whole node (Patroni and PostgreSQL)",
  server: "kill -9 of the primary's PostgreSQL alone", both: "kill -9 of the primary's node and the writing process together",
  paused: "SIGSTOP of the writing process for 20 s",
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
function call(cluster, method, path, { headers = {}, json } = {}) {
  const body = json === undefined ? undefined : JSON.stringify(json);
  const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body), "Content-Type": "application/json" };
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: cluster.port, method, path, agent, timeout: 30_000, headers: { ...length, ...headers } },
      (response) => {
        let text = "";
        response.on("data", (bytes) => (text += bytes));
        response.on("error", reject);
        response.on("end", () => {
          let parsed;
          try {
            parsed = JSON.parse(text);
          } catch {
            // the proxy's own page
          }
          resolve({ status: response.statusCode, headers: response.headers, json: parsed });
        });
      });
    request.on("timeout", () => request.destroy(new Error("no answer in 30 s")));
    request.on("error", reject);
    request.end(body);
  });
}

async function signIn(cluster, login) {
  return until(`${login} signs in`, async () => {
    const answer = await call(cluster, "POST", "/api/v1/session", { json: { login, password: "Liandong-2026" } });
    if (answer.status !== 200) return undefined;
    return { Cookie: answer.headers["set-cookie"][0].split(";")[0], "X-CSRF-Token": answer.json.csrf_token };
  }, 90);
}

const finding = (title) => ({
  title, source: "supervision", discovered_at: `${new Date(Date.now() - 3600_000 + 8 * 3600_000).toISOString().slice(0, 19)}+08:00`,
  place: "130581100", location: "清凉江苏村段", item: "R001", party: { kind: "unknown" }, facts: "现场有抽砂船一艘。",
});

/** Sends one command until it is known what became of it: half by the key, half by an id of the client's own. */
async function carryOut(cluster, task, stop) {
  const same = task.by_id ? { "Command-Id": task.key } : { "Idempotency-Key": task.key };
  while (!stop.now) {
    task.asked += 1;
    const sent = Date.now();
    const answer = await call(cluster, "POST", task.path, { headers: { ...task.session, ...same }, json: task.body }).catch(() => undefined);
    if (answer?.status === 200 || answer?.status === 201) {
      task.id = answer.json.id;
      task.at = Date.now();
      task.sent = sent;
      return true;
    }
    const worth = answer === undefined || [429, 502, 503, 504].includes(answer.status);
    if (!worth) throw new Error(`${task.path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    await pause(answer?.status === 429 ? 300 : 100);
  }
  return false;
}

async function work(cluster, session, tasks, stop) {
  for (let turn = 0; !stop.now; turn += 1) {
    const open = { session, path: "/api/v1/case-transfers", key: randomUUID(), by_id: turn % 2 === 1, asked: 0, title: `集群 ${randomUUID()}` };
    open.body = finding(open.title);
    tasks.push(open);
    if (!(await carryOut(cluster, open, stop))) return;
    const note = { session, path: `/api/v1/case-transfers/${open.id}/add-note`, key: randomUUID(), by_id: turn % 2 === 0, asked: 0, on: open.id, body: { text: "已电话联系" } };
    tasks.push(note);
    if (!(await carryOut(cluster, note, stop))) return;
  }
}

/** @returns what is wrong, or "" */
async function fault(cluster, tasks) {
  const titles = new Map((await cluster.sql("select title, count(*) from matter where title like '集群 %' group by title")).map(([title, n]) => [title, Number(n)]));
  const notes = new Map((await cluster.sql("select matter, count(*) from note group by matter")).map(([matter, n]) => [matter, Number(n)]));
  const opened = new Map((await cluster.sql("select stream_id, count(*) from event where type like 'case_transfer.finding_recorded.%' group by stream_id")).map(([id, n]) => [id, Number(n)]));
  for (const task of tasks) {
    const count = task.title ? titles.get(task.title) ?? 0 : notes.get(task.on) ?? 0;
    if (count > 1) return `done ${count} times: ${task.path}`;
    if (task.id && count === 0) return `acknowledged and lost: ${task.path} ${task.title ?? ""}`;
    if (task.id && task.title && opened.get(task.id) !== 1) return `${opened.get(task.id)} events for ${task.id}`;
  }
  return "";
}

/** Longest time without an acknowledgement of what was asked after the failure. */
function gap(tasks, from) {
  const times = tasks.filter((task) => task.sent >= from).map((task) => task.at).sort((a, b) => a - b);
  let longest = times.length > 0 ? 0 : Infinity;
  let last = from;
  for (const at of times) {
    longest = Math.max(longest, at - last);
    last = at;
  }
  return longest;
}

function hurt(cluster, kind, writer, primary) {
  if (kind === "writer" || kind === "both") cluster.running.get(`process${writer}`).kill("SIGKILL");
  if (kind === "primary" || kind === "both") cluster.killNode(primary);
  if (kind === "server") cluster.killServer(primary);
  if (kind === "paused") {
    const child = cluster.running.get(`process${writer}`);
    child.kill("SIGSTOP");
    setTimeout(() => child.kill("SIGCONT"), 20_000);
  }
}

async function oneRound(cluster, round, all) {
  const kind = kinds[round % kinds.length];
  await until("everything is whole", async () => (await cluster.whole()) && (await cluster.writer(processes)) !== undefined, 180);
  for (let i = 0; i < processes; i += 1) await until(`process ${i}`, async () => (await cluster.ready(i)).ready, 60);
  const sessions = [];
  for (let i = 0; i < 4; i += 1) sessions.push(await signIn(cluster, `township10${i}.handler1`));
  const writer = await cluster.writer(processes);
  const tasks = [];
  const stop = { now: false };
  const running = Array.from({ length: workers }, (_, i) => work(cluster, sessions[i % sessions.length], tasks, stop));
  await pause(1500 + Math.random() * 1500);
  const primary = await until("a primary", () => cluster.primary());
  const before = tasks.filter((task) => task.id).length;
  hurt(cluster, kind, writer, primary);
  const from = Date.now();
  await until("service is back", () => tasks.some((task) => task.sent >= from), 120);
  await pause(kind === "paused" ? 21_000 : 3_000);
  const without = gap(tasks, from);
  if (!cluster.running.has(`process${writer}`)) cluster.startProgram(writer);
  cluster.mendNode(primary);
  stop.now = true;
  await Promise.all(running);
  let wrong = await fault(cluster, tasks);
  // What nobody knows the outcome of is sent again, and then there once.
  const unknown = tasks.filter((task) => !task.id);
  await Promise.all(unknown.map((task) => carryOut(cluster, task, { now: false })));
  wrong ||= await fault(cluster, tasks);
  if (without > back_in_ms) wrong ||= `${without} ms without service`;
  all.push(...tasks);
  const [epoch] = await cluster.sql("select epoch, address from writer");
  const repeated = tasks.filter((task) => task.asked > 1).length;
  console.log(`round ${String(round + 1).padStart(2)}  ${kind.padEnd(8)} ${String(before).padStart(5)} before, ${String(tasks.length).padStart(5)} in all, ` +
    `${String(repeated).padStart(3)} repeated, ${String(unknown.length).padStart(2)} unknown at the end; back after ${(without / 1000).toFixed(1)} s; epoch ${epoch[0]}` +
    `${wrong ? `  ✘ ${wrong}` : ""}`);
  return { kind, without, wrong, repeated };
}

const cluster = new DatabaseCluster(Number(process.env.LIANDONG_PORTS ?? 18100), binary);
let failed = 0;
let passed = 0;
try {
  await cluster.start();
  cluster.startProgram(0);
  await until("the first process", async () => (await cluster.ready(0)).ready, 300);
  for (let i = 1; i < processes; i += 1) cluster.startProgram(i);
  cluster.startProxy(processes);
  const all = [];
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    const result = await oneRound(cluster, round, all);
    results.push(result);
    if (result.wrong) failed += 1;
    else passed += 1;
  }
  for (const kind of kinds) {
    const own = results.filter((each) => each.kind === kind);
    if (own.length > 0) console.log(`${says[kind]}: ${own.length} times, back after at most ${(Math.max(...own.map((each) => each.without)) / 1000).toFixed(1)} s`);
  }
  const wrong = await fault(cluster, all);
  console.log(`${all.length} commands, ${all.filter((task) => task.asked > 1).length} of them repeated: ${wrong || "each there once"}`);
  const verified = cluster.verify();
  console.log(verified.out.trim());
  if (wrong || verified.code !== 0) failed += 1;
  else passed += 1;
} catch (error) {
  console.log(`✘ ${error.stack}`);
  if (process.env.LIANDONG_KEEP) console.log(cluster.folder);
  failed += 1;
}
cluster.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
