import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { openWorkspace } from "@reelgraph/engine/node";
import { expect, onTestFinished, test } from "vitest";
import { testProject, until } from "../testing/project.ts";
import { serveProject } from "../testing/serve-project.ts";

const key = Buffer.from("a secret of the vendor");

/** A message as the vendor signs it, from the specification of Standard Webhooks. */
function signed(id: string, body: string, seconds = Math.floor(Date.now() / 1000)) {
  const mac = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${mac}` };
}

test("a vendor's webhook is checked, taken once and never believed: the vendor is asked", async () => {
  let now = Date.now();
  const vendor = await startMockVendor({ jobMs: 3_600_000, now: () => now });
  onTestFinished(() => vendor.close());
  await using project = await testProject();
  const account = {
    use: "openai-videos",
    baseUrl: `${vendor.url}/v1`,
    key: { secret: "MOCK_KEY" },
    webhook: { secret: { secret: "MOCK_WEBHOOK" } },
    models: { m: { price: { usd: 0.1, per: "second" } } },
    jobTimeoutSeconds: 86_400,
  };
  const providers = { mock: account, keyless: { ...account, webhook: {} }, quiet: { ...account, webhook: undefined } };
  await writeFile(project.at("reelgraph.config.json"), JSON.stringify({ providers, budget: { runUsd: 1 } }));
  const clip = { use: "generate", with: { prompt: "a mug", model: "mock/m", seconds: 1, size: "64x64" } };
  const film = { reelgraph: 1, nodes: { clip }, outputs: { film: "$clip.video" } };
  await writeFile(project.at("film.json"), JSON.stringify(film));
  const env = { MOCK_KEY: "k", MOCK_WEBHOOK: `whsec_${key.toString("base64")}` };
  const workspace = await openWorkspace({ folder: project.folder, env });
  await using server = await serveProject({ workspace }, project);
  const tell = (provider: string, body: string, headers: object = {}) =>
    server.ask(`/webhooks/${provider}`, { method: "POST", body, headers: { ...headers }, token: null });

  const { body: run } = await server.json<{ id: string }>("/api/runs", {
    method: "POST",
    body: { pipeline: "film.json" },
  });
  const stateOf = async () => (await server.json<{ state: string }>(`/api/runs/${run.id}`)).body.state;
  const polls = () =>
    vendor.requests().filter(({ method, path }) => method === "GET" && path.startsWith("/v1/videos/"));
  await until(() => polls().length > 0);
  const [job] = vendor.jobs();
  const done = JSON.stringify({ type: "video.completed", data: { id: job?.id } });

  // Nobody's word, an old one, another's, and words about nothing.
  expect((await tell("mock", done)).status).toBe(401);
  expect((await tell("mock", done, signed("msg_0", `${done} `))).status).toBe(401);
  expect((await tell("mock", done, signed("msg_0", done, Math.floor(Date.now() / 1000) - 301))).status).toBe(401);
  expect((await tell("mock", "{}", signed("msg_1", "{}"))).status).toBe(204);
  const other = JSON.stringify({ type: "video.completed", data: { id: "video_other" } });
  expect((await tell("mock", other, signed("msg_2", other))).status).toBe(204);
  for (const provider of ["quiet", "nobody", "__proto__"])
    expect((await tell(provider, done, signed("msg_3", done))).status, provider).toBe(404);
  const unchecked = await tell("keyless", done, signed("msg_4", done));
  expect(unchecked.status).toBe(401);
  const long = " ".repeat(1024 * 1024 + 1);
  expect((await tell("mock", long, signed("msg_5", long))).status).toBe(413);
  expect((await tell("mock", done, { ...signed("msg_6", done), "content-type": "text/plain" })).status).toBe(415);

  // It says that it is done, and isn't.
  const before = polls().length;
  expect((await tell("mock", done, signed("msg_7", done))).status).toBe(204);
  await until(() => polls().length > before);
  expect(await stateOf()).toBe("running");
  now += 3_600_000;
  expect((await tell("mock", done, signed("msg_7", done))).status, "delivered again").toBe(204);
  expect((await tell("mock", done, signed("msg_8", done))).status).toBe(204);
  await until(async () => (await stateOf()) === "succeeded");
  expect(vendor.ledger()).toHaveLength(1);
  expect(server.faults).toEqual([]);
});
