import { z } from "zod";
import type { LanguageModel, MeteredJob, Price, WriteRequest } from "../host.ts";
import type { Http } from "../models/http.ts";
import { priceOfTokens, priceRange, tokensOf, type TokenPrice, type TokenUsage } from "../tokens.ts";
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
  /** Absent: nobody knows what a call costs. */
  readonly price?: TokenPrice;
}

/** Milliseconds for one attempt; a model that thinks for longer is taken for dead. */
const attemptTimeout = 120_000;

/**
 * The configured model as the engine sees it. The SDK is loaded at the first request, because that costs 300 ms.
 *
 * Throws `llm-unreachable`, `llm-auth`, `llm-rate-limited`, `llm-request`, `llm-refused`, `llm-truncated` and
 * `llm-invalid-output`; no message ever holds the key.
 */
export function createLanguageModel(config: LanguageModelConfig, http: Http): LanguageModel {
  const api = config.api ?? (hostOf(config.baseUrl).endsWith("openai.com") ? "responses" : "chat");
  let connection: ReturnType<typeof connect> | undefined;
  // Some servers know no JSON Schema. The first refusal is remembered.
  let schemaByWire = true;

  const id = `${hostOf(config.baseUrl)}/${config.model}`;

  /** One call, held against the budget before it and counted after it. */
  async function answer(request: Omit<Ask, "model" | "byWire" | "used">, job: MeteredJob): Promise<string> {
    const text = request.messages.map(({ content }) => content).join("\n");
    await job.meter?.reserve(priceOf(text, config.price)?.max);
    // What never arrived costs nothing.
    let cost: number | undefined = 0;
    const used = (usage: TokenUsage | undefined) => (cost = priceOfTokens(usage, config.price));
    try {
      return await answered({ ...request, used }, job.signal);
    } finally {
      await job.meter?.spent(cost, id);
    }
  }

  async function answered(request: Omit<Ask, "model" | "byWire">, signal: AbortSignal): Promise<string> {
    const { client, ask } = await (connection ??= connect(config, http));
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
    id,
    price(text) {
      const once = priceOf(text, config.price);
      return once && { min: once.min, max: 2 * once.max };
    },
    async write<T>({ instructions, text, ...request }: WriteRequest<T>, job: MeteredJob): Promise<T> {
      const { signal } = job;
      const messages: Message[] = [
        { role: "system", content: systemMessage(instructions) },
        { role: "user", content: fence(text) },
      ];
      try {
        const first = await answer({ ...request, messages }, job);
        const read = readAs(request.schema, first);
        if ("value" in read) return read.value;
        messages.push({ role: "assistant", content: first }, { role: "user", content: repairNote(read.wrong) });
        const second = readAs(request.schema, await answer({ ...request, messages }, job));
        if ("value" in second) return second.value;
        throw invalidOutput(config.model, second.wrong);
      } catch (thrown) {
        signal.throwIfAborted();
        throw asFailure(thrown, config);
      }
    },
  };
}

/** Tokens of the instructions and the schema, and of an answer, over all node types; twice where it is repaired. */
const instructionTokens: Price = { min: 200, max: 3000 };
const answerTokens: Price = { min: 20, max: 4000 };
const longestText = 8000;

/** What a text costs to work on; undefined for the text: it isn't known yet. */
function priceOf(text: string | undefined, price: TokenPrice | undefined): Price | undefined {
  const given = text === undefined ? { min: 0, max: longestText } : tokensOf(text);
  const input = { min: instructionTokens.min + given.min, max: instructionTokens.max + given.max };
  return priceRange(input, answerTokens, price);
}

async function connect(config: LanguageModelConfig, http: Http) {
  const [{ default: Client }, { ask }, { guardedFetch }] = await Promise.all([
    import("openai"),
    import("./llm/wire.ts"),
    import("./llm/guarded-fetch.ts"),
  ]);
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
    fetch: guardedFetch(http),
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
