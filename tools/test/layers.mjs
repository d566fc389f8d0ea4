// The layers of bin/test, quickest first, and what each needs before it can run.

// `beside`: of those that have it, two run at a time, the greatest first. It is about the seconds they take in CI.

/** A layer of C++ tests is chosen by ctest label; a program without label by its name. */
const cpp = (name, says, programs) => ({ name, says, needs: ["cpp"], kind: "ctest", programs });

export const layers = [
  { name: "tools", says: "the project's own lint and documents", needs: [], kind: "node" },
  cpp("domain", "kernel and rules of the systems", /^(kernel|.*_domain)_test$/),
  cpp("property", "random cases against slow oracles and laws", null),
  cpp("store", "store, JSON, crypto, documents, identity and the other doors to the world", null),
  cpp("engine", "command runner, obligations, sweeps", /^engine.*_test$/),
  cpp("scenario", "readable scripts per clause", /^scenario.*_test$/),
  cpp("states", "every command in every reachable state", null),
  { ...cpp("simulate", "half a year of the whole city, three seeds, every invariant after every command", /^simulate.*_test$/),
    beside: 140 },
  { ...cpp("api", "HTTP, permissions, bad input, every answer of the running program", /^(app|http)_test$/),
    needs: ["cpp", "calls"], kind: "api", beside: 400 },
  { name: "postgres", says: "what uses a store once more, on a PostgreSQL server of its own", needs: ["cpp", "calls"], kind: "postgres",
    beside: 900, again: /^(store|identity|engine|states_engine|scenario|simulation|simulate|demonstration|app)_test$/ },
  { name: "crash", says: "failing disks under SQLite, kills, full disks, a PostgreSQL server that fails, refused requests",
    needs: ["cpp", "calls"], kind: "crash", programs: /^crash_test$/, beside: 200 },
  { name: "web", says: "types, lint, format and unit tests of the pages", needs: ["web"], kind: "web", beside: 110 },
  { name: "e2e", says: "several people in their browsers, accessibility", needs: ["cpp", "web", "dist"], kind: "playwright", beside: 860 },
  { name: "long", says: "fifty seeds of three years of the whole city, one year on PostgreSQL, 10,000 bit changes, faults at every change of the disk, 1,000 kills, a cluster whose parts die, the way from one machine to the cluster and back, an hour of two versions in turns and one of both at once; only when asked for", needs: ["cpp", "calls"], kind: "simulate",
    onlyWhenAsked: true },
];

/**
 * The layer a ctest program belongs to: its label if that names a layer, else its name, else `store`.
 * Every program belongs to exactly one layer, so that none is forgotten.
 */
export function layerOf(program, labels) {
  const labelled = layers.find((layer) => layer.kind === "ctest" && labels.includes(layer.name));
  if (labelled) return labelled.name;
  const named = layers.find((layer) => layer.programs?.test(program));
  return named ? named.name : "store";
}

/** Groups that run one after the other: a layer alone, or at last those that run beside another, the greatest first. */
export function groupsOf(layersChosen) {
  const alone = layersChosen.filter((layer) => !layer.beside).map((layer) => [layer]);
  const beside = layersChosen.filter((layer) => layer.beside).sort((a, b) => b.beside - a.beside);
  return beside.length ? [...alone, beside] : alone;
}

/** @throws Error naming the unknown layer */
export function chosen(names) {
  for (const name of names) {
    if (!layers.some((layer) => layer.name === name)) {
      throw new Error(`no layer “${name}”; there are: ${layers.map((layer) => layer.name).join(" ")}`);
    }
  }
  return layers.filter((layer) => (names.length ? names.includes(layer.name) : !layer.onlyWhenAsked));
}
