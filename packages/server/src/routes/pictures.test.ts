import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { runPipeline } from "../testing/await-run.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { Media, MediaLinks, RunUnit } from "../wire.ts";

const film = async (server: TestServer) => {
  const run = await runPipeline(server, "clip.json");
  const { body } = await server.json<RunUnit[]>(`/api/runs/${run.id}/units`);
  const file = body.flatMap(({ outputs }) => outputs.flatMap((output) => output.file ?? []))[0];
  if (!file) throw new Error("no film");
  return file;
};

test("a list's addresses give the film, its picture, the picture at a time and the sheet, without a token", async () => {
  await using server = await serveProject();
  const { media, links } = await film(server);
  const get = (path = "", headers = {}) => server.ask(path, { token: null, headers });
  const types = [
    [links.url, "video/mp4"],
    [links.thumbnail, "image/png"],
    [`${links.frame}&at=0.3`, "image/png"],
    [links.sprites?.url, "image/webp"],
  ] as const;
  for (const [path, type] of types) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers["content-type"]]).toEqual([path, 200, type]);
    expect(answer.headers).toMatchObject({ "x-content-type-options": "nosniff", "accept-ranges": "bytes" });
    const again = await get(path, { "if-none-match": answer.headers.etag });
    expect(again.status).toBe(304);
  }
  expect(links.sprites).toMatchObject({ count: 3, columns: 3, rows: 1, width: 160, height: 90, interval: 0.166 });
  // An address holds for one thing alone.
  expect((await get(links.url.replace(media.sha256, `${media.sha256}/sprites`))).status).toBe(403);
  const { body: facts } = await server.json<MediaLinks & { media: Media }>(`/api/artifacts/${media.sha256}/facts`);
  const { save: _, ...others } = links;
  expect(facts).toEqual({ media, ...others });
  expect(server.faults).toEqual([]);
});

test("there are no more pictures than frames, however many times are asked for, and each is made once", async () => {
  await using server = await serveProject();
  const { media, links } = await film(server);
  if (media.media !== "video") throw new Error("no film");
  const times = [0, 0.001, 0.01, media.seconds / 2, media.seconds - 0.001, media.seconds, 1e6];
  const pictures = await Promise.all(times.map((at) => server.ask(`${links.frame}&at=${at}`, { token: null })));
  for (const { status } of pictures) expect(status).toBe(200);
  const tags = pictures.map(({ headers }) => headers.etag);
  expect(new Set(tags).size).toBe(3);
  expect(tags[4]).toBe(tags[6]);
  expect(readdirSync(server.project.at(".reelgraph/thumbs")).filter((name) => name.includes("frame"))).toHaveLength(3);
  for (const at of ["-1", "x", "NaN"]) expect((await server.ask(`${links.frame}&at=${at}`)).status).toBe(422);
  const sheet = await server.ask(`/api/artifacts/${media.sha256}/contact-sheet`);
  expect(sheet).toMatchObject({ status: 200, headers: { "content-type": "image/png" } });
  const silent = await server.json(`/api/artifacts/${media.sha256}/waveform`);
  expect(silent).toMatchObject({ status: 422, body: { code: "no-sound" } });
  expect(server.faults).toEqual([]);
});
