import { readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { until } from "../testing/project.ts";
import { Addresses } from "../http/addresses.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";

const withServer = async (
  use: (server: TestServer) => Promise<void>,
  options: Parameters<typeof serveProject>[0] = {},
) => {
  await using server = await serveProject(options);
  await use(server);
  expect(server.faults).toEqual([]);
};

interface Run {
  readonly id: string;
  readonly state: string;
  readonly outputs: { readonly film: { readonly sha256: string; readonly bytes: number } };
}

const start = async ({ json }: TestServer, pipeline: string, more: object = {}, headers = {}) => {
  const { body, status } = await json<Run & { replayed: boolean }>("/api/runs", {
    method: "POST",
    body: { pipeline, ...more },
    headers,
  });
  expect(status).toBe(202);
  return body;
};

const ended = async ({ json }: TestServer, id: string): Promise<Run> => {
  const get = async () => (await json<Run>(`/api/runs/${id}`)).body;
  await until(async () => !["queued", "running"].includes((await get()).state));
  return get();
};

test("pipelines are listed, read, saved once for each revision, and restored", () =>
  withServer(async ({ json, project }) => {
    writeFileSync(project.at("package.json"), '{ "scripts": { "reelgraph": "node reelgraph.js" } }');
    const list = await json<{ file: string }[]>("/api/pipelines");
    expect(list.body.map(({ file }) => file)).toEqual(["clip.json", "greet.json", "slow.json"]);
    const at = "/api/pipeline?file=films/new.json";
    const text = '{ "reelgraph": 1, "name": "New", "nodes": {} }';
    expect((await json(at)).status).toBe(404);
    const save = (text: string, revision: string | null) =>
      json<{ revision: string; code: string }>(at, { method: "PUT", body: { text, revision } });
    const first = await save(text, null);
    expect(first).toMatchObject({ status: 200, body: { file: "films/new.json", name: "New" } });
    expect(await save(text, null)).toMatchObject({ status: 409, body: { code: "revision-conflict" } });
    const both = await Promise.all([save(`${text} `, first.body.revision), save(`${text}  `, first.body.revision)]);
    expect(both.map(({ status }) => status)).toEqual([200, 409]);
    const versions = await json<{ revision: string }[]>("/api/pipeline/versions?file=films/new.json");
    expect(versions.body.map(({ revision }) => revision)).toEqual([both[0]?.body.revision, first.body.revision]);
    const body = { file: "films/new.json", version: first.body.revision, revision: both[0]?.body.revision };
    expect(await json("/api/pipeline/restore", { method: "POST", body })).toMatchObject({ status: 200 });
    expect(readFileSync(project.at("films/new.json"), "utf8")).toBe(text);
    expect(await save("[1]", first.body.revision)).toMatchObject({ status: 422, body: { code: "not-a-pipeline" } });
  }));

test("a pipeline in the list tells when it was changed, how large it is, and of its newest run", () =>
  withServer(async (server) => {
    await ended(server, (await start(server, "greet.json")).id);
    const { id } = await ended(server, (await start(server, "greet.json")).id);
    const { body } = await server.json<{ file: string; modified: number }[]>("/api/pipelines");
    const [clip, greet] = body;
    expect(greet).toMatchObject({ nodes: 1, lastRun: { id, state: "succeeded", spent: 0 } });
    expect(greet?.modified).toBeCloseTo(statSync(server.project.greet).mtimeMs, -1);
    expect(clip).not.toHaveProperty("lastRun");
  }));

test("runs are listed by pipeline and page by page", () =>
  withServer(async (server) => {
    const ids: string[] = [];
    for (const pipeline of ["greet.json", "clip.json", "greet.json", "greet.json"])
      ids.unshift((await ended(server, (await start(server, pipeline)).id)).id);
    const [last, third, , first] = ids;
    const list = async (query: string) =>
      (await server.json<{ id: string; created: number }[]>(`/api/runs?${query}`)).body;
    const page = await list("pipeline=greet.json&limit=2");
    expect(page.map(({ id }) => id)).toEqual([last, third]);
    const next = await list(`pipeline=greet.json&limit=2&before=${page[1]?.created}`);
    expect(next.map(({ id }) => id)).toEqual([first]);
    expect((await list("pipeline=none.json")).length).toBe(0);
    expect((await list("limit=1")).map(({ id }) => id)).toEqual([last]);
  }));

test("nothing outside the folder can be named, by any spelling (check 18)", () =>
  withServer(async ({ json, project }) => {
    writeFileSync(`${project.folder}-outside.json`, '{ "reelgraph": 1, "nodes": {} }');
    symlinkSync(`${project.folder}-outside.json`, project.at("link.json"));
    symlinkSync("/tmp", project.at("away"));
    const names = [
      "../x.json",
      "..%2fx.json",
      "%2e%2e/x.json",
      "..%5cx.json",
      "a/../../x.json",
      "/etc/x.json",
      "C:\\x.json",
      "x\0.json",
      ".hidden.json",
      ".reelgraph/x.json",
      "reelgraph.config.json",
      "link.json",
      `${"x".repeat(300)}.json`,
      "away/x.json",
    ];
    for (const name of names) {
      const file = encodeURIComponent(name);
      expect([name, (await json(`/api/pipeline?file=${file}`)).status]).toSatisfy(
        ([, status]) => status === 404 || status === 422,
      );
      const body = { text: '{ "reelgraph": 1, "nodes": {} }', revision: null };
      const saved = await json(`/api/pipeline?file=${file}`, { method: "PUT", body });
      expect([name, saved.status >= 400 && saved.status < 500]).toEqual([name, true]);
      for (const path of [`/api/artifacts/${file}`, `/api/artifacts/${name.replaceAll(/[^\w%./\\-]/g, "_")}`]) {
        expect([path, (await json(path)).status]).toEqual([path, 404]);
      }
    }
    rmSync(`${project.folder}-outside.json`);
  }));

test("node types and models are described, pipelines checked and planned, saved or not", () =>
  withServer(async ({ json }) => {
    expect((await json<{ type: string }[]>("/api/nodes")).body.map(({ type }) => type)).toContain("generate");
    expect((await json<{ id: string }[]>("/api/models")).body[0]).toMatchObject({ id: "sketch" });
    const check = (body: object) => json("/api/check", { method: "POST", body });
    expect((await check({ pipeline: "greet.json" })).body).toEqual({ ok: true, problems: [] });
    const text = '{ "reelgraph": 1, "nodes": { "a": { "use": "nothing" } } }';
    expect((await check({ pipeline: "unsaved.json", text })).body).toMatchObject({
      ok: false,
      problems: [{ code: "unknown-node-type" }],
    });
    const planned = await json("/api/plan", { method: "POST", body: { pipeline: "clip.json" } });
    expect(planned).toMatchObject({
      status: 200,
      body: { total: { min: 0, max: 0 }, units: [{ node: "card", state: "run" }] },
    });
    const wrong = await json("/api/plan", { method: "POST", body: { pipeline: "clip.json", inputs: { nam: "x" } } });
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: "unknown-input", problems: [{ hint: 'did you mean "name"?' }] },
    });
  }));

test("a run is started, shown, listed, and its key starts no other (check 34)", () =>
  withServer(async (server) => {
    const headers = { "idempotency-key": "one" };
    const all = await Promise.all(Array.from({ length: 20 }, () => start(server, "greet.json", {}, headers)));
    const id = all[0]?.id ?? "";
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    const other = await server.json("/api/runs", { method: "POST", headers, body: { pipeline: "clip.json" } });
    expect(other).toMatchObject({ status: 422, body: { code: "key-reused" } });
    expect(await ended(server, id)).toMatchObject({ state: "succeeded", outputs: { text: "Hello you" } });
    expect((await server.json("/api/runs")).body).toMatchObject([{ id, state: "succeeded" }]);
    expect((await server.json(`/api/runs/${id}/outputs`)).body).toEqual([{ name: "text", value: "Hello you" }]);
    expect(await server.json("/api/runs/run-none")).toMatchObject({ status: 404, body: { code: "unknown-run" } });
    expect(await server.json(`/api/runs/${id}/cancel`, { method: "POST", body: {} })).toMatchObject({ status: 409 });
    const bad = await server.json("/api/runs", {
      method: "POST",
      headers: { "idempotency-key": "" },
      body: { pipeline: "greet.json" },
    });
    expect(bad.status).toBe(400);
    const body = { unit: "text", as: "lost" };
    expect(await server.json(`/api/runs/${id}/resolve`, { method: "POST", body })).toMatchObject({
      status: 404,
      body: { code: "unknown-unit" },
    });
  }));

test("runs wait in their places, are cancelled and resumed; a full queue says when to come again (check 33)", () =>
  withServer(
    async (server) => {
      const going = await start(server, "slow.json");
      const waiting = await start(server, "slow.json");
      expect(waiting).toMatchObject({ state: "queued", position: 1 });
      const full = await server.json("/api/runs", { method: "POST", body: { pipeline: "greet.json" } });
      expect(full).toMatchObject({ status: 429, headers: { "retry-after": "10" }, body: { code: "queue-full" } });
      const post = (id: string, what: string, body = {}) =>
        server.json(`/api/runs/${id}/${what}`, { method: "POST", body });
      expect(await post(waiting.id, "cancel")).toMatchObject({ status: 200, body: { id: waiting.id, jobs: [] } });
      expect(await post(going.id, "resume")).toMatchObject({ status: 409, body: { code: "run-busy" } });
      expect(await post(going.id, "cancel")).toMatchObject({ status: 200 });
      await server.project.open();
      expect(await post(going.id, "budget", { maxCost: 1 })).toMatchObject({ status: 202 });
      expect(await ended(server, going.id)).toMatchObject({ state: "succeeded", maxCost: 1 });
    },
    { concurrency: 1, queueLimit: 1 },
  ));

test("a file is sent whole, in parts, or not again (check 19)", () =>
  withServer(async (server) => {
    const { outputs } = await ended(server, (await start(server, "clip.json")).id);
    const { sha256, bytes } = outputs.film;
    const path = `/api/artifacts/${sha256}`;
    const get = (headers = {}, method = "GET") => server.ask(path, { headers, method });
    const whole = await get();
    expect(whole).toMatchObject({
      status: 200,
      headers: {
        "content-type": "video/mp4",
        "content-length": String(bytes),
        "content-disposition": `attachment; filename="${sha256.slice(0, 12)}.mp4"`,
        "content-security-policy": expect.stringContaining("sandbox"),
        "x-content-type-options": "nosniff",
        etag: `"${sha256}"`,
      },
    });
    expect(whole.text).toHaveLength(bytes);
    const part = await get({ range: "bytes=1-3" });
    expect(part).toMatchObject({
      status: 206,
      text: whole.text.slice(1, 4),
      headers: { "content-range": `bytes 1-3/${bytes}` },
    });
    expect((await get({ range: "bytes=-2" })).text).toBe(whole.text.slice(-2));
    expect(await get({ range: "bytes=99999999-" })).toMatchObject({
      status: 416,
      headers: { "content-range": `bytes */${bytes}` },
    });
    for (const range of ["abc", "bytes=0-0,2-3", "bytes=3-1"]) expect((await get({ range })).text).toHaveLength(bytes);
    expect((await get({ range: "bytes=0-1", "if-range": '"other"' })).status).toBe(200);
    expect(await get({}, "HEAD")).toMatchObject({
      status: 200,
      text: "",
      headers: { "content-length": String(bytes) },
    });
    expect(await get({ "if-none-match": `W/"x", "${sha256}"` })).toMatchObject({ status: 304, text: "" });
    const picture = await server.ask(`${path}/thumbnail`);
    expect(picture).toMatchObject({ status: 200, headers: { "content-type": "image/png" } });
    expect(picture.text.slice(1, 4)).toBe("PNG");
  }));

test("a signed address needs no token, until it expires, for one file alone (check 21)", () =>
  withServer(async (server) => {
    const { outputs } = await ended(server, (await start(server, "clip.json")).id);
    const { sha256 } = outputs.film;
    const { body } = await server.json<{ url: string; thumbnail: string; until: number }>(
      `/api/artifacts/${sha256}/facts`,
    );
    const status = async (path: string) => (await server.ask(path, { token: null })).status;
    expect(await status(body.url)).toBe(200);
    expect(await status(body.thumbnail)).toBe(200);
    expect(await status(body.url.replace("until=", "until=9"))).toBe(403);
    expect(await status(body.url.replace(sha256, "0".repeat(64)))).toBe(403);
    expect(await status(body.url.replace(sha256, `${sha256}/thumbnail`))).toBe(403);
    expect(await status(`/api/runs?${body.url.split("?")[1]}`)).toBe(401);
    const signer = new Addresses(server.token).signerOf(undefined);
    const expired = signer.sign(`/api/artifacts/${sha256}`, Date.now() - 1);
    expect(await status(`/api/artifacts/${sha256}?${expired}`)).toBe(403);
  }));

test("what is uploaded is known by its content; what is no media, or names a file of ours, is refused (check 21)", () =>
  withServer(async (server) => {
    const { outputs } = await ended(server, (await start(server, "clip.json")).id);
    const { sha256 } = outputs.film;
    const bytes = await fetch(`${server.served.url}/api/artifacts/${sha256}`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    const send = async (body: string | ArrayBuffer, type: string) => {
      const headers = { authorization: `Bearer ${server.token}`, "content-type": type };
      const response = await fetch(`${server.served.url}/api/artifacts`, { method: "POST", body, headers });
      return { status: response.status, body: (await response.json()) as object };
    };
    const film = await bytes.arrayBuffer();
    expect(await send(film, "application/octet-stream")).toMatchObject({
      status: 201,
      body: { sha256, media: "video" },
    });
    expect(await send("<svg onload='x'></svg>", "image/svg+xml")).toMatchObject({ status: 422 });
    expect(await send('{"files":{"a":{"filepath":"/etc/passwd"}}}', "application/json")).toMatchObject({ status: 415 });
    expect(await send("x", "multipart/form-data; boundary=x")).toMatchObject({ status: 415 });
  }));
