import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { hasCredentials } from "./credentials.ts";

const folder = await mkdtemp(join(tmpdir(), "reelgraph-c2pa-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
let count = 0;
async function signed(type: string, bytes: Uint8Array): Promise<boolean> {
  const file = join(folder, `${count++}`);
  await writeFile(file, bytes);
  return hasCredentials(file, type);
}

const text = (value: string) => Buffer.from(value, "latin1");
const u32 = (value: number) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
const le32 = (value: number) => Uint8Array.from(u32(value)).toReversed();
const box = (name: string, content: Uint8Array) => Buffer.concat([u32(8 + content.length), text(name), content]);
const uuid = (hex: string) => box("uuid", Buffer.concat([Buffer.from(hex, "hex"), text("manifest")]));
const c2pa = uuid("d8fec3d61b0e483c92975828877ec481");
const film = Buffer.concat([box("ftyp", text("isom")), box("mdat", text("d8fec3d6 uuid c2pa"))]);

const chunk = (name: string, content: Uint8Array) =>
  Buffer.concat([u32(content.length), text(name), content, text("crc!")]);
const png = (...chunks: Buffer[]) => Buffer.concat([text("\x89PNG\r\n\x1a\n"), chunk("IHDR", text("head")), ...chunks]);
const riff = (name: string, content: Uint8Array) => Buffer.concat([text(name), le32(content.length), content]);
const webp = (...chunks: Buffer[]) => Buffer.concat([text("RIFF????WEBP"), riff("VP8X", text("12345\0")), ...chunks]);
const segment = (marker: number, content: Uint8Array) =>
  Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), content]);
const jpeg = (...segments: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, text("JFIF")), ...segments]);
const jumbf = text("JP\0\x01\0\0\0\x01\0\0\0\x40jumb\0\0\0\x1ejumdc2pa\0\x11");

test.each<[string, string, Buffer, boolean]>([
  ["an MP4 with its box at the end", "video/mp4", Buffer.concat([film, c2pa]), true],
  ["an MP4 with its box first", "video/mp4", Buffer.concat([c2pa, film]), true],
  [
    "a box with a long length before it",
    "video/mp4",
    Buffer.concat([u32(1), text("mdat"), u32(0), u32(20), text("1234"), c2pa]),
    true,
  ],
  ["an MP4 that only holds the words", "video/mp4", film, false],
  ["another box with a UUID", "video/mp4", Buffer.concat([film, uuid("00".repeat(16))]), false],
  ["a box inside another's content", "video/mp4", Buffer.concat([film, box("free", c2pa)]), false],
  ["a PNG", "image/png", png(chunk("caBX", jumbf), chunk("IEND", text(""))), true],
  ["a PNG without", "image/png", png(chunk("tEXt", text("caBX")), chunk("IEND", text(""))), false],
  ["a WebP", "image/webp", webp(riff("VP8 ", text("123\0")), riff("C2PA", jumbf)), true],
  ["a WebP without", "image/webp", webp(riff("EXIF", text("C2PA"))), false],
  ["a JPEG", "image/jpeg", jpeg(segment(0xeb, jumbf)), true],
  ["a JPEG with other boxes", "image/jpeg", jpeg(segment(0xeb, text("JP\0\x01jumb jumd json"))), false],
  ["a JPEG that only holds the words", "image/jpeg", jpeg(segment(0xda, text("")), segment(0xeb, jumbf)), false],
  ["a WebM, for which there is no place", "video/webm", Buffer.concat([film, c2pa]), false],
])("%s", async (_, type, bytes, expected) => {
  expect(await signed(type, bytes)).toBe(expected);
});

test("a file that is cut off, made of anything, or not there has none, and is looked at in no time", async () => {
  expect(await hasCredentials(join(folder, "nobody"), "video/mp4")).toBe(false);
  for (let end = 0; end < c2pa.length - 8; end++) expect(await signed("video/mp4", c2pa.subarray(0, end))).toBe(false);
  const types = ["video/mp4", "image/png", "image/webp", "image/jpeg"];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...types), fc.uint8Array({ maxLength: 200 }), async (type, bytes) => {
      expect(await signed(type, bytes)).toBe(false);
    }),
    { numRuns: 100, seed: 3 },
  );
  expect(await signed("video/mp4", Buffer.alloc(1_000_000))).toBe(false);
});
