// A process with many runs at a time, for bench/journal.ts: `start` begins them, `resume` goes on with all that were stopped.
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { ExecutionSession, openWorkspace, RunControl } from "@reelgraph/engine/node";

const [how, folder = "", count = "1000"] = process.argv.slice(2);
const { signal } = new AbortController();
const delay = monitorEventLoopDelay({ resolution: 5 });
const options = { file: join(folder, "pipeline.json"), env: {} };
const cpu = process.cpuUsage();
const began = performance.now();
const runs = new RunControl(await openWorkspace({ folder, env: {} }));
const session = await ExecutionSession.open(options);
delay.enable();
let done = 0;
const finished = (state: string) => {
  if (state !== "succeeded") throw new Error(`a run ${state}`);
  done += 1;
};
if (how === "start") {
  let units = 0;
  const onEvent = ({ type }: { readonly type: string }) => void (units += type === "unit.finished" ? 1 : 0);
  // Whoever kills this process wants to know when.
  setInterval(() => process.stdout.write(`${units}\n`), 20).unref();
  await Promise.all(
    Array.from({ length: Number(count) }, async (_, index) =>
      finished((await session.run({ signal, onEvent, inputs: { line: `line ${index}` } })).state),
    ),
  );
} else {
  const open = (await runs.list(Number(count))).filter(({ state }) => state === "interrupted");
  const going: Promise<void>[] = [];
  for (const { id } of open) {
    const { asked } = await runs.show(id);
    going.push(session.resume(id, asked, { signal }).then(({ state }) => finished(state)));
    // Each record is read in a turn of its own, as whoever serves others meanwhile would do.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(going);
}
delay.disable();
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    done,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    delayP99Ms: Math.round(delay.percentile(99) / 1e6),
    delayMaxMs: Math.round(delay.max / 1e6),
  }),
);
await session.close();
await runs.close();
