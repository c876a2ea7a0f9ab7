import type { Problem } from "../errors.ts";
import type { Edge, GraphNode } from "../graph/graph.ts";
import type { Skip } from "../nodes/define-node.ts";
import type { PortValue } from "../ports/values.ts";
import type { Readers } from "./readers.ts";

/** How a unit ended (rule 10). "Not yet" is the absence of an outcome. */
export type Outcome =
  | { readonly state: "value"; readonly outputs: Readonly<Record<string, PortValue | Skip>> }
  | { readonly state: "skipped"; readonly by: string; readonly reason: string }
  | { readonly state: "failed"; readonly problem: Problem; readonly charged?: number | "unknown" }
  /** It stands behind a failure (rule 13). `policy` is what the failed node says about its lost items (rule 9). */
  | { readonly state: "blocked"; readonly problem: Problem; readonly policy: "fail" | "drop" | "hole" }
  | { readonly state: "cancelled" }
  /** It waits for a person or a higher budget; the run can be resumed. What is behind it waits too. */
  | { readonly state: "held"; readonly problem: Problem }
  /**
   * In a plan: it would run, so its result can't be known. `items`: how many items its list ports will give, if known;
   * `outputs`: what is known of a loop's state all the same.
   */
  | {
      readonly state: "unknown";
      readonly items?: number;
      readonly outputs?: Readonly<Record<string, PortValue>>;
    };

/** A node at a coordinate: what is keyed, priced, retried and shown (rule 4). */
export interface Unit {
  readonly node: GraphNode;
  /** One index for each axis of the node. */
  readonly coordinate: readonly number[];
  /** The keys of those items, as people see them. */
  readonly item: readonly string[];
  /** References that are waited for. */
  pending: number;
  outcome: Outcome | undefined;
  /** It was started or settled; nothing that arrives now matters to it. */
  closed: boolean;
  demanded: boolean;
  /** Told when the unit settles. */
  readers: Readers;
  /** Lazy references that were asked for. */
  asked: Set<Edge> | undefined;
  /** Cancels the running work; set by whoever runs it. */
  abort: (() => void) | undefined;
  /** A plan has said what would happen to it. */
  planned: boolean;
}

/** The name of a unit in messages: `clip/video[noir, 2]`. */
export function unitName(unit: Pick<Unit, "node" | "item">): string {
  return unit.item.length === 0 ? unit.node.name : `${unit.node.name}[${unit.item.join(", ")}]`;
}

/** Where a unit's inputs come from, by port: for following a change upstream. The first reference of a port stands for all. */
export function traceFrom(unit: Unit, prefix: readonly string[]): Readonly<Record<string, string>> {
  const from: Record<string, string> = {};
  // Further references at one port are kept as `clips#2`.
  let counts: Map<string, number> | undefined;
  const add = (port: string, place: string) => {
    if (!(port in from)) return void (from[port] = place);
    const number = ((counts ??= new Map()).get(port) ?? 1) + 1;
    counts.set(port, number);
    from[`${port}#${number}`] = place;
  };
  for (const { slot, picks, source, output } of unit.node.edges) {
    if (source.spec.use === "") {
      add(slot.name, `${source.id}.${output.source}`);
      continue;
    }
    const item = picks.flatMap((pick) => (pick === -1 ? [] : [unit.item[pick] ?? ""])).slice(0, source.axes.length);
    add(slot.name, unitName({ node: source, item: [...prefix, ...item] }));
  }
  return from;
}
