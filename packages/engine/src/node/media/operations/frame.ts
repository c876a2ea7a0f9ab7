import { createCanvas, ImageData } from "@napi-rs/canvas";
import { writeFile } from "node:fs/promises";
import { failure } from "../../../errors.ts";
import { decodeFrames, type PlainFrame } from "../decode.ts";
import type { Operation } from "../operation.ts";
import { filmFacts } from "../probe.ts";

export interface FrameRequest {
  readonly path: string;
  /** Seconds, or an end of the clip. */
  readonly at: "first" | "last" | number;
}

/** Takes one picture out of a clip as PNG: the one that is on the screen at that time. */
export const frame: Operation<FrameRequest, void> = async ({ path, at }, { out }) => {
  const { seconds, fps } = await filmFacts(path);
  if (typeof at === "number" && at >= seconds)
    throw failure("out-of-range", `The clip ends at ${seconds} s; there is no frame at ${at} s`, {
      expected: `a time before ${seconds} s, or "last"`,
    });
  const time = at === "first" ? 0 : at === "last" ? Infinity : at;
  // Start early enough that a frame which began before `time` is seen; the loop keeps the last that did.
  const start = Math.max(0, Math.min(time, seconds) - 4 / fps - 0.5);
  const found = (await lastUpTo(path, start, time)) ?? (await lastUpTo(path, 0, time));
  if (!found) throw failure("damaged-media", "No frame of the clip can be decoded");
  await writeFile(out, await png(found));
};

async function lastUpTo(path: string, start: number, time: number): Promise<PlainFrame | undefined> {
  let found: PlainFrame | undefined;
  for await (const frame of decodeFrames(path, { format: "rgba", start })) {
    if (found && frame.seconds > time + 0.0005) break;
    found = frame;
  }
  return found;
}

function png({ width, height, data }: PlainFrame): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  canvas.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.encode("png");
}
