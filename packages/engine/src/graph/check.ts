import type { Problem } from "../errors.ts";
import type { Retirement } from "../models/retired.ts";
import type { Registry } from "../nodes/registry.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { Graph as GraphSpec, Pipeline } from "../pipeline/pipeline.ts";
import { compile } from "./compile.ts";
import type { Graph } from "./graph.ts";
import { namedModels, takesDefault } from "./named-models.ts";

/** What a pipeline is checked against. */
export interface CheckOptions {
  readonly registry: Registry;
  /** Ids of the configured video models. */
  readonly models: readonly string[];
  /** The model that the configuration names for nodes that name none. */
  readonly fallback?: string | undefined;
  /** What becomes of a model, asked only of those that the pipeline names. */
  readonly retirement?: (model: string) => Retirement | undefined;
  /** Sub-pipelines from other files, by what stands in `use`. */
  readonly subgraphs?: ReadonlyMap<string, GraphSpec>;
}

/** A pipeline and everything that is wrong with it. The graph may run only without problems; warnings don't count. */
export interface Checked {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
}

/** Checks what a pipeline means: node types, references, kinds, axes, parameters, conditions, models. Reports everything. */
export function check(pipeline: Pipeline, options: CheckOptions): Checked {
  const problems: Problem[] = [];
  const told = new Set<string>();
  // A sub-pipeline is compiled for each node that uses it; what is wrong with itself is told once.
  const report = (problem: Problem) => {
    const { code, file = "", at, node = "", message } = problem;
    const one = [code, file, at, node, message].join("\n");
    if (!told.has(one)) problems.push(problem);
    told.add(one);
  };
  const inFile = Object.entries(pipeline.pipelines ?? {}).map(([name, graph]) => [`#${name}`, graph] as const);
  const graph = compile(pipeline, {
    registry: options.registry,
    subgraphs: new Map([...(options.subgraphs ?? []), ...inFile]),
    report,
  });
  checkModels(graph, options, report);
  return { graph, problems };
}

/** A model's name is data to the file, so only the configuration tells whether there is one. */
function checkModels(
  graph: Graph,
  { models, fallback, retirement }: CheckOptions,
  report: (problem: Problem) => void,
): void {
  const left = fallback === undefined || models.includes(fallback) ? undefined : takesDefault(graph.nodes);
  if (left && fallback !== undefined)
    report({
      code: "bad-config",
      at: left.at,
      node: left.name,
      message: `There is no model "${fallback}", which the configuration names for nodes without one`,
      expected: listed(models),
      hint: didYouMean(fallback, models).hint ?? `mend "defaults.model" in reelgraph.config.json`,
    });
  for (const { node, param, model } of namedModels(graph.nodes)) {
    const place = { at: `${node.at}/with/${param}`, node: node.name };
    const end = retirement?.(model);
    if (end) report({ ...place, ...retired(model, end) });
    else if (!models.includes(model))
      report({
        ...place,
        code: "unknown-model",
        message: `There is no model "${model}"`,
        expected: listed(models),
        ...didYouMean(model, models),
      });
  }
}

function retired(model: string, { on, over, instead }: Retirement): Omit<Problem, "at"> {
  const hint = instead === undefined ? "`reelgraph models` lists others" : `"${instead}" may take its place`;
  return over
    ? { code: "model-retired", message: `The vendor closed the model "${model}" on ${on}`, hint }
    : { code: "model-retires", message: `The vendor closes the model "${model}" on ${on}`, hint, severity: "warning" };
}

const mostNames = 12;

/** An aggregator's list would fill the screen. */
function listed(models: readonly string[]): string {
  return models.length <= mostNames ? models.join(", ") : `one of the ${models.length} that \`reelgraph models\` lists`;
}
