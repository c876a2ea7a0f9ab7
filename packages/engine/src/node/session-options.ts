import type { RunEvent } from "../events/run-event.ts";
import type { Value } from "../ports/values.ts";
import type { Priority } from "../run/lanes/priority.ts";
import type { Nudges } from "../run/paid/nudges.ts";
import type { Spending } from "./spending.ts";
import type { Stores } from "./stores.ts";
import type { Workspace, WorkspaceOptions } from "./workspace.ts";

export interface SessionOptions extends Omit<WorkspaceOptions, "folder"> {
  /** The pipeline. */
  readonly file: string;
  /** The configuration is looked for from here upwards. Default: the pipeline's folder. */
  readonly folder?: string;
  /** Texts by full file name, instead of what is on the disk: a run's own copies. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Through this others tell that a vendor's job may be over. */
  readonly nudges?: Nudges;
  /** The workspace, where it is known already: then nothing is looked for. */
  readonly workspace?: Workspace;
  /** What others in this process have opened of the state folder, which then stays open. Default: opened when needed. */
  readonly stores?: Stores;
  /** Told of errors that nobody foresaw, with their stack. */
  fault?(thrown: unknown): void;
}

/** What a person may choose for one plan or run. */
export interface RunChoices {
  /** Values of inputs; those not given have their defaults. */
  readonly inputs?: Readonly<Record<string, Value>>;
  readonly to?: readonly string[];
  readonly from?: readonly string[];
  /** By node (`clip`) or by place (`clip[noir]`). */
  readonly takes?: ReadonlyMap<string, number>;
  /** Folder for files that `save` writes. */
  readonly out?: string;
  /** Refuse what models can't make as asked, rather than adapt it. */
  readonly strict?: boolean;
}

export interface StartOptions extends RunChoices, Spending {
  readonly signal: AbortSignal;
  /** Aborts when somebody pauses the run: what runs is let finish, and it can be resumed. */
  readonly pause?: AbortSignal;
  /** Its units go before those of less urgent runs of the same state folder in this process, or in the fleet. Default: normal. */
  readonly priority?: Priority;
  /** Tell nothing beside the files that leave the run. */
  readonly noProvenance?: boolean;
  /** The run's id, where one was given away before it could start. Default: a new one. */
  readonly id?: string;
  /** Told when it is known, before anything is done. */
  onStart?(id: string): void;
  onEvent?(event: RunEvent): void;
}

export interface ResumeOptions extends Spending {
  readonly signal: AbortSignal;
  /** Units that have not begun are made by the present versions of their node types, whatever the run began with. */
  readonly newRules?: boolean;
  /** Aborts when somebody pauses the run: what runs is let finish, and it can be resumed. */
  readonly pause?: AbortSignal;
  /** Its units go before those of less urgent runs of the same state folder in this process, or in the fleet. Default: normal. */
  readonly priority?: Priority;
  /** Tell nothing beside the files that leave the run. */
  readonly noProvenance?: boolean;
  onEvent?(event: RunEvent): void;
}
