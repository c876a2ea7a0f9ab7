import { expect, test } from "vitest";
import { createVirtualTime } from "../../testing/virtual-time.ts";
import { createLane, type LaneLimits, type Pass, type Want } from "./lane.ts";

function setUp(limits: LaneLimits) {
  const time = createVirtualTime();
  const lane = createLane(limits, time, () => 0.5);
  const told: { at: number; reason: string; until?: number }[] = [];
  const enter = (more: Partial<Want> = {}) =>
    lane.enter({
      signal: new AbortController().signal,
      run: "a",
      rank: 0,
      waiting: (reason, until) => void told.push({ at: time.now(), reason, ...(until === undefined ? {} : { until }) }),
      ...more,
    });
  const accept = async (more?: Partial<Want>): Promise<Pass> => {
    const pass = await enter(more);
    pass.accepted();
    return pass;
  };
  return { time, lane, told, enter, accept };
}

test("a waiting want is told the window and the moment at which it goes on", async () => {
  const { time, told, accept } = setUp({ concurrency: 9, requests: [{ max: 2, perSeconds: 60 }] });
  let third = NaN;
  await Promise.all([accept(), accept()]);
  void accept().then(() => (third = time.now()));
  await time.run();
  expect(told).toEqual([{ at: 0, reason: "2 requests in a minute are used up", until: 60_020 }]);
  expect(third).toBe(60_020);
});

test("a waiting want is told that all places are taken, and goes on when one is left", async () => {
  const { time, told, lane, accept } = setUp({ concurrency: 1, requests: [{ max: 99, perSeconds: 60 }] });
  const first = await accept();
  const second = accept();
  expect(told).toEqual([{ at: 0, reason: "all 1 places are taken" }]);
  expect(lane.state).toMatchObject({ running: 1, waiting: 1, concurrency: 1 });
  first.leave();
  (await second).leave();
  expect(await time.run()).toBe(0);
});

test("a refusal pauses everyone as long as the vendor says, whatever ends meanwhile", async () => {
  const { time, told, lane, enter, accept } = setUp({});
  const running = await accept();
  (await enter()).refused({ retryAfterMs: 7000 });
  let next = NaN;
  void accept().then(() => (next = time.now()));
  running.leave();
  expect(lane.state.pausedUntil).toBe(7000);
  await time.run();
  expect(told).toEqual([{ at: 0, reason: "the vendor asked to wait", until: 7000 }]);
  expect(next).toBe(7000);
});

test("without a word from the vendor the pauses double, and one request goes first after each", async () => {
  const { time, enter } = setUp({});
  const moments: number[] = [];
  const send = async (): Promise<void> => {
    const pass = await enter();
    moments.push(time.now());
    if (moments.length > 5) return pass.unsent();
    pass.refused();
    return send();
  };
  void send();
  await time.run();
  expect(moments).toEqual([0, 1000, 3000, 7000, 15_000, 31_000]);
});

test("the windows and places of an earlier process still hold", async () => {
  const { time, lane, accept } = setUp({ concurrency: 2, requests: [{ max: 2, perSeconds: 60 }] });
  lane.seed([-30_000, -20_000], [{ job: "clip", until: 60_000 }]);
  const held = lane.hold("clip");
  expect(lane.state).toMatchObject({ running: 1, requests: [{ used: 2 }] });
  let next = NaN;
  void accept().then(() => (next = time.now()));
  await time.run();
  // The first answer came at -25,000 at the latest.
  expect(next).toBe(35_020);
  held.leave();
  held.leave();
  expect(lane.state.running).toBe(1);
});

const job = (name: string) => ({ job: name, until: 60_000 });

test("a place of another process's job is free again as soon as that job is over", async () => {
  const { time, lane, accept } = setUp({ concurrency: 2, requests: [{ max: 9, perSeconds: 1 }] });
  lane.seed([], [job("theirs"), job("mine")]);
  const mine = lane.hold("mine");
  let next = NaN;
  void accept().then(() => (next = time.now()));
  await time.run(5000);
  expect(next).toBeNaN();
  lane.over("mine");
  await time.run(6000);
  expect(next, "who holds it here gives it back").toBeNaN();
  lane.over("theirs");
  lane.over("theirs");
  await time.run(6000);
  expect(next).toBe(6000);
  expect(lane.state.running).toBe(2);
  mine.leave();
  expect(lane.state.running).toBe(1);
});

test("places of earlier jobs that nobody follows are free again after a while", async () => {
  const { time, lane, accept } = setUp({ concurrency: 2, requests: [{ max: 9, perSeconds: 1 }] });
  lane.seed([], [job("mine"), job("nobody's")]);
  const followed = lane.hold("mine");
  const moments: number[] = [];
  void accept().then(() => moments.push(time.now()));
  void accept().then(() => moments.push(time.now()));
  await time.run();
  expect(moments).toEqual([60_000]);
  followed.leave();
  await time.run();
  expect(moments).toEqual([60_000, 60_000]);
});

test("a used up quota in the headers is waited for without being refused first", async () => {
  const { time, lane, enter, accept } = setUp({});
  (await enter()).accepted({ remaining: 0, resetMs: 4000 });
  let next = NaN;
  void accept().then(() => (next = time.now()));
  await time.run();
  expect(next).toBe(4000);
  expect(lane.state.running).toBe(2);
});

test("an aborted want leaves no trace, and an aborted signal is told at once", async () => {
  const { time, lane, enter, accept } = setUp({ concurrency: 1 });
  const first = await accept();
  const control = new AbortController();
  const waiting = enter({ signal: control.signal });
  control.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(enter({ signal: control.signal })).rejects.toThrow("enough");
  first.leave();
  expect(lane.state).toMatchObject({ running: 0, waiting: 0 });
  expect(await time.run()).toBe(0);
});

test("what was never sent uses nothing up", async () => {
  const { lane, enter } = setUp({ concurrency: 1, requests: [{ max: 1, perSeconds: 60 }] });
  (await enter()).unsent();
  (await enter()).unsent();
  expect(lane.state.requests).toEqual([{ max: 1, perSeconds: 60, used: 0 }]);
});

test("what refuses a lane that has most of its places left is another client's share of the requests", async () => {
  const { lane, enter, accept } = setUp({ concurrency: 60, requests: [{ max: 24, perSeconds: 60 }] });
  for (let sent = 0; sent < 20; sent++) await accept();
  (await enter()).refused();
  expect(lane.state).toMatchObject({ concurrency: 60, requests: [{ max: 20, used: 21 }] });
});

test("who can't tell places from requests asks again when a job has ended or a request has left the window, not before", async () => {
  const { lane, enter, accept } = setUp({ concurrency: 6, requests: [{ max: 6, perSeconds: 60 }] });
  const running = await accept();
  for (let sent = 0; sent < 4; sent++) await accept();
  (await enter()).refused();
  expect(lane.state.pausedUntil).toBe(60_020);
  running.leave();
  expect(lane.state.pausedUntil).toBe(undefined);
});
