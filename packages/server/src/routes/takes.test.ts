import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeKey } from "../http/keys.ts";
import { runPipeline } from "../testing/await-run.ts";
import { testProject } from "../testing/project.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { Agreement, Preference, RunUnit, Take, TakeMarks } from "../wire.ts";

const pipeline = {
  reelgraph: 1,
  nodes: {
    clip: { use: "generate", with: { prompt: "a red ball rolls over grass", seconds: 1, size: "160x90", takes: 3 } },
    judge: { use: "evaluate", with: { video: "$clip.video", judge: "measured" } },
  },
  outputs: { clips: "$clip.video", scores: "$judge.overall" },
};

const post = <T>({ json }: TestServer, path: string, body: object, token?: string) =>
  json<T>(path, { method: "POST", body, ...(token === undefined ? {} : { token }) });

const shown = (server: TestServer) => server.json<Take[]>("/api/takes?pipeline=three.json&node=clip");

test("clips are rated, picked, rejected and commented on; it is kept, and holds in every run that has them", async () => {
  await using project = await testProject();
  writeFileSync(project.at("three.json"), JSON.stringify(pipeline));
  const editor = makeKey(["takes:write", "runs:read"]);
  let sha256 = "";
  {
    await using server = await serveProject({}, project);
    await runPipeline(server, "three.json");
    const { body: takes } = await shown(server);
    expect(takes).toHaveLength(3);
    sha256 = takes[0]?.file.media.sha256 ?? "";
    const at = (what: string) => `/api/takes/${sha256}/${what}`;
    await post(server, at("rating"), { mark: 2, most: 5, by: "Ann" });
    await post(server, at("rating"), { mark: 9, most: 10, by: "Ann" });
    await post(server, at("choice"), { choice: "rejected", by: "Bo" });
    const { body, status } = await post<TakeMarks>(server, at("comments"), {
      text: "too dark",
      seconds: 0.5,
      x: 0.2,
      y: 1,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sha256,
      ratings: [{ by: "Ann", mark: 9, most: 10 }],
      choices: [{ by: "Bo", choice: "rejected" }],
      comments: [{ by: "local", text: "too dark", seconds: 0.5, x: 0.2, y: 1 }],
    });
    for (const [what, wrong] of [
      ["rating", { mark: 6, most: 5 }],
      ["rating", { mark: 6, most: 7 }],
      ["choice", { choice: "maybe" }],
      ["comments", { text: "" }],
      ["comments", { text: "x", x: 2 }],
      ["comments", { text: "x", run: "../x" }],
    ] as const) {
      expect([what, (await post(server, at(what), wrong)).status]).toEqual([what, 422]);
    }
    expect((await post(server, `/api/takes/${"0".repeat(64)}/rating`, { mark: null })).status).toBe(404);
  }
  writeFileSync(project.at(".reelgraph/keys.json"), JSON.stringify([editor.kept]));
  await using server = await serveProject({}, project);
  const again = await runPipeline(server, "three.json");
  const { body: units } = await server.json<RunUnit[]>(`/api/runs/${again.id}/units?node=clip`);
  const unit = units.find(({ outputs }) => outputs.some(({ file }) => file?.media.sha256 === sha256));
  expect(unit?.marks).toMatchObject({ ratings: [{ mark: 9 }], choices: [{ choice: "rejected" }] });
  // A key speaks for itself, whatever name is given, and takes back only what it said.
  const as = (what: string, body: object) => post<TakeMarks>(server, `/api/takes/${sha256}/${what}`, body, editor.key);
  const id = unit?.marks?.comments[0]?.id;
  expect(await as("comments/remove", { id, by: "local" })).toMatchObject({
    status: 404,
    body: { code: "unknown-comment" },
  });
  expect((await as("rating", { mark: null, by: "Ann" })).body.ratings).toHaveLength(1);
  expect((await as("choice", { choice: "picked", by: "Ann" })).body.choices.map(({ by }) => by)).toEqual([
    "Bo",
    `key:${editor.kept.id}`,
  ]);
  await post(server, `/api/takes/${sha256}/comments/remove`, { id });
  await post(server, `/api/takes/${sha256}/rating`, { mark: null, by: "Ann" });
  const { body } = await server.json<TakeMarks>(`/api/takes/${sha256}/marks`);
  expect(body).toMatchObject({ ratings: [], comments: [] });
  expect(server.faults).toEqual([]);
});

test("preferences are kept, and ratings tell how far a judge agrees with people", async () => {
  await using server = await serveProject();
  writeFileSync(server.project.at("three.json"), JSON.stringify(pipeline));
  await runPipeline(server, "three.json");
  const { body: takes } = await shown(server);
  const ranked = takes
    .map(({ file, unit }) => ({
      clip: file.media.sha256,
      score: unit.scores.find(({ criterion }) => criterion === "overall")?.score ?? 0,
    }))
    .toSorted((a, b) => a.score - b.score);
  // Clips that are as good as one another get the same stars.
  for (const { clip, score } of ranked) {
    const mark = 1 + ranked.filter((other) => other.score < score).length;
    await post(server, `/api/takes/${clip}/rating`, { mark, most: 5 });
  }
  const { body: agreement } = await server.json<Agreement[]>("/api/agreement");
  const own = agreement.find(({ judge, criterion }) => judge === "measured" && criterion === "overall");
  expect(own).toMatchObject({ clips: 3, rank: 1 });
  const [worse, better] = [ranked[0]?.clip, ranked[2]?.clip];
  expect((await post(server, "/api/preferences", { better, worse, criterion: "motion" })).status).toBe(201);
  expect((await post(server, "/api/preferences", { better, worse: better })).status).toBe(422);
  expect((await post(server, "/api/preferences", { better, worse: "0".repeat(64) })).status).toBe(404);
  // Somebody sees it the other way round.
  await post(server, "/api/preferences", { better, worse });
  await post(server, "/api/preferences", { better: worse, worse: better });
  const { body: compared } = await server.json<Agreement[]>("/api/agreement");
  const overall = compared.find(({ judge, criterion }) => judge === "measured" && criterion === "overall");
  expect(overall).toMatchObject({ rank: 1, pairs: { count: 2, same: 1 } });
  const { body: kept } = await server.json<Preference[]>("/api/preferences?limit=10");
  expect(kept).toHaveLength(3);
  expect(kept.at(-1)).toEqual({ at: expect.any(Number), by: "local", better, worse, criterion: "motion" });
  expect(server.faults).toEqual([]);
});
