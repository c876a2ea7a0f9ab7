import { expect, test } from "vitest";
import { Cancellation } from "./cancellation.ts";

test("whoever waits is told once, unless it has stopped waiting", () => {
  const control = new AbortController();
  const cancellation = new Cancellation(control.signal);
  const told: string[] = [];
  const left = { stop: () => void told.push("left") };
  cancellation.join({ stop: () => void told.push("stays") });
  cancellation.join(left);
  cancellation.leave(left);
  control.abort();
  control.abort();
  expect(told).toEqual(["stays"]);
});

test("work that doesn't listen is not waited for when it is cancelled", async () => {
  const control = new AbortController();
  const cancellation = new Cancellation(control.signal);
  const endless = cancellation.race(new Promise(() => {}));
  const done = await cancellation.race(Promise.resolve("done"));
  expect(done).toBe("done");
  await expect(cancellation.race(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  control.abort(new Error("enough"));
  await expect(endless).rejects.toThrow("enough");
  await expect(cancellation.race(Promise.resolve("late"))).rejects.toThrow("enough");
});
