import type { DatabaseSync } from "node:sqlite";
import type { Eventually } from "../../eventually.ts";
import type { RunEvent } from "../../events/run-event.ts";
import type { Clock } from "../../host.ts";
import { Ledger } from "../../ledger/ledger.ts";
import type { Lease, Leases } from "../../ledger/store.ts";
import { openDatabase } from "../database.ts";
import { HeadFile } from "./head.ts";
import {
  createHistory,
  historySchema,
  type History,
  type LocalHistory,
  type RunEnd,
  type RunRecord,
} from "./history.ts";
import { checkLease, createLeases, leaseSchema } from "./leases.ts";
import { SqliteLedger, ledgerSchema } from "./ledger-store.ts";
import { logSchema, readLog, RunLog, type EventLog, type Recorded, type RunRequest } from "./run-log.ts";
import { guarded } from "./storage-failure.ts";
import { unknownRun } from "./unknown-run.ts";
import { createWishes, wishSchema, type Wish, type WishWatch } from "./wishes.ts";

/**
 * What must outlive a process: the ledger of all money, the leases, and for each run its request, its events and what
 * its units worked on. One implementation for each kind of storage.
 */
export interface Journal {
  readonly ledger: Ledger;
  readonly leases: Leases;
  readonly history: History;
  /** Keeps a new run and what it was asked. The caller holds its lease. */
  begin(
    run: Pick<RunRecord, "id" | "pipeline" | "started" | "estimate">,
    request: RunRequest,
    lease: Lease,
  ): Promise<EventLog>;
  /** What a run recorded. Throws `unknown-run`, `journal-damaged`. */
  recorded(run: string): Eventually<Recorded & { readonly record: RunRecord }>;
  /** Goes on with a run. The caller holds its lease. */
  resume(run: string, lease: Lease): Promise<EventLog>;
  /** Resolves when everything that the run recorded is on the disk. */
  end(log: EventLog | undefined, end: RunEnd, lease: Lease): Promise<void>;
  /** Adds a fact to a run that stands still, and resolves when it is on the disk. The caller holds its lease. */
  append(run: string, event: RunEvent, lease: Lease): Promise<void>;
  /** Asks that of whoever works on a run. */
  ask(run: string, wish: Wish): Promise<void>;
  /** For whoever works on it: what is asked. */
  watch(run: string): WishWatch;
  close(): void;
}

/** The journal in one SQLite file, shared by all processes that use the state folder. */
export interface LocalJournal extends Journal {
  readonly history: LocalHistory;
  recorded(run: string): Recorded & { readonly record: RunRecord };
}

export interface JournalOptions {
  readonly file: string;
  readonly head: string;
  readonly clock: Clock;
  /** Told of damage that was mended. */
  readonly report: (message: string) => void;
}

export function openJournal({ file, head, clock, report }: JournalOptions): LocalJournal {
  const database = open(file);
  const store = new SqliteLedger(database, new HeadFile(head), report);
  const { commits } = store;
  const leases = createLeases(database, commits, clock);
  const history = createHistory(database, commits);
  const wishes = createWishes(database);
  return {
    ledger: new Ledger(store, clock),
    leases,
    history,
    begin: (run, request, lease) =>
      commits.lazy(() => {
        history.begin(run);
        return RunLog.begin(database, commits, lease, run.id, request);
      }),
    recorded(run) {
      const record = guarded(() => history.run(run));
      const recorded = guarded(() => readLog(database, run));
      if (!record || !recorded) throw unknownRun(run, history.runs(5));
      if (recorded.torn) report(`The record of ${run} had a torn end, which was cut off`);
      return { ...recorded, record };
    },
    resume: (run, lease) =>
      commits.lazy(() => {
        history.running(run);
        wishes.fulfilled(run);
        return RunLog.resume(database, commits, lease, run);
      }),
    async end(log, end, lease) {
      const finish = () => {
        checkLease(database, lease);
        history.end(end);
        wishes.fulfilled(end.id);
      };
      // Its last events and its end are one fact.
      await (log instanceof RunLog ? log.flushed(finish) : commits.durable(finish));
    },
    async append(run, event, lease) {
      const log = await commits.lazy(() => RunLog.resume(database, commits, lease, run));
      log.add(event);
      await log.flushed();
    },
    ask: (run, wish) => commits.durable(() => wishes.add(run, wish)),
    watch: (run) => wishes.watch(run),
    close() {
      wishes.close();
      commits.close();
      database.close();
    },
  };
}

function open(file: string): DatabaseSync {
  return guarded(() =>
    openDatabase(file, [ledgerSchema, leaseSchema, logSchema, historySchema, wishSchema].join(";\n")),
  );
}
