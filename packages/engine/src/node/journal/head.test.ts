import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { temporaryFolder } from "../media/testing/clip.ts";
import { HeadFile } from "./head.ts";

const hashOf = (digit: string) => digit.repeat(64);

test("the head comes back as it was written, and never goes back, whoever writes", async () => {
  await using folder = await temporaryFolder();
  const [one, two] = [new HeadFile(folder.at("head")), new HeadFile(folder.at("head"))];
  expect(one.read()).toBeUndefined();
  one.write({ position: 7, hash: hashOf("a") });
  two.write({ position: 9, hash: hashOf("b") });
  one.write({ position: 8, hash: hashOf("c") });
  expect(one.read()).toEqual({ position: 9, hash: hashOf("b") });
  expect([one.tells(9), one.tells(10)]).toEqual([true, false]);
});

test("a head with any bit changed, or cut anywhere, is none", async () => {
  await using folder = await temporaryFolder();
  const head = new HeadFile(folder.at("head"));
  head.write({ position: 12, hash: hashOf("a") });
  const whole = readFileSync(folder.at("head"));
  for (let bit = 0; bit < (whole.length - 1) * 8; bit++) {
    const bytes = Buffer.from(whole);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    writeFileSync(folder.at("head"), bytes);
    expect(head.read()).toBeUndefined();
  }
  for (let length = 0; length < whole.length - 1; length++) {
    writeFileSync(folder.at("head"), whole.subarray(0, length));
    expect(head.read()).toBeUndefined();
  }
  new HeadFile(folder.at("head")).write({ position: 3, hash: hashOf("d") });
  expect(head.read()).toEqual({ position: 3, hash: hashOf("d") });
});
