import { expect, test } from "vitest";
import { statedLength } from "./webm-length.ts";

const header = [0x1a, 0x45, 0xdf, 0xa3, 0x82, 1, 2];
const segment = [0x18, 0x53, 0x80, 0x67];

test.for([
  ["a size of one byte", [...header, ...segment, 0x85], 7 + 5 + 5],
  ["a size of eight bytes", [...header, ...segment, 0x01, 0, 0, 0, 0, 0, 1, 0], 7 + 12 + 256],
  ["an unknown size of one byte", [...header, ...segment, 0xff], undefined],
  ["an unknown size of eight bytes", [...header, ...segment, 0x01, 255, 255, 255, 255, 255, 255, 255], undefined],
  ["a size that is cut off", [...header, ...segment, 0x01, 0], undefined],
  ["no segment", header, undefined],
  ["something else", [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70], undefined],
  ["nothing", [], undefined],
] as const)("%s", ([, bytes, expected]) => {
  expect(statedLength(Buffer.from(bytes))).toBe(expected);
});
