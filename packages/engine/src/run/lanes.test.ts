import { expect, test } from "vitest";
import { Cancellation } from "../cancellation.ts";
import { createLanes } from "./lanes.ts";

const never = new Cancellation(new AbortController().signal);

test("a lane with room lets in at once, a full one in order of coming", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", never);
  expect(leave).toBeTypeOf("function");
  const order: string[] = [];
  const second = Promise.resolve(lanes.enter("media", never)).then((next) => (order.push("second"), next));
  const third = Promise.resolve(lanes.enter("media", never)).then((next) => (order.push("third"), next));
  if (typeof leave !== "function") throw new Error("it had to wait");
  leave();
  leave();
  (await second)();
  (await third)();
  expect(order).toEqual(["second", "third"]);
});

test("who gives up waiting is passed over", async () => {
  const lanes = createLanes(() => 1);
  const leave = await lanes.enter("media", never);
  const control = new AbortController();
  const gone = lanes.enter("media", new Cancellation(control.signal));
  const next = lanes.enter("media", never);
  control.abort(new Error("enough"));
  await expect(gone).rejects.toThrow("enough");
  leave();
  expect(await next).toBeTypeOf("function");
});

test("lanes don't wait for each other", () => {
  const lanes = createLanes(() => 1);
  expect(lanes.enter("media", never)).toBeTypeOf("function");
  expect(lanes.enter("writing", never)).toBeTypeOf("function");
});

test("many who wait are let in as they came, but for those who gave up", async () => {
  const lanes = createLanes(() => 1);
  const leave = lanes.enter("media", never);
  const control = new AbortController();
  const some = new Cancellation(control.signal);
  const order: number[] = [];
  const all = Array.from({ length: 1000 }, async (_, index) => {
    const next = await lanes.enter("media", index % 3 === 0 ? some : never);
    order.push(index);
    next();
  });
  control.abort(new Error("enough"));
  if (typeof leave === "function") leave();
  await Promise.allSettled(all);
  expect(order).toEqual(Array.from({ length: 1000 }, (_, index) => index).filter((index) => index % 3 !== 0));
});
