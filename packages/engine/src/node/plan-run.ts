import type { ToldPlan } from "../events/planned.ts";
import { plan } from "../plan/plan.ts";
import { targetsOf } from "../plan/targets.ts";
import type { PortValue } from "../ports/values.ts";
import { boughtBefore } from "./bought-before.ts";
import { capsOf } from "./caps.ts";
import type { NodeHost } from "./host.ts";
import { outlookOf } from "./outlook.ts";
import { reasonsInPlan } from "./reasons.ts";
import type { RunChoices } from "./session-options.ts";
import type { Spending } from "./spending.ts";
import type { Subject } from "./subject.ts";

/** What a run would do, why, how long it would take, and what money there is for it. */
export async function planRun(
  { graph, name, found, providers, project }: Subject,
  inputs: Readonly<Record<string, PortValue>>,
  host: NodeHost,
  choices: RunChoices & Spending,
): Promise<ToldPlan> {
  const targets = targetsOf(graph, choices.to ?? []);
  const forced = targets.behind(choices.from ?? []);
  const bought = providers.length > 0 ? boughtBefore(host) : undefined;
  const planned = await plan({ graph, inputs, host, targets, forced, takes: choices.takes ?? new Map(), bought });
  const caps = capsOf(choices, project.pipeline, found.config);
  const models = providers.flatMap((provider) => provider.models);
  const outlook = await outlookOf(planned, { host, caps, models, pipeline: name });
  return { ...planned, ...outlook, why: reasonsInPlan(planned.units, await host.journal.history.of(name), forced) };
}
