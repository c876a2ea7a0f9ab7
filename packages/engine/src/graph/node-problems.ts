import type { NodeType } from "../nodes/define-node.ts";
import { isNodeKey } from "../pipeline/shape/pipeline-shape.ts";
import { describeAccepts } from "../ports/connect.ts";
import { loopSettings } from "./arguments.ts";
import type { GraphNode } from "./graph.ts";
import { placeOf } from "./place-of.ts";
import { closesLists, type PortTable } from "./port-tables.ts";
import type { ReportAt } from "./surroundings.ts";

const bodySettings: ReadonlySet<string> = new Set([...loopSettings, "body", "yield"]);

/** What stands beside "with" and means nothing there would be passed over in silence. */
export function reportIgnored(node: GraphNode, loop: boolean, report: ReportAt): void {
  const { type, spec } = node;
  for (const name of Object.keys(spec)) {
    if (bodySettings.has(name)) {
      const known = loop ? [...Object.keys(type.params.shape), "body", "yield"] : closesLists(type) ? ["over"] : [];
      if (known.includes(name)) continue;
    } else if (isNodeKey(name) || !takes(type, name)) continue;
    report(node, {
      code: "ignored-setting",
      at: `${node.at}/${name}`,
      message: `"${type.type}" has no setting "${name}"`,
      hint: takes(type, name) ? `write it into "with"` : "take it out",
      severity: "warning",
    });
  }
}

/** Whether an argument of this name arrives at the type. */
function takes(type: NodeType, name: string): boolean {
  return Object.hasOwn(type.params.shape, name) || Object.hasOwn(type.inputs, name);
}

/** What is made anew each time, or changes the world, has no result that could be kept. */
export function reportPin(node: GraphNode, report: ReportAt): void {
  const { type } = node;
  if (node.spec.pin === undefined || (type.volatile !== true && type.purity !== "effect" && type.instant !== true))
    return;
  report(node, {
    code: "cannot-pin",
    at: `${node.at}/pin`,
    message: `"${type.type}" keeps no results that could be pinned`,
    expected: "a node whose results are kept",
    hint: type.body ? "pin a node in its body" : `take "pin" off`,
  });
}

/** What comes out is of the kind of what goes in, so that must be one kind (rule 2). */
export function reportMixed(node: GraphNode, { likened }: PortTable, report: ReportAt): void {
  for (const port of likened) {
    const known = node.edges.filter(({ slot, output }) => slot.name === port && output.kind !== "any");
    const [first] = known;
    const other = known.find(({ output }) => output.kind !== first?.output.kind);
    if (!first || !other) continue;
    const { slot, source, output } = other;
    report(node, {
      code: "wrong-type",
      at: placeOf(node, slot.name, other.position, other.key === ""),
      message: `"${slot.name}" has ${first.output.kind} already, and can't take the ${output.kind} from ${source.id}.${output.source} as well`,
      expected: `values of one kind: ${first.output.kind}`,
    });
    return;
  }
}

/** `table`: of what arrives at it. */
export function reportMissing(node: GraphNode, table: PortTable, report: ReportAt): void {
  for (const { name, port } of table.missing) {
    report(node, {
      code: "missing-input",
      at: `${node.at}/with`,
      message: `"${node.type.type}" needs the input "${name}"`,
      expected: `${port.arity === "one" ? "" : "a list of "}${describeAccepts(port.accepts)}`,
      hint: `wire it: "${name}": "$node.port"`,
    });
  }
}

/** What the type itself finds wrong with how the node stands in the file. `wired`: parameters that are known in a run only. */
export function reportFaults(
  node: GraphNode,
  params: Readonly<Record<string, unknown>>,
  wired: ReadonlySet<string>,
  report: ReportAt,
): void {
  const standing = Object.fromEntries(Object.entries(params).filter(([name]) => !wired.has(name)));
  const given = new Set([...node.ports.map(({ name }) => name), ...Object.keys(node.settings)]);
  for (const { param, ...problem } of node.type.faults?.(standing, given) ?? [])
    report(node, { ...problem, at: param === undefined ? `${node.at}/with` : placeOf(node, param) });
}
