// A server in a process of its own, which tells how it is when it is asked.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openWorkspace } from "@reelgraph/engine/node";
import { serve } from "@reelgraph/server";
import { percentile } from "./percentile.ts";

const [folder = ".", concurrency = "4", listenerLimit = "2000"] = process.argv.slice(2);
const workspace = await openWorkspace({ folder, env: {} });
const served = await serve({
  workspace,
  folder,
  port: 0,
  concurrency: Number(concurrency),
  queueLimit: 20_000,
  listenerLimit: Number(listenerLimit),
  fault: (thrown) => console.error(thrown),
});
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let most = 0;
/**
 * Processor time of this thread between two ticks, in ms: how long the event loop was held by work of ours, however busy the
 * machine is with that of others.
 */
let held: number[] = [];
let before = process.threadCpuUsage();
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  held.push((user + system) / 1000);
}, 5).unref();
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100);

process.on("message", (asked) => {
  if (asked === "begin") {
    delay.reset();
    held = [];
    most = process.memoryUsage.rss();
    process.send?.({ cpu: process.cpuUsage() });
  }
  if (asked === "tell") {
    const { user, system } = process.cpuUsage();
    const [p50, p99, max] = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) => ns / 1e6);
    const heldMs = { p99: percentile(held, 99), max: percentile(held, 100) };
    process.send?.({ heldMs, rssMb: most / 1e6, cpuSeconds: (user + system) / 1e6, delayMs: { p50, p99, max } });
  }
  if (asked === "end") {
    clearInterval(watch);
    void served.close().then(() => process.exit(0));
  }
});
process.send?.({ url: served.url });
