// Where a fleet ends: what so many workers and runs a day ask of one PostgreSQL, reckoned from what one run and one worker
// cost (bench/fleet.ts) and from how often workers look (the constants of packages/fleet). No process is started. Every
// assumption is an option and is printed: `node bench/fleet-model.ts --workers 1000 --runs 100000`.
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    /** The load. */
    workers: { type: "string", default: "10,100,1000,10000" },
    servers: { type: "string", default: "1,2,4,8" },
    runs: { type: "string", default: "1000000" },
    clips: { type: "string", default: "3" },
    "minutes-per-run": { type: "string", default: "10" },
    /** Measured: transactions and kilobytes of a run of one unit, and decisions about money a second. */
    "run-transactions": { type: "string", default: "10.5" },
    "run-kilobytes": { type: "string", default: "4" },
    decisions: { type: "string", default: "850" },
    /** Assumed: how often the progress of a run changes, in s, and the texts of a pipeline, which its ticket and task carry. */
    "progress-every": { type: "string", default: "3" },
    "pipeline-kilobytes": { type: "string", default: "4" },
    /** Assumed of a larger database server: transactions a second that it takes, and rows that it finds by their keys. */
    capacity: { type: "string", default: "10000" },
    "rows-capacity": { type: "string", default: "300000" },
  },
});
const of = (name: Exclude<keyof typeof values, "workers" | "servers">) => Number(values[name]);

/** Records of money for each clip: intended, submitted, settled; with their hash and index, in kilobytes. */
const recordsPerClip = 3;
const recordKilobytes = 0.7;
/** A job in a worker's memory, in kilobytes: its facts, and its place in three maps. */
const jobKilobytes = 1.5;
/** Events of a clip's unit and its trace, in transactions and kilobytes. */
const clipTransactions = 6;
const clipKilobytes = 6;
/**
 * Workers look for work every 0.25 s, for wishes and for answers every second, show life and look after each other every 4 s,
 * and tell the progress of all their runs in one statement a second.
 */
const looksPerSecond = 1 / 0.25 + 1 + 1 + 2 / 4;
const tellsPerSecond = 1;
/**
 * Servers look for what others have promised every 0.5 s, for keys every second, for callbacks every 10 s; and every 0.3 s
 * at all runs that go: how their tasks stand, what they have recorded, and how far they are.
 */
const serverLooksPerSecond = 1 / 0.5 + 1 + 1 / 10 + 3 / 0.3;
/** A promise: written and taken into the queue by one, looked for in the books, and ended by each server that follows it. */
const promiseTransactions = 4;
const endTransactions = 2;

const perSecond = of("runs") / 86_400;
const records = perSecond * of("clips") * recordsPerClip;
const runTransactions = perSecond * (of("run-transactions") + of("clips") * clipTransactions + promiseTransactions);
const going = perSecond * of("minutes-per-run") * 60;
console.log("Assumed:", { ...values, recordKilobytes, jobKilobytes, clipTransactions, clipKilobytes });
console.log(
  `${perSecond.toFixed(1)} runs a second, ${Math.round(going)} at a time, ${Math.round(records)} records of money a second`,
);
const progressRows = going / Math.max(1, of("progress-every"));
console.log(`${Math.round(progressRows)} rows of progress are written a second, in a table that no log is kept of.`);
console.table(
  values.workers.split(",").map((text) => {
    const workers = Number(text);
    const looks = workers * looksPerSecond;
    const readMb = (workers * records * recordKilobytes) / 1024;
    // Only who has runs has progress.
    const tells = Math.min(workers, Math.ceil(progressRows)) * tellsPerSecond;
    const total = looks + tells + runTransactions;
    const breaks = [
      ...(records > of("decisions") ? ["the chain of money"] : []),
      ...(total > of("capacity") ? ["transactions"] : []),
      // Ten gigabits a second.
      ...(readMb > 1000 ? ["every worker reads all money"] : []),
    ];
    return {
      workers,
      "runs each": Math.ceil(going / workers),
      "looks/s": Math.round(looks),
      "progress/s": Math.round(tells),
      "of runs/s": Math.round(runTransactions),
      "money read MB/s": Number(readMb.toFixed(1)),
      breaks: breaks.join(", ") || "nothing",
    };
  }),
);
console.table(
  values.servers.split(",").map((text) => {
    const servers = Number(text);
    const statements = servers * (serverLooksPerSecond + perSecond * endTransactions);
    // Of each run its task, the end of its log, and its progress.
    const rows = servers * (going / 0.3) * 3;
    return {
      servers,
      "statements/s": Math.round(statements),
      "rows looked for/s": Math.round(rows),
      breaks: rows > of("rows-capacity") ? "all servers follow all runs" : "nothing",
    };
  }),
);
const dayGb =
  (of("runs") *
    (of("run-kilobytes") +
      2 * of("pipeline-kilobytes") +
      of("clips") * (clipKilobytes + recordsPerClip * recordKilobytes))) /
  2 ** 20;
const memoryGb = (of("runs") * of("clips") * jobKilobytes) / 2 ** 20;
console.log(
  `The database grows by ${dayGb.toFixed(1)} GB a day; each worker's picture of the ledger by ${memoryGb.toFixed(2)} GB.`,
);
const hint = Math.floor((4 * 2 ** 20) / (365 * of("clips") * jobKilobytes));
console.log(
  `A worker with 4 GB for it holds a year of ${hint} runs a day: beyond that, give teams databases of their own.`,
);
