/** A range of seconds. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** A piece of work in a simulation. */
export interface Task {
  /** What people call it: `clip/video`. */
  readonly name: string;
  /** Where it needs a place; absent: it takes none. */
  readonly lane?: string;
  readonly seconds: number;
  /** What must end before: positions in the same list, all smaller than its own. */
  readonly after: readonly number[];
}

/** What a lane lets in: nothing that is absent limits it. */
export interface LaneLimits {
  /** Tasks at a time. */
  readonly places?: number;
  /** Starts in any span of so many seconds; several may hold at once. */
  readonly windows?: readonly { readonly max: number; readonly perSeconds: number }[];
  /** Earlier starts that still count for the windows, as seconds before now, the oldest (largest) first. */
  readonly sent?: readonly number[];
  /** Others that hold places now: the seconds until each leaves. */
  readonly busy?: readonly number[];
}

export type Limits = ReadonlyMap<string, LaneLimits>;
