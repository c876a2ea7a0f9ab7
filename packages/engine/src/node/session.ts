import { basename, dirname, relative, resolve } from "node:path";
import { failure, ReelgraphError, type Problem } from "../errors.ts";
import { toPlanned, type Planned, type ToldPlan } from "../events/planned.ts";
import type { RunEvent } from "../events/run-event.ts";
import { check, type Checked } from "../graph/check.ts";
import { namedModels } from "../graph/named-models.ts";
import { readInputs } from "../graph/read-inputs.ts";
import { retirementOf } from "../models/retired.ts";
import { strictly } from "../models/strictly.ts";
import type { Registry } from "../nodes/registry.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import { plan } from "../plan/plan.ts";
import { targetsOf } from "../plan/targets.ts";
import type { Media, Value, Video } from "../ports/values.ts";
import { capsOf, refuse, spends, type Spending } from "./caps.ts";
import type { FoundConfig } from "./config.ts";
import { defined } from "./defined.ts";
import type { NodeHost } from "./host.ts";
import { estimateOf, executeRun, type SessionResult } from "./execute-run.ts";
import { nodeNames } from "./node-names.ts";
import { beforeOf, endOf, takeOver } from "./resume.ts";
import { toRequest, type Asked } from "./run-request.ts";
import { placeProblems } from "./place-problems.ts";
import { openProject, type Project } from "./project.ts";
import type { Provenance } from "./lineage/provenance.ts";
import { reasonInRun, reasonsInPlan } from "./reasons.ts";
import { stateFiles } from "./state.ts";
import { openWorkspace, type Workspace, type WorkspaceOptions } from "./workspace.ts";

export interface SessionOptions extends Omit<WorkspaceOptions, "folder"> {
  /** The pipeline. */
  readonly file: string;
  /** The configuration is looked for from here upwards. Default: the pipeline's folder. */
  readonly folder?: string;
  /** Texts by full file name, instead of what is on the disk: a run's own copies. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Told of errors that nobody foresaw, with their stack. */
  fault?(thrown: unknown): void;
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
  /** Refuse what models can't make as asked, rather than adapt it. */
  readonly strict?: boolean;
}

export interface StartOptions extends RunChoices, Spending {
  readonly signal: AbortSignal;
  /** The run's id, where one was given away before it could start. Default: a new one. */
  readonly id?: string;
  /** Told when it is known, before anything is done. */
  onStart?(id: string): void;
  onEvent?(event: RunEvent): void;
}

export interface ResumeOptions extends Spending {
  readonly signal: AbortSignal;
  onEvent?(event: RunEvent): void;
}

/** A plan, why units run that ran before, how long it will take, what that assumes, and what money there is. */
export type PlanWithReasons = ToldPlan;

/** How far back a node's takes are looked for. */
const keptTraces = 20;

/**
 * One pipeline with its configuration, opened for checking, planning and running. The one way to do these things: the
 * command line, the server and the tests all go through it.
 */
export class ExecutionSession {
  readonly project: Project;
  readonly found: FoundConfig;
  /** The node types that the pipeline uses, and the names of all. */
  readonly registry: Registry;
  /** Folder of the history, the cache and the artifacts. */
  readonly stateFolder: string;
  /** Everything that is wrong with the pipeline, with file, line and column; it may run when there are only warnings. */
  readonly problems: readonly Problem[];
  readonly #checked: Checked;
  readonly #providers: Workspace["providers"];
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #fault: SessionOptions["fault"];
  readonly #hosts = new Map<string, NodeHost>();

  private constructor(
    project: Project,
    registry: Registry,
    { found, models, providers, stateFolder, env }: Workspace,
    fault: SessionOptions["fault"],
  ) {
    this.project = project;
    this.found = found;
    this.registry = registry;
    this.stateFolder = stateFolder;
    this.#env = env;
    this.#providers = providers;
    this.#fault = fault;
    const { pipeline, subgraphs } = project;
    const empty = { reelgraph: 1, nodes: {} } as const;
    this.#checked = check(pipeline ?? empty, {
      registry,
      subgraphs,
      models: models.map(({ id }) => id),
      retirement: (model) => retirementOf(model, models, new Date().toISOString().slice(0, 10)),
    });
    this.problems = this.placed([...project.problems, ...this.#checked.problems]);
  }

  /** Opens a pipeline. Throws `file-not-found`, `bad-config`, `bad-plugin`; what is wrong with the pipeline is in `problems`. */
  static async open({ file, fault, texts, ...options }: SessionOptions): Promise<ExecutionSession> {
    const workspace = await openWorkspace({ folder: dirname(resolve(file)), ...options });
    const project = openProject(file, texts && ((name) => texts.get(name) ?? missing(name)));
    return new ExecutionSession(project, await workspace.types(project.uses), workspace, fault);
  }

  /** The problems with the full name of the file that they point into, and lines and columns. */
  placed(problems: readonly Problem[]): readonly Problem[] {
    return placeProblems(problems, this.project);
  }

  /** The pipeline's name in the history: its file, seen from the configuration. */
  get name(): string {
    return relative(this.found.folder, this.project.file).replaceAll("\\", "/");
  }

  /** The models that the pipeline names itself. */
  get models(): readonly string[] {
    return [...new Set([...namedModels(this.#checked.graph.nodes)].map(({ model }) => model))];
  }

  /** Names of all nodes in the order of the file, those in bodies too: `clip`, `clip/video`. */
  get nodes(): readonly string[] {
    return [...nodeNames(this.#checked.graph.nodes, this.project.pipeline?.nodes)];
  }

  async plan(choices: RunChoices & Spending = {}): Promise<PlanWithReasons> {
    const { graph, inputs } = this.#ready(choices);
    const host = await this.#host(choices.out, choices.strict);
    const targets = targetsOf(graph, choices.to ?? []);
    const forced = targets.behind(choices.from ?? []);
    const planned = await plan({ graph, inputs, host, targets, forced, takes: choices.takes ?? new Map() });
    const { config } = this.found;
    const caps = capsOf(choices, this.project.pipeline, config);
    const models = this.#providers.flatMap((provider) => provider.models);
    const about = { host, caps, models, pipeline: this.name };
    const { outlookOf } = await import("./outlook.ts");
    const outlook = await outlookOf(planned, about);
    return { ...planned, ...outlook, why: reasonsInPlan(planned.units, this.name, host.journal.history) };
  }

  /** Whether a run may start now: throws what `run` would throw. Returns the plan where something may cost money. */
  async admit(options: RunChoices & Spending = {}): Promise<Planned | undefined> {
    this.#ready(options);
    const { pipeline } = this.project;
    const caps = capsOf(options, pipeline, this.found.config);
    const plan = await refuse(() => this.plan(options), options, caps, pipeline, this.found.config);
    return plan && toPlanned(plan);
  }

  /**
   * Runs the pipeline. Throws problems that keep it from starting: an invalid file, missing inputs, `over-budget`,
   * `budget-required`.
   */
  async run(options: StartOptions): Promise<SessionResult> {
    const { graph, inputs } = this.#ready(options);
    const host = await this.#host(options.out, options.strict);
    const { to = [], from = [], takes = new Map<string, number>(), out, maxCost, unknownPrice, strict } = options;
    const caps = capsOf(options, this.project.pipeline, this.found.config);
    const asked = { inputs, to, from, takes, ...defined({ out, maxCost, unknownPrice, strict }) };
    const planned = await this.admit(options);
    const estimate = planned && estimateOf(planned);
    const id = options.id ?? host.newRunId();
    const { journal } = host;
    const lease = await journal.leases.take(`run:${id}`);
    if (!lease) throw new Error(`the new run ${id} is taken`);
    try {
      const record = { id, pipeline: this.name, started: Date.now(), ...defined({ estimate }) };
      const log = await journal.begin(record, toRequest(asked, this.project, this.found.folder), lease);
      options.onStart?.(id);
      const about = {
        record,
        graph,
        host,
        lease,
        log,
        caps,
        asked,
        ...this.#terms(),
        ...defined({ planned, estimate }),
      };
      return await executeRun({ ...about, ...options, inputs });
    } finally {
      await lease.release();
    }
  }

  /**
   * Goes on with a run of this session's pipeline that was stopped: what is done stays done, jobs on their way are
   * followed. Throws `run-busy` while another process works on it, `unknown-run`, `journal-damaged`.
   */
  async resume(id: string, asked: Asked, options: ResumeOptions): Promise<SessionResult> {
    const choices = { ...asked, inputs: {}, ...options };
    const { graph } = this.#ready({ to: asked.to, from: asked.from, takes: asked.takes, inputs: "given" });
    const host = await this.#host(asked.out, asked.strict);
    const { journal } = host;
    const lease = await takeOver(id, journal, options.signal);
    try {
      const { events, record } = journal.recorded(id);
      const ended = record.state === "succeeded" ? endOf(events, host.media.has) : undefined;
      for (const event of events) {
        if (ended || !/^run\.(finished|paused)$/.test(event.type)) options.onEvent?.(event);
      }
      if (ended) {
        return { ...ended, state: "succeeded", outputs: ended.outputs as SessionResult["outputs"], id };
      }
      const log = await journal.resume(id, lease);
      const before = beforeOf(events, host.media.has);
      const caps = capsOf(choices, this.project.pipeline, this.found.config);
      const planned = events.find(({ type }) => type === "run.planned");
      const estimate = planned?.type === "run.planned" ? estimateOf(planned) : record.estimate;
      const about = {
        record,
        graph,
        host,
        lease,
        log,
        caps,
        asked,
        before,
        ...this.#terms(),
        ...defined({ estimate }),
      };
      return await executeRun({ ...about, ...options, inputs: asked.inputs });
    } finally {
      await lease.release();
    }
  }

  /** Why a unit (`clip[noir]`) ran in the newest run, in one line. */
  async why(place: string): Promise<string> {
    const { history } = (await this.#host()).journal;
    const places = history.places(this.name);
    if (!places.includes(place)) {
      throw failure("unknown-place", `No unit "${place}" ran in the newest run of ${this.name}`, {
        expected: places.length > 0 ? places.join(", ") : "a run of this pipeline first",
      });
    }
    return reasonInRun(place, this.name, history);
  }

  /** Places of the newest run that `why` knows. */
  async places(): Promise<readonly string[]> {
    return (await this.#host()).journal.history.places(this.name);
  }

  /** The take after the newest one of a node in the kept runs of this pipeline; 2 when there was none. */
  async nextTake(node: string): Promise<number> {
    const { history } = (await this.#host()).journal;
    const places = history.places(this.name).filter((place) => place === node || place.startsWith(`${node}[`));
    const takes = places.flatMap((place) =>
      history.traces(this.name, place, keptTraces).map(({ parts }) => parts.take),
    );
    return Math.max(1, ...takes) + 1;
  }

  /** Loads a media file that a person chose, from anywhere on this machine, as the value of an input. */
  async load(path: string, kind: Media["media"], signal: AbortSignal): Promise<Media> {
    const { artifacts, media } = await this.#host();
    const { openFiles } = await import("./files.ts");
    const folder = dirname(resolve(path));
    const files = openFiles({ folder, root: folder, out: folder, artifacts, media, allowHosts: [] });
    return files.load({ file: basename(path) }, kind, { signal });
  }

  /** A picture from the middle of a clip, as a file with a short name. Made once. */
  async thumbnail(video: Video, signal: AbortSignal): Promise<string> {
    const { thumbnailOf } = await import("./thumbnail.ts");
    return thumbnailOf(video, stateFiles(this.stateFolder).thumbnails, await this.#host(), signal);
  }

  /** Values of secrets that were read so far, to be kept out of everything that is printed. */
  secrets(): readonly string[] {
    return [...this.#hosts.values()].flatMap((host) => host.secrets.used());
  }

  /** Where the bytes of a media value lie. Throws `artifact-missing`, `artifact-damaged`. */
  async pathOf(media: { readonly sha256: string; readonly type: string }): Promise<string> {
    return (await this.#host()).artifacts.verified(media);
  }

  /** Where the files of a run came from; undefined for one that no unit of it made. */
  async provenance(run: string): Promise<(media: Media) => Provenance | undefined> {
    const { journal } = await this.#host();
    const { provenanceOf } = await import("./lineage/provenance.ts");
    const facts = { run, ...journal.recorded(run), traces: journal.history.tracesOf(run) };
    return (media) => provenanceOf(media, facts);
  }

  async close(): Promise<void> {
    for (const host of this.#hosts.values()) await host.close();
    this.#hosts.clear();
  }

  /** What the file and the configuration say about every run. */
  #terms() {
    const { pipeline } = this.project;
    const title = pipeline?.name ?? this.name;
    return { title, paid: spends(this.found.config), ...defined({ onExceed: pipeline?.budget?.onExceed }) };
  }

  /** Everything that can be wrong with the choices, before anything is opened or recorded. */
  #ready({
    inputs = {},
    takes,
    to = [],
    from = [],
  }: Omit<RunChoices, "inputs"> & { inputs?: RunChoices["inputs"] | "given" }): {
    graph: Checked["graph"];
    inputs: ReturnType<typeof readInputs>["values"];
  } {
    const wrong = this.problems.filter((problem) => problem.severity !== "warning");
    if (wrong.length > 0) throw new ReelgraphError(wrong);
    // A run that is resumed has its inputs already.
    const read = inputs === "given" ? { values: {}, problems: [] } : readInputs(this.project.pipeline?.inputs, inputs);
    if (read.problems.length > 0) throw new ReelgraphError(read.problems);
    targetsOf(this.#checked.graph, to).behind(from);
    const chosen = [...(takes?.keys() ?? [])];
    const names = chosen.length > 0 ? this.nodes : [];
    const unknown = chosen.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      const near = didYouMean(unknown, names);
      throw failure("unknown-node", `There is no node "${unknown}"`, { expected: names.join(", "), ...near });
    }
    return { graph: this.#checked.graph, inputs: read.values };
  }

  /** Opened at the first need, so that a mere check touches neither disk nor network. Without `out`, any will do. */
  async #host(out?: string, strict?: boolean): Promise<NodeHost> {
    const host = await this.#open(out);
    return strict ? { ...host, models: strictly(host.models) } : host;
  }

  async #open(out: string | undefined): Promise<NodeHost> {
    const [first] = this.#hosts.values();
    const known = out === undefined ? first : this.#hosts.get(out);
    if (known) return known;
    const { openHost } = await import("./host.ts");
    const host = openHost({
      found: this.found,
      providers: this.#providers,
      folder: this.project.folder,
      state: this.stateFolder,
      env: this.#env,
      out: resolve(this.project.folder, out ?? "out"),
      ...(this.#fault ? { fault: this.#fault } : {}),
    });
    this.#hosts.set(out ?? "", host);
    return host;
  }
}

function missing(name: string): never {
  throw failure("file-not-found", `The run has no copy of ${basename(name)}`);
}
