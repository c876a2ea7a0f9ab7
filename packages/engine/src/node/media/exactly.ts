import type { PlainFrame } from "./decode.ts";

/** Exactly `count` frames: the last one stands still where there are too few, and what is too much is left out. */
export async function* exactly(frames: AsyncIterable<PlainFrame>, count: number): AsyncGenerator<Uint8Array> {
  let last: Uint8Array | undefined;
  let given = 0;
  if (count <= 0) return;
  for await (const frame of frames) {
    last = frame.data;
    given += 1;
    // A copy: the receiver may draw on what it gets.
    yield given === count ? last : last.slice();
    if (given === count) return;
  }
  if (!last) throw new Error("A clip gave no frame");
  for (; given < count; given += 1) yield last.slice();
}
