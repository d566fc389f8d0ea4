// Builds the cluster of deploy/cluster on loopback ports in a folder of its own: three etcd, three PostgreSQL under
// Patroni, program processes, HAProxy. It ends what it started, by process id, when the caller exits.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { programs } from "../test/postgres.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const address = "127.0.0.1";
const asRoot = userInfo().uid === 0;
const number = (flag) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
const owner = asRoot ? { uid: number("-u"), gid: number("-g") } : {};

export async function until(what, look, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(200)) {
    const found = await Promise.resolve(look()).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

/** The processes below one, itself last. */
function family(pid) {
  const children = new Map();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8"))[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // gone meanwhile
    }
  }
  const below = (one) => (children.get(one) ?? []).flatMap((child) => [...below(child), child]);
  return [...below(pid), pid];
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // gone already
  }
}

export class DatabaseCluster {
  /** @param first of sixty ports that are free; @param binary the program */
  constructor(first, binary) {
    this.binary = binary;
    this.folder = mkdtempSync(join(tmpdir(), "ldcl-"));
    chmodSync(this.folder, 0o711);
    this.first = first;
    this.running = new Map();
    this.secrets = Object.fromEntries(["superuser", "replication", "rewind", "program"].map((each) => [each, randomBytes(12).toString("hex")]));
    this.nodes = [0, 1, 2].map((i) => ({ name: `node${i + 1}`, rest: first + i, postgres: first + 10 + i, etcd: first + 20 + i, peer: first + 30 + i }));
    process.on("exit", () => this.stop());
    for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => process.exit(1));
  }

  own(path) {
    if (asRoot) chownSync(path, owner.uid, owner.gid);
    return path;
  }
  ownFolder(...parts) {
    const path = join(this.folder, ...parts);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return this.own(path);
  }
  /** A file of deploy/cluster with its places filled in. */
  render(file, values, to) {
    const text = readFileSync(join(root, "deploy/cluster", file), "utf8").replace(/\{\{(\w+)\}\}/g, (_, key) => {
      if (!(key in values)) throw new Error(`${file}: no value for ${key}`);
      return values[key];
    });
    const path = join(this.folder, to);
    writeFileSync(path, text, { mode: 0o600 });
    return this.own(path);
  }
  launch(name, command, args, { env = {}, user = {} } = {}) {
    const log = openSync(join(this.folder, `${name}.log`), "a");
    const child = spawn(command, args, { cwd: this.folder, stdio: ["ignore", log, log], env: { ...process.env, ...env }, ...user });
    this.running.set(name, child);
    child.once("exit", () => this.running.get(name) === child && this.running.delete(name));
    return child;
  }
  log(name) {
    return readFileSync(join(this.folder, `${name}.log`), "utf8");
  }

  startEtcd(node) {
    const values = { name: node.name, address, etcd_port: node.etcd, etcd_peer_port: node.peer, etcd_data: this.ownFolder(`etcd-${node.name}`),
      etcd_cluster: this.nodes.map((each) => `${each.name}=http://${address}:${each.peer}`).join(",") };
    const file = this.render("etcd.conf", values, `${node.name}.etcd.conf`);
    const env = Object.fromEntries([...readFileSync(file, "utf8").matchAll(/^(ETCD_\w+)="(.*)"$/gm)].map(([, key, value]) => [key, value]));
    this.launch(`etcd-${node.name}`, "etcd", [], { env, user: owner });
  }
  startPatroni(node) {
    this.ownFolder("sockets");
    const values = { name: node.name, address, rest_port: node.rest, postgres_port: node.postgres, postgres_data: join(this.ownFolder(node.name), "data"),
      postgres_bin: programs(), pgpass: join(this.folder, node.name, "pgpass"), socket_folder: join(this.folder, "sockets"), network: `${address}/32`,
      etcd_hosts: this.nodes.map((each) => `"${address}:${each.etcd}"`).join(", "), superuser_password: this.secrets.superuser,
      replication_password: this.secrets.replication, rewind_password: this.secrets.rewind };
    const file = this.render("patroni.yml", values, `${node.name}.patroni.yml`);
    this.launch(`patroni-${node.name}`, "patroni", [file], { user: owner });
  }

  async rest(node) {
    const answer = await fetch(`http://${address}:${node.rest}/cluster`, { signal: AbortSignal.timeout(2000) });
    return (await answer.json()).members;
  }
  /** What Patroni says of its members, from whichever answers. */
  async members() {
    for (const node of this.nodes) {
      const found = await this.rest(node).catch(() => undefined);
      if (found) return found;
    }
    return [];
  }
  async primary() {
    const leader = (await this.members()).find((each) => each.role === "leader" && each.state === "running");
    return this.nodes.find((node) => node.name === leader?.name);
  }
  async synchronous() {
    return (await this.members()).some((each) => each.role === "sync_standby" && /^(running|streaming)$/.test(each.state));
  }
  async whole() {
    const members = await this.members();
    return members.length === 3 && members.some((each) => each.role === "leader") && members.some((each) => each.role === "sync_standby") &&
      members.every((each) => /^(running|streaming)$/.test(each.state));
  }

  async start() {
    for (const node of this.nodes) this.startEtcd(node);
    await until("etcd", async () => (await (await fetch(`http://${address}:${this.nodes[0].etcd}/health`)).json()).health === "true");
    for (const node of this.nodes) this.startPatroni(node);
    await until("three members, one of them synchronous", () => this.whole(), 120);
    await this.sql(`create role liandong login password '${this.secrets.program}'`, "postgres");
    await this.sql("create database liandong owner liandong template template0 encoding 'UTF8' locale 'C'", "postgres");
    // A client that meets a standby without it would ask nobody else.
    for (const node of this.nodes) await until("the database on every node", async () => this.ask(node, "select 1", "liandong").length === 1);
    this.passfile = join(this.folder, "pgpass");
    writeFileSync(this.passfile, `*:*:*:liandong:${this.secrets.program}\n`, { mode: 0o600 });
    const hosts = this.nodes.map((node) => `${address}:${node.postgres}`).join(",");
    this.store = `postgresql://liandong@${hosts}/liandong?target_session_attrs=read-write&connect_timeout=3&passfile=${this.passfile}`;
  }

  /** Asks the primary; for a while after a failure the members name one that is gone. @returns rows of texts */
  async sql(statement, database = "liandong") {
    return until("an answer of the primary", async () => this.ask(await this.primary(), statement, database));
  }
  ask(node, statement, database) {
    const done = spawnSync("psql", ["-h", address, "-p", String(node.postgres), "-U", "postgres", "-d", database, "-At", "-F", "\t", "-c", statement],
      { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, PGPASSWORD: this.secrets.superuser } });
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout.trim().split("\n").filter(Boolean).map((line) => line.split("\t"));
  }

  /** As if the machine failed: Patroni and its server, each by its number. */
  killNode(node) {
    const patroni = this.running.get(`patroni-${node.name}`);
    const postmaster = this.postmaster(node);
    signal(patroni.pid, "SIGKILL");
    for (const pid of postmaster ? family(postmaster).reverse() : []) signal(pid, "SIGKILL");
  }
  /** The server alone; Patroni lives. */
  killServer(node) {
    for (const pid of family(this.postmaster(node)).reverse()) signal(pid, "SIGKILL");
  }
  postmaster(node) {
    const file = join(this.folder, node.name, "data/postmaster.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
  }
  mendNode(node) {
    if (!this.running.has(`patroni-${node.name}`)) this.startPatroni(node);
  }

  /** A process of the program. @param i its number, from 0 */
  startProgram(i) {
    const data = join(this.folder, `process${i}`);
    const keys = join(this.folder, "process0", "keys");
    if (i > 0 && !existsSync(join(data, "keys"))) cpSync(keys, join(data, "keys"), { recursive: true });
    const port = this.first + 40 + i;
    this.launch(`process${i}`, this.binary, ["serve", "--data", data, "--store", this.store, "--files", join(this.folder, "files"),
      "--checkpoints", join(this.folder, "checkpoints"), "--port", String(port), "--advertise", `${address}:${port}`, "--trusted-proxies", address,
      "--demo", "--city", join(root, "data/cities/nangong")]);
    return port;
  }
  async ready(i) {
    const answer = await fetch(`http://${address}:${this.first + 40 + i}/readyz`, { signal: AbortSignal.timeout(1000) });
    return await answer.json();
  }
  /** The number of the process that writes. */
  async writer(count) {
    for (let i = 0; i < count; i += 1) {
      const state = await this.ready(i).catch(() => undefined);
      if (state?.role === "writer" && state.ready) return i;
    }
    return undefined;
  }
  startProxy(count) {
    this.port = this.first + 50;
    const servers = Array.from({ length: count }, (_, i) => `  server process${i} ${address}:${this.first + 40 + i}`).join("\n");
    const file = this.render("haproxy.cfg", { address, port: this.port, servers }, "haproxy.cfg");
    this.launch("haproxy", "haproxy", ["-db", "-f", file]);
  }
  verify(...more) {
    const done = spawnSync(this.binary, ["verify", "--data", join(this.folder, "process0"), "--store", this.store, "--files",
      join(this.folder, "files"), "--checkpoints", join(this.folder, "checkpoints"), ...more], { encoding: "utf8" });
    return { code: done.status, out: done.stdout + done.stderr };
  }

  stop() {
    for (const child of this.running.values()) {
      signal(child.pid, "SIGCONT");
      for (const pid of family(child.pid).reverse()) signal(pid, "SIGKILL");
    }
    for (const node of this.nodes) {
      const postmaster = this.postmaster(node);
      for (const pid of postmaster ? family(postmaster).reverse() : []) signal(pid, "SIGKILL");
    }
    this.running.clear();
    if (!process.env.LIANDONG_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }
}
