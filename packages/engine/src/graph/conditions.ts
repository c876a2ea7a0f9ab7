import type { Problem } from "../errors.ts";
import { compileCondition, type VariableType } from "../pipeline/condition.ts";
import type { GraphNode } from "./graph.ts";

/** Checks a node's conditions against what they can read: its inputs and, in a loop, what the body yields. */
export function checkConditions(node: GraphNode, report: (problem: Problem) => void): void {
  for (const name of node.type.conditions ?? []) {
    const text = node.params?.[name];
    if (typeof text !== "string") continue;
    const compiled = compileCondition(text, variables(node));
    if (!("problems" in compiled)) continue;
    const at = node.type.body ? `${node.at}/${name}` : `${node.at}/with/${name}`;
    for (const problem of compiled.problems) report({ ...problem, at, node: node.name });
  }
}

function variables(node: GraphNode): Record<string, VariableType> {
  const types: Record<string, VariableType> = { ...node.type.body?.known };
  for (const { name, port } of node.ports) {
    const kind = node.edges.find(({ slot }) => slot.name === name)?.output.kind ?? port.accepts;
    types[name] = typeof kind === "string" && kind !== "any" ? kind : "dyn";
    if (port.arity === "list" || port.arity === "many") types[name] = "dyn";
  }
  for (const [name, { output }] of node.body?.outputs ?? []) types[name] = output.kind === "any" ? "dyn" : output.kind;
  return types;
}
