import { once } from "node:events";
import { failure } from "@reelgraph/engine";
import { openMachine } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { openFleet } from "../fleet.ts";
import { openHere } from "../open.ts";
import { showTrace } from "../report/trace.ts";
import { wholeNumber } from "../run/choices.ts";

const usualSlots = "32";
/** So many of the runs that it works on are told to operators. */
const shown = 100;

/** `reelgraph worker`: does runs that servers have promised, until Ctrl-C. */
export const worker: Action = async (given, shell) => {
  const slots = wholeNumber("--slots", given.get("slots") ?? usualSlots, 1);
  const fleet = await openFleet(given, shell);
  if (!fleet) {
    throw badUsage("A worker needs the database that it shares with the server", {
      expected: "--database, or the variable REELGRAPH_DATABASE",
    });
  }
  const { database, storage } = fleet;
  const fault = (thrown: unknown) => showTrace(thrown, shell);
  const workspace = await openHere(given, shell, storage.open);
  const machine = openMachine(workspace.found.config.limits.media);
  const { openWorkplace, readCommission } = await import("@reelgraph/server");
  const { startWorker } = await import("@reelgraph/fleet");
  const workplace = openWorkplace({ workspace, machine, fault });
  const lost = new AbortController();
  const going = new Set<{ readonly id: string; readonly tenant?: string }>();
  const working = await startWorker({
    database,
    slots,
    about: () => ({ processors: machine.places, runs: [...going].slice(0, shown) }),
    async perform(body, signal) {
      const commission = readCommission(body);
      const { tenant, ticket } = commission;
      const told = { id: ticket.id, ...(tenant === undefined ? {} : { tenant }) };
      going.add(told);
      try {
        return await workplace.perform(commission, signal);
      } finally {
        going.delete(told);
      }
    },
    lost: () => lost.abort(),
  });
  shell.out.line(working.id);
  shell.err.line(`Works on up to ${slots} runs at a time. Ctrl-C gives them to the other workers.`);
  const ending = AbortSignal.any([shell.signal, lost.signal]);
  if (!ending.aborted) await once(ending, "abort");
  if (lost.signal.aborted) {
    // Whatever still goes here can't write any more, and need not be waited for.
    throw failure(
      "worker-lost",
      "This worker was frozen, or without the database, for so long that others do its runs",
      {
        hint: "start it again",
      },
    );
  }
  await working.stop();
  await workplace.close();
  await machine.close();
  await fleet.close();
  return exits.ok;
};
