import { basename, dirname, relative, resolve } from "node:path";
import { failure, type Problem } from "../errors.ts";
import type { Planned, ToldPlan } from "../events/planned.ts";
import { check } from "../graph/check.ts";
import { namedModels } from "../graph/named-models.ts";
import { retirementOf } from "../models/retired.ts";
import type { Registry } from "../nodes/registry.ts";
import type { Media, Video } from "../ports/values.ts";
import { capsOf, refuse } from "./caps.ts";
import type { FoundConfig } from "./config.ts";
import { defined } from "./defined.ts";
import type { NodeHost } from "./host.ts";
import type { SessionResult } from "./execute-run.ts";
import type { Asked } from "./run-request.ts";
import { placeProblems } from "./place-problems.ts";
import type { PipelinePast } from "./journal/history.ts";
import { openProject, type Project } from "./project.ts";
import type { Provenance } from "./lineage/provenance.ts";
import type { ResumeOptions, RunChoices, SessionOptions, StartOptions } from "./session-options.ts";
import type { Spending } from "./spending.ts";
import { stateFiles } from "./state.ts";
import { namesIn, readyFor, type Subject } from "./subject.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/** A plan, why units run that ran before, how long it will take, what that assumes, and what money there is. */
export type PlanWithReasons = ToldPlan;

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
  readonly #subject: Subject;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #storage: Workspace["storage"];
  readonly #around: Pick<SessionOptions, "fault" | "nudges" | "stores">;
  readonly #hosts = new Map<string, NodeHost>();

  private constructor(
    project: Project,
    registry: Registry,
    { found, models, providers, root, stateFolder, env, storage }: Workspace,
    around: Pick<SessionOptions, "fault" | "nudges" | "stores">,
  ) {
    this.project = project;
    this.found = found;
    this.registry = registry;
    this.stateFolder = stateFolder;
    this.#env = env;
    this.#storage = storage;
    this.#around = around;
    const { pipeline, subgraphs } = project;
    const empty = { reelgraph: 1, nodes: {} } as const;
    const { graph, problems } = check(pipeline ?? empty, {
      registry,
      subgraphs,
      models: models.map(({ id }) => id),
      fallback: found.config.defaults.model,
      retirement: (model) => retirementOf(model, models, new Date().toISOString().slice(0, 10)),
    });
    this.problems = this.placed([...project.problems, ...problems]);
    const name = relative(root, project.file).replaceAll("\\", "/");
    this.#subject = { project, graph, problems: this.problems, name, found, root, providers };
  }

  /** Opens a pipeline. Throws `file-not-found`, `bad-config`, `bad-plugin`; what is wrong with the pipeline is in `problems`. */
  static async open(options: SessionOptions): Promise<ExecutionSession> {
    const { file, fault, nudges, stores, texts, workspace: known, ...where } = options;
    const workspace = known ?? (await openWorkspace({ folder: dirname(resolve(file)), ...where }));
    const project = openProject(file, texts && ((name) => texts.get(name) ?? missing(name)));
    const around = defined({ fault, nudges, stores });
    return new ExecutionSession(project, await workspace.types(project.uses), workspace, around);
  }

  /** The problems with the full name of the file that they point into, and lines and columns. */
  placed(problems: readonly Problem[]): readonly Problem[] {
    return placeProblems(problems, this.project);
  }

  /** The pipeline's name in the history: its file, seen from the workspace's root. */
  get name(): string {
    return this.#subject.name;
  }

  /** The models that the pipeline names itself. */
  get models(): readonly string[] {
    return [...new Set([...namedModels(this.#subject.graph.nodes)].map(({ model }) => model))];
  }

  /** Names of all nodes in the order of the file, those in bodies too: `clip`, `clip/video`. */
  get nodes(): readonly string[] {
    return namesIn(this.#subject);
  }

  async plan(choices: RunChoices & Spending = {}): Promise<PlanWithReasons> {
    const inputs = readyFor(choices, this.#subject);
    const host = await this.#host(choices.out, choices.strict);
    const { planRun } = await import("./plan-run.ts");
    return planRun(this.#subject, inputs, host, choices);
  }

  /** Whether a run may start now: throws what `run` would throw. Returns the plan where something may cost money. */
  async admit(options: RunChoices & Spending = {}): Promise<Planned | undefined> {
    readyFor(options, this.#subject);
    const { pipeline } = this.project;
    const caps = capsOf(options, pipeline, this.found.config);
    const plan = await refuse(() => this.plan(options), options, caps, pipeline, this.found.config);
    return plan && (await import("../events/to-planned.ts")).toPlanned(plan);
  }

  /**
   * Runs the pipeline. Throws problems that keep it from starting: an invalid file, missing inputs, `over-budget`,
   * `budget-required`; `run-busy` where another process was about to begin with the same id.
   */
  async run(options: StartOptions): Promise<SessionResult> {
    const inputs = readyFor(options, this.#subject);
    const host = await this.#host(options.out, options.strict);
    const { beginRun } = await import("./begin-run.ts");
    return beginRun(this.#subject, inputs, host, await this.admit(options), options);
  }

  /**
   * Goes on with a run of this session's pipeline that was stopped: what is done stays done, jobs on their way are
   * followed. Throws `run-busy` while another process works on it, `unknown-run`, `journal-damaged`.
   */
  async resume(id: string, asked: Asked, options: ResumeOptions): Promise<SessionResult> {
    readyFor({ to: asked.to, from: asked.from, takes: asked.takes, inputs: "given" }, this.#subject);
    const { continueRun } = await import("./continue-run.ts");
    return continueRun(this.#subject, id, asked, await this.#host(asked.out, asked.strict), options);
  }

  /** Why a unit (`clip[noir]`) ran in the newest run, in one line. */
  async why(place: string): Promise<string> {
    const past = await this.#past();
    const { places } = past;
    if (!places.includes(place)) {
      throw failure("unknown-place", `No unit "${place}" ran in the newest run of ${this.name}`, {
        expected: places.length > 0 ? places.join(", ") : "a run of this pipeline first",
      });
    }
    const { reasonInRun } = await import("./reasons.ts");
    return reasonInRun(place, past);
  }

  /** Places of the newest run that `why` knows. */
  async places(): Promise<readonly string[]> {
    return (await this.#past()).places;
  }

  /** The take after the newest one of a node, or of one place, in the kept runs of this pipeline; 2 when there was none. */
  async nextTake(node: string): Promise<number> {
    const { takeAfter } = await import("./past-takes.ts");
    return takeAfter(node, await this.#past());
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
  async provenance(run: string): Promise<(media: Media) => Promise<Provenance | undefined>> {
    const { openProvenance } = await import("./lineage/open-provenance.ts");
    return openProvenance(run, await this.#host());
  }

  /** Puts the pipeline, as a run of it had it, into a film; tells whether the film carries it now. */
  embedder(run: string): (path: string, film: { readonly type: string }) => Promise<boolean> {
    return async (path, { type }) => {
      const { embedPipeline } = await import("./embed/pipeline-box.ts");
      const { embeddedOf } = await import("./embed/embedded-of.ts");
      return embedPipeline(path, type, embeddedOf(this.project, run));
    };
  }

  async close(): Promise<void> {
    for (const host of this.#hosts.values()) await host.close();
    this.#hosts.clear();
  }

  async #past(): Promise<PipelinePast> {
    return (await this.#host()).journal.history.of(this.name);
  }

  /** Opened at the first need, so that a mere check touches neither disk nor network. Without `out`, any will do. */
  async #host(out?: string, strict?: boolean): Promise<NodeHost> {
    const host = await this.#open(out);
    if (!strict) return host;
    const { strictly } = await import("../models/strictly.ts");
    return { ...host, models: strictly(host.models) };
  }

  #opened(out: string | undefined): NodeHost | undefined {
    const [first] = this.#hosts.values();
    return out === undefined ? first : this.#hosts.get(out);
  }

  async #open(out: string | undefined): Promise<NodeHost> {
    const before = this.#opened(out);
    if (before) return before;
    const { openHost } = await import("./host.ts");
    // Whoever came at the same moment has opened it meanwhile: one host is one journal, and one connection.
    const meanwhile = this.#opened(out);
    if (meanwhile) return meanwhile;
    const { stores, ...told } = this.#around;
    const host = openHost({
      found: this.found,
      providers: this.#subject.providers,
      folder: this.project.folder,
      root: this.#subject.root,
      state: stores ?? this.stateFolder,
      env: this.#env,
      storage: this.#storage,
      out: resolve(this.project.folder, out ?? "out"),
      ...told,
    });
    this.#hosts.set(out ?? "", host);
    return host;
  }
}

function missing(name: string): never {
  throw failure("file-not-found", `The run has no copy of ${basename(name)}`);
}
