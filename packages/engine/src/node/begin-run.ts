import type { Planned } from "../events/planned.ts";
import type { PortValue } from "../ports/values.ts";
import { typesOf } from "../graph/types-of.ts";
import { capsOf } from "./caps.ts";
import { defined } from "./defined.ts";
import { estimateOf, executeRun, termsOf, type SessionResult } from "./execute-run.ts";
import type { NodeHost } from "./host.ts";
import { runBusy } from "./run-busy.ts";
import { toRequest } from "./run-request.ts";
import type { StartOptions } from "./session-options.ts";
import { spendingNow } from "./spending.ts";
import type { Subject } from "./subject.ts";

/** Records a new run and runs it. `planned`: its plan, where something may cost money. */
export async function beginRun(
  subject: Subject,
  inputs: Readonly<Record<string, PortValue>>,
  host: NodeHost,
  planned: Planned | undefined,
  options: StartOptions,
): Promise<SessionResult> {
  const { graph, project, found, root, name } = subject;
  const { to = [], from = [], takes = new Map<string, number>(), out, strict } = options;
  const { maxCost, noBudget, unknownPrice } = spendingNow(options);
  const said = defined({ out, maxCost, noBudget, unknownPrice, strict });
  const asked = { inputs, to, from, takes, types: typesOf(graph), ...said };
  const estimate = planned && estimateOf(planned);
  const id = options.id ?? host.newRunId();
  const { journal } = host;
  const lease = await journal.leases.take(`run:${id}`);
  // Whoever was about to begin with it may have died, and its lease not be over yet.
  if (!lease) throw runBusy(id);
  try {
    const record = { id, pipeline: name, started: Date.now(), ...defined({ estimate }) };
    const log = await journal.begin(record, toRequest(asked, project, root), lease);
    options.onStart?.(id);
    const caps = capsOf(options, project.pipeline, found.config);
    const about = { record, graph, host, lease, log, caps, asked, ...termsOf(subject) };
    return await executeRun({ ...about, ...defined({ planned, estimate }), ...options, inputs });
  } finally {
    await lease.release();
  }
}
