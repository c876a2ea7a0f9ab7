import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeKey } from "../http/keys.ts";
import type { Route } from "../http/route.ts";
import { scopes } from "../http/scopes.ts";
import { routeTable } from "../routes/table.ts";
import { testProject, until } from "../testing/project.ts";
import { sample } from "../testing/sample.ts";
import { serveProject, type Asking, type TestServer } from "../testing/serve-project.ts";

interface Told {
  readonly id: string;
  readonly state: string;
  readonly units: readonly { readonly state: string }[];
  readonly outputs: Readonly<Record<string, { readonly sha256: string }>>;
}

/** The table is plain data; only its handlers need services. */
const all = routeTable({} as Parameters<typeof routeTable>[0]).filter(({ scope }) => scope !== "public");
const owners = (route: Route) => route.scope === "settings:admin" || route.scope === "metrics:read";
const table = all.filter((route) => !owners(route));
const clip = {
  reelgraph: 1,
  nodes: { card: { use: "title", with: { text: "ours", seconds: 0.5, size: "160x90" } } },
  outputs: { film: "$card.video" },
};

/** Two tenants of one server, each with a key for everything. */
async function house(use: (a: Resident, b: Resident, server: TestServer) => Promise<void>) {
  await using server = await serveProject();
  const [a, b] = [makeKey(scopes, { tenant: "anna" }), makeKey(scopes, { tenant: "ben" })];
  writeFileSync(server.project.at(".reelgraph/keys.json"), JSON.stringify([a.kept, b.kept]));
  await use(resident(server, a.key), resident(server, b.key), server);
  expect(server.faults).toEqual([]);
}

type Resident = ReturnType<typeof resident>;

function resident(server: TestServer, token: string) {
  const ask = (path: string, asking: Asking = {}) => server.ask(path, { ...asking, token });
  const json = async <T>(path: string, asking: Asking = {}) => JSON.parse((await ask(path, asking)).text) as T;
  return {
    token,
    ask,
    json,
    async run(text: object, name = "ours.json"): Promise<Told> {
      const body = { pipeline: name, text: JSON.stringify(text) };
      const { id } = await json<Told>("/api/runs", { method: "POST", body });
      let told: Told | undefined;
      await until(async () => {
        told = await json<Told>(`/api/runs/${id}`);
        return ["succeeded", "failed"].includes(told.state);
      });
      return told as Told;
    },
  };
}

/** What stands for the parts of paths, queries and bodies that name something. */
interface Names {
  readonly id: string;
  readonly sha256: string;
  readonly version: string;
  readonly file: string;
}

function request(route: Route, { file, ...names }: Names): { path: string; asking: Asking } {
  const named: Record<string, string> = { ...names, run: names.id, unit: "card", node: "card" };
  const path = route.path.replaceAll(/:(\w+)/g, (_, part: string) => named[part] ?? part);
  const given = { pipeline: file, file, revision: names.version, version: names.version, ...named };
  const asked = route.query ? (sample(route.query, { file }) as Record<string, string>) : {};
  const query = new URLSearchParams(asked).toString();
  const body = route.body ? sample(route.body, given) : undefined;
  return {
    path: query === "" ? path : `${path}?${query}`,
    asking: { method: route.method, ...(body === undefined ? {} : { body }) },
  };
}

test("no route shows or changes what is another tenant's: it answers as if there were no such thing (check 17)", () =>
  house(async (anna, ben) => {
    const saved = await anna.json<{ revision: string }>("/api/pipeline?file=ours.json", {
      method: "PUT",
      body: { text: JSON.stringify(clip), revision: null },
    });
    const run = await anna.run(clip);
    const sha256 = run.outputs["film"]?.sha256 ?? "";
    const real: Names = { id: run.id, sha256, version: saved.revision, file: "ours.json" };
    const none: Names = {
      id: run.id.replace(/[0-9a-f]{32}$/, "0".repeat(32)),
      sha256: "0".repeat(64),
      version: "1".repeat(64),
      file: "none.json",
    };
    const fields = (schema: Route["body"]) => Object.keys(schema ? Object(sample(schema, { pipeline: "?" })) : {});
    const naming = table.filter(({ path, query, body }) =>
      [...(path.includes(":") ? ["file"] : []), ...fields(query), ...fields(body)].some((name) =>
        /^(file|pipeline)$/.test(name),
      ),
    );
    expect(naming.length).toBeGreaterThan(15);
    for (const route of naming) {
      const theirs = request(route, real);
      const nobodys = request(route, none);
      const [answer, other] = [await ben.ask(theirs.path, theirs.asking), await ben.ask(nobodys.path, nobodys.asking)];
      expect([route.name, answer.status]).toEqual([route.name, other.status]);
      const nothing = (answer.status >= 400 && answer.status < 500) || answer.text === "[]";
      expect([route.name, nothing]).toEqual([route.name, true]);
      if (/:(id|sha256|run)/.test(route.path)) expect([route.name, answer.status]).toEqual([route.name, 404]);
      const hidden = Object.keys(none) as (keyof Names)[];
      const alike = hidden.reduce((text, name) => text.replaceAll(real[name], none[name]), answer.text);
      expect([route.name, alike]).toEqual([route.name, other.text]);
    }
    expect((await anna.ask(`/api/runs/${run.id}`)).status).toBe(200);
    expect(await anna.json<Told>(`/api/runs/${run.id}`)).toMatchObject({ state: "succeeded" });
  }));

test("what is about the whole server is for no tenant, whatever its key says", () =>
  house(async (anna) => {
    for (const route of all.filter(owners)) {
      const { path, asking } = request(route, { id: "mock", sha256: "", version: "", file: "" });
      expect([route.name, (await anna.ask(path, asking)).status]).toEqual([route.name, 403]);
    }
  }));

test("lists tell a tenant of its own alone, and the owner's tell of no tenant", () =>
  house(async (anna, ben, server) => {
    const run = await anna.run(clip);
    await anna.ask("/api/pipeline?file=ours.json", {
      method: "PUT",
      body: { text: JSON.stringify(clip), revision: null },
    });
    const lists = table.filter(
      ({ method, path, query }) =>
        method === "GET" && !path.includes(":") && !(query && "file" in (sample(query) as object)),
    );
    for (const { path } of lists) {
      for (const { text } of [await ben.ask(path), await server.ask(path)]) {
        for (const secret of [run.id, run.outputs["film"]?.sha256 ?? "", "ours.json"]) {
          expect([path, text.includes(secret)]).toEqual([path, false]);
        }
      }
    }
    expect(await anna.json<Told[]>("/api/runs")).toMatchObject([{ id: run.id }]);
    expect(await anna.json("/api/pipelines")).toMatchObject([{ file: "ours.json" }]);
  }));

test("equal work of two tenants is done twice: neither learns that the other did it before (check 17)", () =>
  house(async (anna, ben) => {
    const [first, again, others] = [await anna.run(clip), await anna.run(clip), await ben.run(clip)];
    expect([first, again, others].map(({ units }) => units[0]?.state)).toEqual(["finished", "cached", "finished"]);
    expect(others.outputs["film"]?.sha256).toBe(first.outputs["film"]?.sha256);
  }));

test("a signed address is of one tenant's file, and none of another's", () =>
  house(async (anna, ben, server) => {
    const sha256 = (await anna.run(clip)).outputs["film"]?.sha256 ?? "";
    const { url } = await anna.json<{ url: string }>(`/api/artifacts/${sha256}/facts`);
    expect(url).toContain("tenant=anna");
    const status = async (path: string) => (await server.ask(path, { token: null })).status;
    expect(await status(url)).toBe(200);
    expect(await status(url.replace("tenant=anna&", ""))).toBe(403);
    expect(await status(url.replace("tenant=anna", "tenant=ben"))).toBe(403);
    // Whoever has a token is known by that, whatever the address says.
    expect((await ben.ask(url)).status).toBe(404);
  }));

test("a tenant's pipeline reads nothing outside its own folder, by no name", () =>
  house(async (anna, ben) => {
    const inner = { ...clip, name: "secret of anna" };
    await anna.ask("/api/pipeline?file=inner.json", {
      method: "PUT",
      body: { text: JSON.stringify(inner), revision: null },
    });
    for (const use of [
      "../../anna/pipelines/inner.json",
      "../../../../greet.json",
      "./../../anna/pipelines/inner.json",
    ]) {
      const text = JSON.stringify({ reelgraph: 1, nodes: { a: { use } }, outputs: { film: "$a.film" } });
      const answer = await ben.ask("/api/check", { method: "POST", body: { pipeline: "b.json", text } });
      expect(answer.text).not.toContain("secret");
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false });
      expect(answer.text).toContain("file-outside-project");
    }
    const load = { use: "image", with: { file: "../../../../reelgraph.config.json" } };
    const run = await ben.run({ reelgraph: 1, nodes: { a: load }, outputs: { a: "$a.image" } });
    expect(JSON.stringify(run)).toContain("file-outside-project");
  }));

test("everything of a tenant lies in a folder of its own", () =>
  house(async (anna, _, { project }) => {
    const run = await anna.run(clip);
    expect(readdirSync(project.at(".reelgraph/tenants"))).toEqual(["anna"]);
    const files = readdirSync(project.at(".reelgraph"));
    for (const name of files.filter((file) => file.endsWith(".db"))) {
      expect([name, readFileSync(project.at(`.reelgraph/${name}`)).includes(run.id)]).toEqual([name, false]);
    }
  }));

test("a link to one film shows a tenant's film to whoever has it, and makes no tenant of a name that it names", () =>
  house(async (anna, ben, server) => {
    const sha256 = (await anna.run(clip)).outputs["film"]?.sha256 ?? "";
    const { path } = await anna.json<{ path: string }>("/api/watch", { method: "POST", body: { clip: sha256 } });
    const show = (link: string) => server.ask(link, { token: null });
    expect(path).toMatch(/\.anna$/);
    const shown = await show(`/api${path}`);
    expect(shown.status).toBe(200);
    const { links } = JSON.parse(shown.text) as { links: { url: string } };
    expect((await show(links.url)).status).toBe(200);
    await ben.run(clip);
    for (const name of ["ben", "zoe", "owner"]) {
      expect((await show(`/api${path.replace(/anna$/, name)}`)).status).toBe(404);
    }
    expect(readdirSync(server.project.at(".reelgraph/tenants")).toSorted()).toEqual(["anna", "ben"]);
  }));

test("videos and agents' tools know a tenant's own runs alone; published pipelines are everybody's (check 17)", async () => {
  await using project = await testProject();
  const config = { plugins: ["wait.mjs"], videoApi: { greeter: "greet.json" } };
  writeFileSync(project.at("reelgraph.config.json"), JSON.stringify(config));
  await using server = await serveProject({}, project);
  const [a, b] = [makeKey(scopes, { tenant: "anna" }), makeKey(scopes, { tenant: "ben" })];
  writeFileSync(project.at(".reelgraph/keys.json"), JSON.stringify([a.kept, b.kept]));
  const [anna, ben] = [resident(server, a.key), resident(server, b.key)];
  const made = { method: "POST", body: { model: "greeter", prompt: "hello" } };
  const video = await anna.json<{ id: string }>("/v1/videos", made);
  expect((await anna.ask(`/v1/videos/${video.id}`)).status).toBe(200);
  for (const path of [`/v1/videos/${video.id}`, `/v1/videos/${video.id}/content`]) {
    expect([path, (await ben.ask(path)).status]).toEqual([path, 404]);
  }
  expect((await ben.ask(`/v1/videos/${video.id}`, { method: "DELETE" })).status).toBe(404);
  expect(await ben.json("/v1/videos")).toMatchObject({ data: [] });
  expect(await ben.json("/v1/models")).toMatchObject({ data: [{ id: "greeter" }] });
  const [run] = await anna.json<Told[]>("/api/runs");
  const call = (name: string) => ({
    method: "POST",
    headers: { accept: "application/json, text/event-stream" },
    body: { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: { run: run?.id } } },
  });
  expect((await anna.ask("/mcp", call("get_results"))).text).toContain(`"run":"${run?.id}"`);
  for (const name of ["get_results", "watch_run", "cancel_run"]) {
    expect([name, (await ben.ask("/mcp", call(name))).text]).toEqual([name, expect.stringContaining("unknown-run")]);
  }
  expect(server.faults).toEqual([]);
});
