import { readInputs } from "../graph/read-inputs.ts";
import type { Graph } from "../graph/graph.ts";
import { failure, ReelgraphError, type Problem } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { targetsOf } from "../plan/targets.ts";
import type { PortValue } from "../ports/values.ts";
import { nodeNames } from "./node-names.ts";
import type { FoundConfig } from "./config.ts";
import type { Project } from "./project.ts";
import type { Provider } from "./providers.ts";
import type { RunChoices } from "./session-options.ts";

/** A pipeline that was read and checked, with its configuration: what is planned and run. */
export interface Subject {
  readonly project: Project;
  readonly graph: Graph;
  /** Everything that is wrong with it. */
  readonly problems: readonly Problem[];
  /** Its name in the history. */
  readonly name: string;
  readonly found: FoundConfig;
  /** Files are named from here. */
  readonly root: string;
  readonly providers: readonly Provider[];
}

/** Names of all nodes in the order of the file, those in bodies too: `clip`, `clip/video`. */
export function namesIn({ graph, project }: Pick<Subject, "graph" | "project">): readonly string[] {
  return [...nodeNames(graph.nodes, project.pipeline?.nodes)];
}

/**
 * The inputs as values, when it may be planned and run with these choices: all that can be wrong with them is told before
 * anything is opened or recorded. Inputs that are "given" belong to a run that goes on.
 */
export function readyFor(
  { inputs, takes, to = [], from = [] }: Omit<RunChoices, "inputs"> & { inputs?: RunChoices["inputs"] | "given" },
  subject: Subject,
): Readonly<Record<string, PortValue>> {
  const wrong = subject.problems.filter((problem) => problem.severity !== "warning");
  if (wrong.length > 0) throw new ReelgraphError(wrong);
  const { graph, project } = subject;
  const read = inputs === "given" ? { values: {}, problems: [] } : readInputs(project.pipeline?.inputs, inputs ?? {});
  if (read.problems.length > 0) throw new ReelgraphError(read.problems);
  targetsOf(graph, to).behind(from);
  const chosen = [...(takes?.keys() ?? [])];
  const names = chosen.length > 0 ? namesIn(subject) : [];
  // A place, `clip[noir]`, stands for one item of a node; which items there are is known only while it runs.
  const unknown = chosen.map((name) => name.replace(/\[.*\]$/su, "")).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = didYouMean(unknown, names);
    throw failure("unknown-node", `There is no node "${unknown}"`, { expected: names.join(", "), ...near });
  }
  return read.values;
}
