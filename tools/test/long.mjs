// The long tests: hours, each part by itself if LIANDONG_LONG names it, e.g. LIANDONG_LONG="bits cluster".
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { callCounts, simulationCounts, sumOf } from "./counts.mjs";
import { Cluster } from "./postgres.mjs";

/** Optimised, or fifty times three years would take hours. */
function simulated(root, seeds, options) {
  const result = spawnSync("bin/simulate", [...options, "--seed", "1", ...(seeds > 1 ? ["--seeds", String(seeds)] : [])],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", maxBuffer: 1 << 28 });
  process.stdout.write(result.stdout ?? "");
  return simulationCounts(result.stdout ?? "", seeds);
}

const seeds = ({ root }) => simulated(root, 50, ["--years", "3"]);

/** The same on PostgreSQL, where every command costs round trips: one seed of one year. */
function year_on_postgres({ root }) {
  const cluster = new Cluster();
  try {
    return simulated(root, 1, ["--years", "1", "--store", cluster.database()]);
  } finally {
    cluster.stop();
  }
}

/** Every one of 10,000 random changes of a bit must be found and named. */
function bits({ build, run }) {
  const { succeeded, output } = run(join(build, "app_test"), ["--source-file=*bit_changes_test*"],
    { quiet: true, env: { ...process.env, LIANDONG_BIT_CHANGES: "10000" } });
  console.log(`  ${/seed \d+, \d+ changes/.exec(output)?.[0] ?? "no bit was changed"}`);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
}

/** Everything of the layer `crash`, at every change of the disk and with a thousand kills. */
function faults({ root, build, runFaults }) {
  const at_every = spawnSync(join(build, "crash_test"), [], { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8",
    maxBuffer: 1 << 28, env: { ...process.env, LIANDONG_CRASH: "all" } });
  for (const line of at_every.stdout.split("\n")) if (/MESSAGE|ERROR|logged/.test(line)) console.log(`  ${line.replace(/^.*MESSAGE: /, "")}`);
  const done = at_every.status === 0 ? 1 : 0;
  return sumOf([{ passed: done, failed: 1 - done }, runFaults("--long")]);
}

/** The cluster of deploy/cluster, whose primary and writing process die again and again under load. */
function cluster({ build, run }) {
  const { output } = run("node", ["tools/cluster/failures.mjs", "20"],
    { quiet: true, env: { ...process.env, LIANDONG_BINARY: join(build, "liandong") } });
  process.stdout.write(output.replace(/^\d+ passed, \d+ failed$/m, "").trimEnd().replace(/^/gm, "  ") + "\n");
  return callCounts(output);
}

/** The way of docs/operations.md from one machine to the cluster and back. */
function operations({ build, run }) {
  const { output } = run("node", ["tools/cluster/walk.mjs"], { quiet: true, env: { ...process.env, LIANDONG_BINARY: join(build, "liandong") } });
  process.stdout.write(output.replace(/^\d+ passed, \d+ failed$/m, "").trimEnd().replace(/^/gm, "  ") + "\n");
  return callCounts(output);
}

/** This program and one whose schema is a step further on one PostgreSQL database: an hour in turns, an hour at the same moment. */
function adjacent({ build, run }) {
  const { output } = run("node", ["tests/api/adjacent_long.mjs", process.env.LIANDONG_ADJACENT_MINUTES ?? "60"],
    { quiet: true, env: { ...process.env, LIANDONG_BINARY: join(build, "liandong") } });
  for (const said of output.match(/^two adjacent versions .*/gm) ?? ["the two versions did not end"]) console.log(`  ${said}`);
  return callCounts(output);
}

const parts = { cluster, operations, bits, faults, adjacent, year_on_postgres, seeds };

/** @throws Error naming a part that does not exist */
export function partsOf(words) {
  const names = words.split(/\s+/).filter(Boolean);
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown) throw new Error(`no long test “${unknown}”; there are: ${Object.keys(parts).join(" ")}`);
  return names.length ? names : Object.keys(parts);
}

/** @param tools `root` and `build` folders; `run` and `runFaults` of run.mjs */
export function runLong(tools) {
  return sumOf(partsOf(process.env.LIANDONG_LONG ?? "").map((name) => {
    console.log(`\n-- ${name}`);
    return parts[name](tools);
  }));
}
