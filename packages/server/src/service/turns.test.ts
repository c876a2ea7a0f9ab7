import { expect, test } from "vitest";
import { inTurns } from "./turns.ts";

const entry = (id: string, caller: string, priority: "low" | "normal" | "high" = "normal") => ({
  id,
  caller,
  priority,
});
const ids = (waiting: ReturnType<typeof entry>[], running: [string, number][] = []) =>
  inTurns(waiting, new Map(running)).map(({ id }) => id);

test("callers take turns, however many runs one of them has queued", () => {
  expect(ids([entry("a1", "a"), entry("a2", "a"), entry("a3", "a"), entry("b1", "b")])).toEqual([
    "a1",
    "b1",
    "a2",
    "a3",
  ]);
});

test("whoever has runs going waits until the others have as many", () => {
  expect(ids([entry("a1", "a"), entry("b1", "b"), entry("b2", "b")], [["a", 2]])).toEqual(["b1", "b2", "a1"]);
});

test("the urgent come first, in turns of their own", () => {
  const waiting = [entry("a1", "a"), entry("b1", "b", "low"), entry("a2", "a", "high"), entry("a3", "a", "high")];
  expect(ids([...waiting, entry("b2", "b", "high")])).toEqual(["a2", "b2", "a3", "a1", "b1"]);
});
