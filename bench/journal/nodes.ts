import { defineNode, gives, many, type NodeType } from "@reelgraph/engine";
import { z } from "zod";

const shared = { version: 1, title: "", doc: "", category: "flow", purity: "pure" } as const;

/** A node that does next to nothing, and is kept in the cache: what remains is the engine's own cost. */
const cheap = defineNode({
  ...shared,
  type: "kept",
  inputs: { values: many("number", { doc: "", optional: true }) },
  params: z.object({ plus: z.number().default(1) }),
  outputs: { sum: gives("number", { doc: "" }) },
  run: ({ inputs, params }) => ({
    sum: (inputs.values.reduce((sum, { value }) => sum + value, 0) + params.plus) % 1e9,
  }),
});

/**
 * The same after 300 ms, and never from the cache, so that runs overlap and each does its own work. Each run names a lane of
 * its own: like work at a vendor's, it takes no place of this machine, and all runs may move in one moment.
 */
const waiting = defineNode({
  ...shared,
  type: "slow",
  inputs: cheap.inputs,
  params: z.object({ line: z.string() }),
  outputs: cheap.outputs,
  volatile: true,
  lane: ({ line }) => line,
  async run({ inputs }, context) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return cheap.run({ inputs, rest: {}, params: { plus: 1 } }, context);
  },
});

/** The same as most node types are: its result comes later. */
const deferred = defineNode({
  ...shared,
  type: "later",
  inputs: cheap.inputs,
  params: cheap.params,
  outputs: cheap.outputs,
  run: (given, context) => Promise.resolve(cheap.run(given, context)),
});

export const kept = cheap as NodeType;
export const later = deferred as NodeType;
export const slow = waiting as NodeType;
