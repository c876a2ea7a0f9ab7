import fc from "fast-check";
import { expect, it } from "vitest";
import { ask, vendorWith } from "../testing/client.ts";
import { slidingWindow } from "./sliding-window.ts";

/** A vendor whose clock is moved by hand. */
async function vendorAt(options: Parameters<typeof vendorWith>[0]) {
  const clock = { time: 1e12 };
  const made = await vendorWith({ jobMs: 1000, now: () => clock.time, ...options });
  const status = async () => (await made.submit()).status;
  return { ...made, clock, status };
}

it("a window lets so many submissions through in any span of its length", async () => {
  const { clock, status, submit, vendor } = await vendorAt({ windows: [{ requests: 2, perMs: 1000 }] });
  expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
  clock.time += 600;
  expect((await submit()).headers.get("retry-after")).toBe("1");
  clock.time += 400;
  expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
  expect(vendor.ledger()).toHaveLength(4);
});

it("several windows bind together", async () => {
  const { clock, status } = await vendorAt({
    windows: [
      { requests: 1, perMs: 100 },
      { requests: 2, perMs: 10_000 },
    ],
  });
  expect([await status(), await status()]).toEqual([200, 429]);
  clock.time += 100;
  expect(await status()).toBe(200);
  clock.time += 100;
  expect(await status()).toBe(429);
});

it("refused submissions count only where they count", async () => {
  for (const [refusedCount, then] of [
    [false, 200],
    [true, 429],
  ] as const) {
    const { clock, status } = await vendorAt({ windows: [{ requests: 1, perMs: 1000 }], refusedCount });
    await status();
    clock.time += 500;
    expect(await status()).toBe(429);
    clock.time += 500;
    expect(await status()).toBe(then);
  }
});

it("a hidden tenant takes its share of the window, and the limit that is told stays the same", async () => {
  const { submit, status } = await vendorAt({
    windows: [{ requests: 10, perMs: 1000 }],
    hiddenTenant: 0.3,
    tellLimits: true,
  });
  const { headers } = await submit();
  expect(headers.get("x-ratelimit-limit-requests")).toBe("10");
  expect(headers.get("x-ratelimit-remaining-requests")).toBe("6");
  let accepted = 1;
  while ((await status()) === 200) accepted += 1;
  expect(accepted).toBe(7);
});

it("more unfinished jobs than allowed are refused until one is done", async () => {
  const { clock, status, submit } = await vendorAt({ concurrency: 2, retry: "ms" });
  expect([await status(), await status()]).toEqual([200, 200]);
  clock.time += 300;
  const refused = await submit();
  expect(refused.headers.get("retry-after-ms")).toBe("700");
  expect(await refused.json()).toMatchObject({ error: { code: "concurrency_limit_exceeded" } });
  clock.time += 700;
  expect(await status()).toBe(200);
});

it("asking after jobs too often is refused, and hides nothing for long", async () => {
  const { clock, submit, call } = await vendorAt({ pollWindows: [{ requests: 1, perMs: 200 }], retry: "ms" });
  const { id } = (await (await submit()).json()) as { id: string };
  const poll = () => call(`/v1/videos/${id}`);
  expect((await poll()).status).toBe(200);
  clock.time += 50;
  const refused = await poll();
  expect([refused.status, refused.headers.get("retry-after-ms")]).toEqual([429, "150"]);
  clock.time += 150;
  expect((await poll()).status).toBe(200);
});

it("with few workers, jobs queue, start in the order in which they came, and progress", async () => {
  const { clock, submit, poll } = await vendorAt({ workers: 1 });
  const [one, two] = [
    (await (await submit()).json()) as { id: string },
    (await (await submit()).json()) as { id: string },
  ];
  const state = async (id: string) => {
    const { status, progress } = await poll(id);
    return [status, progress];
  };
  clock.time += 500;
  expect([await state(one.id), await state(two.id)]).toEqual([
    ["in_progress", 50],
    ["queued", 0],
  ]);
  clock.time += 750;
  expect([await state(one.id), await state(two.id)]).toEqual([
    ["completed", 100],
    ["in_progress", 25],
  ]);
});

it("a result can be downloaded until it expires", async () => {
  const { clock, submit, content } = await vendorAt({ expiresMs: 5000 });
  const { id } = (await (await submit()).json()) as { id: string };
  expect((await content(id)).status).toBe(404);
  clock.time += 6000;
  expect((await content(id)).status).toBe(200);
  clock.time += 1;
  expect((await content(id)).status).toBe(410);
});

it("how long a job takes can depend on what is asked for", async () => {
  const { clock, submit, poll } = await vendorAt({ jobMs: ({ seconds }: { seconds: number }) => seconds * 1000 });
  const { id } = (await (await submit({ ...ask, seconds: 4 })).json()) as { id: string };
  clock.time += 3999;
  expect((await poll(id)).status).toBe("in_progress");
  clock.time += 1;
  expect((await poll(id)).status).toBe("completed");
});

it("no span of the window's length ever holds more than the limit, and a wait that is told is enough", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }),
      (requests, gaps) => {
        const window = slidingWindow({ requests, perMs: 100 }, 0);
        const taken: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const wait = window.wait(now);
          if (wait > 0) expect(window.wait(now + wait)).toBe(0);
          now += wait;
          window.take(now);
          taken.push(now);
        }
        for (const at of taken) {
          expect(taken.filter((other) => other > at - 100 && other <= at).length).toBeLessThanOrEqual(requests);
        }
      },
    ),
    { seed: 3 },
  );
});
