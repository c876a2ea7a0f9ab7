import fc from "fast-check";
import { expect, test } from "vitest";
import type { Priority } from "./priority.ts";
import { Queue } from "./queue.ts";
import type { Turn } from "./turn.ts";

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

const urgency = { low: 0, normal: 1, high: 2 };
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      house: fc.constantFrom("anna", "ben"),
      run: fc.constantFrom<Priority>("low", "normal", "high"),
      rank: fc.nat(3),
      seconds: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.constant("take" as const) },
  { weight: 1, arbitrary: fc.nat(50) },
);

test("nobody starves and nobody is served twice: every tenth turn of a house goes to its oldest, the others to its most urgent", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      type One = Turn & { readonly priority: Priority; readonly most: number };
      const queue = new Queue<One>();
      let waiting: One[] = [];
      const turns = new Map<string, number>();
      const turnsOf = (house = "") => turns.get(house) ?? 0;
      const take = () => {
        const turn = queue.take();
        expect(turn === undefined).toBe(waiting.length === 0);
        if (!turn) return;
        expect(waiting).toContain(turn);
        const own = waiting.filter(({ house }) => house === turn.house);
        turns.set(turn.house ?? "", turnsOf(turn.house) + 1);
        expect(turnsOf(turn.house)).toBeLessThanOrEqual(turn.most);
        const most = Math.max(...own.map(({ priority }) => urgency[priority]));
        if (turnsOf(turn.house) % 10 === 0) expect(turn).toBe(own[0]);
        else expect(urgency[turn.priority]).toBe(most);
        waiting = waiting.filter((other) => other !== turn);
      };
      // Jobs that never end keep the houses in mind.
      for (const house of ["anna", "ben"]) {
        waiting.push({ run: "first", house, priority: "low", rank: 0, most: 1 });
        queue.add(waiting.at(-1) as One);
        take();
      }
      for (const one of steps) {
        if (one === "take") take();
        else if (typeof one === "number") {
          const [gone] = waiting.splice(one % Math.max(1, waiting.length), 1);
          if (gone) queue.remove(gone);
        } else {
          const before = waiting.filter(({ house }) => house === one.house).length;
          const turn = { ...one, priority: one.run, most: turnsOf(one.house) + 10 * (before + 1) };
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

test("of one house a run with a higher priority goes first, whatever the ranks; one turn in ten goes to who has waited longest", () => {
  const low = Array.from({ length: 3 }, (_, at) => ({
    name: `l${at} `,
    run: "low",
    priority: "low" as const,
    rank: 9,
  }));
  const high = Array.from({ length: 19 }, () => ({ name: "h ", run: "high", priority: "high" as const }));
  expect(names(queueOf(...low, { name: "n " }, ...high))).toBe(`${"h ".repeat(9)}l0 ${"h ".repeat(9)}l1 h n l2 `);
});

test("no house gets more by calling its runs urgent", () => {
  const urgent = ["1", "2"].map((name) => ({ name, house: "anna", priority: "high" as const, run: name }));
  const plain = ["x", "y"].map((name) => ({ name, house: "ben", run: "b" }));
  expect(names(queueOf(...urgent, ...plain))).toBe("1x2y");
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
