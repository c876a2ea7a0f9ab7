// What the offline judge costs: CPU seconds for each second of video at 960 × 540, 24 frames a second. Goal: 0.5.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeFrames } from "../packages/engine/src/node/media/decode.ts";
import { openEncoder } from "../packages/engine/src/node/media/encode.ts";
import { judge } from "../packages/engine/src/node/media/measure/judge.ts";
import { type Frame, observe } from "../packages/engine/src/node/media/measure/observe.ts";
import { film, heldOutScenes } from "../packages/engine/src/node/media/measure/testing/scenes.ts";

const size = { width: 960, height: 540 };
const fps = 24;
const seconds = 3;
const folder = await mkdtemp(join(tmpdir(), "reelgraph-bench-"));
try {
  const path = join(folder, "clip.mp4");
  console.log("scene              decode   watch   judge     sum   (CPU s per s of video; best of 3)");
  for (const scene of heldOutScenes) {
    const encoder = await openEncoder(path, { ...size, fps, quality: "final" });
    for (const frame of film({ scene, seed: 1, seconds, fps, ...size })) await encoder.write(frame.data);
    await encoder.close();
    let best = { decode: Infinity, watch: Infinity, judge: Infinity };
    for (let round = 0; round < 3; round++) {
      const frames: Frame[] = [];
      const decode = await cpu(async () => {
        for await (const frame of decodeFrames(path, { format: "i420" })) frames.push(frame);
      });
      let seen: Awaited<ReturnType<typeof observe>> | undefined;
      const watch = await cpu(async () => void (seen = await observe(frames)));
      const judged = await cpu(async () => void judge(seen!, "pan right"));
      if (decode + watch + judged < best.decode + best.watch + best.judge) best = { decode, watch, judge: judged };
    }
    const row = [best.decode, best.watch, best.judge, best.decode + best.watch + best.judge];
    console.log(scene.padEnd(18), row.map((spent) => (spent / seconds).toFixed(3).padStart(7)).join(" "));
  }
} finally {
  await rm(folder, { recursive: true });
}

async function cpu(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
