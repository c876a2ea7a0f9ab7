import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { temporary } from "../testing/temporary.ts";
import { serveProject } from "../testing/serve-project.ts";
import { KeyRing } from "./key-ring.ts";
import { makeKey } from "./keys.ts";
import { Quotas } from "./quotas.ts";
import { Rate } from "./rate.ts";

test("so many a minute, evenly, and what is left over is not saved up for longer", () => {
  let now = 0;
  const rate = new Rate(() => now);
  const take = () => rate.take("a", 3);
  expect([take(), take(), take(), take()]).toEqual([undefined, undefined, undefined, 20]);
  expect(rate.take("b", 3)).toBeUndefined();
  now += 20_000;
  expect([take(), take()]).toEqual([undefined, 20]);
  now += 3_600_000;
  expect([take(), take(), take(), take()]).toEqual([undefined, undefined, undefined, 20]);
});

test("a key counts as soon as it is in the file, until it is revoked or expires, without a restart", async () => {
  await using server = await serveProject();
  const ring = new KeyRing(server.project.at(".reelgraph/keys.json"));
  const status = async (token: string) => (await server.ask("/api/runs", { token })).status;
  const [kept, dated] = [makeKey(["runs:read"]), makeKey(["runs:read"], { expires: "2001-01-01T00:00:00Z" })];
  expect(await status(kept.key)).toBe(401);
  ring.add(kept.kept);
  ring.add(dated.kept);
  expect(await status(kept.key)).toBe(200);
  expect(await status(dated.key)).toBe(401);
  ring.revoke(kept.kept.id);
  expect(await status(kept.key)).toBe(401);
  expect(() => ring.revoke(kept.kept.id)).toThrow(/There is no key/);
  writeFileSync(server.project.at(".reelgraph/keys.json"), "[{]");
  expect(await status(dated.key)).toBe(401);
  expect((await server.ask("/api/runs")).status).toBe(200);
  expect(server.faults).toMatchObject([{ code: "bad-config" }]);
});

test("nobody changes the file of keys while somebody else does, and it is its owner's alone", async () => {
  await using folder = await temporary();
  const ring = new KeyRing(folder.at("keys.json"));
  writeFileSync(folder.at("keys.json.part"), "");
  expect(() => ring.add(makeKey(["runs:read"]).kept)).toThrow(/Somebody else/);
  expect(ring.keys()).toEqual([]);
});

test("a key that asks too often, or starts too many runs, is told when to come again; others are not held up", async () => {
  await using server = await serveProject();
  const ring = new KeyRing(server.project.at(".reelgraph/keys.json"));
  const [busy, eager] = [
    makeKey(["runs:read"], { limits: { requestsPerMinute: 2 } }),
    makeKey(["runs:start", "runs:read"], { limits: { runsPerMinute: 1 } }),
  ];
  ring.add(busy.kept);
  ring.add(eager.kept);
  const ask = () => server.ask("/api/runs", { token: busy.key });
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  const refused = await ask();
  expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "30"]);
  expect(JSON.parse(refused.text)).toMatchObject({ code: "rate-limited" });
  const start = (key?: string) =>
    server.ask("/api/runs", {
      method: "POST",
      body: { pipeline: "greet.json" },
      token: eager.key,
      headers: key === undefined ? {} : { "idempotency-key": key },
    });
  expect((await start("one")).status).toBe(202);
  // The same request again starts nothing.
  expect((await start("one")).status).toBe(202);
  const tooMany = await start();
  expect([tooMany.status, Number(tooMany.headers["retry-after"]) > 0]).toEqual([429, true]);
  expect((await server.ask("/api/runs", { token: eager.key })).status).toBe(200);
});

test("what a key may spend is read when it matters: one that was revoked buys nothing more", () => {
  const { kept } = makeKey(["runs:start"], { limits: { dayUsd: 5 } });
  let keys = [kept];
  const quotas = new Quotas({ keys: { keys: () => keys } });
  const allowance = quotas.of(`key:${kept.id}/user`);
  expect(allowance).toMatchObject({ name: `key:${kept.id}`, day: 5 });
  expect(allowance?.total).toBeUndefined();
  expect(quotas.of("local")).toBeUndefined();
  keys = [];
  expect(allowance).toMatchObject({ day: 0, total: 0 });
});
