import type { Problem } from "../errors.ts";
import type { NodeType } from "../nodes/define-node.ts";
import type { Registry } from "../nodes/registry.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { Graph as GraphSpec, InputSpec, Nodes, NodeSpec } from "../pipeline/pipeline.ts";
import { pointerStep, toPointer } from "../pipeline/pointer.ts";
import { parseReference } from "../pipeline/references.ts";
import type { MaybeKind } from "../ports/connect.ts";
import { PortTables } from "./port-tables.ts";
import { Bypass } from "./bypass.ts";
import { buildNode } from "./build-node.ts";
import { checkConditions } from "./conditions.ts";
import { edgeTo } from "./edge-to.ts";
import { FileNode } from "./file-node.ts";
import type { Edge, Graph, GraphNode } from "./graph.ts";
import { makeInOrder } from "./order.ts";
import { wrongDefaults } from "./read-inputs.ts";
import { readArguments, type Argument } from "./read-arguments.ts";
import { givenType, sourceNode, type Given } from "./sources.ts";
import { subgraphType } from "./subgraph-type.ts";

/** What a pipeline is compiled with. */
export interface Environment {
  readonly registry: Registry;
  /** Sub-pipelines by what stands in `use`: `#name` and `./file.json`, read beforehand. */
  readonly subgraphs: ReadonlyMap<string, GraphSpec>;
  report(problem: Problem): void;
}

/** Where in the file and inside which node a graph stands. */
interface Place {
  readonly at: string;
  /** Prefix of node names: "" or `clip/`. */
  readonly prefix: string;
  /** Sub-pipelines that are being compiled, to refuse recursion. */
  readonly stack: readonly string[];
  /** Whether an id stands around a body. */
  readonly outer?: (id: string) => boolean;
}

/** Compiles a pipeline: everything that can be known before a run. Problems are reported, all of them. */
export function compile(
  pipeline: GraphSpec,
  environment: Environment,
  place: Place = { at: "", prefix: "", stack: [] },
): Graph {
  const sources = new Map([["inputs", sourceNode("inputs", givenInputs(pipeline.inputs, place.at, environment))]]);
  const outputs = Object.entries(pipeline.outputs ?? {});
  return build(
    pipeline.nodes,
    `${place.at}/nodes`,
    outputs,
    `${place.at}/outputs`,
    sources,
    "inputs",
    environment,
    place,
  );
}

function build(
  specs: Nodes,
  at: string,
  outputs: readonly (readonly [string, string])[],
  outputsAt: string,
  sources: ReadonlyMap<string, GraphNode>,
  entry: Graph["entry"],
  environment: Environment,
  place: Place,
): Graph {
  const built = new Map<string, GraphNode | undefined>();
  const find = (id: string) => built.get(id) ?? sources.get(id);
  const exists = (id: string) => Object.hasOwn(specs, id);
  const outside = (id: string) => place.outer?.(id) ?? false;
  const around = {
    find,
    exists,
    outside,
    ports: new PortTables(),
    ids: () => [...Object.keys(specs), ...sources.keys()],
    report: ({ name }: Pick<GraphNode, "name">, problem: Problem) => environment.report({ node: name, ...problem }),
    body: (node: GraphNode, state: ReadonlyMap<string, MaybeKind>) =>
      compileBody(node, state, sources, environment, {
        ...place,
        outer: (id) => exists(id) || outside(id),
      }),
  };
  const bypass = new Bypass(find, environment.report);
  let count = 0;
  const make = (id: string, written: NodeSpec, given: readonly Argument[]): GraphNode | undefined => {
    const spec = bypass.read(written);
    const name = place.prefix + id;
    const known = environment.registry.get(spec.use);
    const sub = known ? undefined : usedPipeline(spec.use, at + pointerStep(id), name, environment, place);
    const type = known ?? sub?.type;
    if (!type) return undefined;
    const node = new FileNode(id, name, spec, type, at);
    if (spec.bypass === true) {
      bypass.add(node);
      return undefined;
    }
    buildNode(node, spec === written ? given : readArguments(spec), around, sub?.graph);
    node.position = count++;
    checkConditions(node, environment.report);
    return node;
  };
  for (const problem of makeInOrder(specs, at, built, make)) environment.report(problem);
  const ends = new Map<string, Edge>();
  for (const [name, written] of outputs) {
    const text = bypass.reference(written);
    const edge = outputEdge(name, text, outputsAt + pointerStep(name), find, environment, exists(referenced(text)));
    if (edge) ends.set(name, edge);
  }
  const nodes = [...built.values()].filter((node) => node !== undefined);
  return { nodes, outputs: ends, sources, entry };
}

/** The sub-pipeline that a node names, made into a type. `at`, `name`: the node's. */
function usedPipeline(
  use: string,
  at: string,
  name: string,
  environment: Environment,
  place: Place,
): { readonly type: NodeType; readonly graph: Graph } | undefined {
  const sub = environment.subgraphs.get(use);
  const problem = { at: `${at}/use`, node: name };
  if (!sub) {
    const names = [...environment.registry.names(), ...environment.subgraphs.keys()];
    const what = use.startsWith("#") || use.startsWith("./") ? "sub-pipeline" : "node type";
    environment.report({
      code: `unknown-${what.replace(" ", "-")}`,
      ...problem,
      message: `There is no ${what} "${use}"`,
      ...didYouMean(use, names),
    });
    return undefined;
  }
  if (place.stack.includes(use)) {
    const message = `"${use}" would run itself: ${[...place.stack, use].join(" → ")}`;
    environment.report({ code: "recursion", ...problem, message, hint: "repeat work with `refine` or `each` instead" });
    return undefined;
  }
  const inside = place.stack.length === 0 ? environment.report : ignore;
  const at2 = use.startsWith("#") ? `/pipelines/${use.slice(1)}` : "";
  const file = use.startsWith("#") ? {} : { file: use };
  const graph = compile(
    sub,
    { ...environment, report: (found) => inside({ ...file, ...found }) },
    { at: at2, prefix: `${name}/`, stack: [...place.stack, use] },
  );
  return { type: subgraphType(use, sub, graph), graph };
}

function ignore(): void {}

/** A loop's body. Its state holds what stands in `with` and what the body yields for the next round. */
function compileBody(
  { spec, at, name }: GraphNode,
  state: ReadonlyMap<string, MaybeKind>,
  outer: ReadonlyMap<string, GraphNode>,
  environment: Environment,
  place: Place,
): Graph | undefined {
  if (!spec.body) {
    environment.report({
      code: "missing-body",
      at,
      node: name,
      message: `"${spec.use}" needs a "body" of nodes to repeat, and a "yield"`,
    });
    return undefined;
  }
  const given = new Map<string, Given>();
  for (const [key, text] of Object.entries(spec.yield ?? {}))
    given.set(key, { kind: yieldKind(text, spec.body, environment), list: false, maybe: true });
  for (const [key, kind] of state) given.set(key, { kind, list: false, maybe: false });
  const sources = new Map<string, GraphNode>([
    ["state", sourceNode("state", given)],
    ["iteration", sourceNode("iteration", new Map([["", { kind: "number", list: false, maybe: false }]]))],
  ]);
  const inputs = outer.get("inputs");
  if (inputs) sources.set("inputs", inputs);
  const inner = { ...place, prefix: `${name}/` };
  return build(
    spec.body,
    `${at}/body`,
    Object.entries(spec.yield ?? {}),
    `${at}/yield`,
    sources,
    "state",
    environment,
    inner,
  );
}

/** The kind of a yielded value as far as node types declare it, before the body is compiled. */
function yieldKind(text: string, body: Nodes, { registry }: Environment): MaybeKind {
  const reference = parseReference(text);
  const type = reference && registry.get(body[reference.node]?.use ?? "");
  const kind = reference && type?.outputs[reference.port]?.kind;
  return typeof kind === "string" ? kind : "any";
}

function referenced(text: string): string {
  return parseReference(text)?.node ?? "";
}

function outputEdge(
  name: string,
  text: string,
  at: string,
  find: (id: string) => GraphNode | undefined,
  environment: Environment,
  broken: boolean,
): Edge | undefined {
  const reference = parseReference(text);
  const source = reference && find(reference.node);
  const output = source?.outputs.get(reference?.port ?? "");
  if (source && output) {
    return edgeTo(name, source, output);
  }
  // A node that stands in the file but could not be built has been reported already.
  if (source || !broken) {
    environment.report({
      code: source ? "unknown-output" : "unknown-node",
      at,
      message: `"${name}" reads ${JSON.stringify(text)}, which doesn't exist`,
      expected: source
        ? [...source.outputs.keys()].join(", ") || "nothing to read"
        : 'a reference, for example "$node.port"',
      ...(source ? didYouMean(reference?.port ?? "", source.outputs.keys()) : {}),
    });
  }
  return undefined;
}

function givenInputs(
  inputs: Readonly<Record<string, InputSpec>> = {},
  at: string,
  { report }: Environment,
): Map<string, Given> {
  for (const problem of wrongDefaults(inputs, at)) report(problem);
  const given = new Map<string, Given>();
  for (const [name, input] of Object.entries(inputs)) {
    const type = givenType(input);
    if (type) given.set(name, type);
    else
      report({
        code: "bad-input-type",
        at: `${at}${toPointer(["inputs", name, "type"])}`,
        message: `The input "${name}" has the type "${input.type}", which doesn't exist`,
        expected: "text, number, boolean, json, image, video, audio, score, or list<…> of one of them",
      });
  }
  return given;
}
