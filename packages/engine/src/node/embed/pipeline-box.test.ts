import { copyFile, readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { probe } from "../media/probe.ts";
import { lumas, makeClip, temporaryFolder } from "../media/testing/clip.ts";
import { embedPipeline, pipelineBox, pipelineUuid, readPipelineBox, type EmbeddedPipeline } from "./pipeline-box.ts";

const embedded: EmbeddedPipeline = {
  version: 1,
  generator: "reelgraph",
  file: "dawn.json",
  text: '{ "reelgraph": 1, "name": "Dämmerung 黎明", "nodes": {} }',
  texts: { "./scene.json": "{}" },
  run: "run-1",
};

test("a film carries its pipeline behind what it was, and plays as before", async () => {
  await using folder = await temporaryFolder();
  const path = await makeClip(folder.at("a.mp4"), { seconds: 1, sound: 440 });
  const before = { bytes: await readFile(path), facts: await probe(path), frames: await lumas(path) };
  expect(await embedPipeline(path, "video/mp4", embedded)).toBe(true);
  const after = await readFile(path);
  expect(after.subarray(0, before.bytes.length).equals(before.bytes)).toBe(true);
  expect(after.length - before.bytes.length).toBe(pipelineBox(embedded).length);
  expect(await readPipelineBox(path)).toEqual(embedded);
  expect(await probe(path, { thorough: true })).toEqual(before.facts);
  expect(await lumas(path)).toEqual(before.frames);
  const newer = { ...embedded, text: "newer" };
  expect(await embedPipeline(path, "video/mp4", newer)).toBe(true);
  expect(await readPipelineBox(path)).toEqual(newer);
});

const box = (name: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, content]);
};

test("what takes no box, or is signed, is left as it is", async () => {
  await using folder = await temporaryFolder();
  const film = await readFile(await makeClip(folder.at("a.mp4")));
  const open = Buffer.from(film);
  // The last box goes to the end of the file, whatever that is.
  open.writeUInt32BE(0, lastBox(film));
  const c2pa = Buffer.from("d8fec3d61b0e483c92975828877ec481", "hex");
  for (const [bytes, type] of [
    [film, "video/webm"],
    [film.subarray(0, -3), "video/mp4"],
    [Buffer.concat([film, Buffer.from("x")]), "video/mp4"],
    [open, "video/mp4"],
    [Buffer.concat([film, box("uuid", c2pa)]), "video/mp4"],
    [Buffer.from("no film"), "video/mp4"],
  ] as const) {
    await writeFile(folder.at("b"), bytes);
    expect(await embedPipeline(folder.at("b"), type, embedded)).toBe(false);
    expect((await readFile(folder.at("b"))).equals(bytes)).toBe(true);
    expect(await readPipelineBox(folder.at("b"))).toBeUndefined();
  }
});

test("another's box, and one that holds something else, is none of ours", async () => {
  await using folder = await temporaryFolder();
  const film = await makeClip(folder.at("a.mp4"));
  const own = Buffer.from(pipelineUuid.replaceAll("-", ""), "hex");
  for (const content of [
    Buffer.concat([Buffer.alloc(16), Buffer.from(JSON.stringify(embedded))]),
    Buffer.concat([own, Buffer.from("{")]),
    Buffer.concat([own, Buffer.from(JSON.stringify({ ...embedded, version: 2 }))]),
    own.subarray(0, 10),
  ]) {
    await copyFile(film, folder.at("b.mp4"));
    await writeFile(folder.at("b.mp4"), Buffer.concat([await readFile(film), box("uuid", content)]));
    expect(await readPipelineBox(folder.at("b.mp4"))).toBeUndefined();
  }
});

function lastBox(film: Buffer): number {
  let at = 0;
  for (;;) {
    const next = at + film.readUInt32BE(at);
    if (next >= film.length) return at;
    at = next;
  }
}
