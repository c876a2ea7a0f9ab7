import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { leftOff, runPipeline } from "../testing/await-run.ts";
import { testProject, until } from "../testing/project.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { RunStarted, RunSummary, RunUnit, RunView } from "../wire.ts";

const post = <T>({ json }: TestServer, path: string, body: object = {}, headers = {}) =>
  json<T & { code?: string }>(path, { method: "POST", body, headers });

const start = async (server: TestServer, pipeline: string) =>
  (await post<RunStarted>(server, "/api/runs", { pipeline })).body.id;

const stateOf = async ({ json }: TestServer, id: string) => (await json<RunView>(`/api/runs/${id}`)).body.state;

/** Three waiters of which one can run at a time, and something behind them. */
async function waiters() {
  const project = await testProject();
  writeFileSync(project.at("reelgraph.config.json"), JSON.stringify({ plugins: ["wait.mjs"], limits: { media: 1 } }));
  const held = (text: string) => ({ use: "wait", with: { file: project.at("go"), text } });
  const nodes = {
    a: held("a"),
    b: held("b"),
    c: held("c"),
    all: { use: "template", with: { template: "{{x}}{{y}}{{z}}", x: "$a.text", y: "$b.text", z: "$c.text" } },
  };
  writeFileSync(project.at("three.json"), JSON.stringify({ reelgraph: 1, nodes, outputs: { all: "$all.text" } }));
  return project;
}

test("a paused run lets finish what runs, starts nothing that waits, and goes on after a restart (rules 26 and 28)", async () => {
  await using project = await waiters();
  let id = "";
  {
    await using server = await serveProject({}, project);
    id = await start(server, "three.json");
    const states = async () => (await server.json<RunUnit[]>(`/api/runs/${id}/units`)).body.map(({ state }) => state);
    await until(async () => (await states()).includes("running") && (await states()).includes("waiting"));
    expect((await post(server, `/api/runs/${id}/pause`)).status).toBe(202);
    await project.open();
    const run = await leftOff(server, id);
    expect(run).toMatchObject({ state: "paused", problems: [{ code: "paused", message: "Somebody paused the run" }] });
    expect(run.units.filter(({ state }) => state === "finished").map(({ node }) => node)).toEqual(["a"]);
    expect((await post(server, `/api/runs/${id}/pause`)).status).toBe(202);
  }
  await using server = await serveProject({}, project);
  expect(await stateOf(server, id)).toBe("paused");
  expect((await post(server, `/api/runs/${id}/resume`)).status).toBe(202);
  expect(await leftOff(server, id)).toMatchObject({ state: "succeeded", outputs: { all: "abc" } });
  expect(await post(server, `/api/runs/${id}/pause`)).toMatchObject({ status: 409, body: { code: "run-over" } });
  expect(server.faults).toEqual([]);
});

test("a run that is paused while it waits keeps its place out of the queue, also after a restart", async () => {
  await using project = await testProject();
  let id = "";
  {
    await using server = await serveProject({ concurrency: 1 }, project);
    await start(server, "slow.json");
    id = await start(server, "greet.json");
    expect((await post<RunView>(server, `/api/runs/${id}/pause`)).body.state).toBe("paused");
    await project.open();
  }
  await using server = await serveProject({ concurrency: 1 }, project);
  const listed = async () => (await server.json<RunSummary[]>("/api/runs")).body.find((run) => run.id === id)?.state;
  expect(await listed()).toBe("paused");
  await post(server, `/api/runs/${id}/resume`);
  expect(await leftOff(server, id)).toMatchObject({ state: "succeeded" });
  expect((await post(server, "/api/runs/none/pause")).status).toBe(404);
  expect(server.faults).toEqual([]);
});

test("people approve and rate over HTTP, all answers or none, and the run goes on", async () => {
  await using server = await serveProject();
  const nodes = {
    names: { use: "styles", with: { prompt: "a boat", styles: ["noir", "anime"] } },
    ok: { use: "approve", with: { value: "$inputs.idea", ask: "Is this the idea?" } },
    best: { use: "review", with: { items: "$names.prompt", scale: 5, pick: 1 } },
  };
  const outputs = { idea: "$ok.value", best: "$best.picked" };
  const inputs = { idea: { type: "text", default: "a boat" } };
  writeFileSync(server.project.at("ask.json"), JSON.stringify({ reelgraph: 1, inputs, nodes, outputs }));
  const run = await runPipeline(server, "ask.json");
  expect(run.state).toBe("paused");
  const asked = run.units.filter(({ question }) => question).map(({ place, question }) => [place, question?.kind]);
  expect(asked.toSorted()).toEqual([
    ["best", "rate"],
    ["ok", "approve"],
  ]);
  const answer = (answers: object[], headers = {}) =>
    post<RunStarted>(server, `/api/runs/${run.id}/answers`, { answers, by: "Ann" }, headers);
  const approved = { unit: "ok", approved: true, note: "lovely" };
  const wrong = await answer([approved, { unit: "best", scores: { noir: 6 } }]);
  expect(wrong).toMatchObject({ status: 422, body: { code: "wrong-answer" } });
  expect(await answer([{ unit: "none", approved: true }])).toMatchObject({
    status: 404,
    body: { code: "unknown-unit" },
  });
  const headers = { "idempotency-key": "k" };
  const right = [approved, { unit: "best", scores: { noir: 2, anime: 5 }, picked: ["anime"] }];
  expect(await answer(right, headers)).toMatchObject({ status: 202, body: { id: run.id, replayed: false } });
  expect(await answer(right, headers)).toMatchObject({ status: 202, body: { id: run.id, replayed: true } });
  const done = await leftOff(server, run.id);
  expect(done).toMatchObject({ state: "succeeded", outputs: { idea: "a boat", best: [{ key: "anime" }] } });
  expect(done.units.find(({ node }) => node === "ok")?.answer).toMatchObject({ by: "Ann", note: "lovely" });
  expect(server.faults).toEqual([]);
});

test("a unit that works is shown beside one that has asked somebody since it began", async () => {
  await using project = await testProject();
  const held = { use: "wait", with: { file: project.at("go"), text: "done" } };
  const nodes = { held, ok: { use: "approve", with: { value: "$inputs.idea", ask: "This?" } } };
  const inputs = { idea: { type: "text", default: "a boat" } };
  const ask = { reelgraph: 1, inputs, nodes, outputs: { text: "$held.text", idea: "$ok.value" } };
  writeFileSync(project.at("ask.json"), JSON.stringify(ask));
  await using server = await serveProject({}, project);
  const id = await start(server, "ask.json");
  const states = async () => {
    const { units } = (await server.json<RunView>(`/api/runs/${id}`)).body;
    return units.map(({ node, state }) => `${node} ${state}`).toSorted();
  };
  await until(async () => (await states()).join() === "held running,ok parked");
  await project.open();
  expect(await leftOff(server, id)).toMatchObject({ state: "paused" });
  expect(server.faults).toEqual([]);
});

test("an answer is taken while other units work, and what waits for it goes on beside them", async () => {
  await using project = await testProject();
  const nodes = {
    held: { use: "wait", with: { file: project.at("go"), text: "done" } },
    ok: { use: "approve", with: { value: "$inputs.idea", ask: "This?" } },
    after: { use: "template", with: { template: "{{idea}}!", idea: "$ok.value" } },
  };
  const inputs = { idea: { type: "text", default: "a boat" } };
  const ask = { reelgraph: 1, inputs, nodes, outputs: { text: "$held.text", idea: "$after.text" } };
  writeFileSync(project.at("ask.json"), JSON.stringify(ask));
  await using server = await serveProject({}, project);
  const id = await start(server, "ask.json");
  const are = async (states: object) => {
    const { units } = (await server.json<RunView>(`/api/runs/${id}`)).body;
    const of = Object.fromEntries(units.map(({ node, state }) => [node, state]));
    return Object.entries(states).every(([node, state]) => of[node] === state);
  };
  const answer = (unit: string) =>
    post<RunStarted>(server, `/api/runs/${id}/answers`, { answers: [{ unit, approved: true }] });
  await until(() => are({ held: "running", ok: "parked" }));
  expect(await answer("none")).toMatchObject({ status: 404, body: { code: "unknown-unit" } });
  expect(await are({ held: "running", ok: "parked" })).toBe(true);
  expect(await answer("ok")).toMatchObject({ status: 202, body: { id } });
  await until(() => are({ held: "running", ok: "finished", after: "finished" }));
  await project.open();
  expect(await leftOff(server, id)).toMatchObject({ state: "succeeded", outputs: { text: "done", idea: "a boat!" } });
  expect(server.faults).toEqual([]);
});

test("answers that come one by one, or at the same time, are all taken", async () => {
  await using server = await serveProject();
  const ask = (value: string) => ({ use: "approve", with: { value, ask: "This?" } });
  const nodes = { a: ask("$inputs.idea"), b: ask("$inputs.idea"), c: ask("$inputs.idea") };
  const outputs = { a: "$a.value", b: "$b.value", c: "$c.otherwise" };
  const inputs = { idea: { type: "text", default: "a boat" } };
  writeFileSync(server.project.at("ask.json"), JSON.stringify({ reelgraph: 1, inputs, nodes, outputs }));
  const { id } = await runPipeline(server, "ask.json");
  const answer = (unit: string, approved: boolean) =>
    post<RunStarted>(server, `/api/runs/${id}/answers`, { answers: [{ unit, approved }] });
  const taken = await Promise.all([answer("a", true), answer("b", true), answer("c", false)]);
  expect(taken.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(await leftOff(server, id)).toMatchObject({ state: "succeeded", outputs: { a: "a boat", c: "a boat" } });
  expect(server.faults).toEqual([]);
});
