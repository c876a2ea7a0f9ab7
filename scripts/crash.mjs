// `npm run crash`, for the nights: kills a buying process at every point before and after which something is durable or
// leaves the machine, in all classes of vendor; then at random moments, two in a row, on entering a system call (where
// strace can do that), and freezes it between intent and POST. Each time another process goes on, and the vendor's own
// books are compared. `--random N` and so on say how often, `--seed N` with which chance. Prints a table; ends with 1 when
// anything is wrong.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { deathsAt, openBench, pointsOf, runCycles } from "../tests/crash/campaign.ts";
import { freezeCycle } from "../tests/crash/freeze.ts";

const { values } = parseArgs({
  options: {
    random: { type: "string", default: "150" },
    pairs: { type: "string", default: "90" },
    calls: { type: "string", default: "90" },
    frozen: { type: "string", default: "51" },
    seed: { type: "string", default: String(Date.now() % 1e6) },
  },
});
const random = seeded(Number(values.seed));
const upTo = (most) => 1 + Math.floor(random() * most);
/** About how many of each a run makes. */
const calls = { pwrite64: 120, fsync: 40, rename: 2, writev: 3 };
const canInject = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
const classes = ["A", "B", "C"];
const share = (count) => Math.ceil(Number(count) / classes.length);
console.log(`seed ${values.seed}`);

const wrong = [];
const rows = [];
for (const kind of classes) {
  const bench = await openBench(kind);
  try {
    // A run may take a few more or fewer steps than this one: what is gathered into one commit is a matter of chance.
    const started = performance.now();
    const points = (await pointsOf(bench)).length;
    // Three at a time take longer than one.
    const runMs = Math.round(1.5 * (performance.now() - started));
    const cycles = (what, deaths) => row(what, kind, () => runCycles(bench, deaths, what));
    const some = (count, death) => Array.from({ length: share(count) }, death);
    const point = () => ({ at: upTo(points), side: random() < 0.5 ? "before" : "after" });
    await cycles(
      "points",
      deathsAt(points).map((death) => [death]),
    );
    await cycles(
      "random",
      some(values.random, () => [{ afterMs: upTo(runMs) }]),
    );
    await cycles(
      "pairs",
      some(values.pairs, () => [point(), point()]),
    );
    if (canInject) {
      const names = Object.keys(calls);
      await cycles(
        "calls",
        some(values.calls, (_, index) => {
          const call = names[index % names.length];
          return [{ call, nth: upTo(calls[call]) }];
        }),
      );
    }
    await row("frozen", kind, async () => {
      const outcomes = [];
      for (let index = 0; index < share(values.frozen); index += 1) {
        outcomes.push(await freezeCycle(bench, `frozen${index}`, "connect"));
      }
      return outcomes;
    });
  } finally {
    await bench.close();
  }
}
const sum = (name) => rows.reduce((total, each) => total + each[name], 0);
const [cycles, killed, twice, lost, parked] = ["cycles", "stopped", "twice", "lost", "parked"].map(sum);
console.table([...rows, { what: "all", class: "", cycles, stopped: killed, twice, lost, parked, seconds: "" }]);
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 ? 1 : 0);

async function row(what, kind, run) {
  const started = performance.now();
  const outcomes = await run();
  wrong.push(...outcomes.flatMap((one) => one.wrong.map((line) => `${kind} ${line}`)));
  const of = (count) => outcomes.reduce((total, one) => total + count(one), 0);
  rows.push({
    what,
    class: kind,
    cycles: outcomes.length,
    /** A run that was over before it could be stopped proves less. */
    stopped: of(({ struck }) => (struck === undefined ? 0 : 1)),
    twice: of(({ twice }) => twice),
    lost: of(({ lost }) => lost),
    parked: of(({ parked }) => parked),
    seconds: Number(((performance.now() - started) / 1000 / outcomes.length).toFixed(2)),
  });
  console.log(`${what} ${kind}: ${outcomes.length} cycles`);
}

/** Mulberry32. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
