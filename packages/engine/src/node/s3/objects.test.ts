import { expect, test } from "vitest";
import { fakeService, type FakeAnswer } from "../../testing/fake-service.ts";
import { s3Account } from "../../testing/s3-server.ts";
import { openObjects, type S3Config } from "./objects.ts";

const config = { endpoint: "https://s3.test", bucket: "films", addressing: "path", cacheGb: 1, ...s3Account } as const;

function open(answers: readonly FakeAnswer[], change: Partial<S3Config> = {}) {
  const { http, asked } = fakeService(...answers);
  const { signal } = new AbortController();
  const means = { http, secrets: { get: () => "a secret" }, clock: { sleep: () => Promise.resolve() }, signal };
  return { asked, objects: openObjects({ ...config, ...change }, means) };
}

const page = (keys: readonly string[], next?: string) => ({
  status: 200,
  body: `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>${keys
    .map((key) => `<Contents><Key>${key}</Key><LastModified>…</LastModified><Size>7</Size></Contents>`)
    .join("")}${next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`,
});

test("a list of more objects than one answer holds is read to its end", async () => {
  const { objects, asked } = open([page(["a/1", "a/2"], "1/x+y=&amp;z"), page(["a/3"])]);
  expect(await Array.fromAsync(objects.list("a/"))).toEqual(["a/1", "a/2", "a/3"].map((key) => ({ key, bytes: 7 })));
  const queries = asked.map(({ url }) => new URL(url ?? "").searchParams);
  expect(queries.map((query) => query.get("continuation-token"))).toEqual([null, "1/x+y=&z"]);
  expect(queries.map((query) => query.get("prefix"))).toEqual(["a/", "a/"]);
});

test("the bucket stands in the path, or before the name of the host", async () => {
  const missing = { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" };
  const inPath = open([missing], { endpoint: "https://s3.test:9000/store/" });
  expect(await inPath.objects.text("k")).toBeUndefined();
  const inHost = open([missing], { addressing: "host" });
  expect(await inHost.objects.text("k")).toBeUndefined();
  expect([inPath, inHost].map(({ asked }) => asked[0]?.url)).toEqual([
    "https://s3.test:9000/store/films/k",
    "https://films.s3.test/k",
  ]);
});

test("an answer without a length, or with the whole where a part was asked for, is none", async () => {
  const failed = { code: "storage-failed" };
  await expect(open([{ status: 200, body: "" }]).objects.look("k")).rejects.toMatchObject(failed);
  await expect(open([{ status: 200, body: "hello" }]).objects.read("k", { start: 1, end: 2 })).rejects.toMatchObject(
    failed,
  );
});

test("a copy that fails after its answer has begun is none", async () => {
  const { objects } = open([{ status: 200, body: "<Error><Code>InternalError</Code></Error>" }]);
  expect(await objects.copy("a", "b")).toBe(false);
});
