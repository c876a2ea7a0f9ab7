import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ReelgraphError } from "../../errors.ts";
import { fakeService, type FakeAnswer } from "../../testing/fake-service.ts";
import { projectOf } from "../../testing/project.ts";
import { sampleVideo } from "../../testing/sample-media.ts";
import { s3Account, startS3 } from "../../testing/s3-server.ts";
import { isSignedV4 } from "../../testing/signature-v4.ts";
import { putInto } from "./bucket.ts";
import { mediaContent, textContent } from "../s3/content.ts";
import { putOrigin } from "./put-origin.ts";
import { openHttp } from "../http.ts";

const signal = new AbortController().signal;
const clock = { sleep: () => Promise.resolve() };
const env = { S3_KEY: "S3RVER", S3_SECRET: "S3RVER" };
const secrets = (values: Readonly<Record<string, string>> = env) => ({ get: (name: string) => values[name] ?? "" });
const keys = s3Account;

/** A server of another project that speaks S3. */
async function storage() {
  const server = await startS3();
  onTestFinished(() => server.close());
  return { url: `${server.endpoint}/${server.bucket}`, names: () => server.names() };
}

test("the signatures are checked as AWS's own example has them", () => {
  // From AWS's page "Signature Calculations for the Authorization Header", GET Object.
  const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
  const signed = "host;range;x-amz-content-sha256;x-amz-date";
  const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
  const headers = {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": createHash("sha256").update("").digest("hex"),
    "x-amz-date": "20130524T000000Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${signed},Signature=${signature}`,
  };
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  expect(isSignedV4({ method: "GET", url: "/test.txt", headers }, secret)).toBe(true);
  expect(isSignedV4({ method: "GET", url: "/test.txu", headers }, secret)).toBe(false);
  expect(isSignedV4({ method: "GET", url: "/test.txt", headers }, `${secret}x`)).toBe(false);
});

test("results are put into a bucket once for each key and run, and nothing is overwritten", async () => {
  const { url, names } = await storage();
  const nodes = {
    card: { use: "title", with: { text: "$inputs.word", seconds: 0.5, size: "160x90" } },
    film: { use: "publish", with: { value: "$card.video", to: "cloud", name: "Der Turm 塔" } },
    note: { use: "publish", with: { value: "$inputs.word", to: "cloud", name: "note.json" } },
    again: { use: "publish", with: { value: "$inputs.word", to: "cloud", name: "note.json" } },
  };
  const inputs = { word: { type: "text", default: "one" } };
  const outputs = { film: "$film.receipt", note: "$note.receipt", card: "$card.video" };
  const config = { buckets: { cloud: { url: `${url}/reels/`, ...keys } } };
  const { withSession } = await projectOf({ inputs, nodes, outputs }, config, env);
  const run = (word: string) => withSession((session) => session.run({ signal, inputs: { word } }));
  const first = await run("one");
  expect(first.problems).toEqual([]);
  const { sha256 } = first.outputs["card"] as { sha256: string };
  expect(first.outputs).toMatchObject({
    film: { to: "cloud", url: `${url}/reels/Der-Turm-%E5%A1%94.mp4`, sha256 },
    note: { url: `${url}/reels/note.json` },
  });
  const told = ["reels/Der-Turm-塔.mp4", "reels/Der-Turm-塔.mp4.json", "reels/note.json"];
  expect((await names()).toSorted()).toEqual(told);
  const film = Buffer.from(await (await fetch(`${url}/reels/Der-Turm-%E5%A1%94.mp4`)).arrayBuffer());
  expect(createHash("sha256").update(film).digest("hex")).toBe(sha256);

  const origin = async () => (await fetch(`${url}/reels/Der-Turm-%E5%A1%94.mp4.json`)).json();
  expect(await origin()).toMatchObject({ run: first.id, unit: "card", file: { sha256 } });

  expect((await run("one")).outputs["film"]).toEqual(first.outputs["film"]);
  expect(await origin(), "what told it before stays").toMatchObject({ run: first.id });
  const other = await run("two");
  expect(other.outputs).toMatchObject({ note: { url: `${url}/reels/note-2.json` } });
  expect((await names()).toSorted()).toEqual([
    "reels/Der-Turm-塔-2.mp4",
    "reels/Der-Turm-塔-2.mp4.json",
    "reels/Der-Turm-塔.mp4",
    "reels/Der-Turm-塔.mp4.json",
    "reels/note-2.json",
    "reels/note.json",
  ]);
});

test("an origin replaces the one of another file that had the name, and nothing else", async () => {
  const { url } = await storage();
  const bucket = { url, ...keys };
  const http = openHttp({ allowHosts: [new URL(url).host] }, (text) => text);
  const means = { http, clock, signal, secrets: secrets() };
  const tell = async (sha256: string) => {
    await putOrigin(bucket, `${url}/film.mp4`, { file: { sha256 } }, means);
    return (await fetch(`${url}/film.mp4.json`)).text();
  };
  expect(await tell("aa")).toContain('"aa"');
  expect(await tell("bb")).toContain('"bb"');
  await putInto(bucket, "note.mp4", "json", textContent("mine", "application/json"), means);
  await putOrigin(bucket, `${url}/note.mp4`, { file: { sha256: "aa" } }, means);
  expect(await (await fetch(`${url}/note.mp4.json`)).text()).toBe("mine");
});

test("a wrong key, a bucket that isn't there and a closed port are told as they are, without the key", async () => {
  const { url } = await storage();
  const http = openHttp({ allowHosts: [new URL(url).host, "127.0.0.1:9"] }, (text) => text);
  const put = (at: string, secret: string) =>
    putInto({ url: at, ...keys }, "x", "txt", textContent("x", "text/plain"), {
      http,
      clock,
      signal,
      secrets: secrets({ S3_KEY: "S3RVER", S3_SECRET: secret }),
    }).catch(({ code, message }: ReelgraphError) => ({ code, message }));
  expect(await put(url, "a-wrong-secret")).toEqual({
    code: "not-published",
    message: expect.stringMatching(/answered 403 \(SignatureDoesNotMatch\)/u),
  });
  expect(await put(url.replace("films", "others"), "S3RVER")).toMatchObject({
    message: expect.stringMatching(/404 \(NoSuchBucket\)/u),
  });
  expect(await put("http://127.0.0.1:9/films", "S3RVER")).toMatchObject({ code: "not-published" });
});

test("a large file is sent in pieces, and whole", async () => {
  const { url } = await storage();
  const bytes = Buffer.alloc(20 * 1024 * 1024 + 7, "film");
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-large-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "film.mp4");
  await writeFile(file, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const http = openHttp({ allowHosts: [new URL(url).host] }, (text) => text);
  const media = { ...sampleVideo, sha256, bytes: bytes.length };
  const content = mediaContent(media, { open: async () => createReadStream(file) });
  const at = await putInto({ url, ...keys }, "film", "mp4", content, { http, clock, signal, secrets: secrets() });
  const got = await fetch(at);
  expect(got.headers.get("content-type")).toBe("video/mp4");
  expect(Buffer.from(await got.arrayBuffer()).equals(await readFile(file))).toBe(true);
});

/** Puts a text into storage that answers so, in turn. */
async function scripted(...answers: (FakeAnswer | Error)[]) {
  const service = fakeService(...answers);
  const content = textContent("x", "text/plain");
  const url = await putInto({ url: "https://s3.test/b", ...keys }, "x", "txt", content, {
    http: service.http,
    clock,
    signal,
    secrets: secrets(),
  }).catch(({ message }: ReelgraphError) => message);
  return { url, asked: service.asked.map(({ method, url: at }) => `${method} ${at.slice(18)}`), service };
}
const none = { status: 404, body: "" };
const taken = { status: 412, body: "<Error><Code>PreconditionFailed</Code></Error>" };
const ours = {
  status: 200,
  headers: { "x-amz-meta-sha256": createHash("sha256").update("x").digest("hex") },
  body: "",
};
const theirs = { status: 200, headers: { "x-amz-meta-sha256": "other" }, body: "" };

test("whoever was faster is not overwritten; our own try, whose answer got lost, is recognised", async () => {
  const lost = await scripted(none, new Error("reset"), taken, ours);
  expect(lost).toMatchObject({
    url: "https://s3.test/b/x.txt",
    asked: ["HEAD x.txt", "PUT x.txt", "PUT x.txt", "HEAD x.txt"],
  });
  const put = lost.service.asked[1];
  expect(put?.headers).toMatchObject({ "if-none-match": "*", "x-amz-meta-sha256": ours.headers["x-amz-meta-sha256"] });
  expect(put?.headers?.["authorization"]).toMatch(/SignedHeaders=[^,]*if-none-match[^,]*x-amz-meta-sha256/u);

  const raced = await scripted(none, taken, theirs, none, { status: 200, body: "" });
  expect(raced.url).toBe("https://s3.test/b/x-2.txt");
  // A key that may only write is told 403 for what isn't there.
  expect((await scripted({ status: 403, body: "" }, { status: 200, body: "" })).url).toBe("https://s3.test/b/x.txt");
});

test("storage that is busy is asked again, and given up with its own reason", async () => {
  const busy = { status: 503, body: "<Error><Code>SlowDown</Code></Error>" };
  expect((await scripted(busy, none, busy, { status: 200, body: "" })).url).toBe("https://s3.test/b/x.txt");
  expect((await scripted(none, busy)).url).toMatch(/s3\.test did not take the file: it answered 503 \(SlowDown\)/u);
  expect((await scripted({ status: 301, headers: { location: "http://127.0.0.1/" }, body: "" })).asked).toHaveLength(1);
});
