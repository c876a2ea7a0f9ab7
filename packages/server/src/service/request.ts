import type { Json } from "@reelgraph/engine";
import type { Priority } from "@reelgraph/engine/storage";

/** What somebody wants to be run. Plain JSON, so that it can wait on the disk. */
export interface StartRequest {
  /** Full name of the pipeline's file. */
  readonly file: string;
  /** Stands for what is in the file, which then needn't be there. */
  readonly text?: string;
  /** Values of inputs. A media input is `{ "sha256": … }`, the name of an artifact in the store. */
  readonly inputs?: Readonly<Record<string, Json>>;
  readonly to?: readonly string[];
  readonly from?: readonly string[];
  /** Takes by node or place. */
  readonly takes?: Readonly<Record<string, number>>;
  /** Nodes or places of which the next take is made. */
  readonly again?: readonly string[];
  /** Most that the run may cost, in USD. */
  readonly maxCost?: number;
  readonly noBudget?: boolean;
  readonly unknownPrice?: "deny" | "allow";
  /** Which of the queued runs goes first, and whose units do. */
  readonly priority?: Priority;
  /** Units that have not begun are made by the present versions of their node types, whatever the run began with. */
  readonly newRules?: boolean;
  /** Who is told when the run is over. */
  readonly callbackUrl?: string;
}

/** Who asks. */
export interface Caller {
  /** Callers take turns, and have idempotency keys of their own. */
  readonly caller: string;
  /** The same key and request give the same run. */
  readonly key?: string;
}

/** What somebody gets who asked for a run. */
export interface Started {
  readonly id: string;
  /** The key was known: this is the run that it was first sent for. */
  readonly replayed: boolean;
}

/** What changes for a run that goes on. */
export interface ResumeRequest {
  /** The new cap in USD. */
  readonly maxCost?: number;
  readonly newRules?: boolean;
}

export interface RaiseRequest {
  /** The new cap in USD. */
  readonly maxCost: number;
}

/** A run that waits for its turn, or has it. */
export interface Ticket {
  readonly id: string;
  readonly caller: string;
  readonly priority: Priority;
  readonly request: StartRequest;
  /** The pipeline's files as they were when it was asked for, by full name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** How often it was taken up again after its run was over or paused. Default: 0. */
  readonly round?: number;
}
