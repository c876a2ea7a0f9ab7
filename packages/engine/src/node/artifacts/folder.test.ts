import { execFile } from "node:child_process";
import { readdir, readFile, rename, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openArtifacts } from "./folder.ts";
import { temporaryFolder } from "../media/testing/clip.ts";

const facts = { media: "image", type: "image/png", width: 2, height: 2 } as const;
// `printf hello | sha256sum`
const sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

test("a file gets its name from its bytes and is found again with its facts", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  await writeFile(folder.at("a.part"), "hello");
  const media = await artifacts.put(folder.at("a.part"), facts);
  expect(media).toEqual({ ...facts, sha256, bytes: 5 });
  expect(artifacts.path(media)).toBe(folder.at(`artifacts/2c/${sha256}.png`));
  expect(await readFile(artifacts.path(media), "utf8")).toBe("hello");
  expect(await artifacts.find(sha256)).toEqual(media);
  expect(artifacts.has(media)).toBe(true);
  expect(await readdir(folder.path)).toEqual(["artifacts"]);
});

test("what a store has not, or not whole, it doesn't claim to have", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  expect(artifacts.has({ ...facts, sha256, bytes: 5 })).toBe(false);
  expect(await artifacts.find(sha256)).toBeUndefined();
  expect(await artifacts.size()).toBe(0);
  await writeFile(folder.at("a.part"), "hello");
  const media = await artifacts.put(folder.at("a.part"), facts);
  await writeFile(artifacts.path(media), "hel");
  expect(artifacts.has(media)).toBe(false);
});

test("a hash that is none can't lead out of the store", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  for (const bad of ["", "../../../etc/passwd", "A".repeat(64), `${"a".repeat(63)}/`])
    expect(() => artifacts.path({ ...facts, sha256: bad })).toThrow("SHA-256");
});

test("the same content is kept once, and only its owner may read it", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  for (const name of ["a.part", "b.part"]) {
    await writeFile(folder.at(name), "hello");
    await artifacts.put(folder.at(name), facts);
  }
  expect(await readdir(folder.at("artifacts/2c"))).toHaveLength(2);
  expect((await stat(folder.at(`artifacts/2c/${sha256}.png`))).mode & 0o777).toBe(0o600);
});

test("processes that store the same content at the same time all succeed", async () => {
  await using folder = await temporaryFolder();
  const script = (i: number) => `
    const { openArtifacts } = await import(${JSON.stringify(new URL("./folder.ts", import.meta.url).href)});
    const { writeFile } = await import("node:fs/promises");
    const store = openArtifacts(${JSON.stringify(folder.at("artifacts"))});
    const file = ${JSON.stringify(folder.at("f"))} + ${i};
    for (let k = 0; k < 50; k++) {
      await writeFile(file, "content " + k);
      await store.put(file, { media: "image", type: "image/png", width: 1, height: 1 });
    }`;
  const run = promisify(execFile);
  await Promise.all([1, 2, 3].map((i) => run(process.execPath, ["--input-type=module", "-e", script(i)])));
  const files = await readdir(folder.at("artifacts"), { recursive: true });
  expect(files.filter((name) => name.endsWith(".png"))).toHaveLength(50);
  expect(files.filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a file with other bytes than its name says is set aside, and its content can be stored anew", async () => {
  await using folder = await temporaryFolder();
  const first = openArtifacts(folder.at("artifacts"));
  await writeFile(folder.at("a.part"), "hello");
  const media = await first.put(folder.at("a.part"), facts);
  expect(await first.verified(media)).toBe(first.path(media));
  await writeFile(first.path(media), "hullo");
  await utimes(first.path(media), 1, 1);
  const later = openArtifacts(folder.at("artifacts"));
  await expect(later.verified(media)).rejects.toMatchObject({ code: "artifact-damaged" });
  expect(later.has(media)).toBe(false);
  await expect(later.verified(media)).rejects.toMatchObject({ code: "artifact-missing" });
  await writeFile(folder.at("b.part"), "hello");
  await later.put(folder.at("b.part"), facts);
  expect(await readFile(await first.verified(media), "utf8")).toBe("hello");
});

test("what is stored again takes the place of a damaged file that nobody had looked at", async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.at("a.part"), "hello");
  const media = await openArtifacts(folder.at("artifacts")).put(folder.at("a.part"), facts);
  const artifacts = openArtifacts(folder.at("artifacts"));
  await writeFile(artifacts.path(media), "hullo");
  await writeFile(folder.at("b.part"), "hello");
  await artifacts.put(folder.at("b.part"), facts);
  expect(await readFile(await artifacts.verified(media), "utf8")).toBe("hello");
});

test("a card that was changed is none, and is written again with the file", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  await writeFile(folder.at("a.part"), "hello");
  const media = await artifacts.put(folder.at("a.part"), facts);
  const card = folder.at(`artifacts/2c/${sha256}.json`);
  for (const change of [
    (text: string) => text.replace('"width":2', '"width":3'),
    (text: string) => text.slice(0, 20),
    () => "",
  ]) {
    await writeFile(card, change(await readFile(card, "utf8")));
    expect(await artifacts.find(sha256)).toBeUndefined();
    await writeFile(folder.at("b.part"), "hello");
    await artifacts.put(folder.at("b.part"), facts);
    expect(await artifacts.find(sha256)).toEqual(media);
  }
});

test("a file is read whole or in part, and each value is listed once", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  await writeFile(folder.at("a.part"), "hello");
  const media = await artifacts.put(folder.at("a.part"), facts);
  expect(await text(await artifacts.open(media))).toBe("hello");
  expect(await text(await artifacts.open(media, { start: 1, end: 3 }))).toBe("ell");
  expect(await Array.fromAsync(artifacts.list())).toEqual([sha256]);
});

test("a link in the store leads nowhere", async () => {
  await using folder = await temporaryFolder();
  const artifacts = openArtifacts(folder.at("artifacts"));
  await writeFile(folder.at("a.part"), "hello");
  const media = await artifacts.put(folder.at("a.part"), facts);
  await rename(artifacts.path(media), folder.at("elsewhere"));
  await symlink(folder.at("elsewhere"), artifacts.path(media));
  await expect(artifacts.open(media)).rejects.toMatchObject({ code: "artifact-missing" });
});
