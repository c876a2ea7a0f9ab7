import { urgencyOf, type Priority } from "./priority.ts";

/** What the order of waiting depends on. */
export interface Turn {
  /** Runs of one house share it fairly. */
  readonly run: string;
  /** Whose run it is, where a lane serves many who know nothing of each other: they take turns before all else. */
  readonly house?: string | undefined;
  /** The run's. Default: normal. */
  readonly priority?: Priority | undefined;
  /** Length of the critical path behind it; larger first. */
  readonly rank: number;
  /** Predicted duration; longer first among equals. */
  readonly seconds?: number;
  /** Smaller first among equals; default: as they come. Whoever has to come again keeps its turn by this. */
  readonly order?: number;
}

export interface Ticket<T extends Turn> {
  readonly turn: T;
  /** How many came before it. */
  readonly number: number;
}

/** Which of two is more pressing: negative for `a`. By the priority of its run, then by what waits for it. */
export function pressing(a: Turn, b: Turn): number {
  return urgencyOf(b.priority) - urgencyOf(a.priority) || b.rank - a.rank;
}

/** The same among equals: the longest job, then first come. */
export function amongEquals<T extends Turn>(a: Ticket<T>, b: Ticket<T>): number {
  const longer = (b.turn.seconds ?? 0) - (a.turn.seconds ?? 0);
  if (longer !== 0) return longer;
  const [x, y] = [a.turn.order ?? Infinity, b.turn.order ?? Infinity];
  return x === y ? a.number - b.number : x - y;
}
