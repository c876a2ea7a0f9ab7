import type { z } from "zod";
import type {
  Adjustment,
  ClipJudge,
  Destinations,
  Files,
  Job,
  LanguageModel,
  MediaTools,
  Moderation,
  ModerationRequest,
  ModerationVerdict,
  Price,
  VideoModels,
  VideoRequest,
} from "../host.ts";
import type { Problem } from "../errors.ts";
import type { Answer, Question } from "../question.ts";
import type { Kind } from "../ports/kinds.ts";
import type { Given, InputPort, OutputPort, Received } from "../ports/port.ts";
import type { ClipShape } from "../ports/stand-ins.ts";
import type { PortValue, Value, Video } from "../ports/values.ts";
import type { NodeWords } from "./words/words.ts";

/**
 * What a result depends on (rule 23).
 *
 * - `pure`: its inputs alone. Cached.
 * - `sampled`: also chance (a model, a judge). Cached per take.
 * - `effect`: it changes the world. Never cached; once per key and run.
 */
export type Purity = "pure" | "sampled" | "effect";

/** What a node type may use while it runs. It reaches the world through this alone. */
export interface NodeContext extends Job {
  readonly media: MediaTools;
  readonly files: Files;
  readonly models: VideoModels;
  /** The configured language model; absent offline. */
  readonly llm: LanguageModel | undefined;
  /** The configured models that judge clips; empty offline. */
  readonly judges: readonly ClipJudge[];
  /** Makes one segment of a plan of `models`: here, or at a vendor, where it is paid for once and never again. */
  generate(segment: VideoRequest, job: Job): Promise<Video>;
  /** 31-bit seed derived from the unit's key, so equal work gets an equal seed (rule 24). */
  readonly seed: number;
  /** 1 for the first take. */
  readonly take: number;
  /** The node's body, for types that declare one. */
  readonly body: Body;
  /**
   * Asks a person, and gives the answer, or undefined when nobody gave one in time. While it is awaited this throws, and
   * the run pauses: nothing keeps running. To be called before anything that costs, because the unit begins again.
   */
  ask<Q extends Question>(question: Q): Extract<Answer, { kind: Q["kind"] }> | undefined;
  /** Where it may send to, by names of the configuration. Throws `unknown-destination` where there is nothing. */
  readonly destinations: Destinations;
  /** A name for what this unit does in this run, the same when the run goes on after a stop. */
  readonly effectId: string;
  /** Has a prompt or pictures looked at, and keeps a record of it. Throws `moderation-not-configured`, `moderation-down`. */
  moderate(request: ModerationRequest): Promise<ModerationVerdict>;
  /** Records that a request was changed to fit. */
  adjust(adjustment: Adjustment): void;
}

/** What a key and a price may depend on besides what is given. */
export type Services = Pick<NodeContext, "models" | "llm"> &
  Partial<Pick<NodeContext, "judges">> & { readonly moderation?: Moderation | undefined };

/** A node's body, ready to be run any number of times. */
export interface Body {
  /** Names of what the body yields. */
  readonly yields: readonly string[];
  /** Starts nothing by itself: work begins when a result is asked for (rule 17). */
  start(
    state: Readonly<Record<string, PortValue | undefined>>,
    /** `$iteration`, from 1. */
    iteration: number,
    /** What people see of this round; default: its number. "" where there is only one. */
    key?: string,
  ): BodyRun;
}

/** How one thing that was asked of a body ended. */
export type BodyResult =
  | { readonly state: "value"; readonly value: PortValue }
  | { readonly state: "skipped"; readonly reason: string }
  | { readonly state: "failed"; readonly problem: Problem };

export interface BodyRun {
  /** Runs what the named yield depends on. Throws when the run is cancelled. */
  get(name: string): Promise<BodyResult>;
  /** What this round has cost so far. */
  cost(): RoundCost;
}

/** USD; each absent where it isn't known. */
export interface RoundCost {
  /** What this run paid for it. */
  readonly spent?: number;
  /** What it would have cost if nothing of it had been known: what the next round may cost. */
  readonly worth?: number;
}

/** Returned for an output port that has no value in this unit (rule 11). */
export class Skip {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

export function skip(reason: string): Skip {
  return new Skip(reason);
}

type Inputs = Record<string, InputPort>;
type Outputs = Record<string, OutputPort>;
/** An alias is a second name of another port and is not returned. */
type Returned<O extends Outputs> = { [P in keyof O as O[P] extends { alias: string } ? never : P]: Given<O[P]> | Skip };
type Arguments<I extends Inputs, P extends z.ZodObject> = {
  inputs: { [N in keyof I]: Received<I[N]> };
  /** Inputs beyond the declared ones, where the type takes `rest`. */
  rest: Readonly<Record<string, Value>>;
  params: z.output<P>;
};

/** A problem of a node; `param`: the input or parameter that it is about. */
export type Fault = Pick<Problem, "code" | "message" | "expected" | "hint" | "severity"> & { readonly param?: string };

/** What `needs` sees of a lazy port: one entry for each reference, in order. */
export type Arrival = "pending" | "skipped" | "arrived";

/** References of a lazy port to wait for, by position; `first` runs on the first that arrives and cancels the others. */
export interface Need {
  readonly wait: readonly number[];
  readonly first?: boolean;
}

/**
 * A node type: a plain object with typed ports, parameters and one function.
 *
 * Shared code never asks which type a node is. What is special about a type is declared here.
 */
export interface NodeType<I extends Inputs = Inputs, O extends Outputs = Outputs, P extends z.ZodObject = z.ZodObject> {
  /** The name used in files, a slug. */
  readonly type: string;
  /** Part of every key; raise it when equal inputs may give other results (rule 21). */
  readonly version: number;
  readonly title: string;
  /** One paragraph for people: what it is for. */
  readonly doc: string;
  /** The same in other languages, by their tag: for types that don't come with the engine. */
  readonly words?: Readonly<Record<string, NodeWords>>;
  readonly category: "source" | "writing" | "video" | "judging" | "flow" | "editing" | "output";
  readonly purity: Purity;
  readonly inputs: I;
  readonly outputs: O;
  /** Parameters with defaults, labels and units (`.meta({ label, unit })`). Any may be wired like an input. */
  readonly params: P;
  /** Accepts further named inputs of this shape. */
  readonly rest?: InputPort;
  /**
   * Free, fast and without input or output: a plan may run it to know what follows.
   * A function where that depends on the host: a writing node is instant only while rules write.
   */
  readonly instant?: boolean | ((context: Pick<NodeContext, "llm">) => boolean);
  /** Units of the same lane share a limit. Default: none for instant types, else `media`. */
  lane?(params: z.output<P>): string;
  /** It makes clips with the video model of this name, which works in a lane of its own; "": the fallback model. */
  model?(params: z.output<P>): string;
  /** The clips that it asks its model for, one after the other: how long that takes is predicted from them. */
  clips?(
    given: Arguments<I, P>,
    context: Pick<NodeContext, "models">,
  ): readonly Pick<VideoRequest, "seconds" | "size">[];
  /**
   * What the clips that it gives will be like, by output: for the prices of what works on them, in plans. Inputs that
   * aren't there yet may be missing.
   */
  foresees?(
    given: Arguments<I, P>,
    context: Pick<NodeContext, "models">,
  ): Readonly<Partial<Record<keyof O, ClipShape | undefined>>>;
  /** What has to give way in what it asks its model for; for plans. */
  adjusts?(given: Arguments<I, P>, context: Pick<NodeContext, "models">): readonly Adjustment[];
  /** Always run and never cached: it reads a file, or its work is done by its body. What follows is keyed by content. */
  readonly volatile?: boolean;
  /** The node has a `body` and a `yield`; its parameters stand beside them and `with` is the record of state. */
  readonly body?: {
    /** Names of `with` entries that are taken as whole lists and given to the body item by item. */
    folds?(params: z.output<P>): readonly string[];
    /** Names that conditions may read besides inputs and yields. */
    readonly known?: Readonly<Record<string, Kind>>;
    /** What the body must yield. */
    readonly yields?: readonly string[];
    /** How many times the body runs, for plans; `round`: the price of one time in USD, absent where it isn't known. */
    runs(params: z.output<P>, items: number, round?: Price): { min: number; max: number };
    /** The yields that every round is asked for, for plans; the others only prepare the next. Default: all. */
    asks?(params: z.output<P>, yields: readonly string[]): readonly string[];
    /** What ends it early, in words, for plans: `score >= 8`. */
    stops?(params: z.output<P>): string;
    /** Outputs that hold every try; only the kept one counts as film that was wanted. */
    readonly tries?: readonly string[];
  };
  /** The parameter `takes` runs the unit that many times, on an axis `take`. */
  readonly takes?: boolean;
  /** Names of parameters that hold conditions (checked against the inputs before a run). */
  readonly conditions?: readonly string[];
  /**
   * What is wrong with a node as it stands in the file, beyond what `params` and the ports say: told before anything runs.
   * `params`: those that stand there or have a default, without wired ones; `given`: names of all inputs and parameters
   * that have a value or a reference.
   */
  faults?(params: Partial<z.output<P>>, given: ReadonlySet<string>): readonly Fault[];
  /** More for the key than inputs and parameters: a model's name and version. Also asked for in plans. */
  keyExtra?(given: Arguments<I, P>, context: Services): string | undefined;
  /** What a unit costs. Absent: nothing. */
  price?(given: Arguments<I, P>, context: Services): Price | undefined;
  /** It chooses which of its outputs have a value: until it has run, what is behind them may not run at all. */
  readonly chooses?: boolean;
  /** How many items a list port will give, where the parameters say; for plans. */
  expects?(params: z.output<P>): number | undefined;
  /** Which references of the lazy port to wait for next. */
  needs?(arrived: readonly Arrival[], params: z.output<P>): Need;
  run(given: Arguments<I, P>, context: NodeContext): Returned<O> | Promise<Returned<O>>;
}

/** Declares a node type; names and types in `run` are inferred from the ports and parameters. */
export function defineNode<const I extends Inputs, const O extends Outputs, P extends z.ZodObject>(
  type: NodeType<I, O, P>,
): NodeType<I, O, P> {
  return type;
}
