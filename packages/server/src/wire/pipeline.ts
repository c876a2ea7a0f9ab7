import { z } from "zod";

export const revision = z.string().regex(/^[0-9a-f]{64}$/);

const lastRun = z.object({ id: z.string(), state: z.string(), created: z.number(), spent: z.number() });

export const pipelineInfo = z
  .object({
    file: z.string(),
    name: z.string().describe("What it calls itself.").exactOptional(),
    revision: revision.describe("SHA-256 of its text."),
    modified: z.number().describe("Milliseconds since the epoch."),
    nodes: z.int().describe("How many nodes it has, without those in bodies."),
    app: z.literal(true).describe("It is published as a form.").exactOptional(),
    sound: z.literal(true).describe("Nothing is wrong with its form.").exactOptional(),
    lastRun: lastRun.exactOptional(),
  })
  .meta({ id: "PipelineInfo" });
export type PipelineInfo = z.infer<typeof pipelineInfo>;

export const pipelineText = pipelineInfo.extend({ text: z.string() }).meta({ id: "Pipeline" });
export type PipelineText = z.infer<typeof pipelineText>;

export const pipelineVersion = z
  .object({
    revision,
    saved: z.number().describe("Milliseconds since the epoch."),
    bytes: z.int(),
    name: z.string().describe("What somebody called it.").exactOptional(),
    run: z.string().describe("The first run that began with it.").exactOptional(),
  })
  .meta({ id: "PipelineVersion" });
export type PipelineVersion = z.infer<typeof pipelineVersion>;

export const example = z
  .object({
    id: z.string(),
    name: z.string(),
    note: z.string().exactOptional(),
    nodes: z.int(),
    needs: z
      .array(z.string())
      .describe(
        "What it needs of a configuration: vendors, and places that it sends to. Empty: it runs as it is, for nothing.",
      ),
    picture: z.string().describe("The address of a picture; needs no token.").exactOptional(),
  })
  .meta({ id: "Example" });
export type Example = z.infer<typeof example>;

export const exampleText = example.extend({ text: z.string() }).meta({ id: "ExampleText" });
export type ExampleText = z.infer<typeof exampleText>;
