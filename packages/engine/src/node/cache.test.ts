import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { CacheEntry } from "../host.ts";
import { sampleVideo } from "../testing/sample-media.ts";
import { openCache } from "./cache.ts";
import { temporaryFolder } from "./media/testing/clip.ts";

const entry: CacheEntry = { outputs: { text: { value: "hello" } }, seconds: 1 };
const key = "k".repeat(64);

function open(file: string, has: (media: unknown) => boolean = () => true) {
  const reports: string[] = [];
  return { reports, cache: openCache({ file, has, report: (message) => reports.push(message) }) };
}

function put(file: string, name = key): void {
  const { cache, reports } = open(file);
  cache.put(name, entry);
  cache.close();
  expect(reports).toEqual([]);
}

test("an entry is there at once, and in the next process; one whose media are gone is no entry (rule 22)", async () => {
  await using folder = await temporaryFolder();
  const { cache } = open(folder.at("cache.db"), () => false);
  const clip = { outputs: { video: { value: sampleVideo } }, seconds: 1 };
  cache.put(key, entry);
  cache.put("clip", clip);
  expect(cache.get(key)).toEqual(entry);
  expect(cache.get("clip")).toBeUndefined();
  cache.close();
  const later = open(folder.at("cache.db")).cache;
  expect([later.get(key), later.get("clip"), later.count()]).toEqual([entry, undefined, 1]);
  later.close();
});

test.each([
  ["another text", "UPDATE results SET entry = replace(entry, 'hello', 'hallo')"],
  ["another key", "UPDATE results SET key = 'moved'"],
  ["no checksum", "UPDATE results SET entry = substr(entry, 17)"],
  ["half a text", "UPDATE results SET entry = substr(entry, 1, 40)"],
])("a row with %s is no entry", async (_, sql) => {
  await using folder = await temporaryFolder();
  put(folder.at("cache.db"));
  const database = new DatabaseSync(folder.at("cache.db"));
  database.exec(sql);
  database.close();
  const { cache, reports } = open(folder.at("cache.db"));
  expect([cache.get(key), cache.get("moved")]).toEqual([undefined, undefined]);
  expect(reports).toEqual([]);
  cache.close();
});

test("a damaged file is set aside with a warning, and what comes is kept in a new one", async () => {
  await using folder = await temporaryFolder();
  const file = folder.at("cache.db");
  put(file);
  writeFileSync(file, "This is no database, whatever its name says. ".repeat(100));
  const { cache, reports } = open(file);
  expect(cache.get(key)).toBeUndefined();
  expect(reports).toEqual([expect.stringContaining("was damaged and is begun anew")]);
  cache.put(key, entry);
  cache.close();
  expect(readFileSync(`${file}.damaged`, "utf8")).toContain("This is no database");
  expect(open(file).cache.get(key)).toEqual(entry);
});

test("a file that is damaged in the middle does not stop a run", async () => {
  await using folder = await temporaryFolder();
  const file = folder.at("cache.db");
  const { cache: first } = open(file);
  for (let i = 0; i < 500; i++) first.put(`key ${i}`, entry);
  first.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(7, 4096, bytes.length - 100));
  const { cache, reports } = open(file);
  expect(cache.get("key 300")).toBeUndefined();
  expect(reports).toHaveLength(1);
  cache.put(key, entry);
  cache.close();
  expect(open(file).cache.get(key)).toEqual(entry);
});

test("where the disk refuses, results live as long as the process, and one warning says so", async () => {
  await using folder = await temporaryFolder();
  mkdirSync(folder.at("state"));
  // A folder in the file's place can't be opened as a file, even by root.
  mkdirSync(folder.at("state/cache.db"));
  chmodSync(folder.at("state"), 0o500);
  const { cache, reports } = open(folder.at("state/cache.db"));
  cache.put(key, entry);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(cache.get(key)).toEqual(entry);
  expect(cache.get("other")).toBeUndefined();
  expect(cache.count()).toBe(0);
  cache.close();
  expect(reports).toEqual([expect.stringContaining("kept in memory only")]);
  chmodSync(folder.at("state"), 0o700);
  expect(existsSync(folder.at("state/cache.db.damaged"))).toBe(false);
});
