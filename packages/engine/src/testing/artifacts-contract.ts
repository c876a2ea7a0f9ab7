import { randomBytes, createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Artifacts } from "../node/artifacts/artifacts.ts";

/** A store under test, for as long as the test goes. */
export interface StoreUnderTest {
  /** The store as another process sees it, which knows nothing of what was done before. */
  open(): Artifacts;
  /** Puts other bytes of the same length in the place of a stored file. */
  damage(name: string): Promise<void>;
  /** Takes a stored file away. */
  lose(name: string): Promise<void>;
  /** Names of all that is stored, without what stands before `ab/`. */
  names(): Promise<string[]>;
}

const facts = { media: "image", type: "image/png", width: 2, height: 2 } as const;
// `printf hello | sha256sum`
const sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
const hello = { ...facts, sha256, bytes: 5 };
const name = `2c/${sha256}.png`;

/** What any store of media does. `start`: in a folder that may be used. */
export function artifactsContract(kind: string, start: (folder: string) => Promise<StoreUnderTest>): void {
  const begin = async () => {
    const folder = await mkdtemp(join(tmpdir(), "reelgraph-artifacts-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const under = await start(folder);
    let count = 0;
    const file = async (content: string | Uint8Array) => {
      const path = join(folder, `${count++}.part`);
      await writeFile(path, content);
      return path;
    };
    return { folder, file, ...under, store: under.open() };
  };

  describe(`media in ${kind}`, () => {
    test("a file gets its name from its bytes, is moved in, and is found with its facts by all", async () => {
      const { store, open, file, folder, names } = await begin();
      expect(await store.put(await file("hello"), facts)).toEqual(hello);
      expect((await readdir(folder)).filter((one) => one.endsWith(".part"))).toEqual([]);
      expect(await names()).toEqual([`2c/${sha256}.json`, name]);
      for (const one of [store, open()]) {
        expect(await one.find(sha256)).toEqual(hello);
        expect(await one.has(hello)).toBe(true);
        expect(await one.has({ ...hello, bytes: 6 })).toBe(false);
        expect(await readFile(await one.verified(hello), "utf8")).toBe("hello");
        expect(await text(await one.open(hello))).toBe("hello");
        expect(await text(await one.open(hello, { start: 1, end: 3 }))).toBe("ell");
        expect(await Array.fromAsync(one.list())).toEqual([sha256]);
        expect(await one.size()).toBeGreaterThan(5);
      }
    });

    test("what isn't there is not claimed to be, and says so when it is wanted", async () => {
      const { store } = await begin();
      expect(await store.has(hello)).toBe(false);
      expect(await store.find(sha256)).toBeUndefined();
      expect(await Array.fromAsync(store.list())).toEqual([]);
      expect(await store.size()).toBe(0);
      await expect(store.verified(hello)).rejects.toMatchObject({ code: "artifact-missing" });
      await expect(store.open(hello)).rejects.toMatchObject({ code: "artifact-missing" });
      await expect(store.lend([hello], async () => 1)).rejects.toMatchObject({ code: "artifact-missing" });
    });

    test("a value that names no content leads nowhere", async () => {
      const { store } = await begin();
      for (const bad of ["", "../../../etc/passwd", "A".repeat(64), `${"a".repeat(63)}/`])
        await expect(store.verified({ ...facts, sha256: bad })).rejects.toMatchObject({ code: "invalid-media" });
    });

    test("the same content is kept once, also when several store it at the same time", async () => {
      const { open, file, names } = await begin();
      const files = await Promise.all(Array.from({ length: 6 }, () => file("hello")));
      const stored = await Promise.all(files.map((one) => open().put(one, facts)));
      expect(stored).toEqual(files.map(() => hello));
      expect(await names()).toEqual([`2c/${sha256}.json`, name]);
    });

    test("files are lent with the right bytes, in the order of asking, and nothing of it stays", async () => {
      const { store, open, file, folder } = await begin();
      const contents = ["one", "two", "three"];
      const media = [];
      for (const content of contents) media.push(await store.put(await file(content), facts));
      for (const one of [store, open()]) {
        const read = await one.lend(media, (files) => Promise.all(files.map((path) => readFile(path, "utf8"))));
        expect(read).toEqual(contents);
        await expect(one.lend(media, () => Promise.reject(new Error("own")))).rejects.toThrow("own");
      }
      const left = await readdir(folder, { recursive: true });
      expect(left.filter((path) => path.endsWith(".part"))).toEqual([]);
    });

    test("a file with other bytes than its name says is set aside, and its content can be stored anew", async () => {
      const { store, open, file, damage, names } = await begin();
      await store.put(await file("hello"), facts);
      await damage(name);
      const later = open();
      await expect(later.verified(hello)).rejects.toMatchObject({ code: "artifact-damaged" });
      expect(await later.has(hello)).toBe(false);
      await expect(later.verified(hello)).rejects.toMatchObject({ code: "artifact-missing" });
      expect(await names()).toEqual([`2c/${sha256}.json`, `${name}.damaged`]);
      await later.put(await file("hello"), facts);
      expect(await readFile(await open().verified(hello), "utf8")).toBe("hello");
    });

    test("bytes that are not the value's are never read to their end as if they were", async () => {
      const { store, open, file, damage } = await begin();
      await store.put(await file("hello"), facts);
      await damage(name);
      const read = async () => text(await open().open(hello));
      await expect(read()).rejects.toThrow(/holds other bytes/);
    });

    test("what was lost can be stored anew", async () => {
      const { store, open, file, lose } = await begin();
      await store.put(await file("hello"), facts);
      await lose(name);
      const later = open();
      expect(await later.has(hello)).toBe(false);
      expect(await later.find(sha256)).toBeUndefined();
      await later.put(await file("hello"), facts);
      expect(await later.find(sha256)).toEqual(hello);
    });

    test("a card that was lost is written again with the file", async () => {
      const { store, open, file, lose } = await begin();
      await store.put(await file("hello"), facts);
      await lose(`2c/${sha256}.json`);
      expect(await open().find(sha256)).toBeUndefined();
      await open().put(await file("hello"), facts);
      expect(await open().find(sha256)).toEqual(hello);
    });

    test("a file of some megabytes comes back as it was, whole and in parts", async () => {
      const { store, open, file } = await begin();
      const bytes = randomBytes(3 * 1024 * 1024 + 7);
      const media = await store.put(await file(bytes), facts);
      expect(media.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect((await readFile(await open().verified(media))).equals(bytes)).toBe(true);
      const part = await Array.fromAsync(await open().open(media, { start: 1_000_000, end: 2_000_000 }));
      expect(Buffer.concat(part).equals(bytes.subarray(1_000_000, 2_000_001))).toBe(true);
    });
  });
}
