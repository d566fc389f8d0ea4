// Runs the layers of bin/test, some of them two at a time, and sums up their cases.
//   node run.mjs --needs [layer…]               what must be built before: words of "cpp web dist"
//   node run.mjs --targets <folder> [layer…]    what ninja must build for these layers; nothing = all
//   node run.mjs --list                         the layers
//   node run.mjs --build <folder> [layer…]      runs; the last line is "N passed, N failed", and "N skipped" if there are any
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { callCounts, junitPrograms, nodeCounts, playwrightCounts, said, sumOf, vitestCounts } from "./counts.mjs";
import { chosen, groupsOf, layerOf, layers } from "./layers.mjs";
import { runLong } from "./long.mjs";
import { Cluster } from "./postgres.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const reports = join(root, "build/test-reports");

/** Runs a program with its output shown; `quiet` keeps the output and shows it only on failure. */
function run(command, args, { quiet = false, ...options } = {}) {
  const stdio = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
  const result = spawnSync(command, args, { cwd: root, stdio, encoding: "utf8", maxBuffer: 1 << 28, ...options });
  const output = quiet ? `${result.stdout ?? ""}${result.stderr ?? ""}` : "";
  const succeeded = result.status === 0;
  if (quiet && !succeeded) process.stdout.write(output || `${result.error ?? "no output"}\n`);
  return { succeeded, output };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Names of the ctest programs of a layer. */
function programsOf(layer, build) {
  const listed = spawnSync("ctest", ["--test-dir", build, "--show-only=json-v1"], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (listed.status !== 0) throw new Error(`ctest cannot list the tests of ${build}`);
  return JSON.parse(listed.stdout)
    .tests.filter((test) => {
      const labels = test.properties?.find((property) => property.name === "LABELS")?.value ?? [];
      return layer.again ? layer.again.test(test.name) : layerOf(test.name, labels) === layer.name;
    })
    .map((test) => test.name);
}

/** ctest programs carry the name of their target; the browser tests need the server. */
function targetsOf(layer, build) {
  // An entry of a layer apart runs another entry's program: states_engine_test is engine_test.
  const programs = ["ctest", "api", "postgres", "crash"].includes(layer.kind)
    ? programsOf(layer, build).map((name) => name.replace(/^(states|property)_/, "")) : [];
  if (layer.kind === "simulate") return ["app_test", "crash_test", "liandong", "liandong_next"];
  return layer.kind === "ctest" ? programs : layer.needs.includes("cpp") ? [...programs, "liandong", ...(layer.needs.includes("calls") ? ["liandong_next", "liandong_as_left"] : [])] : [];
}

function runCtest(layer, build, env = process.env) {
  const programs = programsOf(layer, build);
  if (programs.length === 0) return null;
  const report = join(reports, `${layer.name}.xml`);
  rmSync(report, { force: true });
  const pattern = `^(${programs.map((name) => name.replace(/[.+]/g, "\\$&")).join("|")})$`;
  run("ctest", ["--test-dir", build, "-R", pattern, "-j", "2", "--output-on-failure", "--output-junit", report,
    "--test-output-size-passed", "100000", "--test-output-size-failed", "1000000"], { env });
  const results = existsSync(report) ? junitPrograms(readFileSync(report, "utf8")) : [];
  const sum = { passed: 0, failed: 0 };
  for (const name of programs) {
    const result = results.find((program) => program.name === name) ?? { passed: 0, failed: 1 };
    sum.passed += result.passed;
    sum.failed += result.failed;
    console.log(`  ${name}: ${result.passed} passed, ${result.failed} failed`);
    for (const seed of result.seeds ?? []) console.log(`    ${seed}`);
  }
  return sum;
}

function runNode() {
  const files = [];
  for (const folder of ["tools/tidy", "tools/test", "tools/notice"]) {
    if (!existsSync(join(root, folder))) continue;
    files.push(...readdirSync(join(root, folder)).filter((file) => file.endsWith(".test.mjs")).map((file) => join(folder, file)));
  }
  const { succeeded, output } = run("node", ["--test", ...files], { quiet: true });
  return nodeCounts(output, succeeded);
}

function runWeb() {
  const sum = { passed: 0, failed: 0 };
  for (const script of ["types:check", "typecheck", "lint", "format:check"]) {
    const { succeeded } = run("npm", ["--prefix", "web", "run", "--silent", script], { quiet: true });
    console.log(`  web ${script}: ${succeeded ? "passed" : "failed"}`);
    sum[succeeded ? "passed" : "failed"] += 1;
  }
  const report = join(reports, "vitest.json");
  rmSync(report, { force: true });
  const { succeeded } = run("npx", ["vitest", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
    { quiet: true, cwd: join(root, "web") });
  const counts = vitestCounts(readJson(report), succeeded);
  return { passed: sum.passed + counts.passed, failed: sum.failed + counts.failed };
}

/** What API, crash and browser tests begin with: made once, copied by each. */
function demonstration(build) {
  if (process.env.LIANDONG_TEST_DEMONSTRATION) return process.env.LIANDONG_TEST_DEMONSTRATION;
  const folder = join(reports, "demonstration");
  rmSync(folder, { recursive: true, force: true });
  process.env.LIANDONG_TEST_DEMONSTRATION = folder;
  const { succeeded } = run("node", ["tests/api/demonstration.mjs"], { quiet: true, env: { ...process.env, LIANDONG_BINARY: join(build, "liandong") } });
  if (!succeeded) throw new Error("the demonstration for the tests could not be made");
  return folder;
}

/** The playwright configuration starts the server itself; it is told which program and which browser to take. */
function runPlaywright(build) {
  const config = ["web/playwright.config.ts", "web/tests/playwright.config.ts", "web/tools/playwright.config.ts"]
    .find((file) => existsSync(join(root, file)));
  if (!config) return null;
  const report = join(reports, "playwright.json");
  rmSync(report, { force: true });
  const chromium = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((file) => existsSync(file));
  const data = mkdtempSync(join(tmpdir(), "liandong-e2e-"));
  run("cp", ["-a", `${demonstration(build)}/.`, data]);
  const { succeeded } = run(join(root, "web/tools/node_modules/.bin/playwright"),
    ["test", "--config", join(root, config), "--reporter=list,json"],
    { cwd: join(root, "web"), env: { ...process.env, CI: "1", PLAYWRIGHT_JSON_OUTPUT_NAME: report, LIANDONG_E2E_DATA: data,
      LIANDONG_SERVER: join(build, "liandong"), LIANDONG_CHROMIUM: chromium ?? "" } });
  rmSync(data, { recursive: true, force: true });
  return playwrightCounts(readJson(report), succeeded);
}

/** tests/api starts the program itself and needs only its own few packages. */
function runCalls(build, env = process.env, words = []) {
  env = { ...env, LIANDONG_TEST_DEMONSTRATION: demonstration(build) };
  const { output } = run("node", ["tests/api/run.mjs", ...words],
    { quiet: true, env: { ...env, LIANDONG_BINARY: join(build, "liandong") } });
  const counts = callCounts(output);
  console.log(`  tests/api: ${said(counts)}`);
  return counts;
}

/**
 * One server for all of them; each test takes a schema or a database of its own. What is malformed never reaches a store,
 * and upgrades use both stores in any case.
 */
function runPostgres(layer, build) {
  const cluster = new Cluster();
  try {
    const env = { ...process.env, LIANDONG_TEST_POSTGRES: cluster.database() };
    return sumOf([runCtest(layer, build, env), runCalls(build, env, ["-shapes:", "-upgrade:"])]);
  } finally {
    cluster.stop();
  }
}

/** Faults of the world around the running program. */
function runFaults(build, options = []) {
  demonstration(build);
  const { stdout } = spawnSync("node", ["tests/crash/run.mjs", ...options], { cwd: root, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8",
    maxBuffer: 1 << 28, env: { ...process.env, LIANDONG_BINARY: join(build, "liandong") } });
  process.stdout.write((stdout ?? "").replace(/^(?=.)/gm, "  "));
  return callCounts(stdout ?? "");
}

function runLayer(layer, build) {
  switch (layer.kind) {
    case "node": return runNode();
    case "ctest": return runCtest(layer, build);
    case "web": return runWeb();
    case "api": return sumOf([runCtest(layer, build), runCalls(build)]);
    case "postgres": return runPostgres(layer, build);
    case "crash": return sumOf([runCtest(layer, build), runFaults(build)]);
    case "playwright": return runPlaywright(build);
    case "simulate": return runLong({ root, build, run, runFaults: (...options) => runFaults(build, options) });
    default: throw new Error(`unknown kind of layer ${layer.kind}`);
  }
}

/** A layer in a process of its own. What it prints is shown when it has ended, for another one runs beside it. */
async function runApart(layer, build) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "--build", build, layer.name],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => { output += text; });
  const status = await new Promise((ended) => child.once("close", ended));
  process.stdout.write(output.replace(/\n+\S+ +(\d+ passed|no tests).*\n\n.*\n$/, "\n")); // its sum is told by ours
  const counts = callCounts(output);
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @returns counts by name of layer */
async function runGroup(group, build) {
  const results = new Map();
  const timed = async (layer, runIt) => {
    const started = Date.now();
    results.set(layer.name, { counts: await runIt(layer, build), seconds: (Date.now() - started) / 1000 });
  };
  if (group.length === 1) {
    console.log(`\n== ${group[0].name}: ${group[0].says}`);
    await timed(group[0], runLayer);
    return results;
  }
  if (group.some((layer) => ["api", "postgres", "crash", "playwright"].includes(layer.kind))) demonstration(build);
  const waiting = [...group];
  const lane = async () => {
    while (waiting.length) await timed(waiting.shift(), runApart);
  };
  await Promise.all([lane(), lane()]);
  return results;
}

async function main(args) {
  if (args[0] === "--list" || args[2] === "--list") {
    for (const layer of layers) console.log(`${layer.name.padEnd(10)} ${layer.says}`);
    return 0;
  }
  if (args[0] === "--needs") {
    const names = args.slice(1);
    if (names[0] !== "--list") console.log([...new Set(chosen(names).flatMap((layer) => layer.needs))].join(" "));
    return 0;
  }
  const build = args[1];
  if (args[0] === "--targets") {
    const targets = args.length > 2 ? chosen(args.slice(2)).flatMap((layer) => targetsOf(layer, build)) : [];
    for (const target of new Set(targets)) console.log(target);
    return 0;
  }
  mkdirSync(reports, { recursive: true });
  const asked = args.slice(2);
  const layersChosen = chosen(asked);
  const results = new Map();
  for (const group of groupsOf(layersChosen)) for (const entry of await runGroup(group, build)) results.set(...entry);
  const lines = [];
  for (const { name } of layersChosen) {
    const { counts, seconds } = results.get(name);
    lines.push(`${name.padEnd(10)} ${counts ? said(counts) : "no tests"}  (${seconds.toFixed(1)} s)`);
  }
  // A layer that was asked for by name and holds nothing is a mistake, not a success.
  const total = sumOf([...results.values()].map(({ counts }) => counts ?? { passed: 0, failed: asked.length ? 1 : 0 }));
  console.log(`\n${lines.join("\n")}\n`);
  console.log(said(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`✘ ${error.message}`);
  process.exitCode = 2;
}
