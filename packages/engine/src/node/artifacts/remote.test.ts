import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { s3Account, startS3, type S3Fault } from "../../testing/s3-server.ts";
import { openHttp } from "../http.ts";
import { openScratch } from "../media/scratch.ts";
import { openObjects, type S3Config } from "../s3/objects.ts";
import { openCopies } from "./copies.ts";
import { openArtifacts } from "./folder.ts";
import { openRemote } from "./remote.ts";

const facts = { media: "image", type: "image/png", width: 2, height: 2 } as const;
const { signal } = new AbortController();
const mebibyte = 1024 * 1024;

async function begin() {
  const server = await startS3();
  onTestFinished(() => server.close());
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-remote-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let [count, machines, now] = [0, 0, 0];
  const clock = { sleep: () => Promise.resolve(), monotonic: () => now };
  /** Another machine, without copies. */
  const machine = async (room = 1e9, change: Partial<S3Config> & { S3_SECRET?: string } = {}) => {
    const state = join(folder, `machine-${machines++}`);
    await mkdir(state);
    const { S3_SECRET = server.env.S3_SECRET, ...other } = change;
    const { endpoint, bucket } = server;
    const config = { endpoint, bucket, addressing: "path", cacheGb: 1, ...s3Account, ...other } as const;
    const secrets = { get: (name: string) => (name === "S3_KEY" ? server.env.S3_KEY : S3_SECRET) };
    const http = openHttp({ allowHosts: [new URL(config.endpoint).host] }, (text) => text);
    const store = openRemote({
      objects: openObjects(config, { http, secrets, clock, signal }),
      prefix: "artifacts/",
      copies: openCopies(join(state, "copies"), room),
      scratch: openScratch(join(state, "scratch")),
      before: openArtifacts(join(state, "artifacts")),
      clock,
    });
    return { ...store, state, copies: () => filesIn(join(state, "copies")) };
  };
  const file = async (content: string | Uint8Array) => {
    const path = join(folder, `${count++}.part`);
    await writeFile(path, content);
    return path;
  };
  /** What goes wrong with the next requests of a kind, in turn. */
  const faults = (method: string, list: S3Fault[]) => {
    server.fault = (asked) => (asked.method === method && asked.key.endsWith(".png") ? list.shift() : undefined);
  };
  return { server, machine, file, faults, later: () => (now += 3_600_000) };
}

async function filesIn(folder: string) {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

const busy = { status: 503, code: "SlowDown" };
const broken = { status: 500, code: "InternalError" };

test.each<[string, S3Fault[]]>([
  ["is busy", [busy, busy]],
  ["breaks down", [broken]],
  ["lets the connection break before it reads", ["reset before"]],
  ["has the file, and its answer gets lost", ["reset after"]],
  ["says that the bytes came damaged", [{ status: 400, code: "XAmzContentSHA256Mismatch" }]],
  ["found that they came too slowly", [{ status: 400, code: "RequestTimeout" }]],
  ["is doing the same for another", [{ status: 409, code: "ConditionalRequestConflict" }]],
])("a file is stored whole when storage %s", async (_, list) => {
  const { machine, file, faults } = await begin();
  faults("PUT", list);
  const media = await (await machine()).put(await file("hello"), facts);
  expect(list).toEqual([]);
  expect(await text(await (await machine()).open(media))).toBe("hello");
});

test.each<[string, S3Fault[]]>([
  ["is busy", [busy, busy, busy]],
  ["breaks down", [broken, broken]],
  ["lets the connection break", ["reset before", "reset after"]],
  ["breaks off in the middle", ["break off", "break off"]],
  ["sends a wrong byte", ["wrong bytes"]],
])("a file is fetched whole when storage %s", async (_, list) => {
  const { machine, file, faults } = await begin();
  const media = await (await machine()).put(await file("hello"), facts);
  faults("GET", list);
  const other = await machine();
  expect(await readFile(await other.verified(media), "utf8")).toBe("hello");
  expect(list).toEqual([]);
  expect(await other.has(media), "what went wrong on the way lies right in storage").toBe(true);
});

test("storage that always breaks off is given up, and nothing of it is kept or lost", async () => {
  const { server, machine, file } = await begin();
  const media = await (await machine()).put(await file("hello"), facts);
  server.fault = ({ method }) => (method === "GET" ? "break off" : undefined);
  const other = await machine();
  await expect(other.verified(media)).rejects.toMatchObject({ code: "storage-failed" });
  expect(await other.copies()).toEqual([]);
  await expect(text(await other.open(media))).rejects.toThrow();
  await expect(text(await other.open(media, { start: 0, end: 3 }))).rejects.toThrow();
  server.fault = undefined;
  expect(await readFile(await other.verified(media), "utf8")).toBe("hello");
});

test.each<[string, Partial<S3Config> & { S3_SECRET?: string }, RegExp]>([
  ["can't be reached", { endpoint: "http://127.0.0.1:9" }, /ECONNREFUSED|bad port/],
  ["has no such bucket", { bucket: "another" }, /404 \(NoSuchBucket\)/],
  ["refuses the key", { S3_SECRET: "a-wrong-secret" }, /answered 403/],
])("storage that %s never says that something isn't there: it might be bought again", async (_, change, says) => {
  const { machine, file } = await begin();
  const media = await (await machine()).put(await file("hello"), facts);
  const lost = await machine(1e9, change);
  const failed = { code: "storage-failed", message: expect.stringMatching(says) };
  await expect(async () => lost.has(media)).rejects.toMatchObject(failed);
  await expect(lost.find(media.sha256)).rejects.toMatchObject(failed);
  await expect(lost.open(media)).rejects.toMatchObject(failed);
  await expect(lost.lend([media], async () => 0)).rejects.toMatchObject(failed);
  await expect(lost.put(await file("other"), facts)).rejects.toMatchObject(failed);
});

test.each(["offered", "ignored", "refused"] as const)(
  "the same content may come twice where conditions are %s",
  async (conditions) => {
    const { server, machine, file } = await begin();
    server.conditions = conditions;
    // The second looks before the first has come, and comes after it.
    const [one, two] = [await machine(), await machine()];
    const files = [await file("hello"), await file("hello")] as const;
    let first: Promise<unknown> | undefined;
    server.fault = async ({ method, key }) => {
      if (method === "PUT" && key.endsWith(".png") && !first) {
        first = one.put(files[0], facts);
        await first;
      }
      return undefined;
    };
    const media = await two.put(files[1], facts);
    server.fault = undefined;
    expect(await text(await (await machine()).open(media))).toBe("hello");
    expect(await server.names()).toHaveLength(2);
    // And what is there already is not sent at all.
    const before = server.asked.length;
    await (await machine()).put(await file("hello"), facts);
    expect(server.asked.slice(before).map(({ method }) => method)).not.toContain("PUT");
  },
);

test("an object of another length under the name is replaced", async () => {
  const { server, machine, file, later } = await begin();
  const one = await machine();
  const media = await one.put(await file("hello"), facts);
  // As a tool that breaks off might leave it.
  await fetch(`${server.endpoint}/films/artifacts/${media.sha256.slice(0, 2)}/${media.sha256}.png`, {
    method: "PUT",
    body: "hel",
  });
  later();
  expect(await one.has(media)).toBe(false);
  await one.put(await file("hello"), facts);
  expect(await text(await (await machine()).open(media))).toBe("hello");
});

test("what is asked for twice is fetched once, and what is sent on leaves no copy", async () => {
  const { server, machine, file } = await begin();
  const media = await (await machine()).put(await file("hello"), facts);
  const other = await machine();
  expect(await text(await other.open(media))).toBe("hello");
  expect(await text(await other.open(media, { start: 1, end: 2 }))).toBe("el");
  expect(server.asked.at(-1)?.headers).toMatchObject({ range: "bytes=1-2" });
  expect(await other.copies()).toEqual([]);
  const before = server.asked.length;
  await Promise.all([1, 2, 3].map(() => other.lend([media], ([path]) => readFile(path))));
  expect(await text(await other.open(media))).toBe("hello");
  expect(server.asked.slice(before).map(({ method }) => method)).toEqual(["GET"]);
});

test("a copy that was damaged on this machine is fetched again", async () => {
  const { machine, file } = await begin();
  const one = await machine();
  const media = await one.put(await file("hello"), facts);
  const copy = await one.verified(media);
  await writeFile(copy, "hullo");
  await utimes(copy, 1, 1);
  expect(await readFile(await one.verified(media), "utf8")).toBe("hello");
});

test("copies take no more room than they may: what was used longest ago goes, and not what is lent", async () => {
  const { machine, file } = await begin();
  const store = await machine(4 * mebibyte);
  const put = async (letter: string) => store.put(await file(Buffer.alloc(mebibyte, letter)), facts);
  const first = await put("a");
  const age = async (media: typeof first, seconds: number) => {
    const copy = await store.verified(media);
    await utimes(copy, seconds, (await stat(copy)).mtime);
  };
  const second = await put("b");
  const third = await put("c");
  await age(first, 3000);
  await age(second, 1000);
  await age(third, 2000);
  const names = async () => (await store.copies()).map((path) => path.split("/").at(-1)?.slice(0, 64));
  await store.lend([second], async ([lent]) => {
    await age(second, 1000);
    await put("d");
    expect(await names()).toHaveLength(3);
    expect(await names()).not.toContain(second.sha256);
    expect((await readFile(lent)).equals(Buffer.alloc(mebibyte, "b"))).toBe(true);
  });
  await age(first, 3000);
  await age(third, 4000);
  await put("e");
  expect(await names()).not.toContain(first.sha256);
  expect(await names()).toContain(third.sha256);
  expect((await readFile(await store.verified(first))).equals(Buffer.alloc(mebibyte, "a"))).toBe(true);
  expect(await filesIn(join(store.state, "scratch"))).toEqual([]);
});

test("what the state folder had before is found as well", async () => {
  const { server, machine, file } = await begin();
  const store = await machine();
  const media = await openArtifacts(join(store.state, "artifacts")).put(await file("hello"), facts);
  expect(await store.has(media)).toBe(true);
  expect(await store.find(media.sha256)).toEqual(media);
  expect(await store.lend([media], ([path]) => readFile(path, "utf8"))).toBe("hello");
  expect(await text(await store.open(media, { start: 0, end: 0 }))).toBe("h");
  expect(server.asked).toEqual([]);
});
