import { ReelgraphError, toProblem, type Problem, type RunEvent } from "@reelgraph/engine";
import {
  ExecutionSession,
  type Allowance,
  type Asked,
  type NodeHost,
  type Nudges,
  type Stores,
  type Workspace,
} from "@reelgraph/engine/node";
import { join } from "node:path";
import type { Allowances } from "./allowances.ts";
import { readMedia } from "./inputs.ts";
import type { StartRequest, Ticket } from "./request.ts";
import { shownProblems } from "./shown-problems.ts";
import { isWithin, Texts } from "./texts.ts";
import type { Turnstile } from "./turnstile.ts";

/** What a worker needs of the server. */
export interface Surroundings {
  /** Files are named to callers from here. */
  readonly root: string;
  /** Whose runs they are; absent: the owner's. */
  readonly tenant?: string | undefined;
  /** The configuration as it stands. */
  workspace(): Promise<Workspace>;
  /** The state folder, opened once: runs share its cache, its journal, and the work in flight. */
  readonly stores: Stores;
  readonly host: NodeHost;
  readonly nudges: Nudges;
  readonly allowances: Allowances;
  /** Opening a pipeline takes milliseconds. */
  readonly turnstile: Turnstile;
  /** Told of errors that nobody foresaw. */
  fault(thrown: unknown): void;
}

/** Opens a pipeline with the server's configuration and state, wherever its file lies. */
export async function openSession(
  { workspace, stores, nudges, turnstile, fault }: Surroundings,
  file: string,
  /** What stands for files on the disk, by full name. */
  texts: Iterable<readonly [string, string]> = [],
): Promise<ExecutionSession> {
  const known = await workspace();
  await turnstile.pass();
  const root = isWithin(known.root, file) ? known.root : known.found.folder;
  return ExecutionSession.open({ file, workspace: known, stores, nudges, fault, texts: new Texts(root, texts) });
}

/** The choices of a request, as the engine takes them. */
export async function choicesOf({ host, allowances }: Surroundings, request: StartRequest, caller?: string) {
  const { inputs = {}, to, from, takes, maxCost, noBudget, unknownPrice } = request;
  return {
    ...payerOf(allowances, caller),
    inputs: await readMedia(inputs, (sha256) => host.artifacts.find(sha256)),
    ...(to ? { to } : {}),
    ...(from ? { from } : {}),
    ...(takes ? { takes: new Map(Object.entries(takes)) } : {}),
    ...(maxCost === undefined ? {} : { maxCost }),
    ...(noBudget === undefined ? {} : { noBudget }),
    ...(unknownPrice === undefined ? {} : { unknownPrice }),
  };
}

export interface Work {
  readonly signal: AbortSignal;
  readonly pause: AbortSignal;
  /** What the run was asked, where it has begun before. */
  readonly asked: Asked | undefined;
  onEvent(event: RunEvent): void;
}

function payerOf(allowances: Allowances, caller: string | undefined): { readonly payer?: Allowance } {
  const payer = caller === undefined ? undefined : allowances.of(caller);
  return payer ? { payer } : {};
}

/** Does one run from its ticket. Returns why it couldn't begin, if so; all else is told by its events. */
export type Worker = (ticket: Ticket, around: Surroundings, work: Work) => Promise<readonly Problem[]>;

/** Does it in this process. */
export const work: Worker = async (ticket, around, { asked, ...signals }) => {
  const { id, priority, request } = ticket;
  const texts = asked?.texts ?? new Map(Object.entries(ticket.texts));
  const file = asked?.file ?? request.file;
  let session: ExecutionSession | undefined;
  try {
    session = await openSession(around, file, texts);
    const choices = await choicesOf(around, request, ticket.caller);
    const { maxCost, noBudget, unknownPrice } = choices;
    if (asked) {
      const spending = {
        ...(maxCost === undefined ? {} : { maxCost }),
        ...(noBudget === undefined ? {} : { noBudget }),
        ...(unknownPrice === undefined ? {} : { unknownPrice }),
        ...payerOf(around.allowances, ticket.caller),
      };
      await session.resume(id, asked, { ...spending, priority, newRules: request.newRules === true, ...signals });
    } else {
      // A folder of its own: runs of one pipeline must not write over each other's files.
      const out = join(session.stateFolder, "out", id);
      await session.run({ ...choices, id, out, priority, ...signals });
    }
    return [];
  } catch (thrown) {
    if (!(thrown instanceof ReelgraphError)) around.fault(thrown);
    const problems =
      thrown instanceof ReelgraphError ? (session?.placed(thrown.problems) ?? thrown.problems) : [toProblem(thrown)];
    return shownProblems(problems, around.root);
  } finally {
    await session?.close();
  }
};
