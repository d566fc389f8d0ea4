import assert from "node:assert/strict";
import test from "node:test";
import { callCounts, doctestCounts, junitPrograms, nodeCounts, playwrightCounts, said, simulationCounts, sumOf, vitestCounts } from "./counts.mjs";
import { chosen, groupsOf, layerOf, layers } from "./layers.mjs";
import { partsOf } from "./long.mjs";

test("what runs once more on PostgreSQL belongs to a layer of its own as well", () => {
  const again = layers.find((layer) => layer.name === "postgres").again;
  for (const program of ["store_test", "identity_test", "engine_test", "states_engine_test", "scenario_test", "simulate_test",
    "demonstration_test", "app_test"]) {
    assert.ok(again.test(program), program);
    assert.notEqual(layerOf(program, []), "postgres");
  }
  assert.ok(!again.test("kernel_test"));
});

test("a doctest summary gives its passed and failed cases", () => {
  const output = "[doctest] test cases:  12 |  10 passed |  2 failed | 0 skipped\n";
  assert.deepEqual(doctestCounts(output, false), { passed: 10, failed: 2 });
});

test("a program that crashed before its summary is one failure", () => {
  assert.deepEqual(doctestCounts("CHECK failed: x", false), { passed: 0, failed: 1 });
});

test("a program whose cases pass but which ends with an error is a failure", () => {
  const output = "[doctest] test cases:  3 |  3 passed |  0 failed | 0 skipped\nERROR: AddressSanitizer";
  assert.deepEqual(doctestCounts(output, false), { passed: 3, failed: 1 });
});

test("calls count by their last line, and a run that broke off is one failure", () => {
  assert.deepEqual(callCounts("FAILED x\n91 passed, 1 failed\n"), { passed: 91, failed: 1 });
  assert.deepEqual(callCounts("91 passed, 0 failed\nkilled"), { passed: 0, failed: 1 });
});

test("what was skipped is counted apart, and told only where there is something", () => {
  const [some, none] = [callCounts("SKIPPED  x\n9 passed, 0 failed, 2 skipped\n"), callCounts("5 passed, 1 failed\n")];
  assert.deepEqual(some, { passed: 9, failed: 0, skipped: 2 });
  assert.equal(said(sumOf([none, some, null])), "14 passed, 1 failed, 2 skipped");
  assert.equal(said(sumOf([none])), "5 passed, 1 failed");
});

test("a junit report is read program by program", () => {
  const xml = `<testsuite><testcase name="a_test" classname="a_test" time="0.1" status="run">
    <system-out>[doctest] test cases: 4 | 4 passed | 0 failed | 0 skipped</system-out></testcase>
    <testcase name="b_test" classname="b_test" time="0.1" status="fail"><failure message=""/>
    <system-out>boom</system-out></testcase></testsuite>`;
  assert.deepEqual(junitPrograms(xml), [
    { name: "a_test", passed: 4, failed: 0 },
    { name: "b_test", passed: 0, failed: 1 },
  ]);
});

test("node's report is read in both forms", () => {
  assert.deepEqual(nodeCounts("# tests 3\n# pass 2\n# fail 1\n", false), { passed: 2, failed: 1 });
  assert.deepEqual(nodeCounts("ℹ tests 3\nℹ pass 3\nℹ fail 0\n", true), { passed: 3, failed: 0 });
  assert.deepEqual(nodeCounts("SyntaxError", false), { passed: 0, failed: 1 });
});

test("a seed that broke an invariant, or never ran, is a failure", () => {
  const output = "种子 · seed 1: 5 commands\n种子 · seed 2: 5 commands\n✘ I5: broken\n";
  assert.deepEqual(simulationCounts(output, 2), { passed: 1, failed: 1 });
  assert.deepEqual(simulationCounts(output, 3), { passed: 1, failed: 2 });
});

test("a missing vitest or playwright report is a failure", () => {
  assert.deepEqual(vitestCounts(null, true), { passed: 0, failed: 1 });
  assert.deepEqual(playwrightCounts(null, true), { passed: 0, failed: 1 });
});

test("a flaky browser test counts as failed", () => {
  assert.deepEqual(playwrightCounts({ stats: { expected: 5, unexpected: 0, flaky: 1 } }, true), { passed: 5, failed: 1 });
});

test("every ctest program belongs to a layer, by label before name", () => {
  assert.equal(layerOf("kernel_test", []), "domain");
  assert.equal(layerOf("case_transfer_domain_test", []), "domain");
  assert.equal(layerOf("crypto_test", []), "store");
  assert.equal(layerOf("anything_new_test", []), "store");
  assert.equal(layerOf("engine_test", ["scenario"]), "scenario");
});

test("an unknown layer is refused by name and long runs only when asked for", () => {
  assert.throws(() => chosen(["domian"]), /domian/);
  assert.ok(!chosen([]).some((layer) => layer.name === "long"));
  assert.deepEqual(chosen(["long"]).map((layer) => layer.name), ["long"]);
});

test("parts of the long tests are chosen by name, all without one", () => {
  assert.deepEqual(partsOf(" bits  cluster"), ["bits", "cluster"]);
  assert.ok(partsOf("").length >= 6);
  assert.throws(() => partsOf("bit"), /no long test “bit”/);
});

test("layers that mostly wait run beside another one, the greatest first, and every layer runs once", () => {
  const groups = groupsOf(chosen([]));
  assert.deepEqual(groups.flat().map((layer) => layer.name).sort(), chosen([]).map((layer) => layer.name).sort());
  const beside = groups.at(-1).map((layer) => layer.beside);
  assert.ok(beside.length > 2 && beside.every((seconds, at) => at === 0 || seconds <= beside[at - 1]));
  assert.deepEqual(groupsOf(chosen(["web"])).map((group) => group.map((layer) => layer.name)), [["web"]]);
  assert.deepEqual(groupsOf(chosen(["domain", "store"])).length, 2);
});
