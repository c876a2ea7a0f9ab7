import { statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { openWorkspace } from "@reelgraph/engine/node";
import { routeTable } from "../routes/table.ts";
import { serve } from "../serve.ts";
import { testProject } from "../testing/project.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";
import { Access } from "./access.ts";
import { makeKey } from "./keys.ts";
import type { Route } from "./route.ts";
import { scopes } from "./scopes.ts";

/** The table is plain data; only its handlers need services. */
const table = routeTable({} as Parameters<typeof routeTable>[0]);
const pathOf = ({ path }: Route) => path.replaceAll(/:\w+/g, "none");
const closed = table.filter(({ scope }) => scope !== "public");
const takesJson = table.filter(({ body }) => body);

const withServer = async (use: (server: TestServer) => Promise<void>) => {
  await using server = await serveProject();
  await use(server);
  expect(server.faults).toEqual([]);
};

test("no route answers without a valid token (check 9)", () =>
  withServer(async ({ ask, token }) => {
    for (const route of closed) {
      for (const headers of [
        {},
        { authorization: `Basic ${token}` },
        { authorization: "Bearer wrong" },
        { authorization: token },
      ]) {
        const answer = await ask(pathOf(route), { method: route.method, token: null, headers });
        expect([route.name, answer.status]).toEqual([route.name, 401]);
        expect(answer.headers["www-authenticate"]).toContain("Bearer");
      }
    }
    expect((await ask("/api/none", { token: null })).status).toBe(401);
    expect((await ask("/api/none")).status).toBe(404);
  }));

test("a path that is known, asked by a method that it has not, says by which ones it can be asked", () =>
  withServer(async ({ ask }) => {
    const json = { "content-type": "application/json" };
    const runs = await ask("/api/runs", { method: "DELETE", headers: json });
    expect(runs.status).toBe(405);
    expect(runs.headers["allow"]).toBe("GET, HEAD, POST");
    expect(JSON.parse(runs.text)).toMatchObject({ status: 405, code: "wrong-method" });
    expect((await ask("/api/runs/run-none", { method: "PUT", headers: json })).status).toBe(405);
    expect((await ask("/api/none", { method: "PUT", headers: json })).status).toBe(404);
    expect((await ask("/api/runs", { method: "DELETE", token: null })).status).toBe(401);
  }));

test("no route answers under another name (check 10)", () =>
  withServer(async ({ ask, port }) => {
    for (const host of [
      "evil.test",
      `evil.test:${port}`,
      "localhost.",
      `localhost.:${port}`,
      `0.0.0.0:${port}`,
      "127.0.0.1",
      "localhost",
    ]) {
      for (const route of table) {
        const { status } = await ask(pathOf(route), { method: route.method, headers: { host } });
        expect([host, route.name, status]).toEqual([host, route.name, 421]);
      }
      expect((await ask("/", { headers: { host } })).status).toBe(421);
    }
    expect((await ask("/health", { headers: { host: `localhost:${port}` } })).status).toBe(200);
  }));

test("pages of other sites are refused although they have a token, and learn nothing (checks 11 and 13)", () =>
  withServer(async ({ ask, json, port }) => {
    const body = { pipeline: "greet.json" };
    for (const origin of ["https://evil.test", "null", "http://127.0.0.1:3000", `https://127.0.0.1:${port}`]) {
      expect((await ask("/api/runs", { method: "POST", body, headers: { origin } })).status).toBe(403);
      for (const method of ["OPTIONS", "GET"]) {
        const { headers } = await ask("/api/runs", { method, headers: { origin } });
        expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
      }
    }
    expect((await json("/api/runs")).body).toEqual([]);
    const origin = `http://127.0.0.1:${port}`;
    expect(
      (await ask("/api/runs", { method: "POST", body, headers: { origin, "sec-fetch-site": "same-origin" } })).status,
    ).toBe(202);
  }));

test("only a page of its own opens from another site (check 14)", () =>
  withServer(async ({ ask }) => {
    const cross = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    const opened = await ask("/", { headers: { ...cross, "sec-fetch-dest": "document" }, token: null });
    expect(opened.status).toBe(200);
    expect(opened.headers).toMatchObject({
      "content-security-policy": expect.stringMatching(
        /default-src 'none'.*style-src 'self' 'sha256-.*frame-ancestors 'none'/,
      ),
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
    });
    expect((await ask("/", { headers: { ...cross, "sec-fetch-dest": "iframe" } })).status).toBe(403);
    expect((await ask("/api/runs", { headers: { ...cross, "sec-fetch-dest": "document" } })).status).toBe(403);
    for (const site of ["cross-site", "same-site"]) {
      expect((await ask("/api/runs", { headers: { "sec-fetch-site": site } })).status).toBe(403);
    }
  }));

test("one path has one spelling (check 14)", () =>
  withServer(async ({ ask }) => {
    for (const path of [
      "//api/runs",
      "/%61pi/runs",
      "/api%2Fruns",
      "/api/%72uns",
      "/api//runs",
      "/api/./runs",
      "/x/../api/runs",
      "/api/runs/",
      "/API/runs",
      "/api\\runs",
    ]) {
      const { status } = await ask(path);
      expect([path, status === 404]).toEqual([path, true]);
    }
  }));

test("a body that is no JSON is refused before it is looked at, and broken JSON too (checks 3 and 12)", () =>
  withServer(async ({ ask }) => {
    for (const route of takesJson) {
      const at = { method: route.method, body: "{}" };
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
        const { status } = await ask(pathOf(route), { ...at, headers: { "content-type": type } });
        expect([route.name, type, status]).toEqual([route.name, type, 415]);
      }
      expect([route.name, (await ask(pathOf(route), { ...at, body: '{"a":' })).status]).toSatisfy(
        ([, status]) => status === 400 || status === 422,
      );
    }
    const start = (body: string, headers = {}) => ask("/api/runs", { method: "POST", body, headers });
    expect(JSON.parse((await start('{"a":')).text)).toMatchObject({ code: "bad-json", status: 400 });
    expect((await start("{}", { "content-type": "text/plain" })).status).toBe(415);
    expect(JSON.parse((await start("[".repeat(100_000))).text)).toMatchObject({ code: "too-deep" });
    expect(JSON.parse((await start('{"pipeline":"greet.json","tenantId":"x"}')).text)).toMatchObject({
      code: "bad-request",
      status: 422,
    });
  }));

test("a body may have 1 MiB and no more, told before or not (check 33)", () =>
  withServer(async ({ ask }) => {
    const body = (bytes: number) => `{"pipeline":"${"x".repeat(bytes - 15)}"}`;
    expect(body(100)).toHaveLength(100);
    const start = (bytes: number, headers = {}) => ask("/api/runs", { method: "POST", body: body(bytes), headers });
    expect((await start(1024 * 1024)).status).toBe(422);
    expect((await start(1024 * 1024 + 1)).status).toBe(413);
    expect((await start(1024 * 1024 + 1, { "transfer-encoding": "chunked" })).status).toBe(413);
  }));

test("a launch code opens one session, once and for a minute; the token is its owner's alone (check 15)", async () => {
  await withServer(async ({ ask, json, served, project }) => {
    const code = new URL(served.launchUrl()).hash.replace("#code=", "");
    const open = () => json<{ token: string }>("/api/session", { method: "POST", body: { code }, token: null });
    const { body, status } = await open();
    expect(status).toBe(200);
    expect((await ask("/api/runs", { token: body.token })).status).toBe(200);
    expect((await open()).status).toBe(401);
    expect(statSync(project.at(".reelgraph/token")).mode & 0o777).toBe(0o600);
  });
  let now = 0;
  const access = new Access({ token: "t", now: () => now });
  const code = access.launchCode();
  now = 60_001;
  expect(await access.exchange(code)).toBeUndefined();
});

test("a server for others needs keys and an origin, and obeys their scopes (check 16)", async () => {
  await using project = await testProject();
  const workspace = await openWorkspace({ folder: project.folder, env: {} });
  const options = { workspace, folder: project.folder, port: 0 };
  await expect(serve({ ...options, host: "0.0.0.0" })).rejects.toMatchObject({ code: "public-bind" });
  await (await serve(options)).close();
  const reader = makeKey(["runs:read"]);
  writeFileSync(project.at(".reelgraph/keys.json"), JSON.stringify([reader.kept]));
  await expect(serve({ ...options, host: "0.0.0.0" })).rejects.toMatchObject({ code: "public-bind" });
  await using server = await serveProject({}, project);
  for (const route of closed) {
    const { status } = await server.ask(pathOf(route), {
      method: route.method,
      token: reader.key,
      body: route.body ? {} : undefined,
    });
    expect([route.name, status === 403]).toEqual([route.name, route.scope !== "runs:read"]);
  }
  const wide = makeKey(scopes);
  expect((await server.ask("/api/runs", { token: wide.key })).status).toBe(401);
});

test("all routes are known to the table by one name and one place", () => {
  expect(new Set(table.map(({ name }) => name)).size).toBe(table.length);
  expect(new Set(table.map(({ method, path }) => `${method} ${path}`)).size).toBe(table.length);
  for (const { method, body, accepts } of table) expect(method === "GET").toBe(!body && !accepts);
});

test("headers that never end are not waited for (check 33)", () =>
  withServer(async ({ port }) => {
    const began = performance.now();
    const socket = connect(port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n");
    const drip = setInterval(() => socket.write("X: y\r\n"), 500);
    socket.on("error", () => undefined);
    await new Promise((closed) => socket.once("close", closed));
    clearInterval(drip);
    expect(performance.now() - began).toBeLessThan(15_000);
  }));
