import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMockVendor } from "@reelgraph/mock-vendor";
import { expect, it, onTestFinished } from "vitest";
import { makeCertificate, noCertificates, type Certificate } from "../../packages/engine/src/testing/certificate.ts";
import { s3Account, startS3, type S3Server } from "../../packages/engine/src/testing/s3-server.ts";
import { project, start } from "../cli-program.ts";

const overTls = it.skipIf(noCertificates !== undefined);

const film = {
  reelgraph: 1,
  inputs: { prompts: { type: "list<text>", default: ["one", "two"] } },
  nodes: {
    shot: { use: "generate", with: { prompt: "$inputs.prompts", seconds: 1, size: "64x64" } },
    film: { use: "concat", with: { clips: "$shot.video" } },
  },
  outputs: { film: "$film.video" },
  budget: { usd: 5 },
};

/** A project at a vendor with books of its own, whose media are in a bucket or, at first, in its folder. */
async function studio({ inBucket = true, tls }: { inBucket?: boolean; tls?: Certificate } = {}) {
  const s3 = await startS3(tls);
  onTestFinished(() => s3.close());
  const vendor = await startMockVendor({ jobMs: 50 });
  onTestFinished(() => vendor.close());
  const models = { m: { price: { usd: 0.1, per: "second" } } };
  const mock = { use: "openai-videos", baseUrl: `${vendor.url}/v1`, key: { secret: "MOCK_KEY" }, models };
  const config = { providers: { mock }, defaults: { model: "mock/m" } };
  const { endpoint, bucket, env } = s3;
  const storage = { s3: { endpoint, bucket, prefix: "studio", ...s3Account } };
  const secrets = Object.entries({ MOCK_KEY: "any", ...env }).map(([name, value]) => `${name}=${value}\n`);
  const folder = project({
    "reelgraph.config.json": inBucket ? { ...config, storage } : config,
    ".env": secrets.join(""),
    "film.json": film,
    ...(tls ? { "storage.pem": tls.cert } : {}),
  });
  const moveToBucket = () =>
    writeFileSync(join(folder, "reelgraph.config.json"), JSON.stringify({ ...config, storage }));
  const trust = tls ? { NODE_EXTRA_CA_CERTS: join(folder, "storage.pem") } : {};
  const run = (...args: string[]) => start(folder, args, trust);
  return { s3, vendor, folder, run, moveToBucket };
}

const clips = async (s3: S3Server) => (await s3.names()).filter((name) => name.endsWith(".mp4"));

async function newest(run: (...args: string[]) => ReturnType<typeof start>): Promise<string> {
  const [{ id = "" } = {}] = JSON.parse((await run("runs", "--json").ended).out) as { id?: string }[];
  return id;
}

it("a film is made with all media in the bucket; copies on this machine may go at any time, clearing the cache leaves what is there", async () => {
  const { s3, vendor, folder, run } = await studio();
  const first = await run("run", "film.json", "--json").ended;
  expect([first.code, first.err]).toEqual([0, ""]);
  expect(await clips(s3)).toHaveLength(3);
  expect((await s3.names()).every((name) => /^studio\/artifacts\/[0-9a-f]{2}\/[0-9a-f]{64}\./.test(name))).toBe(true);
  expect(vendor.ledger()).toHaveLength(2);
  rmSync(join(folder, ".reelgraph/copies"), { recursive: true });
  rmSync(join(folder, "out"), { recursive: true });
  const again = await run("run", "film.json", "--json").ended;
  expect(again.code).toBe(0);
  expect(vendor.ledger()).toHaveLength(2);
  const cache = await run("cache", "--json").ended;
  expect(JSON.parse(cache.out)).toMatchObject({ stored: expect.any(Number) });
  // What is in the bucket is not this folder's alone.
  expect((await run("cache", "clear").ended).out).toContain("which stay");
  expect(await clips(s3)).toHaveLength(3);
}, 120_000);

it("a program that is killed while it stores a paid clip fetches that again, and pays once (rule 26)", async () => {
  const { s3, vendor, run } = await studio();
  const victim = run("run", "film.json", "--json");
  let strikes = 0;
  s3.fault = ({ method, key }) => {
    if (method !== "PUT" || !key.endsWith(".mp4")) return undefined;
    strikes += 1;
    victim.child.kill("SIGKILL");
    return "reset before";
  };
  await victim.ended;
  expect(strikes).toBeGreaterThan(0);
  expect(await clips(s3)).toEqual([]);
  s3.fault = undefined;
  const resumed = await run("resume", await newest(run), "--json").ended;
  expect([resumed.code, resumed.err]).toEqual([0, ""]);
  expect(vendor.ledger()).toHaveLength(2);
  expect(await clips(s3)).toHaveLength(3);
}, 120_000);

it("storage that refuses fails the unit, keeps the job, and a resumed run pays nothing more (rule 26)", async () => {
  const { s3, vendor, run } = await studio();
  s3.fault = ({ method }) => (method === "PUT" ? { status: 403, code: "AccessDenied" } : undefined);
  const failed = await run("run", "film.json", "--json").ended;
  expect(failed.code).toBe(1);
  expect(failed.out).toContain("it answered 403 (AccessDenied)");
  expect(failed.out + failed.err).not.toContain(s3.env.S3_SECRET);
  expect(vendor.ledger()).toHaveLength(2);
  s3.fault = undefined;
  const resumed = await run("resume", await newest(run), "--json").ended;
  expect([resumed.code, resumed.err]).toEqual([0, ""]);
  expect(vendor.ledger()).toHaveLength(2);
}, 120_000);

it("a clip that was paid for is not bought again because the bucket can't be asked, or the key may not ask (rule 26)", async () => {
  const { s3, vendor, folder, run } = await studio();
  expect((await run("run", "film.json", "--quiet").ended).code).toBe(0);
  rmSync(join(folder, ".reelgraph/copies"), { recursive: true });
  s3.fault = () => ({ status: 403, code: "AccessDenied" });
  const refused = await run("run", "film.json", "--json").ended;
  expect(refused.code).not.toBe(0);
  expect(vendor.ledger()).toHaveLength(2);
  s3.fault = undefined;
  expect((await run("run", "film.json", "--quiet").ended).code).toBe(0);
  expect(vendor.ledger()).toHaveLength(2);
}, 120_000);

it("a folder's media move to the bucket with one command, once, and nothing is bought again meanwhile", async () => {
  const { s3, vendor, folder, run, moveToBucket } = await studio({ inBucket: false });
  expect((await run("run", "film.json", "--quiet").ended).code).toBe(0);
  moveToBucket();
  // Before it has moved, what the folder has is found.
  expect((await run("run", "film.json", "--quiet").ended).code).toBe(0);
  expect(vendor.ledger()).toHaveLength(2);
  expect(await clips(s3)).toEqual([]);
  // It may break off at any point.
  let puts = 0;
  const broken = run("move-up", "--json");
  s3.fault = ({ method }) => {
    if (method === "PUT" && ++puts === 3) broken.child.kill("SIGKILL");
    return undefined;
  };
  await broken.ended;
  s3.fault = undefined;
  const moved = await run("move-up", "--json").ended;
  expect([moved.code, moved.err]).toEqual([0, ""]);
  expect(await clips(s3)).toHaveLength(3);
  expect(JSON.parse((await run("move-up", "--json").ended).out)).toEqual({
    media: { files: 0, bytes: 0, damaged: 0 },
  });
  rmSync(join(folder, ".reelgraph/artifacts"), { recursive: true });
  expect((await run("run", "film.json", "--quiet").ended).code).toBe(0);
  expect(vendor.ledger()).toHaveLength(2);
}, 120_000);

it("doctor puts something into the bucket and takes it away, and tells what storage says when it can't", async () => {
  const { s3, run } = await studio();
  const well = await run("doctor").ended;
  expect(well.out).toContain("it takes, gives, lists and removes objects");
  expect(await s3.names()).toEqual([]);
  s3.fault = ({ method }) => (method === "PUT" ? { status: 403, code: "AccessDenied" } : undefined);
  const refused = await run("doctor", "--json").ended;
  expect(refused.code).toBe(5);
  expect(JSON.parse(refused.out)).toMatchObject({
    ok: false,
    storage: { answers: "no", message: expect.stringContaining("403 (AccessDenied)"), keys: [{ name: "S3_KEY" }, {}] },
  });
  s3.fault = ({ method }) => (method === "HEAD" ? { status: 403, code: "AccessDenied" } : undefined);
  expect((await run("doctor").ended).out).toContain("must be allowed to list the bucket");
}, 120_000);

overTls(
  "over TLS a film is made where NODE_EXTRA_CA_CERTS names who signed the storage's certificate; else all is said at once",
  async () => {
    const { s3, vendor, folder, run } = await studio({ tls: makeCertificate("IP:127.0.0.1") });
    const stranger = start(folder, ["run", "film.json", "--json"]);
    const refused = await stranger.ended;
    expect(refused.code).not.toBe(0);
    expect(refused.out + refused.err).toContain("untrusted-certificate");
    expect(refused.out + refused.err).toContain("NODE_EXTRA_CA_CERTS");
    const examined = await start(folder, ["doctor"]).ended;
    expect(examined.code).toBe(5);
    expect(examined.out).toMatch(/self-signed certificate; if it is your own, .*NODE_EXTRA_CA_CERTS/su);
    // Each asked once, and not again and again.
    expect(s3.asked).toEqual([]);
    expect(s3.connections).toBeLessThan(10);

    const made = await run("run", "film.json", "--json").ended;
    expect([made.code, made.err]).toEqual([0, ""]);
    expect(await clips(s3)).toHaveLength(3);
    expect(vendor.ledger()).toHaveLength(2);
    expect((await run("doctor").ended).out).toContain("it takes, gives, lists and removes objects");
  },
  120_000,
);

overTls(
  "a certificate for another name is refused, and the name is told",
  async () => {
    const { run } = await studio({ tls: makeCertificate("DNS:films.test") });
    const { code, out } = await run("doctor").ended;
    expect(code).toBe(5);
    expect(out).toMatch(
      /127\.0\.0\.1 is not in the cert's list.*put a name that the certificate is for into the address/su,
    );
  },
  60_000,
);
