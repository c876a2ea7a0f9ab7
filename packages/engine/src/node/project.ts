import { dirname, relative, resolve } from "node:path";
import { toProblem, type Problem } from "../errors.ts";
import type { Graph, Nodes, NodeSpec, Pipeline } from "../pipeline/pipeline.ts";
import { readPipeline, type PipelineDocument } from "../pipeline/read.ts";
import { readText } from "./text-file.ts";

/** A pipeline file with the sub-pipelines that it uses from other files. */
export interface Project {
  readonly file: string;
  readonly folder: string;
  /** All files as they were read, by their full names: what a run keeps, so that it goes on with what it began with. */
  readonly texts: ReadonlyMap<string, string>;
  readonly document: PipelineDocument;
  readonly pipeline?: Pipeline;
  /** By path from the pipeline's folder: `./scenes/intro.json`. */
  readonly subgraphs: ReadonlyMap<string, Graph>;
  /** Names of all node types in them. */
  readonly uses: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

const deepest = 8;

/** Reads a pipeline and all files that it uses, from disk or from a run's copies. Opening does nothing else: no network, no process, no spending. */
export function openProject(path: string, read: (file: string) => string = readText): Project {
  const file = resolve(path);
  const folder = dirname(file);
  const texts = new Map<string, string>();
  const textOf = (name: string) => {
    const text = read(name);
    texts.set(name, text);
    return text;
  };
  const document = readPipeline(textOf(file));
  const subgraphs = new Map<string, Graph>();
  const uses = new Set<string>();
  const problems = [...document.problems];
  const pipeline = document.pipeline && rebase(document.pipeline, folder, "", 1);
  return { file, folder, texts, document, ...(pipeline ? { pipeline } : {}), subgraphs, uses, problems };

  /** Reads the files that a pipeline uses, and names everything from the first file's folder. */
  function rebase(read: Pipeline, base: string, name: string, depth: number): Pipeline {
    const rename = (use: string) => {
      if (uses.has(use)) return use;
      if (use.startsWith("#")) return name + use;
      if (/^\.\.?\//.test(use)) return open(resolve(base, use), depth);
      uses.add(use);
      return use;
    };
    const inner = Object.entries(read.pipelines ?? {}).map(([id, graph]): [string, Graph] => {
      return [id, { ...graph, nodes: mapUses(graph.nodes, rename) }];
    });
    for (const [id, graph] of inner) subgraphs.set(`${name}#${id}`, graph);
    return {
      ...read,
      nodes: mapUses(read.nodes, rename),
      ...(read.pipelines ? { pipelines: Object.fromEntries(inner) } : {}),
    };
  }

  function open(path: string, depth: number): string {
    const name = `./${relative(folder, path).replaceAll("\\", "/")}`;
    if (subgraphs.has(name)) return name;
    if (depth >= deepest) {
      const message = `Sub-pipelines are nested more than ${deepest} deep`;
      problems.push({ code: "too-deep", at: "", message, file: name });
      return name;
    }
    try {
      const read = readPipeline(textOf(path));
      problems.push(...read.problems.map((problem) => ({ ...problem, file: name })));
      if (!read.pipeline) return name;
      // Entered first, so that a file that uses itself is found by name and refused when it is checked.
      subgraphs.set(name, read.pipeline);
      subgraphs.set(name, rebase(read.pipeline, dirname(path), name, depth + 1));
    } catch (thrown) {
      problems.push({ ...toProblem(thrown), file: name });
    }
    return name;
  }
}

/** The nodes with their `use` renamed; the same ones where nothing has another name, as in most files. */
function mapUses(nodes: Nodes, rename: (use: string) => string): Nodes {
  let mapped: Record<string, NodeSpec> | undefined;
  for (const id of Object.keys(nodes)) {
    const spec = nodes[id];
    if (!spec) continue;
    const use = rename(spec.use);
    const body = spec.body && mapUses(spec.body, rename);
    if (use === spec.use && body === spec.body) continue;
    mapped ??= { ...nodes };
    mapped[id] = { ...spec, use, ...(body ? { body } : {}) };
  }
  return mapped ?? nodes;
}
