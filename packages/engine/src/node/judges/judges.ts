import { failure } from "../../errors.ts";
import type { ClipJudge, Judgement, JudgePriced, JudgeRequest, MeteredJob, Price } from "../../host.ts";
import type { Http } from "../../models/http.ts";
import { priceOfTokens, priceRange, tokensOf } from "../../tokens.ts";
import type { Config } from "../config.ts";
import { postJson } from "../post-json.ts";
import type { Secrets } from "../secrets.ts";
import type { Backend } from "./backend.ts";
import type { Sight } from "./material.ts";

type JudgeConfig = Config["judge"][number];

export interface JudgesOptions extends Sight {
  readonly http: Http;
  readonly secrets: Pick<Secrets, "get">;
}

/** Each is loaded when it is first asked. */
const backends: Readonly<Record<JudgeConfig["use"], () => Promise<Backend>>> = {
  decisions: async () => (await import("./decisions.ts")).decisions,
  responses: async () => (await import("./responses.ts")).responses,
  chat: async () => (await import("./chat.ts")).chat,
  gemini: async () => (await import("./gemini.ts")).gemini,
};

/** Usual addresses; and versions, part of the key, to be raised when the same clip may be judged otherwise. */
const known: Readonly<Record<JudgeConfig["use"], { readonly baseUrl: string; readonly version: number }>> = {
  decisions: { baseUrl: "https://api.openai.com/v1", version: 1 },
  responses: { baseUrl: "https://api.openai.com/v1", version: 1 },
  chat: { baseUrl: "https://api.openai.com/v1", version: 1 },
  gemini: { baseUrl: "https://generativelanguage.googleapis.com/v1beta", version: 1 },
};

/** Where a configured judge is asked. */
export function judgeBaseUrl({ baseUrl, use }: Pick<JudgeConfig, "baseUrl" | "use">): string {
  return (baseUrl ?? known[use].baseUrl).replace(/\/+$/, "");
}

/** The configured judges. Nothing is asked, and no key is read, before a clip is to be judged. */
export function createJudges(configs: readonly JudgeConfig[], options: JudgesOptions): readonly ClipJudge[] {
  return configs.map((config) => {
    const host = URL.parse(judgeBaseUrl(config))?.host ?? "judge";
    const id = `${host}/${config.model}`;
    return {
      id,
      version: `${config.use}.${known[config.use].version}${config.use === "gemini" ? "" : `.${config.frames}`}`,
      price: (asked) => priceOf(config, asked),
      judge: (request, job) => judged(request, config, id, options, job),
    };
  });
}

/** Asks, and once more when the answer can't be used. A judge that fails twice has not judged: nothing is invented. */
async function judged(
  request: JudgeRequest,
  config: JudgeConfig,
  id: string,
  { http, secrets, ...sight }: JudgesOptions,
  job: MeteredJob,
): Promise<readonly Judgement[]> {
  const { model, frames, price } = config;
  const key = config.key && secrets.get(config.key.secret);
  const backend = await backends[config.use]();
  const wire = await backend.prepare(request, { model, key, frames }, sight, job);
  const most = priceOf(config, { ...request, seconds: request.video.seconds })?.max;
  let wrong: string | undefined;
  for (let attempt = 0; attempt < 2; attempt++) {
    await job.meter?.reserve(most);
    let cost: number | undefined = 0;
    try {
      const question = {
        url: judgeBaseUrl(config) + wire.path,
        headers: wire.headers,
        json: wire.body(wrong),
        signal: job.signal,
      };
      const reply = await postJson(http, question, "judge");
      cost = priceOfTokens(wire.usage(reply), price);
      const reading = wire.read(reply);
      if ("value" in reading) return reading.value;
      ({ wrong } = reading);
    } finally {
      await job.meter?.spent(cost, id);
    }
  }
  throw failure("judge-failed", `The judge "${model}" gave no usable judgement, twice: ${wrong}`, {
    expected: "a score from 0 to 10 for each criterion and nothing else",
    hint: "try another model; nothing was judged",
  });
}

/** Tokens of a small picture, over the vendors; of a second of film; and of an answer to one criterion. */
const pictureTokens: Price = { min: 80, max: 1200 };
const secondTokens: Price = { min: 60, max: 400 };
const answerTokens: Price = { min: 10, max: 600 };
const longestPrompt = 8000;
const longestClip = 60;

function priceOf({ price, use, frames }: JudgeConfig, { criteria, prompt, seconds }: JudgePriced): Price | undefined {
  const asked = prompt === undefined ? { min: 0, max: longestPrompt } : tokensOf(prompt);
  const film = seconds === undefined ? { min: 1, max: longestClip } : { min: seconds, max: seconds };
  const seen = use === "gemini" ? secondTokens : pictureTokens;
  const many = use === "gemini" ? film : { min: 1, max: frames };
  const input = {
    min: 400 + asked.min + seen.min * many.min,
    max: 2000 + 300 * criteria.length + asked.max + seen.max * many.max,
  };
  const output = { min: answerTokens.min * criteria.length, max: 2000 + answerTokens.max * criteria.length };
  return priceRange(input, output, price);
}
