import type { RunEvent } from "@reelgraph/engine";
import { openProject } from "@reelgraph/engine/node";
import { z } from "zod";
import { listening } from "../service/follower.ts";
import { flatOutputs } from "../service/outputs.ts";
import { costWords } from "./cost.ts";
import { inputsSchema } from "./inputs-schema.ts";
import { defineTool, type Told, type ToolCall } from "./tool.ts";

const hourMs = 60 * 60 * 1000;
export const runId = z.string().min(1).max(100).describe("The run's id.");
export const which = {
  pipeline: z.string().min(1).max(200).describe("The pipeline's file, as `list_pipelines` names it."),
  inputs: z
    .record(z.string(), z.json())
    .describe("Values of its inputs, after the schema that `list_pipelines` tells.")
    .default({}),
};

/** Tools that change nothing. */
export const lookTools = [
  defineTool({
    name: "list_pipelines",
    title: "List pipelines",
    description: "The pipelines that can be run here, each with the JSON schema of its inputs.",
    scope: "pipelines:read",
    readOnly: true,
    input: z.strictObject({}),
    async run(_, { services: { pipelines } }) {
      const infos = await pipelines.list();
      const told = await Promise.all(
        infos.map(async ({ file, name }) => {
          const { pipeline } = openProject(await pipelines.pathOf(file));
          const inputs = z.toJSONSchema(inputsSchema(pipeline?.inputs ?? {}), { io: "input" });
          return { pipeline: file, ...(name === undefined ? {} : { name }), inputs };
        }),
      );
      const lines = told.map(({ pipeline, name }) => `${pipeline}${name === undefined ? "" : `: ${name}`}`);
      return { text: lines.join("\n") || "There are no pipelines here.", data: { pipelines: told } };
    },
  }),
  defineTool({
    name: "plan_run",
    title: "Plan a run",
    description:
      "What a run of a pipeline would do, how long it would take, and what it would cost. Free; nothing is run.",
    scope: "pipelines:read",
    readOnly: true,
    input: z.strictObject(which),
    async run({ pipeline, inputs }, { services: { pipelines, runs }, principal }) {
      const file = await pipelines.pathOf(pipeline);
      const { units, total, time } = await runs.preview.plan({ file, inputs }, principal.name);
      const open = units.filter(({ state }) => state === "run" || state === "depends").length;
      const seconds = time && { min: time.min, max: time.max };
      return {
        text: `${costWords(total)} ${open} of ${units.length} units would run.`,
        data: { pipeline, cost: total, units: units.length, toRun: open, ...(seconds ? { seconds } : {}) },
      };
    },
  }),
  defineTool({
    name: "watch_run",
    title: "Watch a run",
    description:
      "Waits until a run is over or pauses, or the time is up, and tells how it stands. Call it again to go on.",
    scope: "runs:read",
    readOnly: true,
    input: z.strictObject({
      run: runId,
      seconds: z.number().min(0).max(300).default(60).describe("How long to wait at most."),
    }),
    async run({ run, seconds }, call) {
      await waitFor(run, seconds, call);
      return standing(run, call);
    },
  }),
  defineTool({
    name: "get_results",
    title: "Get a run's results",
    description: "What a run has given: values, and addresses of files that need no token for an hour.",
    scope: "artifacts:read",
    readOnly: true,
    input: z.strictObject({ run: runId }),
    run: ({ run }, call) => standing(run, call),
  }),
];

/** Resolves when a run is over or paused, or the time is up. Progress is told as it comes. */
async function waitFor(
  run: string,
  seconds: number,
  { services: { runs }, signal, progress }: ToolCall,
): Promise<void> {
  const { units, seq } = await runs.get(run);
  const done = new Set(
    units.filter(({ state }) => state !== "waiting" && state !== "running").map(({ place }) => place),
  );
  const all = new Set(units.map(({ place }) => place));
  const within = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
  const hear = (event: RunEvent) => {
    if (!("node" in event)) return;
    const place = event.item.length === 0 ? event.node : `${event.node}[${event.item.join("][")}]`;
    all.add(place);
    if (/^unit\.(finished|cached|failed|skipped)$/.test(event.type)) done.add(place);
    progress(done.size / Math.max(1, all.size), `${place}: ${event.type.replace("unit.", "")}`);
  };
  await runs.follow(run, listening(seq, within, hear));
}

/** How a run stands, and what it has given. Throws `unknown-run`. */
async function standing(run: string, { services: { runs, access }, url }: ToolCall): Promise<Told> {
  const { id, state, spent, outputs, problems, units, position } = await runs.get(run);
  const until = Date.now() + hourMs;
  const given = flatOutputs(outputs).map(({ name, value, media }) => {
    if (!media) return { name, value };
    const path = `/api/artifacts/${media.sha256}`;
    return { name, type: media.type, sha256: media.sha256, url: `${url}${path}?${access.sign(path, until)}` };
  });
  const told = problems.map(({ code, message, hint }) => ({ code, message, ...(hint === undefined ? {} : { hint }) }));
  const places = position === undefined ? "" : ` It waits at place ${position}.`;
  const faults = told.map(({ message }) => ` ${message}.`).join("");
  return {
    text: `${id} is ${state}; $${spent} spent.${places}${faults}`,
    data: {
      run: id,
      state,
      spent,
      outputs: given,
      problems: told,
      units: units.map(({ place, state: is }) => ({ place, state: is })),
    },
    links: given.flatMap((one) =>
      "url" in one ? [{ name: one.name, uri: one.url ?? "", mimeType: one.type ?? "" }] : [],
    ),
  };
}
