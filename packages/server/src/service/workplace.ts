import type { Json, Problem } from "@reelgraph/engine";
import {
  Nudges,
  openHost,
  openStores,
  RunControl,
  type Allowance,
  type Machine,
  type Workspace,
} from "@reelgraph/engine/node";
import { z } from "zod";
import { configured } from "./configured.ts";
import type { Ticket } from "./request.ts";
import { Turnstile } from "./turnstile.ts";
import { work, type Work } from "./worker.ts";

/** A ticket as it goes to another process. Plain JSON. */
export interface Commission {
  readonly ticket: Ticket;
  /** What whoever asked for it may spend, as it was then. Absent: as much as anybody. */
  readonly payer?: Allowance | undefined;
}

const Sent = z.looseObject({
  ticket: z.looseObject({
    id: z.string(),
    caller: z.string(),
    request: z.looseObject({ file: z.string() }),
    texts: z.record(z.string(), z.string()),
  }),
});

/** Reads a commission that a server of perhaps another version has written. Throws when it is none. */
export function readCommission(json: Json): Commission {
  return Sent.parse(json) as unknown as Commission;
}

/** Where tickets of servers elsewhere are worked on. */
export interface Workplace {
  /** Does a run, or goes on with it where it has begun. Returns why it couldn't, if so. */
  perform(commission: Commission, signals: Pick<Work, "signal" | "pause">): Promise<readonly Problem[]>;
  close(): void;
}

export interface WorkplaceOptions {
  readonly workspace: Workspace;
  readonly machine: Machine;
  fault(thrown: unknown): void;
}

export function openWorkplace({ workspace, machine, fault }: WorkplaceOptions): Workplace {
  const { found, providers, root, stateFolder, env, storage } = workspace;
  const stores = openStores(stateFolder, machine, storage);
  const host = openHost({ found, providers, folder: root, root, out: root, state: stores, env, fault });
  const control = new RunControl(workspace, stores);
  const shared = { root, stores, host, nudges: new Nudges(), turnstile: new Turnstile() };
  const around = { workspace: configured(workspace), ...shared, fault };
  return {
    async perform({ ticket, payer }, signals) {
      const { id } = ticket;
      const begun = await stores.journal.history.run(id);
      const asked = begun && (await control.show(id)).asked;
      const allowances = { of: () => payer, starts() {} };
      return work(ticket, { ...around, allowances }, { ...signals, asked, onEvent() {} });
    },
    close: () => stores.close(),
  };
}
