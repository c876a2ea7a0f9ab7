import { expect, test } from "vitest";
import { readFilmPipeline } from "./film-box.ts";

const uuid = Uint8Array.from("cbcd571bdb194c8abf28451d5cb56a5b".match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));

function box(name: string, content: Uint8Array, { long = false }: { long?: boolean } = {}): Uint8Array {
  const head = new DataView(new ArrayBuffer(long ? 16 : 8));
  const length = head.byteLength + content.length;
  if (long) head.setBigUint64(8, BigInt(length));
  head.setUint32(0, long ? 1 : length);
  [...name].forEach((letter, at) => head.setUint8(4 + at, letter.charCodeAt(0)));
  return Uint8Array.from([...new Uint8Array(head.buffer), ...content]);
}

const told = {
  version: 1,
  generator: "reelgraph",
  file: "teaser.json",
  text: '{"reelgraph":1}',
  texts: { "./shot.json": "{}" },
};
const tag = (value: unknown, options?: { long: boolean }) =>
  box("uuid", Uint8Array.from([...uuid, ...new TextEncoder().encode(JSON.stringify(value))]), options);
const film = (...boxes: readonly Uint8Array[]) => new Blob(boxes.map((one) => Uint8Array.from(one)));
const plain = [box("ftyp", new Uint8Array(16)), box("moov", new Uint8Array(40)), box("mdat", new Uint8Array(1000))];

test("the pipeline that a film carries is read, wherever its box stands and however its length is written", async () => {
  const expected = { file: "teaser.json", text: '{"reelgraph":1}', texts: { "./shot.json": "{}" } };
  expect(await readFilmPipeline(film(...plain, tag(told)))).toEqual(expected);
  expect(await readFilmPipeline(film(tag(told, { long: true }), ...plain))).toEqual(expected);
});

test.each([
  ["a film of others", film(...plain)],
  ["somebody else's box", film(...plain, box("uuid", new Uint8Array(60)))],
  ["a broken tag", film(...plain, box("uuid", Uint8Array.from([...uuid, 123, 1, 2])))],
  ["no film at all", new Blob(["hello, this is no film"])],
  ["nothing", new Blob([])],
  ["a length beyond the end", film(Uint8Array.from([0, 255, 0, 0, 109, 111, 111, 118]))],
])("%s has none", async (_, blob) => {
  expect(await readFilmPipeline(blob)).toBeUndefined();
});
