import { z } from "zod";
import { failure } from "../errors.ts";
import { skip, type NodeType, type Skip } from "../nodes/define-node.ts";
import type { Graph as GraphSpec } from "../pipeline/pipeline.ts";
import { gives, givesList, list, one, optional, type InputPort, type OutputPort } from "../ports/port.ts";
import type { PortValue } from "../ports/values.ts";
import type { Graph } from "./graph.ts";
import { readInputs } from "./read-inputs.ts";
import { givenType } from "./sources.ts";

/** Makes a sub-pipeline usable as a node: its inputs and outputs become ports (rule 20). */
export function subgraphType(use: string, spec: GraphSpec, graph: Graph): NodeType {
  const inputs: Record<string, InputPort> = {};
  for (const [name, input] of Object.entries(spec.inputs ?? {})) {
    const type = givenType(input);
    if (!type) continue;
    const doc = { doc: input.note ?? input.label ?? "" };
    const free = input.default !== undefined || input.optional === true;
    if (type.list) inputs[name] = list(type.kind, { ...doc, optional: free });
    else inputs[name] = free ? optional(type.kind, doc) : one(type.kind, doc);
  }
  // What the caller leaves out has the value that the used file says, as if that were run by itself.
  const defaults = readInputs(spec.inputs, {}).values;
  const outputs: Record<string, OutputPort> = {};
  for (const [name, { output, axes }] of graph.outputs) {
    const kind = output.kind === "any" ? "json" : output.kind;
    outputs[name] = axes.length > 0 ? givesList(kind, { doc: "" }) : gives(kind, { doc: "" });
  }
  return {
    type: use,
    version: 1,
    title: use,
    doc: spec.note ?? "A pipeline used as a node.",
    category: "flow",
    purity: "pure",
    volatile: true,
    inputs,
    outputs,
    params: z.object({}),
    body: { runs: () => ({ min: 1, max: 1 }) },
    async run({ inputs: given }, { body }) {
      const round = body.start({ ...defaults, ...present(given) }, 1, "");
      const results: Record<string, PortValue | Skip> = {};
      for (const name of graph.outputs.keys()) {
        const result = await round.get(name);
        if (result.state === "failed") throw failure(result.problem.code, result.problem.message, result.problem);
        results[name] = result.state === "skipped" ? skip(result.reason) : result.value;
      }
      return results;
    },
  };
}

/** Without inputs that were not wired: a list that nothing arrives at is empty, and stands for absence here. */
function present(given: Readonly<Record<string, PortValue | undefined>>): Record<string, PortValue> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, PortValue] => {
      const [, value] = entry;
      return value !== undefined && !(Array.isArray(value) && value.length === 0);
    }),
  );
}
