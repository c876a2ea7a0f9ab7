import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runPipeline } from "../testing/await-run.ts";
import { testProject } from "../testing/project.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import type { Example, ExampleText, PipelineInfo, PipelineText, PipelineVersion } from "../wire.ts";

const shipped = fileURLToPath(new URL("../../../../examples", import.meta.url));

const post = <T>({ json }: TestServer, path: string, body: object) =>
  json<T & { code?: string }>(path, { method: "POST", body });

const read = async ({ json }: TestServer, file: string) =>
  (await json<PipelineText>(`/api/pipeline?file=${file}`)).body;

const versions = async ({ json }: TestServer, file: string) =>
  (await json<PipelineVersion[]>(`/api/pipeline/versions?file=${file}`)).body;

const save = ({ json }: TestServer, file: string, text: string, revision: string | null) =>
  json<PipelineInfo>(`/api/pipeline?file=${file}`, { method: "PUT", body: { text, revision } });

const text = (name: string) => JSON.stringify({ reelgraph: 1, name, nodes: {} });

test("a pipeline is duplicated, renamed with its versions, deleted and restored, and nothing is overwritten", async () => {
  await using server = await serveProject();
  const first = (await save(server, "a.json", text("A"), null)).body;
  const { body: second } = await save(server, "a.json", text("A2"), first.revision);
  const copied = await post<PipelineInfo>(server, "/api/pipeline/duplicate", { file: "a.json", to: "films/b.json" });
  expect(copied).toMatchObject({ status: 201, body: { file: "films/b.json", name: "A2" } });
  const taken = { file: "a.json", to: "greet.json" };
  expect((await post(server, "/api/pipeline/duplicate", taken)).body.code).toBe("revision-conflict");
  const { revision } = second;
  expect((await post(server, "/api/pipeline/rename", { ...taken, revision })).body.code).toBe("revision-conflict");
  const stale = { file: "a.json", to: "c.json", revision: first.revision };
  expect((await post(server, "/api/pipeline/rename", stale)).status).toBe(409);
  expect((await post(server, "/api/pipeline/rename", { ...stale, to: "../c.json", revision })).status).toBe(422);
  expect((await post(server, "/api/pipeline/rename", { ...stale, revision })).body).toMatchObject({ file: "c.json" });
  expect(existsSync(server.project.at("a.json"))).toBe(false);
  expect((await versions(server, "c.json")).map((one) => one.revision)).toContain(first.revision);
  const gone = { file: "c.json", revision: first.revision };
  expect((await post(server, "/api/pipeline/delete", gone)).status).toBe(409);
  expect((await post(server, "/api/pipeline/delete", { ...gone, revision })).status).toBe(200);
  expect((await post(server, "/api/pipeline/delete", { ...gone, revision })).status).toBe(404);
  const back = { file: "c.json", version: first.revision, revision: null };
  expect((await post(server, "/api/pipeline/restore", back)).body).toMatchObject({ name: "A" });
  expect(readFileSync(server.project.at("c.json"), "utf8")).toBe(text("A"));
  expect(server.faults).toEqual([]);
});

test("a text with whose form nothing is wrong is called sound, and one with a slip isn't", async () => {
  await using server = await serveProject();
  await save(server, "a.json", text("A"), null);
  expect(await read(server, "a.json")).toMatchObject({ sound: true });
  await save(server, "b.json", text("B").replace("nodes", "nods"), null);
  expect(await read(server, "b.json")).not.toHaveProperty("sound");
});

test("a named version is kept for good, and what a run began with is a version, saved or not", async () => {
  await using project = await testProject();
  {
    await using server = await serveProject({}, project);
    let { revision } = (await save(server, "a.json", text("0"), null)).body;
    const named = await post<PipelineVersion[]>(server, "/api/pipeline/versions/name", {
      file: "a.json",
      version: revision,
      name: "the first cut",
    });
    expect(named.body).toMatchObject([{ name: "the first cut" }]);
    for (let count = 1; count <= 101; count++) {
      revision = (await save(server, "a.json", text(String(count)), revision)).body.revision;
    }
    const kept = await versions(server, "a.json");
    expect(kept).toHaveLength(101);
    expect(kept.at(-1)).toMatchObject({ name: "the first cut" });
    const wrong = { file: "a.json", version: "0".repeat(64), name: "x" };
    expect((await post(server, "/api/pipeline/versions/name", wrong)).status).toBe(404);
  }
  await using server = await serveProject({}, project);
  const first = await runPipeline(server, "greet.json");
  await runPipeline(server, "greet.json");
  const unsaved = (await read(server, "greet.json")).text.replace("Hello", "Good day");
  const other = await runPipeline(server, "greet.json", { text: unsaved });
  expect((await versions(server, "greet.json")).map(({ run }) => run)).toEqual([other.id, first.id]);
  expect(server.faults).toEqual([]);
});

test("versions that were kept before they had names are read, and get them", async () => {
  await using project = await testProject();
  const { openDatabase } = await import("@reelgraph/engine/node");
  const old = openDatabase(
    project.at(".reelgraph/versions.db"),
    "CREATE TABLE versions (number INTEGER PRIMARY KEY, file TEXT NOT NULL, revision TEXT NOT NULL, saved INTEGER NOT NULL, text TEXT NOT NULL) STRICT",
  );
  old.prepare("INSERT INTO versions (file, revision, saved, text) VALUES ('a.json', ?, 1, 'x')").run("a".repeat(64));
  old.close();
  await using server = await serveProject({}, project);
  expect(await versions(server, "a.json")).toEqual([{ revision: "a".repeat(64), saved: 1, bytes: 1 }]);
});

test("the examples that come with the program are listed with pictures, and copied with what they need", async () => {
  await using server = await serveProject({ examples: shipped });
  const { body: list } = await server.json<Example[]>("/api/examples");
  const folders = readdirSync(shipped, { withFileTypes: true }).filter((one) => one.isDirectory());
  const own = folders.filter(({ name }) => existsSync(`${shipped}/${name}/pipeline.json`)).map(({ name }) => name);
  expect(list.map(({ id }) => id)).toEqual(own.toSorted());
  for (const { picture = "", id } of list) {
    const shown = await server.ask(picture, { token: null });
    expect([id, shown.status, shown.headers["content-type"]]).toEqual([id, 200, "image/webp"]);
  }
  const one = await server.json<ExampleText>("/api/examples/four-styles");
  expect(one.body).toMatchObject({ needs: [], nodes: 3, text: expect.stringContaining("One prompt, four styles") });
  expect(list.find(({ id }) => id === "extend-and-edit")?.needs).toEqual(["studio"]);
  for (const { id, needs } of list) {
    const copied = await post<PipelineInfo>(server, `/api/examples/${id}/copy`, {});
    expect(copied).toMatchObject({ status: 200, body: { file: `${id}/pipeline.json` } });
    const checked = await post<{ ok: boolean; problems: unknown }>(server, "/api/check", {
      pipeline: `${id}/pipeline.json`,
    });
    // What needs nothing of a configuration runs as it is.
    if (needs.length === 0) expect([id, checked.body]).toEqual([id, { ok: true, problems: [] }]);
    expect(readdirSync(server.project.at(id))).not.toContain("reelgraph.config.json");
  }
  writeFileSync(server.project.at("four-styles/pipeline.json"), text("mine"));
  expect((await post(server, "/api/examples/four-styles/copy", {})).body).toMatchObject({ name: "mine" });
  for (const id of ["none", "ported", "..%2fpackages", ".reelgraph", "README.md"]) {
    expect([id, (await server.json(`/api/examples/${id}`)).status]).toEqual([id, 404]);
    expect([id, (await server.ask(`/api/examples/${id}/picture`)).status]).toEqual([id, 404]);
  }
  expect(server.faults).toEqual([]);
});
