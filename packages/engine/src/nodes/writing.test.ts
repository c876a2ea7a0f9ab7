import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { LanguageModel } from "../host.ts";
import { openHttp } from "../node/http.ts";
import { createLanguageModel } from "../node/llm.ts";
import type { Asked } from "../testing/fake-writer.ts";
import { memoryHost } from "../testing/memory-host.ts";
import { runNode } from "../testing/run-node.ts";
import { runPipeline } from "../testing/run-pipeline.ts";
import { expand } from "./expand.ts";
import { lintPrompt } from "./lint-prompt.ts";
import { revise } from "./revise.ts";
import { storyboard } from "./storyboard.ts";
import { variations } from "./variations.ts";

/** The parts of a chat completion request that the server below needs. */
const Asked = z.object({
  response_format: z.object({
    json_schema: z.object({ name: z.string(), strict: z.literal(true), schema: z.looseObject({}) }),
  }),
});
type Format = z.infer<typeof Asked>["response_format"]["json_schema"];

const shot = {
  subject: "a fox",
  setting: "snow",
  action: ["it wakes"],
  camera: "slow push-in",
  lens: "85mm",
  lighting: "low light",
  mood: "quiet",
  style: "naturalistic",
  motion: { direction: "left to right", speed: "slow" },
  transition: "hold",
  negative: "text",
};
const scene = { prompt: "A fox wakes.", seconds: 5 };

/** One good answer to each request, by the name of its schema. */
const answers: Readonly<Record<string, unknown>> = {
  expanded_prompt: { ...shot, prompt: "A fox wakes in the snow." },
  prompt_issues: {
    issues: [{ pitfall: "vagueness", severity: "warning", quote: "a fox", why: "Which?", replacement: null }],
  },
  storyboard: { scenes: [scene, scene] },
  variations: { variations: [{ axis: "light", name: "back light", prompt: "A fox against the light." }] },
  revised_prompt: { prompt: "A red fox in the snow.", changes: [{ what: "red", why: "one colour" }] },
};

const formats: Format[] = [];
let server: Server;
let llm: LanguageModel;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const format = Asked.parse(JSON.parse(body)).response_format.json_schema;
    formats.push(format);
    const message = { role: "assistant", content: JSON.stringify(answers[format.name]) };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ id: "c", choices: [{ index: 0, finish_reason: "stop", message }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const http = openHttp({ allowHosts: [`127.0.0.1:${port}`] }, (text) => text);
  llm = createLanguageModel({ baseUrl: `http://127.0.0.1:${port}/v1`, model: "any" }, http);
});
afterAll(() => server.close());

const by = expect.stringMatching(/^127\.0\.0\.1:\d+\/any$/);

test.each([
  [expand, { idea: "a fox" }, { prompt: "A fox wakes in the snow.", slots: { by, camera: "slow push-in" } }],
  [lintPrompt, { prompt: "a fox" }, { issues: [{ by, text: "a fox", fix: null }], clean: false }],
  [
    storyboard,
    { idea: "a fox", scenes: 2 },
    { scenes: [{ value: "A fox wakes." }, {}], seconds: [{ value: 5 }, {}], made: { by } },
  ],
  [variations, { prompt: "a fox", count: 1 }, { prompts: [{ key: "back light" }], made: { by } }],
  [
    revise,
    { prompt: "a fox", verdict: { narrative: { score: 2 } } },
    { prompt: "A red fox in the snow.", changes: { by } },
  ],
])("the real client carries the structured output of $type", async (type, given, expected) => {
  const { outputs, failed } = await runNode(type, given, Object.keys(expected), llm);
  expect(failed).toBeUndefined();
  expect(outputs).toMatchObject(expected);
});

test("every schema is strict: all fields required, no others allowed", () => {
  expect(formats).toHaveLength(5);
  const objects = formats.flatMap(({ schema }) => objectsIn(schema));
  expect(objects.length).toBeGreaterThan(5);
  for (const { properties, required, additionalProperties } of objects) {
    expect(additionalProperties).toBe(false);
    expect(required).toEqual(Object.keys(properties ?? {}));
  }
});

/** A JSON Schema, as far as the test above looks at it. */
interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
  additionalProperties?: boolean;
}

function objectsIn(schema: Schema): Schema[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])].flatMap(objectsIn);
  return schema.properties ? [schema, ...inner] : inner;
}

test.each([
  [expand, { idea: "a fox" }],
  [lintPrompt, { prompt: "a fox" }],
  [storyboard, { idea: "a fox", scenes: 2 }],
  [variations, { prompt: "a fox", count: 1 }],
  [revise, { prompt: "a fox", verdict: { narrative: { score: 2 } } }],
])("temperature and seed of $type reach the model, and are in the key", async (type, given) => {
  const asked: Asked[] = [];
  const write: LanguageModel["write"] = (request, job) => {
    asked.push(request);
    return llm.write(request, job);
  };
  const host = memoryHost({ llm: { ...llm, write } });
  const ask = (more: object) => {
    const node = { use: type.type, with: { ...given, ...more } };
    return runPipeline(
      { nodes: { node }, outputs: { made: `$node.${Object.keys(type.outputs)[0]}` } },
      { types: [type], host },
    );
  };
  await ask({});
  await ask({ temperature: 0.2 });
  await ask({ temperature: 0.2, seed: 7 });
  const { problems } = await ask({ temperature: 0.2, seed: 7 });
  expect(problems).toEqual([]);
  expect(asked.map(({ temperature }) => temperature)).toEqual([undefined, 0.2, 0.2]);
  expect(asked[2]?.seed).toBe(7);
});
