import type { Json } from "@reelgraph/engine";
import { z } from "zod";
import { costWords, spends } from "./cost.ts";
import { inputsSchema } from "./inputs-schema.ts";
import { runId, which } from "./look-tools.ts";
import { declaredInputs, type Published } from "../openai/published.ts";
import type { StartRequest } from "../service/request.ts";
import { defineTool, type Told, type Tool, type ToolCall } from "./tool.ts";

const spending =
  "It may spend money: the answer says what it will cost, and a run that costs anything needs `max_cost`.";
const usd = z.number().min(0).max(1_000_000);
const limits = {
  max_cost: usd.describe("Most that the run may cost, in USD. Needed when the run costs anything.").exactOptional(),
  key: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .describe("The same key and request start one run, however often they are sent.")
    .exactOptional(),
};

/** Tools that start and stop runs. */
export const runTools = [
  defineTool({
    name: "start_run",
    title: "Run a pipeline",
    description: `Starts a run of a pipeline and answers at once; \`watch_run\` tells how it goes. ${spending}`,
    scope: "runs:start",
    input: z.strictObject({ ...which, ...limits }),
    async run({ pipeline, inputs, ...asked }, call) {
      return start({ file: await call.services.pipelines.pathOf(pipeline), inputs }, asked, call);
    },
  }),
  defineTool({
    name: "cancel_run",
    title: "Stop a run",
    description: "Stops a run for good, and its jobs at vendors where that can be done.",
    scope: "runs:cancel",
    input: z.strictObject({ run: runId }),
    async run({ run }, { services: { runs }, signal }) {
      const jobs = await runs.decisions.cancel(run, signal);
      const data = { run, jobs: jobs.map(({ job, outcome }) => ({ place: job.place, outcome })) };
      return { text: `${run} is cancelled.`, data };
    },
  }),
];

/** A tool for each published pipeline, with its inputs as they are declared. */
export function publishedTools(published: Published): readonly Tool[] {
  return published.list().map(({ id }) => {
    const file = published.file(id, "create");
    return defineTool({
      name: `run_${id.replaceAll(/[^A-Za-z0-9_]/g, "_")}`.slice(0, 64),
      title: `Run ${id}`,
      description: `Starts a run of ${id} and answers at once; \`watch_run\` tells how it goes. ${spending}`,
      scope: "runs:start",
      input: z.strictObject({ inputs: inputsSchema(declaredInputs(file)), ...limits }),
      run: ({ inputs, ...asked }, call) => start({ file, inputs: inputs as Record<string, Json> }, asked, call),
    });
  });
}

interface Asked {
  readonly max_cost?: number;
  readonly key?: string;
}

/** Says what it will cost before anything is begun; begins only what is allowed to cost that. */
async function start(request: StartRequest, { max_cost: maxCost, key }: Asked, call: ToolCall): Promise<Told> {
  const { services, principal } = call;
  const { runs } = services;
  const capped = { ...request, ...(maxCost === undefined ? {} : { maxCost }) };
  const { total: cost } = await runs.preview.plan(capped, principal.name);
  if (spends(cost) && maxCost === undefined) {
    const text = `${costWords(cost)} Nothing was started. Say with max_cost how much it may cost, in USD.`;
    return { text, data: { cost }, refused: true };
  }
  const { id } = await runs.start(capped, { caller: principal.name, ...(key === undefined ? {} : { key }) });
  const { state, position } = await runs.get(id);
  return {
    text: `${id} is ${state}. ${costWords(cost)}`,
    data: { run: id, state, cost, ...(position === undefined ? {} : { position }) },
  };
}
