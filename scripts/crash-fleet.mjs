// `npm run crash:fleet`, for the nights: fleets of 2 to 4 workers on a real PostgreSQL server, whose workers are killed (also
// by themselves, at their statements and around the submission) and frozen all the time, in all classes of vendor; then again
// while the way to the database is cut and blocked, and with nothing in common but a bucket that stutters. The vendor's own
// books are compared. `--kills N` says how many in each of the seven campaigns, `--seed N` with which chance. Prints a table;
// ends with 1 when anything is wrong.
import { parseArgs } from "node:util";
import { campaign, disturbed, openFront, seeded, startStutteringS3 } from "../tests/fleet/campaign.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "40" },
    seed: { type: "string", default: String(Date.now() % 1e6) },
    minutes: { type: "string" },
  },
});
console.log(`seed ${values.seed}`);
const random = seeded(Number(values.seed));
const until = Date.now() + Number(values.minutes ?? 0) * 60_000;
/** Without a time to fill, each campaign is fought once. */
const over = () => values.minutes !== undefined && Date.now() > until;
const rows = [];
const wrong = [];
do {
  for (const kind of ["A", "B", "C"]) {
    for (const way of ["open", "cut and blocked", ...(kind === "A" ? ["open, a bucket"] : [])]) {
      if (over()) break;
      const workers = 2 + Math.floor(random() * 3);
      const cuts = way === "cut and blocked";
      const bucket = way.endsWith("bucket") ? await startStutteringS3(random) : undefined;
      const whole = await openFront(kind, undefined, bucket);
      const front = cuts ? await disturbed(whole) : whole;
      const started = performance.now();
      const fire = { workers, kills: Number(values.kills), random, ...(cuts ? { meanwhile: front.disturb } : {}) };
      const outcome = await campaign(front, fire).finally(() => front.close());
      await bucket?.close();
      wrong.push(...outcome.wrong.map((line) => `${kind} ${line}`));
      const { runs, kills, frozen, twice, parked } = outcome;
      const seconds = Math.round((performance.now() - started) / 1000);
      rows.push({
        class: kind,
        workers,
        way,
        runs,
        kills,
        frozen,
        twice,
        parked,
        seconds,
      });
      console.table(rows.slice(-1));
    }
  }
} while (values.minutes !== undefined && !over());
const sum = (name) => rows.reduce((total, row) => total + row[name], 0);
const [runs, kills, frozen, twice, parked] = ["runs", "kills", "frozen", "twice", "parked"].map(sum);
console.table([
  ...rows,
  { class: "all", workers: "", way: "", runs, kills, frozen, twice, parked, seconds: sum("seconds") },
]);
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 ? 1 : 0);
