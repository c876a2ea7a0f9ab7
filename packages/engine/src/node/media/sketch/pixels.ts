import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Canvas } from "@napi-rs/canvas";

/** Bytes read since the last sweep. */
let unswept = 0;
const sweepEvery = 12_000_000;
let collect: ((options?: { type: "minor" }) => void) | undefined;

/**
 * The pixels of a canvas, as RGBA numbers. Each call copies the picture into memory that the collector doesn't know of
 * and so would let pile up by the gigabyte; it is swept here often enough that the same few pages are used again.
 */
export function pixelsOf(canvas: Canvas): Int32Array {
  if (unswept > sweepEvery) sweep("minor");
  const bytes = canvas.data();
  unswept += bytes.byteLength;
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

/** Gives back the memory of pictures that are no longer used: `minor` those just made, `full` all. */
export function sweep(how: "minor" | "full"): void {
  unswept = 0;
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    const exposed: unknown = runInNewContext("gc");
    collect = typeof exposed === "function" ? (options) => void exposed(options) : () => {};
  }
  if (how === "minor") collect({ type: "minor" });
  else collect();
}
