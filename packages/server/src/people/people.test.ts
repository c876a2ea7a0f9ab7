import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from "jose";
import { expect, test } from "vitest";
import { testProject, until } from "../testing/project.ts";
import { serveProject, type TestServer } from "../testing/serve-project.ts";

/** An issuer of tokens on this machine: discovery, keys, and whatever token a test wants. */
async function openIssuer() {
  const keys: { kid: string; privateKey: CryptoKey; publicKey: CryptoKey }[] = [];
  const asked: string[] = [];
  let url = "";
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? "");
    void (async () => {
      const jwks = await Promise.all(
        keys.map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" })),
      );
      const documents: Record<string, object> = {
        "/.well-known/openid-configuration": { issuer: url, jwks_uri: `${url}/jwks` },
        "/jwks": { keys: jwks },
      };
      const document = documents[incoming.url ?? ""];
      outgoing
        .writeHead(document ? 200 : 404, { "content-type": "application/json" })
        .end(JSON.stringify(document ?? {}));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rotate = async (kid: string) =>
    keys.unshift({ kid, ...(await generateKeyPair("ES256", { extractable: true })) });
  await rotate("first");
  return {
    url,
    asked,
    rotate,
    keys,
    async token(
      claims: JWTPayload = {},
      { kid = keys[0]?.kid ?? "", issuer = url, audience = "films", end = "5m" } = {},
    ) {
      const key = keys.find((one) => one.kid === kid) ?? keys[0];
      if (!key) throw new Error("no key");
      return new SignJWT({ sub: "u-1", ...claims })
        .setProtectedHeader({ alg: "ES256", kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(end)
        .sign(key.privateKey);
    },
    async [Symbol.asyncDispose]() {
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function serveFor(people: object, use: (server: TestServer) => Promise<void>, env: Record<string, string> = {}) {
  await using project = await testProject();
  writeFileSync(project.at("reelgraph.config.json"), JSON.stringify({ plugins: ["wait.mjs"], people }));
  writeFileSync(
    project.at(".env"),
    Object.entries(env)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
  await using server = await serveProject({}, project);
  await use(server);
  expect(server.faults).toEqual([]);
}

test("people come in with a token of the configured issuer, and with no other", async () => {
  await using issuer = await openIssuer();
  await using other = await openIssuer();
  const people = {
    scopes: ["runs:read"],
    groups: { makers: ["runs:start", "pipelines:read"] },
    oidc: { issuer: issuer.url, audience: "films" },
  };
  await serveFor(people, async (server) => {
    const status = async (token: string) => (await server.ask("/api/runs", { token })).status;
    expect(await status(await issuer.token())).toBe(200);
    const [key] = issuer.keys;
    const pem = new TextEncoder().encode(key ? await exportSPKI(key.publicKey) : "");
    const foreign: Record<string, string> = {
      "of another issuer": await other.token(),
      "of another issuer in our issuer's name": await other.token({}, { issuer: issuer.url }),
      "for somebody else": await issuer.token({}, { audience: "mail" }),
      "that has expired": await issuer.token({}, { end: "-5m" }),
      "without a signature": new UnsecuredJWT({ sub: "u-1" })
        .setIssuer(issuer.url)
        .setAudience("films")
        .setExpirationTime("5m")
        .encode(),
      "signed with the public key": await new SignJWT({ sub: "u-1" })
        .setProtectedHeader({ alg: "HS256", kid: "first" })
        .setIssuer(issuer.url)
        .setAudience("films")
        .setExpirationTime("5m")
        .sign(pem),
      "that was changed": (await issuer.token()).replace(
        /^([^.]+)\.[^.]+/,
        `$1.${btoa('{"sub":"root"}').replaceAll("=", "")}`,
      ),
      "that is none": "a.b.c",
    };
    for (const [what, token] of Object.entries(foreign)) expect([what, await status(token)]).toEqual([what, 401]);
    const start = async (token: string) =>
      (await server.ask("/api/runs", { method: "POST", body: { pipeline: "greet.json" }, token })).status;
    expect(await start(await issuer.token())).toBe(403);
    expect(await start(await issuer.token({ groups: ["others", "makers"] }))).toBe(202);
  });
});

test("a key that the issuer has new is fetched; the issuer is not asked for each token", async () => {
  await using issuer = await openIssuer();
  await serveFor({ scopes: ["runs:read"], oidc: { issuer: issuer.url, audience: "films" } }, async (server) => {
    const status = async (token: string) => (await server.ask("/api/runs", { token })).status;
    for (let i = 0; i < 5; i++) expect(await status(await issuer.token())).toBe(200);
    expect(issuer.asked).toEqual(["/.well-known/openid-configuration", "/jwks"]);
    await issuer.rotate("second");
    // The keys are fetched anew for an unknown one, at most every half minute.
    const token = await issuer.token();
    expect(await status(token)).toBe(401);
    expect(issuer.asked.length).toBeLessThanOrEqual(3);
  });
});

test("a person's tenant is what the issuer says; without one, nobody comes in", async () => {
  await using issuer = await openIssuer();
  const oidc = { issuer: issuer.url, audience: "films", tenantClaim: "org", nameClaim: "email" };
  await serveFor({ scopes: ["runs:read", "runs:start"], oidc }, async (server) => {
    const ann = await issuer.token({ email: "ann@a.test", org: "acme" });
    const ben = await issuer.token({ email: "ben@b.test", org: "bolt" });
    const body = { pipeline: "a.json", text: JSON.stringify({ reelgraph: 1, nodes: {}, outputs: {} }) };
    const { status } = await server.ask("/api/runs", { method: "POST", body, token: ann });
    expect(status).toBe(202);
    const list = async (token: string) => (await server.json<unknown[]>("/api/runs", { token })).body;
    await until(async () => (await list(ann)).length === 1);
    expect(await list(ben)).toEqual([]);
    for (const claims of [{ email: "x" }, { org: "acme" }, { email: "x", org: "../acme" }, { email: "x", org: 7 }]) {
      expect((await server.ask("/api/runs", { token: await issuer.token(claims as JWTPayload) })).status).toBe(401);
    }
  });
});

test("an issuer that can't be reached lets nobody in, and holds nobody else up", async () => {
  await serveFor(
    { scopes: ["runs:read"], oidc: { issuer: "http://127.0.0.1:1", audience: "films" } },
    async (server) => {
      expect((await server.ask("/api/runs", { token: "a.b.c" })).status).toBe(401);
      expect((await server.ask("/api/runs")).status).toBe(200);
    },
  );
});

test("a proxy says who people are, only from its address and with its secret", async () => {
  const proxy = { addresses: ["127.0.0.1"], secret: { secret: "PROXY_SECRET" }, tenantHeader: "x-forwarded-tenant" };
  const people = { scopes: ["runs:read"], groups: { makers: ["pipelines:read"] }, proxy };
  const good = { "x-proxy-secret": "quiet", "x-forwarded-user": "ann", "x-forwarded-tenant": "acme" };
  const ask = ({ ask: send }: TestServer, headers: Record<string, string>, path = "/api/runs") =>
    send(path, { token: null, headers }).then(({ status }) => status);
  await serveFor(
    people,
    async (server) => {
      expect(await ask(server, good)).toBe(200);
      expect(await ask(server, { ...good, "x-proxy-secret": "loud" })).toBe(401);
      expect(await ask(server, { "x-forwarded-user": "ann", "x-forwarded-tenant": "acme" })).toBe(401);
      expect(await ask(server, { "x-proxy-secret": "quiet", "x-forwarded-user": "ann" })).toBe(401);
      expect(await ask(server, good, "/api/pipelines")).toBe(403);
      expect(await ask(server, { ...good, "x-forwarded-groups": "others, makers" }, "/api/pipelines")).toBe(200);
      // What the proxy's cookie lets through from another site, the gate does not.
      expect(await ask(server, { ...good, origin: "https://evil.test" })).toBe(403);
      expect(await ask(server, { ...good, "sec-fetch-site": "cross-site" })).toBe(403);
    },
    { PROXY_SECRET: "quiet" },
  );
  await serveFor(
    { ...people, proxy: { ...proxy, addresses: ["192.0.2.7"] } },
    async (server) => expect(await ask(server, good)).toBe(401),
    { PROXY_SECRET: "quiet" },
  );
});

test("a scope that there isn't is told when the server starts", async () => {
  const oidc = { issuer: "https://id.test", audience: "films" };
  const started = serveFor({ scopes: ["runs:everything"], oidc }, async () => {});
  await expect(started).rejects.toMatchObject({ code: "bad-config", message: 'There is no scope "runs:everything"' });
});
