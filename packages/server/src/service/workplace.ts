import { toProblem, type Json, type Problem } from "@reelgraph/engine";
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
import { AnswerBox } from "./answer-box.ts";
import { configured } from "./configured.ts";
import { Answered, patienceMs } from "./live-runs.ts";
import { placed } from "./portable.ts";
import type { Ticket } from "./request.ts";
import { TenantName } from "../http/keys.ts";
import { tenantWorkspace, type CurrentWorkspace } from "../tenants/tenant-workspace.ts";
import { Turnstile } from "./turnstile.ts";
import { work, type Surroundings } from "./worker.ts";

/** A ticket as it goes to another process, perhaps on another machine. Plain JSON. */
export interface Commission {
  readonly ticket: Ticket;
  /** What whoever asked for it may spend, as it was then. Absent: as much as anybody. */
  readonly payer?: Allowance | undefined;
  /** Whose run it is. Absent: the owner's. */
  readonly tenant?: string | undefined;
}

const Sent = z.looseObject({
  tenant: TenantName.exactOptional(),
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
  perform(commission: Commission, signal: AbortSignal): Promise<readonly Problem[]>;
  close(): Promise<void>;
}

export interface WorkplaceOptions {
  readonly workspace: Workspace;
  readonly machine: Machine;
  fault(thrown: unknown): void;
}

/** Opens the owner's place at once, and each tenant's with its first run. */
export function openWorkplace({ workspace, machine, fault }: WorkplaceOptions): Workplace {
  const owner = { workspace, current: configured(workspace) };
  const places = new Map<string, Promise<Place>>();
  const own = openPlace(owner, machine, fault);
  const placeOf = (tenant: string | undefined): Place | Promise<Place> => {
    if (tenant === undefined) return own;
    return places.getOrInsertComputed(tenant, async (name) => {
      try {
        return openPlace(await tenantWorkspace(owner, name), machine, fault);
      } catch (thrown) {
        // Tried again with the next run.
        places.delete(name);
        throw thrown;
      }
    });
  };
  return {
    async perform({ ticket: sent, payer, tenant }, signal) {
      const place = await placeOf(tenant);
      const { around } = place;
      const ticket = placed(sent, around.root);
      const allowances = { of: () => payer, starts() {} };
      return answering(place, ticket.id, signal, async (letGo) => {
        const begun = await around.stores.journal.history.run(ticket.id);
        const asked = begun && (await place.control.show(ticket.id)).asked;
        return work(ticket, { ...around, allowances }, { signal: letGo, pause: noPause, asked, onEvent() {} });
      });
    },
    async close() {
      const opened = await Promise.allSettled(places.values());
      for (const place of [own, ...opened.flatMap((one) => (one.status === "fulfilled" ? one.value : []))])
        place.around.stores.close();
    },
  };
}

interface Place {
  readonly around: Omit<Surroundings, "allowances">;
  readonly control: RunControl;
  readonly answers: AnswerBox | undefined;
}

/**
 * Goes on with a run as often as answers come to it. As on one machine, a run that is answered has a moment to leave off by
 * itself, and is let go of then: jobs at vendors are followed again afterwards.
 */
async function answering(
  { answers, control }: Place,
  run: string,
  signal: AbortSignal,
  act: (letGo: AbortSignal) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  if (!answers) return act(signal);
  try {
    await answers.deliver(run, control, signal);
    for (;;) {
      const answered = new AbortController();
      let patience: NodeJS.Timeout | undefined;
      const forget = answers.watch(run, () => {
        patience ??= setTimeout(() => answered.abort(new Answered("an answer came")), patienceMs);
      });
      const problems = await act(AbortSignal.any([signal, answered.signal])).finally(() => {
        forget();
        clearTimeout(patience);
      });
      if (signal.aborted || problems.length > 0) return problems;
      if (!(await answers.deliver(run, control, signal)) && !answered.signal.aborted) return problems;
    }
  } catch (thrown) {
    // Whoever gives out the work tries again what passes.
    return [toProblem(thrown)];
  }
}

function openPlace(
  { workspace, current }: CurrentWorkspace,
  machine: Machine,
  fault: (thrown: unknown) => void,
): Place {
  const { found, providers, root, stateFolder, env, storage } = workspace;
  const stores = openStores(stateFolder, machine, storage);
  const host = openHost({ found, providers, folder: root, root, out: root, state: stores, env, fault });
  const shared = { root, stores, host, nudges: new Nudges(), turnstile: new Turnstile() };
  const control = new RunControl(workspace, stores);
  const answers = stores.tables && new AnswerBox(stores.tables);
  return { around: { ...shared, workspace: current, fault }, control, answers };
}

/** Who wants a run here to pause asks for that in the journal. */
const noPause = AbortSignal.any([]);
