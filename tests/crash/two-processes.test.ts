import { expect, it, onTestFinished } from "vitest";
import { openBench } from "./campaign.ts";
import { freezeCycle } from "./freeze.ts";

it.skipIf(process.platform === "win32").each([
  ["A", "before it sends", "connect"],
  ["B", "before it sends", "connect"],
  ["C", "before it sends", "connect"],
  // After its last look at the clock nothing holds it back any more, but the vendor knows the name.
  ["A", "while it sends", "post"],
] as const)(
  "class %s: a process frozen %s finds its run taken over, writes nothing and pays nothing (rules 26, 27)",
  async (kind, _, at) => {
    const bench = await openBench(kind);
    onTestFinished(() => bench.close());
    expect(await freezeCycle(bench, "frozen", at)).toMatchObject({ twice: 0, wrong: [] });
  },
);
