import { noPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it } from "vitest";
import { become, film, openStudio, until, type Run } from "./studio.ts";

interface Units extends Run {
  readonly units: readonly { readonly node: string; readonly state: string }[];
}

const asking = {
  ...film,
  inputs: { idea: { type: "text", default: "a boat" } },
  nodes: {
    ...film.nodes,
    ok: { use: "approve", with: { value: "$inputs.idea", ask: "This?" } },
    after: { use: "template", with: { template: "{{idea}}!", idea: "$ok.value" } },
    still: { use: "approve", with: { value: "$after.text", ask: "And this?" } },
  },
  outputs: { clip: "$shot.video", idea: "$still.value" },
};

describe.skipIf(noPostgres !== undefined)(`answers in a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  it("an answer is taken while a vendor's job of the run goes, by the worker that has it or by the next, and the job is followed", async () => {
    // As long as the worker takes to notice, to let go, and to die.
    const studio = await openStudio({ jobMs: 90_000, fps: 8 }, { files: { "ask.json": asking } });
    const other = studio.copy();
    const [a, b] = [await studio.serve(studio.folder), await studio.serve(other)];
    const worker = await studio.worker(studio.folder);
    const { id } = (await a.ask<Run>("/api/runs", { pipeline: "ask.json", maxCost: 1 })).body;
    const are = async (states: Readonly<Record<string, string>>) => {
      const { body } = await b.ask<Units>(`/api/runs/${id}`);
      const of = Object.fromEntries(body.units.map(({ node, state }) => [node, state]));
      return Object.entries(states).every(([node, state]) => of[node] === state) || undefined;
    };
    const answer = (unit: string) => b.ask(`/api/runs/${id}/answers`, { answers: [{ unit, approved: true }] });
    await until(() => are({ shot: "running", ok: "parked" }));
    expect(await answer("none")).toMatchObject({ status: 404, body: { code: "unknown-unit" } });
    expect(await answer("ok")).toMatchObject({ status: 202, body: { id } });
    await until(() => are({ shot: "running", ok: "finished", after: "finished", still: "parked" }));
    // Nobody is there who could take this one, until another worker has taken over.
    worker.child.kill("SIGKILL");
    const told = answer("still");
    await studio.worker(other);
    expect(await told).toMatchObject({ status: 202, body: { id } });
    expect(await become(a, id, "succeeded")).toMatchObject({ spent: 0.1, outputs: { idea: "a boat!" } });
    expect(studio.vendor.ledger()).toHaveLength(1);
  }, 400_000);
});
