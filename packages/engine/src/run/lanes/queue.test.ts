import fc from "fast-check";
import { expect, test } from "vitest";
import { Queue, type Turn } from "./queue.ts";

function names(queue: Queue<Turn & { name: string }>): string {
  let order = "";
  for (let turn = queue.take(); turn; turn = queue.take()) order += turn.name;
  return order;
}
function queueOf(...turns: (Partial<Turn> & { name: string })[]) {
  const queue = new Queue<Turn & { name: string }>();
  for (const turn of turns) queue.add({ run: "a", rank: 0, ...turn });
  return queue;
}

test("the longest critical path goes first, then the longest job, then first come", () => {
  const queue = queueOf(
    { name: "a" },
    { name: "b", seconds: 5 },
    { name: "c", rank: 1 },
    { name: "d", seconds: 9 },
    { name: "e" },
  );
  expect(names(queue)).toBe("cdbae");
});

test("a run with less running goes before one with more, and then one that was served less", () => {
  const queue = queueOf({ name: "1" }, { name: "2" }, { name: "3" }, { name: "x", run: "b" }, { name: "y", run: "b" });
  expect(names(queue)).toBe("1x2y3");
  const again = queueOf({ name: "1" }, { name: "2" }, { name: "x", run: "b" }, { name: "y", run: "b" });
  for (const run of [again.take()?.run, again.take()?.run]) again.done({ run: run ?? "" });
  again.take();
  again.done({ run: "a" });
  expect(again.take()?.name).toBe("y");
});

test("whoever comes again keeps its turn by its order", () => {
  expect(names(queueOf({ name: "c", order: 2 }, { name: "b", order: 1 }, { name: "a", order: 0 }))).toBe("abc");
});

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ run: fc.constantFrom("a", "b", "c"), rank: fc.nat(3), seconds: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.constant("take" as const) },
  { weight: 1, arbitrary: fc.nat(50) },
);

test("nobody is passed by more later comers than patience allows, and nobody is served twice or never", () => {
  const patience = 5;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const queue = new Queue<Turn & { number: number; passed: number }>(patience);
      const waiting: (Turn & { number: number; passed: number })[] = [];
      let came = 0;
      const take = () => {
        const turn = queue.take();
        expect(turn === undefined).toBe(waiting.length === 0);
        if (!turn) return;
        expect(waiting).toContain(turn);
        waiting.splice(waiting.indexOf(turn), 1);
        for (const other of waiting) if (other.number < turn.number) other.passed += 1;
        for (const { passed } of waiting) expect(passed).toBeLessThanOrEqual(patience);
        queue.done(turn);
      };
      for (const one of steps) {
        if (one === "take") take();
        else if (typeof one === "number") {
          const [gone] = waiting.splice(one % Math.max(1, waiting.length), 1);
          if (gone) queue.remove(gone);
        } else {
          const turn = { ...one, number: came++, passed: 0 };
          waiting.push(turn);
          queue.add(turn);
        }
      }
      while (waiting.length > 0) take();
      expect(queue.size).toBe(0);
    }),
    { numRuns: 2000, seed: 11 },
  );
});

test("a house with less running goes first, whatever the rank, and one that was served longer ago; a newcomer owes nothing", () => {
  const crowd = Array.from({ length: 4 }, (_, at) => ({ name: String(at), run: `a${at}`, house: "a", rank: 9 }));
  const queue = queueOf(...crowd);
  const [first, second] = [queue.take(), queue.take()];
  queue.add({ name: "x", run: "b", house: "b", rank: 0 });
  queue.add({ name: "y", run: "b", house: "b", rank: 0 });
  for (const turn of [first, second]) queue.done(turn ?? { run: "" });
  const order = [queue.take(), queue.take()];
  expect(order.map((turn) => turn?.name)).toEqual(["x", "2"]);
  for (const turn of order) queue.done(turn ?? { run: "" });
  expect(names(queue)).toBe("y3");
});
