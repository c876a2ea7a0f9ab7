import { expect, test } from "vitest";
import { createLanes } from "./lanes.ts";

/** Comes to a lane; when its turn has come, `then` with what it leaves by. */
function guest(then: (leave: () => void) => void = () => {}) {
  return { admit: then };
}
const turn = () => new Promise((resolve) => setTimeout(resolve));

test("a lane with room lets in at once, a full one in order of coming", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", guest());
  const order: string[] = [];
  const second = guest((next) => (order.push("second"), next()));
  expect(lanes.enter("media", second)).toBeUndefined();
  lanes.enter(
    "media",
    guest(() => order.push("third")),
  );
  lanes.enter(
    "media",
    guest(() => order.push("fourth")),
  );
  leave?.();
  leave?.();
  await turn();
  expect(order).toEqual(["second", "third"]);
});

test("nobody who comes now overtakes those who wait", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", guest());
  const order: string[] = [];
  lanes.enter(
    "media",
    guest((next) => (order.push("first"), next())),
  );
  leave?.();
  const late = guest((next) => (order.push("late"), next()));
  expect(lanes.enter("media", late)).toBeUndefined();
  await turn();
  expect(order).toEqual(["first", "late"]);
  expect(lanes.enter("media", guest())).toBeTypeOf("function");
});

test("who gives up waiting is passed over, also when its turn is about to come", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", guest());
  const order: string[] = [];
  const gone = [guest(() => order.push("gone")), guest(() => order.push("gone"))] as const;
  for (const one of gone) lanes.enter("media", one);
  lanes.enter(
    "media",
    guest(() => order.push("next")),
  );
  lanes.giveUp("media", gone[0]);
  leave?.();
  lanes.giveUp("media", gone[1]);
  await turn();
  expect(order).toEqual(["next"]);
});

test("a place that all have given up waiting for is free", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", guest());
  const gone = guest();
  lanes.enter("media", gone);
  leave?.();
  lanes.giveUp("media", gone);
  await turn();
  expect(lanes.enter("media", guest())).toBeTypeOf("function");
  expect(lanes.enter("media", guest())).toBeUndefined();
});

test("lanes don't wait for each other", () => {
  const lanes = createLanes(() => 1);
  expect(lanes.enter("media", guest())).toBeTypeOf("function");
  expect(lanes.enter("writing", guest())).toBeTypeOf("function");
});

test("many who wait are let in as they came, but for those who gave up", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", guest());
  const order: number[] = [];
  const all = Array.from({ length: 10_000 }, (_, index) => guest((next) => (order.push(index), next())));
  for (const one of all) lanes.enter("media", one);
  all.forEach((one, index) => index % 3 === 0 && lanes.giveUp("media", one));
  leave?.();
  await turn();
  expect(order).toEqual(all.map((_, index) => index).filter((index) => index % 3 !== 0));
});
