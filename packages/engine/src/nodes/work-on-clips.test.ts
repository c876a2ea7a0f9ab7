import { startMockVendor, type MockVendorOptions } from "@reelgraph/mock-vendor";
import { expect, onTestFinished, test } from "vitest";
import type { RunEvent } from "../events/run-event.ts";
import { projectOf } from "../testing/project.ts";

const signal = new AbortController().signal;
const first = { use: "generate", with: { prompt: "a lighthouse at dusk", seconds: 2, size: "160x90" } };
const next = (more: object = {}) => ({
  use: "continue",
  with: { video: "$clip.video", prompt: "night falls", seconds: 3, ...more },
});

/** A vendor with a model that makes clips, extends and edits them, and one that can only remix its own. */
async function studio(nodes: Record<string, object>, outputs: object, options: MockVendorOptions = {}) {
  const vendor = await startMockVendor({ jobMs: 20, ...options });
  onTestFinished(() => vendor.close());
  const price = { usd: 0.1, per: "second" } as const;
  const models = {
    able: { price, can: ["extend", "edit"] },
    plain: { price },
    short: { price, seconds: { min: 2, max: 8, step: 1 }, can: ["extend"] },
    own: { price, can: ["remix"] },
  };
  const account = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "KEY" }, models };
  const config = { providers: { mock: account, other: account }, defaults: { model: "mock/able" } };
  const project = await projectOf({ nodes, outputs, budget: { usd: 5 } }, config, { KEY: "k" });
  const run = () =>
    project.withSession(async (session) => {
      const events: RunEvent[] = [];
      const plan = await session.plan();
      const result = await session.run({ signal, unknownPrice: "allow", onEvent: (event) => void events.push(event) });
      return { ...result, plan, events };
    });
  const posts = () => vendor.requests().flatMap(({ method, path }) => (method === "POST" ? [path] : []));
  const spent = () => vendor.ledger().reduce((sum, { cents }) => sum + cents, 0) / 100;
  return { ...project, run, posts, spent };
}
const lasts = (seconds: number) => expect.objectContaining({ seconds: expect.closeTo(seconds, 1) });

test.each(["whole", "part"] as const)(
  "a clip is extended by the vendor itself, planned and paid for what is added, whether it gives the %s",
  async (extensions) => {
    const nodes = { clip: first, more: next() };
    const outputs = { video: "$more.video", joined: "$more.joined" };
    const { run, posts, spent } = await studio(nodes, outputs, { extensions });
    const { problems, outputs: made, plan } = await run();
    expect(problems).toEqual([]);
    expect(made).toEqual({ video: lasts(3), joined: lasts(5) });
    expect(posts()).toEqual(["/v1/videos", "/v1/videos/extensions"]);
    expect(spent()).toBeCloseTo(0.5);
    expect(plan.total).toMatchObject({ min: 0.2, max: expect.closeTo(0.5) });
    // Known work costs nothing again.
    await run();
    expect(posts()).toHaveLength(2);
  },
);

test.each(["whole", "part"] as const)(
  "what is longer than one extension is added by several, each paid once, when the vendor gives the %s",
  async (extensions) => {
    const nodes = { clip: first, more: next({ model: "mock/short", seconds: 12, via: "extend", format: "webm" }) };
    const { run, posts, spent } = await studio(nodes, { video: "$more.video", joined: "$more.joined" }, { extensions });
    const { problems, outputs: made, plan, events } = await run();
    expect(problems).toEqual([]);
    const webm = { type: "video/webm" };
    expect(made).toMatchObject({
      video: { ...webm, seconds: expect.closeTo(12, 1) },
      joined: { ...webm, seconds: expect.closeTo(14, 1) },
    });
    expect(posts()).toEqual(["/v1/videos", "/v1/videos/extensions", "/v1/videos/extensions"]);
    expect(spent()).toBeCloseTo(plan.total.max);
    const told = events.find((event) => event.type === "unit.finished" && event.node === "more");
    expect(told).toMatchObject({ adjustments: [{ field: "clips" }, { field: "format" }] });
  },
);

test("where the model can't, or isn't to, the clip goes on from its last frame, and nothing else is said", async () => {
  const nodes = { clip: first, one: next({ model: "mock/plain" }), two: next({ via: "last-frame" }) };
  const { run, posts } = await studio(nodes, { one: "$one.joined", two: "$two.joined" });
  const { outputs, events } = await run();
  expect(outputs).toEqual({ one: lasts(5), two: lasts(5) });
  expect(posts()).toEqual(["/v1/videos", "/v1/videos", "/v1/videos"]);
  expect(events.filter((event) => JSON.stringify(event).includes('"via"'))).toEqual([]);
});

test("a clip is edited: as long as it was, with facts of its own", async () => {
  const nodes = {
    clip: first,
    rain: { use: "edit", with: { video: "$clip.video", prompt: "in the rain", seed: 7 } },
  };
  const { run, posts, spent } = await studio(nodes, { film: "$rain.video", facts: "$rain.facts" });
  const { outputs, problems, plan } = await run();
  expect(problems).toEqual([]);
  expect(outputs).toMatchObject({ film: { width: 160, height: 90 }, facts: { model: "mock/able", duration_ms: 2000 } });
  expect(posts()).toEqual(["/v1/videos", "/v1/videos/edits"]);
  expect(spent()).toBeCloseTo(0.4);
  // The clip isn't there yet, but how long it will be is known.
  expect(plan.units.find(({ node }) => node === "rain")?.price).toMatchObject({ max: expect.closeTo(0.2) });
  expect(plan.total).toMatchObject({ max: expect.closeTo(0.4), unknown: false });
});

test("a model that only remixes takes clips that its account made, by their job, and no others", async () => {
  const remix = { use: "edit", with: { video: "$clip.video", prompt: "in the snow", model: "mock/own" } };
  const able = await studio({ clip: first, snow: remix }, { film: "$snow.video" });
  const { problems, outputs } = await able.run();
  expect(problems).toEqual([]);
  expect(outputs).toEqual({ film: lasts(2) });
  expect(able.posts()[1]).toMatch(/^\/v1\/videos\/video_\w+\/remix$/);

  const nodes = {
    clip: first,
    cut: { use: "trim", with: { video: "$clip.video", start: 1 } },
    changed: { use: "edit", with: { ...remix.with, video: "$cut.video" } },
    stranger: { use: "edit", with: { ...remix.with, model: "other/own" } },
  };
  const strict = await studio(nodes, { a: "$changed.video", b: "$stranger.video" });
  const refused = await strict.run();
  expect(refused.problems.map(({ code }) => code)).toEqual(["not-its-clip", "not-its-clip"]);
  expect(strict.posts()).toEqual(["/v1/videos"]);
});

test("a model that can't edit says so before anything is paid", async () => {
  const nodes = {
    clip: first,
    rain: { use: "edit", with: { video: "$clip.video", prompt: "x", model: "mock/plain" } },
  };
  const { run, posts } = await studio(nodes, { film: "$rain.video" });
  const { problems } = await run();
  expect(problems).toMatchObject([{ code: "unsupported-request", hint: expect.stringContaining("models --edit") }]);
  expect(posts().length).toBeLessThanOrEqual(1);
});

test("what works on a clip is priced as the clip will be, through extensions, cuts and edits", async () => {
  const nodes = {
    clip: first,
    more: next(),
    cut: { use: "trim", with: { video: "$more.joined", start: 1.5 } },
    rain: { use: "edit", with: { video: "$cut.video", prompt: "in the rain" } },
    again: { use: "continue", with: { video: "$rain.video", prompt: "day breaks", seconds: 2, model: "mock/plain" } },
  };
  const { run, spent } = await studio(nodes, { film: "$again.joined" });
  const { plan, problems } = await run();
  expect(problems).toEqual([]);
  const prices = plan.units.map(({ node, price }) => [node, Math.round((price?.max ?? NaN) * 100)]);
  expect(Object.fromEntries(prices)).toEqual({ clip: 20, more: 30, cut: 0, rain: 40, again: 20 });
  expect(spent()).toBeGreaterThan(plan.total.max * 0.9);
  expect(spent()).toBeLessThanOrEqual(plan.total.max + 1e-9);
});
