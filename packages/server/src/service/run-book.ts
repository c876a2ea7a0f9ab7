import { relative } from "node:path";
import { foldRun, noRun, type ReelgraphError, type RunEvent } from "@reelgraph/engine";
import type { Asked, NodeHost, RunControl, RunFilter, RunRecord } from "@reelgraph/engine/node";
import { unknownRun } from "@reelgraph/engine/storage";
import type { LiveRuns } from "./live-runs.ts";
import { flatOutputs, type RunOutput } from "./outputs.ts";
import type { Queue } from "./queue.ts";
import type { RunSource } from "../wire/run.ts";
import type { StartRequest, Ticket } from "./request.ts";
import { recordView, ticketView, type RunStatus, type RunSummary, type RunView } from "./run-view.ts";
import type { TicketStore } from "./ticket-store.ts";

export interface RunBookOptions {
  /** Pipelines are named from here. */
  readonly folder: string;
  readonly host: Pick<NodeHost, "journal">;
  readonly control: Pick<RunControl, "show">;
  readonly store: TicketStore;
  readonly queue: Pick<Queue<Ticket>, "position" | "waits">;
  readonly live: LiveRuns;
}

/** What is known of runs: of the journal, of those that wait, and of those that go. */
export class RunBook {
  readonly #options: RunBookOptions;

  constructor(options: RunBookOptions) {
    this.#options = options;
  }

  /** Throws `unknown-run`, `journal-damaged`. */
  async get(id: string): Promise<RunView> {
    const { store, queue, control, live } = this.#options;
    const kept = await store.get(id);
    const position = queue.position(id);
    const record = await this.record(id);
    if (!record) {
      if (!kept) throw await this.unknown(id);
      const view = ticketView(kept, this.nameOf(kept.request.file), position);
      return live.get(id) && view.state === "queued" ? { ...view, state: "running" } : view;
    }
    const { state, jobs, asked } = await control.show(id);
    const told = live.get(id) ? foldRun(noRun, await this.told(id)) : state;
    const view = recordView(await this.#current(record), told, jobs);
    const { maxCost = asked.maxCost } = kept?.request ?? {};
    return {
      ...view,
      ...(position === undefined ? {} : { position }),
      ...(kept && kept.problems.length > 0 ? { problems: [...view.problems, ...kept.problems] } : {}),
      ...(maxCost === undefined ? {} : { maxCost }),
    };
  }

  /** Newest first: those that have begun, wait, or were refused when their turn came. */
  async list(limit: number, only: RunFilter = {}): Promise<readonly RunSummary[]> {
    const { store, queue, host } = this.#options;
    const records = await host.journal.history.runs(limit, only);
    const current = await Promise.all(records.map((record) => this.#current(record)));
    const begun = current.map((record): RunSummary => {
      const { started, ...told } = record;
      const position = queue.position(record.id);
      return { ...told, created: started, ...(position === undefined ? {} : { position }) };
    });
    const tickets = [...(await store.pending()), ...(await store.refused(limit))];
    const known = await Promise.all(tickets.map(({ id }) => this.record(id)));
    const others = tickets
      .filter((_, index) => !known[index])
      .map((ticket): RunSummary => {
        const view = ticketView(ticket, this.nameOf(ticket.request.file), queue.position(ticket.id));
        const { id, pipeline, state, created, spent, position } = view;
        return { id, pipeline, state, created, spent, ...(position === undefined ? {} : { position }) };
      });
    const { pipeline, before = Infinity } = only;
    const own = others.filter((run) => run.created < before && (pipeline === undefined || run.pipeline === pipeline));
    return [...begun, ...own].toSorted((a, b) => b.created - a.created).slice(0, limit);
  }

  /** What a run has given. Throws `unknown-run`. */
  async outputs(id: string): Promise<readonly RunOutput[]> {
    return flatOutputs((await this.get(id)).outputs);
  }

  /** What the journal has of a run; nothing until it has begun. */
  async record(id: string): Promise<RunRecord | undefined> {
    return this.#options.host.journal.history.run(id);
  }

  /** What a run was asked that has begun. */
  async asked(id: string): Promise<Asked | undefined> {
    return (await this.record(id)) && (await this.#options.control.show(id)).asked;
  }

  /** The pipeline's text with which a run was promised here. */
  async promised(id: string): Promise<string | undefined> {
    const kept = await this.#options.store.get(id);
    return kept?.texts[kept.request.file];
  }

  /** What a run began with, or will: its files as they were, and what was asked for. Throws `unknown-run`. */
  async source(id: string): Promise<RunSource> {
    const asked = await this.asked(id);
    if (asked) {
      const { maxCost } = asked;
      return this.#sourceOf({ ...asked, takes: Object.fromEntries(asked.takes) }, asked.texts, maxCost);
    }
    const kept = await this.#options.store.get(id);
    if (!kept) throw await this.unknown(id);
    const { request, texts } = kept;
    return this.#sourceOf(request, new Map(Object.entries(texts)), request.maxCost);
  }

  #sourceOf(
    {
      file,
      inputs = {},
      to = [],
      from = [],
      takes = {},
    }: Pick<StartRequest, "file" | "to" | "from" | "takes"> & {
      readonly inputs?: Readonly<Record<string, unknown>>;
    },
    texts: ReadonlyMap<string, string>,
    maxCost: number | undefined,
  ): RunSource {
    const others = [...texts].filter(([name]) => name !== file).map(([name, text]) => [this.nameOf(name), text]);
    return {
      file: this.nameOf(file),
      text: texts.get(file) ?? "",
      texts: Object.fromEntries(others) as Record<string, string>,
      inputs,
      to,
      from,
      takes,
      ...(maxCost === undefined ? {} : { maxCost }),
    };
  }

  /** A ticket for a run that somebody began elsewhere, with the command line for example. Throws `unknown-run`. */
  async adopt(id: string, caller: string): Promise<Ticket> {
    const record = await this.record(id);
    const asked = await this.asked(id);
    if (!record || !asked) throw await this.unknown(id);
    return { id, caller, priority: "normal", request: { file: asked.file }, texts: {}, created: record.started };
  }

  /** The events that the journal has. */
  async recorded(id: string): Promise<readonly RunEvent[]> {
    return (await this.record(id)) ? (await this.#options.host.journal.recorded(id)).events : [];
  }

  /**
   * All that was told of a run so far: what is recorded, and what is known besides while it goes. What is never recorded, such
   * as that a unit works, may have come before what is.
   */
  async told(id: string): Promise<readonly RunEvent[]> {
    const recorded = await this.recorded(id);
    const live = this.#options.live.get(id)?.feed.events ?? [];
    const known = new Set(live.map(({ seq }) => seq));
    return [...recorded.filter(({ seq }) => !known.has(seq)), ...live].toSorted((a, b) => a.seq - b.seq);
  }

  /** The record of a run that this process works on, or will, lags behind: it is written when the run begins and ends. */
  async #current(record: RunRecord): Promise<Omit<RunRecord, "state"> & { readonly state: RunStatus }> {
    const { live, queue } = this.#options;
    const { id } = record;
    const run = live.get(id);
    if (run) return { ...record, state: run.feed.state };
    if (queue.waits(id)) return { ...record, state: "queued" };
    // It ended while the record was read.
    return record.state === "running" ? ((await this.record(id)) ?? record) : record;
  }

  /** What one is told who names a run that nobody began or promised here. */
  async unknown(id: string): Promise<ReelgraphError> {
    return unknownRun(id, await this.#options.host.journal.history.runs(5));
  }

  /** A pipeline's name in the history, from the full name of its file. */
  nameOf(file: string): string {
    return relative(this.#options.folder, file).replaceAll("\\", "/");
  }
}
