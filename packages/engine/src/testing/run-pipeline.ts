import { ReelgraphError, type Problem } from "../errors.ts";
import type { RunEvent } from "../events/run-event.ts";
import { compile } from "../graph/compile.ts";
import type { Host } from "../host.ts";
import type { NodeType } from "../nodes/define-node.ts";
import { createRegistry } from "../nodes/registry.ts";
import type { Graph as GraphSpec } from "../pipeline/pipeline.ts";
import { keyed } from "../ports/item-key.ts";
import type { Json, PortValue } from "../ports/values.ts";
import { run, type RunOptions, type RunResult } from "../run/run.ts";
import { memoryHost } from "./memory-host.ts";

/** How a test runs a pipeline that it wrote down in place. */
export interface TestRun extends Partial<Omit<RunOptions, "graph" | "inputs" | "host">> {
  readonly host?: Host;
  readonly types: readonly NodeType[];
  readonly inputs?: Readonly<Record<string, Json>>;
  readonly subgraphs?: ReadonlyMap<string, GraphSpec>;
}

/** Compiles and runs in memory. Throws the problems that `check` would show, unless all of them are warnings. */
export async function runPipeline(spec: GraphSpec, options: TestRun): Promise<RunResult & { events: RunEvent[] }> {
  const problems: Problem[] = [];
  const graph = compile(spec, {
    registry: createRegistry(options.types),
    subgraphs: options.subgraphs ?? new Map(),
    report: (problem) => void problems.push(problem),
  });
  if (problems.some(({ severity }) => severity !== "warning")) throw new ReelgraphError(problems);
  const inputs: Record<string, PortValue> = {};
  for (const [name, input] of Object.entries(spec.inputs ?? {})) {
    const value = options.inputs?.[name] ?? input.default;
    if (value === undefined) continue;
    inputs[name] = input.type.startsWith("list<") && Array.isArray(value) ? keyed(value) : value;
  }
  const events: RunEvent[] = [];
  const { types: _, subgraphs: __, host = memoryHost(), ...rest } = options;
  const result = await run({
    id: "test",
    pipeline: "test",
    signal: new AbortController().signal,
    ...rest,
    graph,
    inputs,
    host,
    onEvent: (event) => events.push(event),
  });
  return { ...result, events };
}
