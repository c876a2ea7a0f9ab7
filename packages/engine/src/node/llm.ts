import { z } from "zod";
import type { Job, LanguageModel, WriteRequest } from "../host.ts";
import { asFailure, invalidOutput, refusesSchema } from "./llm/failures.ts";
import { fence, repairNote, systemMessage } from "./llm/messages.ts";
import type { Ask, Message } from "./llm/wire.ts";

/** A language model behind any API that speaks OpenAI's wire format. Comes from the configuration alone. */
export interface LanguageModelConfig {
  /** Without `/chat/completions`, for example `http://127.0.0.1:9901/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Local servers often need none. */
  readonly key?: string;
  /** Default: `responses` for openai.com, `chat` for every other server. */
  readonly api?: "chat" | "responses";
}

/** Milliseconds for one attempt; a model that thinks for longer is taken for dead. */
const attemptTimeout = 120_000;

/**
 * The configured model as the engine sees it. The SDK is loaded at the first request, because that costs 300 ms.
 *
 * Throws `llm-unreachable`, `llm-auth`, `llm-rate-limited`, `llm-request`, `llm-refused`, `llm-truncated` and
 * `llm-invalid-output`; no message ever holds the key.
 */
export function createLanguageModel(
  config: LanguageModelConfig,
  { fetch }: { fetch?: typeof globalThis.fetch } = {},
): LanguageModel {
  const api = config.api ?? (hostOf(config.baseUrl).endsWith("openai.com") ? "responses" : "chat");
  let connection: ReturnType<typeof connect> | undefined;
  // Some servers know no JSON Schema. The first refusal is remembered.
  let schemaByWire = true;

  async function answer(request: Omit<Ask, "model" | "byWire">, signal: AbortSignal): Promise<string> {
    const { client, ask } = await (connection ??= connect(config, fetch));
    const full = { ...request, model: config.model };
    try {
      return await ask[api](client, { ...full, byWire: schemaByWire }, signal);
    } catch (thrown) {
      if (!schemaByWire || !refusesSchema(thrown)) throw thrown;
      schemaByWire = false;
      return await ask[api](client, { ...full, byWire: false }, signal);
    }
  }

  return {
    id: `${hostOf(config.baseUrl)}/${config.model}`,
    async write<T>({ instructions, text, ...request }: WriteRequest<T>, { signal }: Job): Promise<T> {
      const messages: Message[] = [
        { role: "system", content: systemMessage(instructions) },
        { role: "user", content: fence(text) },
      ];
      try {
        const first = await answer({ ...request, messages }, signal);
        const read = readAs(request.schema, first);
        if ("value" in read) return read.value;
        messages.push({ role: "assistant", content: first }, { role: "user", content: repairNote(read.wrong) });
        const second = readAs(request.schema, await answer({ ...request, messages }, signal));
        if ("value" in second) return second.value;
        throw invalidOutput(config.model, second.wrong);
      } catch (thrown) {
        signal.throwIfAborted();
        throw asFailure(thrown, config);
      }
    },
  };
}

async function connect(config: LanguageModelConfig, fetch: typeof globalThis.fetch | undefined) {
  const [{ default: Client }, { ask }] = await Promise.all([import("openai"), import("./llm/wire.ts")]);
  // Everything the SDK would otherwise take from the environment is set, so that the configuration alone decides.
  const client = new Client({
    baseURL: config.baseUrl,
    apiKey: config.key ?? "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
    maxRetries: 2,
    timeout: attemptTimeout,
    ...(fetch && { fetch }),
  });
  return { client, ask };
}

/** The answer as the schema reads it, or what is wrong with it. A Markdown fence around the JSON is forgiven. */
function readAs<T>(schema: z.ZodType<T>, answer: string): { value: T } | { wrong: string } {
  const bare = answer.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/u, "$1");
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch {
    return { wrong: "it is not JSON" };
  }
  const read = schema.safeParse(json);
  return read.success ? { value: read.data } : { wrong: z.prettifyError(read.error) };
}

function hostOf(baseUrl: string): string {
  return URL.parse(baseUrl)?.host ?? "llm";
}
