import type { Kind, ValueOf } from "./kinds.ts";
import type { Item, Value } from "./values.ts";

/**
 * How many values an input port takes.
 *
 * - `one`: required. A list arriving here maps the node over its items.
 * - `optional`: as `one`, but may be absent.
 * - `many`: several references, in the order in which they stand in the file.
 * - `list`: the whole list at once; closes the innermost axis.
 */
export type Arity = "one" | "optional" | "many" | "list";

/** The kinds that a port accepts. `any` accepts all. */
export type Accepts = Kind | readonly Kind[] | "any";

export interface InputPort<A extends Accepts = Accepts, N extends Arity = Arity> {
  readonly accepts: A;
  readonly arity: N;
  readonly doc: string;
  /** A `list` or `many` port that may be left out. */
  readonly optional?: boolean;
  /** Asked for only when the node type's `needs` names it (rule 15). */
  readonly lazy?: boolean;
}

export interface OutputPort<K extends OutputKind = OutputKind, L extends boolean = boolean> {
  /** A kind; `{ like }`: the kind of what arrives at the named input; `{ yields }`: of what the body yields by that name. */
  readonly kind: K;
  /** The port gives a list and so opens an axis (rule 5). */
  readonly list: L;
  readonly doc: string;
  /** Several list ports of one node that share their items name the port that opens the axis. */
  readonly axis?: string;
  /** The clip at this port holds nothing of the clips that came in; those at the others may hold them, and this one. */
  readonly fresh?: boolean;
  /** A second name for another port of the same node; never returned by `run`. */
  readonly alias?: string;
}

export type OutputKind = Kind | { readonly like: string } | { readonly yields: string };

type Note = { doc: string };

export function one<const A extends Accepts>(accepts: A, note: Note): InputPort<A, "one"> {
  return { accepts, arity: "one", ...note };
}
export function optional<const A extends Accepts>(accepts: A, note: Note): InputPort<A, "optional"> {
  return { accepts, arity: "optional", ...note };
}
export function many<const A extends Accepts>(
  accepts: A,
  note: Note & { lazy?: boolean; optional?: boolean },
): InputPort<A, "many"> {
  return { accepts, arity: "many", ...note };
}
export function list<const A extends Accepts>(accepts: A, note: Note & { optional?: boolean }): InputPort<A, "list"> {
  return { accepts, arity: "list", ...note };
}

/** An output with one value. */
export function gives<const K extends OutputKind>(kind: K, note: Note & { fresh?: boolean }): OutputPort<K, false> {
  return { kind, list: false, ...note };
}
/** An output with a keyed list; it opens an axis. */
export function givesList<const K extends OutputKind>(
  kind: K,
  note: Note & { axis?: string; alias?: string },
): OutputPort<K, true> {
  return { kind, list: true, ...note };
}

type Accepted<A extends Accepts> = A extends "any"
  ? Value
  : A extends Kind
    ? ValueOf<A>
    : A extends readonly Kind[]
      ? ValueOf<A[number]>
      : never;

/** What `run` receives at an input port. */
export type Received<P extends InputPort> =
  P extends InputPort<infer A, infer N>
    ? N extends "one"
      ? Accepted<A>
      : N extends "optional"
        ? Accepted<A> | undefined
        : readonly Item<Accepted<A>>[]
    : never;

/** What `run` returns at an output port. */
export type Given<P extends OutputPort> =
  P extends OutputPort<infer K, infer L> ? (L extends true ? readonly Item<Produced<K>>[] : Produced<K>) : never;

type Produced<K extends OutputKind> = K extends Kind ? ValueOf<K> : Value;
