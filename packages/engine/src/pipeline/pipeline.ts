import type { Json } from "../ports/values.ts";
import type { Board } from "./board.ts";

/**
 * The file, as data.
 *
 * Terminology:
 * - pipeline: one file; a graph with a version and a name.
 * - node: one step, named by its id. Its type says what it does (`use`), its arguments with what (`with`).
 * - argument: the value of an input port or a parameter; a literal or a reference.
 * - reference: `$node.port`, `$inputs.x`; inside a body also `$state.x` and `$iteration` (see references.ts).
 * - body: the nodes that a loop (`refine`, `each`) repeats; `yield` names what one round gives.
 * - sub-pipeline: a graph used as a node, by `#name` (in this file) or `./file.json`.
 *
 * Keys that are not named here are kept as they are. Everything is immutable.
 */
export interface Pipeline extends Graph {
  readonly $schema?: string;
  /** Version of the file's language. */
  readonly reelgraph: 1;
  readonly name?: string;
  /** It is published as a form for people who never look at a graph. A run never sees it. */
  readonly app?: boolean;
  readonly budget?: Budget;
  /** Sub-pipelines, used as `#name`. */
  readonly pipelines?: Readonly<Record<string, Graph>>;
  /** Positions by node id, on a 20 px integer grid. A node in a body has its id path: `clip/video`. */
  readonly ui?: Readonly<Record<string, Position>>;
  /** Frames, notes and the ways of wires, for people. */
  readonly board?: Board;
}

/** Typed inputs and outputs around nodes. */
export interface Graph {
  readonly note?: string;
  readonly inputs?: Readonly<Record<string, InputSpec>>;
  readonly nodes: Nodes;
  /** References by the output's name. */
  readonly outputs?: Readonly<Record<string, string>>;
}

export type Nodes = Readonly<Record<string, NodeSpec>>;

/** x and y in pixels. */
export type Position = readonly [x: number, y: number];

interface Budget {
  readonly usd: number;
  /** Default: pause. */
  readonly onExceed?: "pause" | "fail";
}

/** A value that the caller of a pipeline supplies. Required unless it is optional or has a default. */
export interface InputSpec {
  /** A kind or `list<kind>`. */
  readonly type: string;
  readonly default?: Json;
  readonly label?: string;
  readonly note?: string;
  readonly optional?: boolean;
}

export interface NodeSpec {
  /** `type`, `type@2`, `./file.json` or `#name`. */
  readonly use: string;
  /** Arguments of input ports and parameters by name. */
  readonly with?: Readonly<Record<string, Json>>;
  readonly note?: string;
  /** How inputs on unrelated axes go together: names of inputs (rule 6). */
  readonly map?: { readonly cross?: readonly string[]; readonly zip?: readonly string[] };
  /** Default 50 (rule 7). */
  readonly maxItems?: number;
  /** Default: fail (rule 9). */
  readonly onItemError?: "fail" | "drop" | "hole";
  /** `port`: a failure becomes a value on the port `error`. Default: fail (rule 13). */
  readonly onError?: "fail" | "port";
  /** Which take to use; 1 is the first (rule 24). */
  readonly take?: number;
  /** It is not run: who reads it reads what goes into it. */
  readonly bypass?: boolean;
  /** Keys of results that stand for what it would give: one, or one for each item (`noir`, `noir, 2`). */
  readonly pin?: string | Readonly<Record<string, string>>;

  /** What a loop repeats. The settings below it belong to loops alone (rules 16 to 19). */
  readonly body?: Nodes;
  /** What a round gives: references into the body by name. */
  readonly yield?: Readonly<Record<string, string>>;
  /** A condition: stop when it is met. */
  readonly until?: string;
  /** Most rounds. */
  readonly max?: number;
  /** Which round's result counts. Default: best. */
  readonly keep?: "best" | "last";
  /** Which lists `each` goes through: names of inputs. */
  readonly over?: string | readonly string[];
  readonly budget?: Budget;
}

/** The version of the language that this engine reads and writes. */
export const languageVersion = 1;
