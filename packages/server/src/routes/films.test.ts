import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPipelineBox } from "@reelgraph/engine/node";
import { runPipeline } from "../testing/await-run.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { RunOutput, RunUnit } from "../wire.ts";

const scene = { reelgraph: 1, nodes: {}, inputs: { t: { type: "text" } }, outputs: { text: "$inputs.t" } };
const main = {
  reelgraph: 1,
  name: "Dämmerung",
  nodes: {
    words: { use: "./scene.json", with: { t: "Hello" } },
    card: { use: "title", with: { text: "$words.text", seconds: 0.5, size: "160x90" } },
    still: { use: "frame", with: { video: "$card.video" } },
  },
  outputs: { film: "$card.video", still: "$still.image" },
};

async function made(server: TestServer) {
  writeFileSync(server.project.at("scene.json"), JSON.stringify(scene));
  writeFileSync(server.project.at("main.json"), JSON.stringify(main));
  const run = await runPipeline(server, "main.json");
  const { body } = await server.json<RunUnit[]>(`/api/runs/${run.id}/units`);
  const fileOf = (wanted: string) => {
    const outputs = body.find(({ node }) => node === wanted)?.outputs ?? [];
    const [file] = outputs.flatMap((output) => output.file ?? []);
    if (!file) throw new Error(`${wanted} gave no file`);
    return file;
  };
  return { run, film: fileOf("card"), still: fileOf("still") };
}

test("a film that is saved carries the pipeline of its run, and without it is the artifact", async () => {
  await using server = await serveProject();
  const { run, film } = await made(server);
  const save = film.links.save ?? "";
  const saved = await server.ask(save, { token: null });
  expect(saved).toMatchObject({
    status: 200,
    headers: {
      "content-type": "video/mp4",
      "content-disposition": expect.stringMatching(/^attachment; filename="main-card.mp4"/),
      "content-security-policy": expect.stringContaining("sandbox"),
    },
  });
  const bytes = Buffer.from(saved.text, "latin1");
  expect(saved.headers["content-length"]).toBe(String(bytes.length));
  writeFileSync(server.project.at("saved.mp4"), bytes);
  expect(await readPipelineBox(server.project.at("saved.mp4"))).toEqual({
    version: 1,
    generator: "reelgraph",
    file: "main.json",
    text: JSON.stringify(main),
    texts: { "./scene.json": JSON.stringify(scene) },
    run: run.id,
  });
  const artifact = await server.ask(film.links.url, { token: null });
  expect(artifact.text).toHaveLength(film.media.bytes);
  expect(saved.text.startsWith(artifact.text)).toBe(true);
  expect((await server.ask(`${save}&pipeline=no`, { token: null })).text).toBe(artifact.text);
  const { body: outputs } = await server.json<RunOutput[]>(`/api/runs/${run.id}/outputs`);
  expect(outputs.find(({ name }) => name === "film")?.file).toEqual(film);
  const head = await server.ask(save, { token: null, method: "HEAD" });
  expect(head).toMatchObject({ status: 200, text: "", headers: { "content-length": String(bytes.length) } });
  expect(server.faults).toEqual([]);
});

test("only what the run gave is saved, under its own address, and a picture is as it was", async () => {
  await using server = await serveProject();
  const { run, film, still } = await made(server);
  const picture = await server.ask(still.links.save ?? "", { token: null });
  expect(picture.text).toBe((await server.ask(still.links.url, { token: null })).text);
  const other = await runPipeline(server, "greet.json");
  const at = (id: string, sha256: string) => `/api/runs/${id}/files/${sha256}`;
  expect(await server.json(at(other.id, film.media.sha256))).toMatchObject({
    status: 404,
    body: { code: "no-artifact" },
  });
  expect((await server.ask(at(run.id, film.media.sha256), { token: null })).status).toBe(401);
  const moved = (film.links.save ?? "").replace(run.id, other.id);
  expect((await server.ask(moved, { token: null })).status).toBe(403);
  // What is shared for watching has no address for saving.
  const { body: link } = await server.json<{ path: string }>("/api/watch", {
    method: "POST",
    body: { clip: film.media.sha256 },
  });
  const { body: shown } = await server.json<{ links: object }>(`/api${link.path}`, { token: null });
  expect(shown.links).not.toHaveProperty("save");
  expect(server.faults).toEqual([]);
});
