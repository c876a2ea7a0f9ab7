import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMockVendor, type VendorClass } from "@reelgraph/mock-vendor";
import { bundleChild } from "./bundle.ts";
import { startBuyer } from "./child.ts";
import { type Bench, cycle, type Outcome } from "./cycle.ts";
import { type Death, haste } from "./death.ts";
import { makeProject } from "./project.ts";

/** A bench with a vendor of a class and a folder of its own; `close` removes both. */
export async function openBench(kind: VendorClass, jobMs = 10): Promise<Bench & { close(): Promise<void> }> {
  const parent = mkdtempSync(join(tmpdir(), `reelgraph-crash-${kind}-`));
  const bundle = join(parent, "bundle");
  await bundleChild(bundle);
  const vendor = await startMockVendor({ class: kind, jobMs, fps: 8, visibleAfterMs: 50 });
  return {
    parent,
    bundle,
    kind,
    vendor,
    parks: kind === "C",
    async close() {
      await vendor.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** The names of all points that a run passes which nobody disturbs. */
export async function pointsOf(bench: Bench): Promise<readonly string[]> {
  const { parent, bundle } = bench;
  const says = join(parent, "points");
  const buyer = startBuyer(bundle, { haste, says });
  await buyer.ask({ go: makeProject(bench, "undisturbed") });
  await buyer.end();
  return readFileSync(says, "utf8").split("\n");
}

/** Every `stride`th point from one on, each before and after. */
export function deathsAt(points: number, { from = 1, stride = 1 } = {}): readonly Death[] {
  return Array.from({ length: points }, (_, index) => index + 1)
    .filter((at) => at >= from && (at - from) % stride === 0)
    .flatMap((at) => [
      { at, side: "before" as const },
      { at, side: "after" as const },
    ]);
}

/** Goes through cycles of one or several deaths each, some side by side: most of a cycle is waiting. */
export async function runCycles(bench: Bench, cycles: readonly (readonly Death[])[], name: string) {
  const outcomes: Outcome[] = [];
  const left = [...cycles.entries()];
  const work = async () => {
    const keeper = startBuyer(bench.bundle, { haste });
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, deaths] = next;
      outcomes.push(await cycle(bench, keeper, `${name}${index}`, deaths));
    }
    await keeper.end();
  };
  await Promise.all([work(), work(), work()]);
  return outcomes;
}
