import type { Json } from "../ports/values.ts";
import type { Change, Move, Subject } from "./diff/change.ts";
import { renamedNodes, renaming } from "./diff/renamed-nodes.ts";
import { equal } from "./equal.ts";
import { own } from "./names.ts";
import type { Graph, Nodes, NodeSpec, Pipeline, Position } from "./pipeline.ts";
import { mapAllReferences, referencesOf } from "./references.ts";

export { changeTeller, describeChange, type Change, type ChangeWords, type Move } from "./diff/change.ts";

/** How two pipelines differ in meaning, and apart from that in layout. */
export interface PipelineDiff {
  readonly changes: readonly Change[];
  readonly moves: readonly Move[];
}

type Values = Readonly<Record<string, Json>>;

/** Compares two pipelines. The order of keys has no meaning; a node with a new id and equal content was renamed. */
export function diffPipelines(before: Pipeline, after: Pipeline): PipelineDiff {
  const changes: Change[] = [];
  /** New id paths of the nodes that are in both, by the old ones. */
  const kept = new Map<string, string>();
  compareGraphs("", before, after);
  compareRecords("pipeline", "#", before.pipelines, after.pipelines, compareGraphs);
  return { changes, moves: moves(before.ui ?? {}, after.ui ?? {}, kept) };

  function compareGraphs(name: string, before: Graph, after: Graph): void {
    const parts = new Set(["nodes", "inputs", "outputs", "pipelines", "ui", "board"]);
    compareValues("setting", "pipeline", name, values(before, parts), values(after, parts));
    const prefix = name === "" ? "" : `${name}/`;
    compareRecords("input", prefix, before.inputs, after.inputs, (name, before, after) => {
      compareValues("setting", "input", name, values(before), values(after));
    });
    const renamed = compareNodes(prefix, before.nodes, after.nodes);
    compareRecords(
      "output",
      prefix,
      mapAllReferences(before.outputs ?? {}, renaming(renamed)),
      after.outputs,
      (name, before, after) => {
        if (before !== after) changes.push({ change: "wiring", what: "output", name, part: "", before, after });
      },
    );
  }

  function compareNodes(prefix: string, before: Nodes, after: Nodes): ReadonlyMap<string, string> {
    const renamed = renamedNodes(before, after);
    for (const [id, to] of renamed)
      changes.push({ change: "renamed", what: "node", name: prefix + id, to: prefix + to });
    const known = Object.fromEntries(Object.entries(before).map(([id, node]) => [renamed.get(id) ?? id, node]));
    for (const id of Object.keys(before)) {
      const to = renamed.get(id) ?? id;
      if (Object.hasOwn(after, to)) kept.set(prefix + id, prefix + to);
    }
    compareRecords("node", prefix, known, after, (path, before, after) => compareNode(path, before, after, renamed));
    return renamed;
  }

  function compareNode(path: string, before: NodeSpec, after: NodeSpec, renamed: ReadonlyMap<string, string>): void {
    const parts = new Set(["with", "body", "yield"]);
    compareValues("setting", "node", path, values(before, parts), values(after, parts));
    compareValues("parameter", "node", path, mapAllReferences(before.with ?? {}, renaming(renamed)), after.with ?? {});
    const inside = compareNodes(`${path}/`, before.body ?? {}, after.body ?? {});
    compareValues(
      "wiring",
      "node",
      path,
      mapAllReferences(before.yield ?? {}, renaming(inside)),
      after.yield ?? {},
      "yield ",
    );
  }

  /** Tells what was added and removed, and compares what is in both. */
  function compareRecords<T extends object | string>(
    what: Subject,
    prefix: string,
    before: Readonly<Record<string, T>> = {},
    after: Readonly<Record<string, T>> = {},
    compare: (name: string, before: T, after: T) => void,
  ): void {
    for (const [name, was] of Object.entries(before)) {
      const is = own(after, name);
      if (is === undefined) changes.push({ change: "removed", what, name: prefix + name, value: was });
      else compare(prefix + name, was, is);
    }
    for (const [name, is] of Object.entries(after)) {
      if (!Object.hasOwn(before, name)) changes.push({ change: "added", what, name: prefix + name, value: is });
    }
  }

  function compareValues(
    change: "parameter" | "wiring" | "setting",
    what: Subject,
    name: string,
    before: Values,
    after: Values,
    prefix = "",
  ): void {
    for (const part of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [was, is] = [own(before, part), own(after, part)];
      if (equal(was, is)) continue;
      const wired = change === "parameter" && referencesOf(was).length + referencesOf(is).length > 0;
      const sides = { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
      changes.push({ change: wired ? "wiring" : change, what, name, part: prefix + part, ...sides });
    }
  }
}

/** What an object holds beside its parts. */
function values(object: object, parts: ReadonlySet<string> = new Set()): Values {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !parts.has(key)));
}

function moves(
  before: Readonly<Record<string, Position>>,
  after: Readonly<Record<string, Position>>,
  kept: ReadonlyMap<string, string>,
): readonly Move[] {
  return [...kept].flatMap(([old, node]) => {
    const [was, is] = [own(before, old), own(after, node)];
    return equal(was, is) ? [] : [{ node, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}
