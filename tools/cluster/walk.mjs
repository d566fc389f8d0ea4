// The way of docs/operations.md from one machine to the cluster and back, step by step, with the commands that stand
// there: node tools/cluster/walk.mjs
//   LIANDONG_BINARY  the program          LIANDONG_PORTS  the first of sixty free ports (18200)
// One line a step. Matters opened in every step must be there in every later one. The last line is "N passed, N failed".
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "../../tests/api/client.mjs";
import { attach, finding } from "../../tests/api/fixtures.mjs";
import { Server, binary } from "../../tests/api/server.mjs";
import { Cluster } from "../test/postgres.mjs";
import { DatabaseCluster, pause, until } from "./cluster.mjs";

const program = binary();
const next = join(dirname(program), "liandong_next");
const folder = mkdtempSync(join(tmpdir(), "liandong-walk-"));
const under = (...parts) => join(folder, ...parts);
const opened = [];
let passed = 0;
const servers = new Set();

function liandong(...args) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  return { code: done.status, out: done.stdout + done.stderr };
}
function must(...args) {
  const { code, out } = liandong(...args);
  assert.equal(code, 0, `liandong ${args.join(" ")}\n${out}`);
  return out;
}

/** The last event of each backup of a folder. */
const ends_of = (from) => [...must("backups", "--from", from).matchAll(/events 1 to (\d+)/g)].map(([, last]) => Number(last));

async function serve(data, place, { more = [], with_program = program } = {}) {
  const server = await Server.start(data, more, place, with_program);
  servers.add(server);
  return server;
}
async function stop(server) {
  servers.delete(server);
  assert.equal((await server.stop()).code, 0);
}

/** People sign in, find what was done before, and do something more. */
async function work(server, title) {
  const client = await Client.of(server, "township100.handler1");
  for (const one of opened) assert.equal((await client.matter(one.id)).title, one.title);
  const { id } = await client.command(null, "record", finding({ title }));
  const file = await attach(client, id, "basic_facts");
  opened.push({ id, title });
  return { client, id, file };
}

async function step(name, act) {
  const begun = Date.now();
  await act();
  passed += 1;
  console.log(`${name.padEnd(86)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
}

const ready = async (server) => (await fetch(`http://127.0.0.1:${server.port}/readyz`)).json();
async function writer_among(all) {
  for (const server of all) {
    const state = await ready(server).catch(() => ({}));
    if (state.role === "writer" && state.ready) return server;
  }
  return undefined;
}

async function walk(postgres, cluster) {
  const data = under("srv");
  const single = ["--data", data];
  const backups = under("backup");
  const keys = under("safe-keys");
  let server;

  await step("one machine, SQLite: first start, work", async () => {
    server = await serve(data, single);
    await work(server, "第一步：一台机器");
  });
  await step("backup while it runs, keys apart; a second one; the list of both", async () => {
    must("backup", ...single, "--to", backups, "--keys-to", keys);
    await work(server, "第一步：第二份备份之前");
    must("backup", ...single, "--to", backups);
    assert.equal(ends_of(backups).length, 2);
    assert.ok(readdirSync(keys).includes("master.key"));
    assert.ok(!readdirSync(backups).some((name) => /key/.test(name)));
    await stop(server);
  });
  await step("restore to the first backup into another folder, keys put back, verify, serve", async () => {
    const other = under("srv-2");
    const [end, later] = ends_of(backups).sort((one, other) => one - other);
    assert.ok(end < later);
    must("restore", "--from", backups, "--data", other, "--to-point", String(later - 1));
    cpSync(keys, join(other, "keys"), { recursive: true });
    must("verify", "--data", other, "--checkpoints", join(data, "checkpoints"), "--may-be-older");
    const restored = await serve(other, ["--data", other]);
    const client = await Client.of(restored, "township100.handler1");
    assert.equal((await client.matter(opened[0].id)).title, opened[0].title);
    assert.equal((await client.get(`/api/v1/case-transfers/${opened[1].id}`)).status, 404);
    await stop(restored);
  });
  await step("SQLite to PostgreSQL: move; the old place is refused", async () => {
    must("move", ...single, "--from", "sqlite", "--to", postgres);
    assert.ok(existsSync(join(data, "liandong.db.moved")));
    assert.notEqual(liandong("serve", ...single, "--port", "0").code, 0);
    must("verify", ...single, "--store", postgres);
  });
  const shared = ["--files", under("shared-files"), "--checkpoints", under("shared-checkpoints")];
  const first = ["--data", data, "--store", postgres];
  const second = ["--data", under("second"), "--store", postgres];
  let both;
  await step("a second process: files in a folder for both, the same keys; one writes, both work", async () => {
    renameSync(join(data, "files"), under("shared-files"));
    renameSync(join(data, "checkpoints"), under("shared-checkpoints"));
    mkdirSync(under("second"));
    cpSync(join(data, "keys"), under("second", "keys"), { recursive: true });
    both = [await serve(data, first, { more: shared }), await serve(under("second"), second, { more: shared })];
    const roles = (await Promise.all(both.map(ready))).map((state) => state.role).sort();
    assert.deepEqual(roles, ["reader", "writer"]);
    for (const each of both) await work(each, `第二步：进程 ${each.port}`);
  });
  await step("kill -9 of the writing process: the other one is it", async () => {
    const writer = await writer_among(both);
    const left = both.find((each) => each !== writer);
    await writer.kill();
    servers.delete(writer);
    await until("another writer", async () => (await ready(left)).role === "writer", 20);
    await work(left, "第二步：写进程终止以后");
    await stop(left);
    must("backup", ...first, ...shared.slice(0, 2), "--to", backups);
  });

  await step("three PostgreSQL under Patroni and etcd are up", () => cluster.start());
  const here = join(cluster.folder, "process0");
  await step("backup → restore --store into the cluster, keys put back, verify against the checkpoints", async () => {
    must("restore", "--from", backups, "--data", here, "--store", cluster.store, "--files", join(cluster.folder, "files"));
    cpSync(keys, join(here, "keys"), { recursive: true });
    cpSync(under("shared-checkpoints"), join(cluster.folder, "checkpoints"), { recursive: true });
    const { code, out } = cluster.verify("--may-be-older");
    assert.equal(code, 0, out);
  });
  const proxy = {};
  await step("two processes behind HAProxy: everything is there, work goes on", async () => {
    cluster.startProgram(0);
    await until("the first process", async () => (await cluster.ready(0)).ready, 120);
    cluster.startProgram(1);
    await until("the second process", async () => (await cluster.ready(1)).ready, 120);
    cluster.startProxy(2);
    proxy.port = cluster.port;
    await until("the proxy", async () => (await ready(proxy)).ready, 60);
    await work(proxy, "第四步：集群");
  });
  await step("kill -9 of the primary's node and of the writing process: service comes back by itself", async () => {
    const primary = await until("a primary", () => cluster.primary());
    const writer = await cluster.writer(2);
    cluster.running.get(`process${writer}`).kill("SIGKILL");
    cluster.killNode(primary);
    await until("work goes on", () => work(proxy, "第五步：主库与写进程终止以后"), 90);
    cluster.startProgram(writer);
    cluster.mendNode(primary);
    await until("everything is whole", async () => (await cluster.whole()) && (await cluster.writer(2)) !== undefined, 180);
    await work(proxy, "第五步：恢复以后");
  });
  await step("verify on the cluster; a proof and the public key", async () => {
    const { code, out } = cluster.verify();
    assert.equal(code, 0, out);
    const place = ["--data", here, "--store", cluster.store];
    assert.match(must("public-key", "--data", here), /BEGIN PUBLIC KEY/);
    writeFileSync(under("key.pem"), must("public-key", "--data", here));
    await pause(1000);
    const made = liandong("proof", ...place, "--matter", opened[0].id, "--to", under("proof.json"));
    assert.equal(made.code, 0, made.out);
  });
  await step("backup of the running cluster; back to one SQLite machine", async () => {
    must("backup", "--data", here, "--store", cluster.store, "--files", join(cluster.folder, "files"), "--to", under("backup-2"));
    const back = under("srv-3");
    must("restore", "--from", under("backup-2"), "--data", back);
    cpSync(keys, join(back, "keys"), { recursive: true });
    must("verify", "--data", back, "--checkpoints", join(cluster.folder, "checkpoints"), "--may-be-older");
    server = await serve(back, ["--data", back]);
    await work(server, "最后一步：回到一台机器");
    await stop(server);
  });
  await step("upgrade to the next release, verify; and the release before it on the same data", async () => {
    const back = under("srv-3");
    must("backup", "--data", back, "--to", under("backup-2"));
    server = await serve(back, ["--data", back], { with_program: next });
    await work(server, "升级以后");
    await stop(server);
    must("verify", "--data", back);
    server = await serve(back, ["--data", back]);
    await work(server, "退回以后");
    await stop(server);
    must("verify", "--data", back);
  });
}

const single = new Cluster({ durable: true });
const cluster = new DatabaseCluster(Number(process.env.LIANDONG_PORTS ?? 18200), program);
let failed = 0;
try {
  await walk(single.database(), cluster);
} catch (failure) {
  console.log(`✘ ${failure.stack}`);
  failed += 1;
}
for (const server of servers) server.child.kill("SIGKILL");
cluster.stop();
single.stop();
if (process.env.LIANDONG_KEEP) console.log(folder);
else rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
