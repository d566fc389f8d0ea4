// A PostgreSQL server of its own for tests: made in a temporary folder, reached through a socket there,
// gone afterwards. It runs as an unprivileged user, for PostgreSQL refuses to run as root.
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** The folder of the newest server programs. @throws Error if there are none of 15 or newer */
export function programs() {
  const installed = "/usr/lib/postgresql";
  const versions = (existsSync(installed) ? readdirSync(installed) : []).map(Number)
    .filter((version) => version >= 15 && existsSync(join(installed, String(version), "bin/initdb"))).sort((a, b) => b - a);
  if (versions.length === 0) throw new Error("no PostgreSQL 15 or newer: run bin/install --for-tests");
  return join(installed, String(versions[0]), "bin");
}

const root = userInfo().uid === 0;
const number = (flag) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);

const on_signal = () => process.exit(1);

/** Or the servers would stay. Said once, however many there are. */
function exit_on_signals() {
  for (const signal of ["SIGINT", "SIGTERM"]) if (!process.listeners(signal).includes(on_signal)) process.once(signal, on_signal);
}

export class Cluster {
  /**
   * @param durable false: what is committed may be lost with the machine, which no test looks at
   * @param settings more of the server's, as "name=value"
   */
  constructor({ durable = false, settings = [] } = {}) {
    this.bin = programs();
    this.folder = mkdtempSync(join(tmpdir(), "ldpg-"));
    chmodSync(this.folder, 0o711);
    if (root) chownSync(this.folder, number("-u"), number("-g"));
    this.data = join(this.folder, "data");
    this.log = join(this.folder, "log");
    this.durable = durable;
    this.settings = settings;
    this.databases = 0;
    this.run("initdb", "-D", this.data, "-A", "trust", "-U", "liandong", "--locale=C", "-E", "UTF8", "-N");
    this.remove = () => this.stop();
    process.on("exit", this.remove);
    exit_on_signals();
    this.start();
  }

  run(program, ...args) {
    const command = root ? ["runuser", "-u", "postgres", "--", join(this.bin, program)] : [join(this.bin, program)];
    // Files, not pipes: the server would keep those of pg_ctl open.
    const done = spawnSync(command[0], [...command.slice(1), ...args], { cwd: this.folder, stdio: ["ignore", "ignore", "inherit"] });
    if (done.status !== 0) {
      const log = existsSync(this.log) ? readFileSync(this.log, "utf8").slice(-2000) : "";
      throw new Error(`${program} ended with ${done.status}\n${log}`);
    }
  }

  start() {
    const options = ["listen_addresses=''", `unix_socket_directories='${this.folder}'`, "max_connections=200", "shared_buffers=64MB",
      ...(this.durable ? [] : ["fsync=off", "full_page_writes=off"]), ...this.settings];
    this.run("pg_ctl", "-w", "-D", this.data, "-l", this.log, "-o", options.map((option) => `-c ${option}`).join(" "), "start");
    this.running = true;
  }

  /** @param mode "fast" tells the clients, "immediate" is as if the machine failed */
  halt(mode = "fast") {
    this.run("pg_ctl", "-w", "-D", this.data, "-m", mode, "stop");
    this.running = false;
  }

  /** A new, empty database. @returns its address for --store */
  database() {
    this.databases += 1;
    const name = `store_${process.pid}_${this.databases}`;
    this.run("psql", "-q", "-h", this.folder, "-U", "liandong", "-d", "postgres", "-c",
      `create database ${name} template template0 locale 'C' encoding 'UTF8'`);
    return `postgresql:///${name}?host=${this.folder}&user=liandong`;
  }

  stop() {
    process.off("exit", this.remove);
    if (this.running) this.halt("immediate");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
