import { failure, ReelgraphError } from "../../errors.ts";
import type { LanguageModelConfig } from "../llm.ts";

/** `llm-refused`: the model would not write this. */
export function refused(model: string, said?: string): ReelgraphError {
  const quote = said ? `: ${short(said)}` : ".";
  return failure("llm-refused", `The language model "${model}" declined${quote}`, {
    hint: "Reword the text, name another model, or let the rules write.",
  });
}

/** `llm-truncated`: the answer stopped at the model's length limit. */
export function truncated(model: string): ReelgraphError {
  return failure("llm-truncated", `The answer of the language model "${model}" was cut off at its length limit.`, {
    hint: "Raise the model's output limit, or ask for less detail.",
  });
}

/** `llm-invalid-output`: neither the answer nor its one repair fits the schema. */
export function invalidOutput(model: string, wrong: string): ReelgraphError {
  return failure("llm-invalid-output", `The language model "${model}" gave no usable answer, twice: ${short(wrong)}`, {
    hint: "Try a model that supports structured outputs.",
  });
}

/** The server refused the request because it knows no JSON Schema output. */
export function refusesSchema(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return (status === 400 || status === 422) && /response_format|json_schema|text\.format/iu.test(String(thrown));
}

/** Whatever the SDK threw, as a typed failure that never holds the key. */
export function asFailure(thrown: unknown, { baseUrl, model, key }: LanguageModelConfig): ReelgraphError {
  if (thrown instanceof ReelgraphError) return thrown;
  const said = short(withoutKey(messageOf(thrown), key));
  const where = withoutKey(URL.parse(baseUrl)?.origin ?? "the configured address", key);
  const status = statusOf(thrown);
  if (status === 401 || status === 403)
    return failure("llm-auth", `${where} refused the key for the language model "${model}": ${said}`, {
      hint: "Check the secret named in the configuration under llm.key.",
    });
  if (status === 429)
    return failure("llm-rate-limited", `${where} allows no more requests for "${model}" now: ${said}`, {
      hint: "Wait, or check the account's quota.",
    });
  if (status === undefined || status >= 500)
    return failure("llm-unreachable", `${where} did not answer for the language model "${model}": ${said}`, {
      hint: "Check llm.baseUrl and that the server runs.",
    });
  return failure("llm-request", `${where} refused the request to the language model "${model}": ${said}`, {
    hint: "Check llm.baseUrl and llm.model.",
  });
}

/** The HTTP status of an SDK error, read by shape: importing its classes would load the SDK. */
function statusOf(thrown: unknown): number | undefined {
  const status = typeof thrown === "object" && thrown !== null && "status" in thrown ? thrown.status : undefined;
  return typeof status === "number" ? status : undefined;
}

/** The SDK says only "Connection error."; what happened is its cause. */
function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? thrown.cause.message : thrown.message;
}

function withoutKey(text: string, key: string | undefined): string {
  return key ? text.replaceAll(key, "[key]") : text;
}

function short(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
