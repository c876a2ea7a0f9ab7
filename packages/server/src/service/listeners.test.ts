import { expect, test } from "vitest";
import { Listeners } from "./listeners.ts";

test("so many listen in all, and so many of each key; who leaves makes room", () => {
  const listeners = new Listeners({ most: 3, mostEach: 1 });
  const leave = listeners.enter("key:a");
  expect(() => listeners.enter("key:a")).toThrow("Too many");
  listeners.enter("local");
  listeners.enter("local");
  expect(() => listeners.enter("key:b")).toThrow("Too many");
  leave();
  expect(() => listeners.enter("key:a")).not.toThrow();
});
