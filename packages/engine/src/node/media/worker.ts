import "../../no-eval.ts";
import { existsSync, writeFileSync } from "node:fs";
import type { Answer } from "./answer.ts";
import type { Operation } from "./operation.ts";
import { problemOf } from "./problem-of.ts";
import { outOfMemoryExit, type Task } from "./task.ts";

/**
 * The media process: it decodes files that nobody can vouch for with code that may crash on them. It gets paths and
 * JSON over the channel to its parent and answers in kind.
 */

/** Everything it can do. Each module is loaded when it is first asked for and exports the operation under its name. */
export const operations = {
  inspect: async () => (await import("./operations/inspect.ts")).inspect,
  concat: async () => (await import("./operations/concat.ts")).concat,
  trim: async () => (await import("./operations/trim.ts")).trim,
  frame: async () => (await import("./operations/frame.ts")).frame,
  title: async () => (await import("./operations/title.ts")).title,
  contactSheet: async () => (await import("./operations/contact-sheet.ts")).contactSheet,
  sprites: async () => (await import("./operations/sprites.ts")).sprites,
  waveform: async () => (await import("./operations/waveform.ts")).waveform,
  soundtrack: async () => (await import("./operations/soundtrack.ts")).soundtrack,
  resize: async () => (await import("./operations/resize.ts")).resize,
  transcode: async () => (await import("./operations/transcode.ts")).transcode,
  sketch: async () => (await import("./sketch/render.ts")).sketch,
  measure: async () => (await import("./measure/measure.ts")).measure,
};

/** Bytes of resident memory at which the process gives up, so that the machine doesn't. */
const memoryLimit = Number(process.env["REELGRAPH_MEDIA_MEMORY"]) || 2 * 1024 ** 3;

async function perform({ operation: name, request, out }: Task): Promise<Answer> {
  try {
    const load: (() => Promise<Operation<never, unknown>>) | undefined = operations[name as keyof typeof operations];
    if (!load) throw new Error(`The media process knows no operation "${name}"`);
    const operation = await load();
    // The parent made the request and checked its type; only files are not to be trusted here.
    const result = await operation(request as never, { out, progress });
    if (!existsSync(out)) return { done: { result } };
    const { probe } = await import("./probe.ts");
    return { done: { result, facts: await probe(out) } };
  } catch (error) {
    return { problem: await problemOf(error) };
  }
}

let reported = 0;
/** At most ten reports a second; the parent only draws them. */
function progress(fraction: number): void {
  const now = performance.now();
  if (now - reported < 100) return;
  reported = now;
  send({ progress: fraction });
}

function send(answer: Answer): void {
  process.send?.(answer);
}

if (process.send) {
  process.on("message", async (task: Task) => send(await perform(task)));
  // Ctrl-C reaches all processes of a terminal; the parent decides what it means for this one.
  process.on("SIGINT", () => {});
  // The parent is gone: nobody waits for the result. SIGKILL, because an exit would wait for native threads.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  setInterval(() => {
    if (process.memoryUsage.rss() > memoryLimit) process.exit(outOfMemoryExit);
  }, 100).unref();
  try {
    // Where memory runs out all the same, Linux is to end this process and not its parent.
    writeFileSync("/proc/self/oom_score_adj", "1000");
  } catch {}
}
