import { request } from "node:http";
import fc from "fast-check";
import { expect, it } from "vitest";
import { ask, vendorWith } from "../testing/client.ts";

it("nothing that a client can send is a mistake of the vendor's own", async () => {
  const { vendor, submit, form } = await vendorWith({ class: "B" });
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom("", "-1", "1e999", "320x180", "0x0", "99999x99999", "NaN", "__proto__", "\0", 1e300, -0.5),
  );
  const field = fc.constantFrom(
    "prompt",
    "model",
    "seconds",
    "size",
    "seed",
    "fps",
    "width",
    "num_frames",
    "__proto__",
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(field, odd, { maxKeys: 4 }), async (changes) => {
      const fields = { ...ask, ...changes };
      expect([200, 400]).toContain((await submit(fields)).status);
      const texts = Object.entries(fields).map(([name, value]) => [name, String(value)]);
      expect([200, 400]).toContain((await form(Object.fromEntries(texts))).status);
    }),
    { seed: 5, numRuns: 60 },
  );
  const bodies = ["", "null", "[]", '"text"', "{", "\0"];
  for (const body of bodies) {
    for (const type of ["application/json", "multipart/form-data", "multipart/form-data; boundary=x", ""]) {
      const headers = { authorization: "Bearer k", "content-type": type };
      const answer = await fetch(`${vendor.url}/v1/videos`, { method: "POST", headers, body });
      expect([400, 415]).toContain(answer.status);
    }
  }
});

it.each([
  "//",
  "/v1/videos/%zz",
  "/v1/videos/..%2f..%2fetc",
  "/v1/videos//content",
  "http://[/",
  "/v1/videos?limit=x&after",
])("%s is answered with a refusal", async (path) => {
  const { vendor } = await vendorWith();
  const { port } = new URL(vendor.url);
  const status = await new Promise((resolve, reject) => {
    const options = { port, path, headers: { authorization: "Bearer k" } };
    request(options, (answer) => resolve(answer.resume().statusCode))
      .on("error", reject)
      .end();
  });
  expect([400, 404]).toContain(status);
});

it("requests are remembered with what befell them and what they were about", async () => {
  const { vendor, submit, poll } = await vendorWith({ faults: [{ on: "poll", fault: "unknown-status" }] });
  const { id } = (await (await submit(ask, { "idempotency-key": "k", "x-client-tag": "t" })).json()) as { id: string };
  await poll(id);
  expect(vendor.requests()).toEqual([
    { at: expect.any(Number), method: "POST", path: "/v1/videos", status: 200, jobId: id, key: "k", tag: "t" },
    {
      at: expect.any(Number),
      method: "GET",
      path: `/v1/videos/${id}`,
      status: 200,
      jobId: id,
      fault: "unknown-status",
    },
  ]);
  expect(vendor.jobs()).toMatchObject([{ id, prompt: ask.prompt, cents: 10 }]);
});
