import type { PlainFrame } from "./decode.ts";

/** Exactly `count` frames: the last one stands still where there are too few, and what is too much is left out. */
export async function* exactly(frames: AsyncIterable<PlainFrame>, count: number): AsyncGenerator<Uint8Array> {
  /** Not given yet: if it turns out to be the last, it is needed again, and receivers draw on what they get. */
  let held: Uint8Array | undefined;
  let given = 0;
  if (count <= 0) return;
  for await (const { data } of frames) {
    if (held) {
      yield held;
      given += 1;
      if (given === count) return;
    }
    held = data;
  }
  if (!held) throw new Error("A clip gave no frame");
  for (; given < count; given += 1) yield given === count - 1 ? held : held.slice();
}
