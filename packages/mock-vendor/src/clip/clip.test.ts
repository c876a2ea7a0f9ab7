import { expect, it } from "vitest";
import { makeClip } from "./clip.ts";

const request = { prompt: "a lighthouse", seed: 1, width: 320, height: 180, seconds: 1, fps: 24 };

/** The names of the boxes at the top, and where they end. */
function boxes(file: Buffer): readonly string[] {
  const names: string[] = [];
  let at = 0;
  for (; at < file.length; at += file.readUInt32BE(at)) names.push(file.toString("latin1", at + 4, at + 8));
  expect(at).toBe(file.length);
  return names;
}

it("a clip is an MP4 with its index first, and its first frame is where the index says", () => {
  const file = makeClip(request);
  expect(boxes(file)).toEqual(["ftyp", "moov", "mdat"]);
  const first = file.readUInt32BE(file.indexOf("stco") + 12);
  expect(first).toBe(file.indexOf("mdat") + 4);
  // An IDR picture.
  expect(file[first + 4]).toBe(0x65);
});

it("equal requests give equal bytes, and everything that is asked for makes a difference", () => {
  const file = makeClip(request);
  for (const other of [{ prompt: "a harbour" }, { seed: 2 }, { seconds: 2 }, { width: 640 }, { fps: 12 }]) {
    expect(makeClip({ ...request, ...other }).equals(file)).toBe(false);
  }
  for (let seed = 100; seed < 170; seed += 1) makeClip({ ...request, width: 32, seed });
  // By now it has been forgotten and is made again.
  expect(makeClip(request)).not.toBe(file);
  expect(makeClip(request).equals(file)).toBe(true);
});

it("no start code stands inside a frame", () => {
  const file = makeClip({ ...request, width: 1280, height: 720 });
  const frames = file.subarray(file.indexOf("mdat") + 4);
  for (let at = 0; at < frames.length; at += 4 + frames.readUInt32BE(at)) {
    const frame = frames.subarray(at + 4, at + 4 + frames.readUInt32BE(at));
    for (const bad of [0, 1, 2]) expect(frame.indexOf(Buffer.of(0, 0, bad))).toBe(-1);
  }
});
