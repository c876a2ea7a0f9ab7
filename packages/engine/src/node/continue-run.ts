import { typesOf } from "../graph/types-of.ts";
import { capsOf } from "./caps.ts";
import { begunIn, changedTypes } from "./changed-types.ts";
import { defined } from "./defined.ts";
import { estimateOf, executeRun, termsOf, type SessionResult } from "./execute-run.ts";
import type { NodeHost } from "./host.ts";
import { beforeOf, endOf, storedOf, takeOver } from "./resume.ts";
import type { Asked } from "./run-request.ts";
import type { ResumeOptions } from "./session-options.ts";
import { saidOnResume, spendingNow } from "./spending.ts";
import type { Subject } from "./subject.ts";

/** Takes over a run that was stopped, tells what is recorded of it, and goes on where it was, if it isn't over. */
export async function continueRun(
  subject: Subject,
  id: string,
  asked: Asked,
  host: NodeHost,
  options: ResumeOptions,
): Promise<SessionResult> {
  const { graph, project, found } = subject;
  const terms = termsOf(subject);
  const { journal } = host;
  const lease = await takeOver(id, journal, options.signal);
  try {
    const { events, record } = await journal.recorded(id);
    const has = await storedOf(events, (media) => host.media.has(media));
    const ended = record.state === "succeeded" ? endOf(events, has) : undefined;
    for (const event of events) {
      if (ended || !/^run\.(finished|paused)$/.test(event.type)) options.onEvent?.(event);
    }
    if (ended) {
      return { ...ended, state: "succeeded", outputs: ended.outputs as SessionResult["outputs"], id };
    }
    const log = await journal.resume(id, lease);
    const { maxCost, noBudget, unknownPrice } = options;
    const said = defined({ maxCost, noBudget, unknownPrice });
    const before = {
      ...(Object.keys(said).length > 0 ? { spending: said } : {}),
      ...beforeOf(events, has),
      begun: terms.paid ? begunIn(await journal.ledger.books(), id) : undefined,
      changed: options.newRules ? undefined : changedTypes(asked.types, typesOf(graph), id),
    };
    const spending = spendingNow(asked, ...saidOnResume(events), options);
    const caps = capsOf(spending, project.pipeline, found.config);
    const planned = events.find(({ type }) => type === "run.planned");
    const estimate = planned?.type === "run.planned" ? estimateOf(planned) : record.estimate;
    const about = { record, graph, host, lease, log, caps, asked, before, ...terms };
    return await executeRun({ ...about, ...defined({ estimate }), ...options, inputs: asked.inputs });
  } finally {
    await lease.release();
  }
}
