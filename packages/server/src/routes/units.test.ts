import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { leftOff, runPipeline } from "../testing/await-run.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { RunSource, RunUnit } from "../wire.ts";

const pipeline = {
  reelgraph: 1,
  inputs: { idea: { type: "text", default: "a red ball rolls over grass" } },
  nodes: {
    style: { use: "styles", with: { prompt: "$inputs.idea", styles: ["noir", "anime"] } },
    clip: { use: "generate", with: { prompt: "$style.prompt", seconds: 1, size: "160x90" } },
    judge: { use: "evaluate", with: { video: "$clip.video", prompt: "$style.prompt", judge: "measured" } },
    reel: { use: "concat", with: { clips: "$clip.video" } },
  },
  outputs: { reel: "$reel.video", verdicts: "$judge.verdict" },
};

const units = async ({ json }: TestServer, id: string, query = "") =>
  (await json<RunUnit[]>(`/api/runs/${id}/units${query}`)).body;

test("units tell what they gave, who made it from which seed, how it was judged, and why they ran (rule 31)", async () => {
  await using server = await serveProject();
  writeFileSync(server.project.at("two.json"), JSON.stringify(pipeline));
  const first = await runPipeline(server, "two.json");
  expect(first.state).toBe("succeeded");
  const clips = await units(server, first.id, "?node=clip");
  expect(clips.map(({ place }) => place).toSorted()).toEqual(["clip[anime]", "clip[noir]"]);
  const isNoir = ({ place }: RunUnit) => place === "clip[noir]";
  const noir = clips.find(isNoir);
  expect(noir).toMatchObject({
    state: "finished",
    use: "generate",
    model: "sketch",
    take: 1,
    seed: expect.any(Number),
    key: expect.stringMatching(/^[0-9a-f]{64}$/),
    seconds: expect.any(Number),
    why: "clip[noir] ran for the first time",
    adjustments: [],
    outputs: expect.arrayContaining([
      {
        port: "video",
        item: [],
        file: {
          media: expect.objectContaining({ media: "video", seconds: 1, width: 160 }),
          links: expect.objectContaining({ until: expect.any(Number) }),
        },
      },
    ]),
  });
  const criteria = noir?.scores.map(({ criterion, by }) => `${by} ${criterion}`);
  expect(criteria).toContain("judge[noir] overall");
  expect(criteria).toContain("judge[noir] visual_quality");
  expect(noir?.scores.find(({ criterion }) => criterion === "narrative")).toMatchObject({ score: null, judge: null });
  const links = noir?.outputs.find(({ port }) => port === "video")?.file?.links;
  const [film, picture] = [links?.url ?? "", links?.thumbnail ?? ""];
  expect((links?.until ?? 0) - Date.now()).toBeGreaterThan(11 * 60 * 60 * 1000);
  expect(await server.ask(film, { token: null })).toMatchObject({
    status: 200,
    headers: { "content-type": "video/mp4" },
  });
  expect((await server.ask(picture, { token: null })).status).toBe(200);

  const second = await runPipeline(server, "two.json", { inputs: { idea: "a blue ball rolls over grass" } });
  const why = await server.json<{ why: string }>(`/api/runs/${second.id}/why?unit=clip%5Bnoir%5D`);
  expect(why.body.why).toMatch(/^clip\[noir\] ran because its input "prompt" changed .*input "idea" changed$/);
  const again = await runPipeline(server, "two.json", { takes: { clip: 2 } });
  const taken = (await units(server, again.id)).find(isNoir);
  expect(taken).toMatchObject({ take: 2, why: expect.stringContaining("another take was asked for (1 → 2)") });
  expect(taken?.seed).not.toBe(noir?.seed);
  // A run that is past keeps its own reasons.
  expect((await units(server, first.id)).find(isNoir)?.why).toBe("clip[noir] ran for the first time");
  const unknown = await server.json(`/api/runs/${first.id}/why?unit=none`);
  expect(unknown).toMatchObject({ status: 404, body: { code: "unknown-unit" } });
  expect(server.faults).toEqual([]);
});

test("the units of a run that goes are told as far as they are, and lists are taken apart by their keys", async () => {
  await using server = await serveProject();
  const { body } = await server.json<{ id: string }>("/api/runs", { method: "POST", body: { pipeline: "slow.json" } });
  const going = async () => (await units(server, body.id)).find(({ node }) => node === "held")?.state;
  await expect.poll(going, { timeout: 10_000 }).toBe("running");
  await server.project.open();
  await leftOff(server, body.id);
  const [text, held] = await units(server, body.id);
  expect(text).toMatchObject({ node: "text", outputs: [{ port: "text", item: [], value: "Hello you" }] });
  expect(held).toMatchObject({ node: "held", state: "finished" });
  expect((await server.json("/api/runs/none/units")).status).toBe(404);
});

test("one more take is made of one item alone, and a run tells what it began with", async () => {
  await using server = await serveProject();
  const text = JSON.stringify(pipeline);
  writeFileSync(server.project.at("two.json"), text);
  await runPipeline(server, "two.json");
  const again = { again: ["clip[anime]"], to: ["clip"] };
  const plan = await server.json<{ units: { node: string; item: string[]; state: string }[] }>("/api/plan", {
    method: "POST",
    body: { pipeline: "two.json", ...again },
  });
  const todo = plan.body.units.filter(({ state }) => state === "run").map(({ node, item }) => [node, ...item]);
  expect(todo).toEqual([["clip", "anime"]]);
  const second = await runPipeline(server, "two.json", again);
  const third = await runPipeline(server, "two.json", again);
  const takes = await units(server, third.id, "?node=clip");
  expect(Object.fromEntries(takes.map(({ item, take, state }) => [item[0], [take, state]]))).toEqual({
    noir: [1, "cached"],
    anime: [3, "finished"],
  });
  writeFileSync(server.project.at("two.json"), '{ "reelgraph": 1, "nodes": {} }');
  const { body } = await server.json<RunSource>(`/api/runs/${second.id}/pipeline`);
  expect(body).toEqual({
    file: "two.json",
    text,
    texts: {},
    inputs: { idea: "a red ball rolls over grass" },
    to: ["clip"],
    from: [],
    takes: { "clip[anime]": 2 },
  });
  expect((await server.json("/api/runs/none/pipeline")).status).toBe(404);
  const wrong = { pipeline: "two.json", text, again: ["clop[anime]"] };
  expect(await server.json("/api/runs", { method: "POST", body: wrong })).toMatchObject({
    status: 422,
    body: { code: "unknown-node" },
  });
});
