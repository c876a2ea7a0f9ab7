// The offline model: seconds of film rendered in a second, and the memory of one and of two renders at once.
// Goals: several times faster than real time at 960 × 540, faster than real time at 1280 × 720, on two idle cores.
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { sketch } from "../packages/engine/src/node/media/sketch/render.ts";

const prompts = [
  "a hiker crosses a mountain valley at sunrise, slow push in",
  "a woman with a red umbrella on a neon street at night in the rain, pan right",
  "a sailing boat on the sea at sunset, the drone rises",
  "a ceramic mug on a window sill at dawn, close-up",
  "watercolour of a fox in a birch forest, morning mist, tracking shot",
];
const sizes = [
  { width: 960, height: 540 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const seconds = 4;

/** What one render cost: seconds of clock and processor, and the most memory its process held, in MB. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** Renders in a process of its own, as the engine does. */
function render(prompt: string, size: (typeof sizes)[number], out: string): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, { serialization: "json" });
    child.once("message", (cost: Cost) => resolve(cost));
    child.once("error", reject);
    child.send({ prompt, size, out });
  });
}

async function compare(folder: string): Promise<void> {
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, load ${load} before the start; ${seconds} s at 24 frames a second, best of 3`,
  );
  console.log("size        rendered s per s   CPU s per s   peak MB   prompt");
  for (const size of sizes)
    for (const prompt of prompts) {
      const runs: Cost[] = [];
      for (let i = 0; i < 3; i++) runs.push(await render(prompt, size, join(folder, "one.mp4")));
      const best = runs.toSorted((a, b) => a.wall - b.wall)[0] ?? { wall: NaN, cpu: NaN, peak: NaN };
      const row = [
        (seconds / best.wall).toFixed(2).padStart(16),
        (best.cpu / seconds).toFixed(2).padStart(13),
        best.peak.toFixed(0).padStart(9),
      ];
      console.log(`${size.width}x${size.height}`.padEnd(10), ...row, ` ${prompt}`);
    }
  for (const size of sizes) {
    const two = await Promise.all([0, 1].map((i) => render(prompts[i] ?? "", size, join(folder, `${i}.mp4`))));
    const peak = two.reduce((sum, cost) => sum + cost.peak, 0);
    const rate = (2 * seconds) / Math.max(...two.map((cost) => cost.wall));
    console.log(
      `two at once, ${size.width}x${size.height}: ${rate.toFixed(2)} rendered s per s, ${peak.toFixed(0)} MB together`,
    );
  }
}

if (process.send) {
  process.once(
    "message",
    async ({ prompt, size, out }: { prompt: string; size: (typeof sizes)[number]; out: string }) => {
      const job = { prompt, size, seconds, fps: 24, seed: 7, audio: false };
      // What a warm media process has loaded already.
      await sketch({ ...job, seconds: 1, size: { width: 320, height: 180 } }, { out, progress() {} });
      const [start, before] = [performance.now(), process.cpuUsage()];
      await sketch(job, { out, progress() {} });
      const { user, system } = process.cpuUsage(before);
      process.send?.(
        {
          wall: (performance.now() - start) / 1000,
          cpu: (user + system) / 1e6,
          peak: process.resourceUsage().maxRSS / 1024,
        },
        () => process.exit(0),
      );
    },
  );
} else {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-bench-"));
  try {
    await compare(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
