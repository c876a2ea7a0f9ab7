import { expect, it } from "vitest";
import { ask, failureOf, vendorWith, type Wire } from "../testing/client.ts";
import { faults, type Phase } from "./rule.ts";

/** What a client sees of each fault: the status, or the word of a connection that failed. */
const seen: Record<Phase, Record<string, number | string | RegExp>> = {
  submit: {
    "429": 429,
    "429-seconds": 429,
    "429-date": 429,
    "429-ms": 429,
    "429-reset": 429,
    "reset-before-read": "ECONNRESET",
    "reset-after-commit": "ECONNRESET",
    "timeout-before-commit": "UND_ERR_SOCKET",
    "timeout-after-commit": "UND_ERR_SOCKET",
    "500-before-commit": 500,
    "500-after-commit": 500,
    "502-after-commit": 502,
    "503-before-commit": 503,
    slow: 200,
    "malformed-json": 200,
    "no-id": 200,
    "no-credit": 402,
    "moderation-input": 400,
    "moderation-output": 200,
    "job-failed": 200,
  },
  poll: {
    "429": 429,
    "429-seconds": 429,
    "429-date": 429,
    "429-ms": 429,
    "429-reset": 429,
    "500": 500,
    "503": 503,
    "404": 404,
    reset: "ECONNRESET",
    timeout: "UND_ERR_SOCKET",
    slow: 200,
    "malformed-json": 200,
    "unknown-status": 200,
    "no-status": 200,
    "backwards-progress": 200,
    stuck: 200,
  },
  download: {
    "500": 500,
    "expired-403": 403,
    "expired-404": 404,
    "expired-410": 410,
    truncated: "UND_ERR_SOCKET",
    reset: "ECONNRESET",
    "wrong-length": 200,
    slow: 200,
    stall: /ECONNRESET|UND_ERR_SOCKET/,
    oversize: 200,
    empty: 200,
    html: 200,
    svg: 200,
    playlist: 200,
    garbage: 200,
    "lying-type": 200,
  },
};

const charging = new Set(["malformed-json", "no-id", "slow"]);
const cases = (["submit", "poll", "download"] as const).flatMap((on) =>
  faults[on].map(({ name }) => [on, name] as const),
);

it("there are at least seventeen faults, and this test knows all of them", () => {
  expect(cases.length).toBeGreaterThanOrEqual(17);
  for (const phase of ["submit", "poll", "download"] as const) {
    expect(new Set(faults[phase].map(({ name }) => name))).toEqual(new Set(Object.keys(seen[phase])));
  }
});

it.each(cases)("%s: %s comes once, and then all is well again", async (on, fault) => {
  const { vendor, submit, made, settled, content, call } = await vendorWith({ holdMs: 30 });
  const charged = () => vendor.ledger().length;
  const path = async () => `/v1/videos/${(await made()).id}`;
  const target = on === "submit" ? "" : (await path()) + (on === "download" ? "/content" : "");
  const before = charged();
  vendor.addFaults({ on, fault, waitMs: 30 });

  const request = async () => {
    const answer = on === "submit" ? await submit() : await call(target);
    // A gigabyte need not be read to the end.
    if (fault === "oversize") await answer.body?.cancel();
    else await answer.arrayBuffer();
    return answer.status;
  };
  const expected = seen[on][fault] ?? "";
  if (typeof expected === "number") expect(await request()).toBe(expected);
  else expect(await failureOf(request())).toMatch(expected);
  const commits = on === "submit" && (fault.endsWith("-after-commit") || charging.has(fault));
  expect(charged() - before).toBe(commits ? 1 : 0);
  expect(vendor.requests().find((one) => one.fault !== undefined)).toMatchObject({ fault });

  if (fault === "stuck") return;
  const { id } = (await (await submit()).json()) as Wire;
  expect((await settled(id)).status).toBe("completed");
  expect((await content(id)).headers.get("content-type")).toBe("video/mp4");
});

it.each(["moderation-output", "job-failed"])(
  "%s: the job fails with a code, and is charged if the vendor is like that",
  async (fault) => {
    for (const charge of [false, true]) {
      const { vendor, made, content } = await vendorWith({
        chargeFailed: charge,
        chargeModerated: charge,
        faults: [{ on: "submit", fault }],
      });
      const video = await made();
      const code = fault === "job-failed" ? "video_generation_failed" : "moderation_blocked";
      expect(video).toMatchObject({ status: "failed", error: { code } });
      expect((await content(video.id)).status).toBe(404);
      expect(vendor.ledger()).toHaveLength(charge ? 1 : 0);
    }
  },
);

it("429: each form of telling when to come again", async () => {
  const { vendor, submit } = await vendorWith();
  const headers = async (fault: string) => {
    vendor.addFaults({ on: "submit", fault, waitMs: 2500 });
    return (await submit()).headers;
  };
  const plain = await headers("429");
  expect([plain.get("retry-after"), plain.get("retry-after-ms")]).toEqual([null, null]);
  expect((await headers("429-seconds")).get("retry-after")).toBe("3");
  expect((await headers("429-ms")).get("retry-after-ms")).toBe("2500");
  expect((await headers("429-reset")).get("x-ratelimit-reset-requests")).toBe("2.5s");
  const wait = Date.parse((await headers("429-date")).get("retry-after") ?? "") - Date.now();
  expect(wait).toBeGreaterThan(2000);
  expect(wait).toBeLessThanOrEqual(3500);
});

it("class A: the answer to a repeated submission can get lost, too, and still there is one charge", async () => {
  const { vendor, submit } = await vendorWith({ class: "A" });
  vendor.addFaults({ on: "submit", fault: "500-after-commit", times: 2 });
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await submit(ask, { "idempotency-key": "k" })).status);
  expect(statuses).toEqual([500, 500, 200]);
  expect(vendor.ledger()).toHaveLength(1);
});

it("stuck: the job never ends, and no longer wait helps", async () => {
  let time = 1e12;
  const { vendor, submit, poll } = await vendorWith({ jobMs: 1000, now: () => time });
  const { id } = (await (await submit()).json()) as Wire;
  vendor.addFaults({ on: "poll", fault: "stuck" });
  time += 500;
  await poll(id);
  time += 1e9;
  expect(await poll(id)).toMatchObject({ status: "in_progress", progress: 50 });
});

it("stuck: a job that was done is not done any more", async () => {
  const { vendor, made, poll } = await vendorWith();
  const { id } = await made();
  vendor.addFaults({ on: "poll", fault: "stuck" });
  expect(await poll(id)).toMatchObject({ status: "in_progress" });
  expect(await poll(id)).toMatchObject({ status: "in_progress" });
});

it("truncated, reset and wrong-length: what is declared and what is sent", async () => {
  const { vendor, made, content } = await vendorWith();
  const { id } = await made();
  const whole = (await (await content(id)).arrayBuffer()).byteLength;
  for (const [fault, share] of [
    ["truncated", 1],
    ["reset", 1],
    ["wrong-length", 0.5],
  ] as const) {
    vendor.addFaults({ on: "download", fault });
    const answer = await content(id);
    expect(Number(answer.headers.get("content-length"))).toBe(Math.floor(whole * share));
    let got = 0;
    await failureOf(
      (async () => {
        for await (const chunk of answer.body ?? []) got += chunk.length;
      })(),
    );
    expect(got).toBe(whole >> 1);
  }
});

it("rules: the nth of its kind, several in a row, always, and for some prompts only", async () => {
  const { vendor, submit } = await vendorWith();
  const statuses = async (count: number, prompt = ask.prompt) => {
    const answers = [];
    for (let i = 0; i < count; i += 1) answers.push((await submit({ ...ask, prompt })).status);
    return answers;
  };
  vendor.addFaults({ on: "submit", fault: "500-before-commit", nth: 2, times: 2 });
  expect(await statuses(4)).toEqual([200, 500, 500, 200]);
  vendor.addFaults({ on: "submit", fault: "429", prompt: "harbour", times: "always" });
  expect(await statuses(2)).toEqual([200, 200]);
  expect(await statuses(2, "a harbour at night")).toEqual([429, 429]);
  vendor.clearFaults();
  expect(await statuses(1, "a harbour at night")).toEqual([200]);
});

it("chance: the same seed gives the same faults, and `only` those that are named", async () => {
  const run = async (seed: number) => {
    const { vendor, submit } = await vendorWith({ chaos: { seed, rate: 0.5, only: ["429", "no-id"] } });
    for (let i = 0; i < 20; i += 1) await submit();
    return vendor.requests().map(({ fault }) => fault ?? "");
  };
  const one = await run(1);
  expect(await run(1)).toEqual(one);
  expect(await run(2)).not.toEqual(one);
  expect(new Set(one)).toEqual(new Set(["", "429", "no-id"]));
});

it("faults can be read, added and removed over HTTP, and a wrong one is told", async () => {
  const { call, read, json, submit } = await vendorWith();
  const list = await read<Record<Phase, { name: string }[]>>("/_faults");
  expect(list.download.map(({ name }) => name)).toContain("truncated");
  await call("/_faults", json([{ on: "submit", fault: "500-before-commit", times: "always" }]));
  expect((await submit()).status).toBe(500);
  await call("/_faults", { method: "DELETE" });
  expect((await submit()).status).toBe(200);
  const wrong = await call("/_faults", json({ on: "submit", fault: "nonsense" }));
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain("one of 429, 429-seconds");
});
