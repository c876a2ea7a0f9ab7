import { expect, test } from "vitest";
import { runPipeline } from "../testing/await-run.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { Feedback, Trend, Watched, WatchLink } from "../wire.ts";

const post = <T>({ json }: TestServer, path: string, body: object, token?: null) =>
  json<T & { code?: string }>(path, { method: "POST", body, ...(token === null ? { token } : {}) });

const film = async (server: TestServer) => {
  const run = await runPipeline(server, "clip.json");
  return { run: run.id, clip: (run.outputs as { film: { sha256: string } }).film.sha256 };
};

test("feedback is kept with where the clip came from, and becomes trends (S13)", async () => {
  await using server = await serveProject();
  const { run, clip } = await film(server);
  const marks = { quality: 4, realism: 2, usefulness: 5 };
  const given = await post<Feedback>(server, "/api/feedback", { clip, run, ...marks, text: "slower", by: "Ann" });
  expect(given).toMatchObject({ status: 201, body: { clip, run, ...marks, by: "Ann", pipeline: "clip.json" } });
  await post(server, "/api/feedback", { clip, quality: 5, by: "Bo" });
  expect((await post(server, "/api/feedback", { clip, quality: 6 })).status).toBe(422);
  expect(await post(server, "/api/feedback", { clip })).toMatchObject({ status: 422, body: { code: "bad-feedback" } });
  expect((await post(server, "/api/feedback", { clip: "0".repeat(64), quality: 3 })).status).toBe(404);
  expect((await post(server, "/api/feedback", { clip, run: "run-none", quality: 3 })).status).toBe(404);
  const { body: list } = await server.json<Feedback[]>(`/api/feedback?clip=${clip}&limit=1`);
  expect(list).toMatchObject([{ by: "Bo", run, pipeline: "clip.json" }]);
  const { body: trends } = await server.json<Trend[]>("/api/feedback/trends?by=pipeline");
  expect(trends).toMatchObject([{ name: "clip.json", count: 2, means: { quality: { mean: 4.5, count: 2 } } }]);
  expect(server.faults).toEqual([]);
});

test("a link shows one film to whoever has it, takes one feedback, and opens nothing else", async () => {
  await using server = await serveProject();
  const { clip } = await film(server);
  const { body: link } = await post<WatchLink>(server, "/api/watch", { clip, days: 1 });
  const at = `/api${link.path}`;
  const open = async (path = at) => server.json<Watched & { code?: string }>(path, { token: null });
  const shown = await open();
  expect(shown.body).toMatchObject({ media: { sha256: clip }, given: false });
  expect((await server.ask(shown.body.links.url, { token: null })).status).toBe(200);
  expect(shown.body.links.until).toBeLessThanOrEqual(link.until);
  const give = (body: object, path = at) => post(server, `${path}/feedback`, body, null);
  expect((await give({ quality: 9 })).status).toBe(422);
  const both = await Promise.all([give({ quality: 5, by: "Ann" }), give({ quality: 1, text: "no" })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect((await open()).body.given).toBe(true);
  expect((await server.json<Feedback[]>("/api/feedback")).body).toHaveLength(1);
  const [, id = "", until = "", signature = ""] = link.path.replace("/watch/", "").split(".");
  for (const parts of [
    ["0".repeat(64), id, until, signature],
    [clip, "0".repeat(16), until, signature],
    [clip, id, String(link.until + 1), signature],
    [clip, id, until, signature.toLowerCase()],
    ["x"],
  ]) {
    const changed = `/api/watch/${parts.join(".")}`;
    expect([changed, (await open(changed)).body.code]).toEqual([changed, "bad-link"]);
    expect((await give({ quality: 5 }, changed)).status).toBe(404);
  }
  const passed = await post<WatchLink>(server, "/api/watch", { clip, days: 0.01 });
  expect(passed.status).toBe(201);
  // Neither the link nor its signature is a token for anything else.
  for (const path of [
    "/api/runs",
    `/api/artifacts/${clip}/facts`,
    `/api/artifacts/${clip}?until=${until}&signature=${signature}`,
  ]) {
    expect([401, 403]).toContain((await server.ask(path, { token: null })).status);
  }
  expect(server.faults).toEqual([]);
});
