import { randomBytes } from "node:crypto";
import { dirname, join, relative, resolve } from "node:path";
import { failure, ReelgraphError, type Problem } from "../errors.ts";
import type { RunEvent } from "../events/run-event.ts";
import { check, type Checked } from "../graph/check.ts";
import { readInputs } from "../graph/read-inputs.ts";
import type { Host } from "../host.ts";
import { sketchId } from "../models/sketch/sketch-model.ts";
import { builtin } from "../nodes/builtin.ts";
import { createRegistry, type Registry } from "../nodes/registry.ts";
import { explain } from "../plan/explain.ts";
import { plan, type Plan } from "../plan/plan.ts";
import { targetsOf } from "../plan/targets.ts";
import type { Value } from "../ports/values.ts";
import { run, type RunResult } from "../run/run.ts";
import type { UnitTrace } from "../run/run-context.ts";
import { loadConfig, type FoundConfig } from "./config.ts";
import type { NodeHost } from "./host.ts";
import { loadPlugins } from "./plugins.ts";
import { openProject, type Project } from "./project.ts";

export interface SessionOptions {
  /** The pipeline. */
  readonly file: string;
  /** A configuration other than the nearest one. */
  readonly config?: string;
  /** Environment variables: secrets by name, and REELGRAPH_HOME. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What a person may choose for one plan or run. */
export interface RunChoices {
  /** Values of inputs; those not given have their defaults. */
  readonly inputs?: Readonly<Record<string, Value>>;
  readonly to?: readonly string[];
  readonly from?: readonly string[];
  readonly takes?: ReadonlyMap<string, number>;
  /** Folder for files that `save` writes. */
  readonly out?: string;
}

export interface StartOptions extends RunChoices {
  readonly signal: AbortSignal;
  /** Most that the run may cost in USD; above it, it is refused before it starts. */
  readonly maxCost?: number;
  onEvent?(event: RunEvent): void;
}

export interface PlanWithReasons extends Plan {
  /** One line for each unit that will run although it ran before, by place. */
  readonly why: Readonly<Record<string, string>>;
}

/**
 * One pipeline with its configuration, opened for checking, planning and running. The one way to do these things: the
 * command line, the server and the tests all go through it.
 */
export class ExecutionSession {
  readonly project: Project;
  readonly found: FoundConfig;
  readonly registry: Registry;
  readonly #checked: Checked;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #hosts = new Map<string, NodeHost>();

  private constructor(
    project: Project,
    found: FoundConfig,
    registry: Registry,
    env: Readonly<Record<string, string | undefined>>,
  ) {
    this.project = project;
    this.found = found;
    this.registry = registry;
    this.#env = env;
    const { pipeline, subgraphs } = project;
    const empty = { reelgraph: 1, nodes: {} } as const;
    this.#checked = check(pipeline ?? empty, { registry, subgraphs, models: [sketchId] });
  }

  /** Opens a pipeline. Throws `file-not-found`, `bad-config`, `bad-plugin`; what is wrong with the pipeline is in `problems`. */
  static async open({ file, config, env = process.env }: SessionOptions): Promise<ExecutionSession> {
    const found = loadConfig(dirname(resolve(file)), config);
    const plugins = await loadPlugins(found.folder, found.config.plugins);
    return new ExecutionSession(openProject(file), found, createRegistry([...builtin, ...plugins]), env);
  }

  /** Everything that is wrong with the pipeline; empty when it may run. */
  get problems(): readonly Problem[] {
    return [...this.project.problems, ...this.#checked.problems];
  }

  /** Folder of the journal, the cache and the artifacts. */
  get stateFolder(): string {
    return stateFolder(this.found, this.#env);
  }

  /** The pipeline's name in the history: its file, seen from the configuration. */
  get name(): string {
    return relative(this.found.folder, this.project.file).replaceAll("\\", "/");
  }

  async plan(choices: RunChoices = {}): Promise<PlanWithReasons> {
    const { graph, inputs } = this.#ready(choices);
    const host = await this.#host(choices.out);
    const targets = targetsOf(graph, choices.to ?? []);
    const forced = targets.behind(choices.from ?? []);
    const planned = await plan({ graph, inputs, host, targets, forced, takes: choices.takes ?? new Map() });
    return { ...planned, why: this.#reasons(planned, host) };
  }

  /** Runs the pipeline. Throws problems that keep it from starting: an invalid file, missing inputs, `over-budget`. */
  async run(options: StartOptions): Promise<RunResult & { readonly id: string }> {
    const { graph, inputs } = this.#ready(options);
    const host = await this.#host(options.out);
    const cap = options.maxCost ?? this.project.pipeline?.budget?.usd ?? this.found.config.budget.runUsd;
    if (cap !== undefined) refuseOverBudget(await this.plan(options), cap);
    const id = newRunId();
    const traces: UnitTrace[] = [];
    host.history.begin({ id, pipeline: this.name, started: Date.now() });
    const { to, from, takes, onEvent } = options;
    const result = await run({
      id,
      pipeline: this.project.pipeline?.name ?? this.name,
      graph,
      inputs,
      host,
      signal: options.signal,
      ...(to ? { to } : {}),
      ...(from ? { from } : {}),
      ...(takes ? { takes } : {}),
      ...(onEvent ? { onEvent } : {}),
      trace: (trace) => void traces.push(trace),
    });
    host.history.end({ id, state: result.state, seconds: result.seconds, spent: result.usd }, traces);
    return { ...result, id };
  }

  /** Why a unit (`clip[noir]`) ran in the newest run, in one line. */
  async why(place: string): Promise<string> {
    const { history } = await this.#host();
    const places = history.places(this.name);
    if (!places.includes(place)) {
      throw failure("unknown-place", `No unit "${place}" ran in the newest run of ${this.name}`, {
        expected: places.length > 0 ? places.join(", ") : "a run of this pipeline first",
      });
    }
    return explain(place, (one) => history.traces(this.name, one, 2));
  }

  /** Places of the newest run that `why` knows. */
  async places(): Promise<readonly string[]> {
    return (await this.#host()).history.places(this.name);
  }

  /** Where the bytes of a media value lie. */
  async pathOf(media: { readonly sha256: string; readonly type: string }): Promise<string> {
    return (await this.#host()).artifacts.path(media);
  }

  async close(): Promise<void> {
    for (const host of this.#hosts.values()) await host.close();
    this.#hosts.clear();
  }

  #ready({ inputs = {} }: RunChoices): { graph: Checked["graph"]; inputs: ReturnType<typeof readInputs>["values"] } {
    const wrong = this.problems.filter((problem) => problem.severity !== "warning");
    if (wrong.length > 0) throw new ReelgraphError(wrong);
    const read = readInputs(this.project.pipeline?.inputs, inputs);
    if (read.problems.length > 0) throw new ReelgraphError(read.problems);
    return { graph: this.#checked.graph, inputs: read.values };
  }

  /** Opened at the first need, so that a mere check touches neither disk nor network. */
  async #host(out = ""): Promise<NodeHost> {
    const known = this.#hosts.get(out);
    if (known) return known;
    const { openHost } = await import("./host.ts");
    const host = openHost({
      found: this.found,
      folder: this.project.folder,
      state: this.stateFolder,
      env: this.#env,
      out: out === "" ? join(this.project.folder, "out") : resolve(out),
    });
    this.#hosts.set(out, host);
    return host;
  }

  #reasons({ units }: Plan, { history }: Host & NodeHost): Record<string, string> {
    const why: Record<string, string> = {};
    for (const { node, item, state, parts, from } of units) {
      if (state !== "run" || !parts) continue;
      const place = item.length === 0 ? node : `${node}[${item.join(", ")}]`;
      const planned = new Map([[place, { how: "ran" as const, parts, from: from ?? {} }]]);
      const [before] = history.traces(this.name, place, 1);
      if (before) {
        why[place] = explain(place, (one) => [
          ...(planned.has(one) ? [planned.get(one)!] : []),
          ...history.traces(this.name, one, 2),
        ]);
      }
    }
    return why;
  }
}

/** Where state lies: REELGRAPH_HOME, or `.reelgraph` beside the configuration. */
export function stateFolder(found: FoundConfig, env: Readonly<Record<string, string | undefined>>): string {
  return resolve(env["REELGRAPH_HOME"] ?? join(found.folder, ".reelgraph"));
}

function refuseOverBudget({ total }: Plan, cap: number): void {
  const usd = (amount: number) => `$${amount.toFixed(2)}`;
  if (total.max > cap) {
    throw failure("over-budget", `The run may cost up to ${usd(total.max)}, more than the budget of ${usd(cap)}`, {
      hint: "raise --max-cost, or plan with fewer items",
    });
  }
}

/** Sorts by time and can't be guessed. */
function newRunId(): string {
  return `run-${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`;
}
