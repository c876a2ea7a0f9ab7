import type OpenAI from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";
import type { TokenUsage } from "../../tokens.ts";
import { refused, truncated } from "./failures.ts";

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** One call of either API. */
export interface Ask {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly schema: z.ZodType;
  readonly name: string;
  readonly temperature?: number;
  readonly seed?: number;
  /** The server enforces the schema; otherwise it stands in the instructions. */
  readonly byWire: boolean;
  /** Told of the tokens, whatever the answer is worth. */
  used(usage: TokenUsage | undefined): void;
}

/** The two wire formats. Each gives the model's text; throws `llm-refused` and `llm-truncated`. */
export const ask = { chat, responses };

async function chat(client: OpenAI, { byWire, ...request }: Ask, signal: AbortSignal): Promise<string> {
  const { choices, usage } = await client.chat.completions.create(
    {
      model: request.model,
      messages: byWire ? [...request.messages] : withSchema(request),
      response_format: byWire ? zodResponseFormat(request.schema, request.name) : { type: "json_object" },
      ...(request.temperature !== undefined && { temperature: request.temperature }),
      ...(request.seed !== undefined && { seed: request.seed }),
    },
    { signal },
  );
  // Compatible servers leave out what OpenAI always sends.
  request.used(usage ? { input: usage.prompt_tokens, output: usage.completion_tokens } : undefined);
  const choice = choices?.[0];
  if (choice?.message?.refusal) throw refused(request.model, choice.message.refusal);
  if (choice?.finish_reason === "content_filter") throw refused(request.model);
  if (choice?.finish_reason === "length") throw truncated(request.model);
  return choice?.message?.content ?? "";
}

async function responses(client: OpenAI, { byWire, ...request }: Ask, signal: AbortSignal): Promise<string> {
  const response = await client.responses.create(
    {
      model: request.model,
      input: byWire ? [...request.messages] : withSchema(request),
      store: false,
      text: { format: byWire ? zodTextFormat(request.schema, request.name) : { type: "json_object" } },
      ...(request.temperature !== undefined && { temperature: request.temperature }),
    },
    { signal },
  );
  const { usage } = response;
  request.used(usage ? { input: usage.input_tokens, output: usage.output_tokens } : undefined);
  const parts = (response.output ?? []).flatMap((item) => (item.type === "message" ? item.content : []));
  const refusal = parts.find((part) => part.type === "refusal");
  if (refusal) throw refused(request.model, refusal.refusal);
  if (response.status === "incomplete") {
    const filtered = response.incomplete_details?.reason === "content_filter";
    throw filtered ? refused(request.model) : truncated(request.model);
  }
  return parts.map((part) => (part.type === "output_text" ? part.text : "")).join("");
}

function withSchema({ messages, schema }: Pick<Ask, "messages" | "schema">): Message[] {
  const shape = JSON.stringify(z.toJSONSchema(schema));
  return messages.map((message) =>
    message.role === "system"
      ? { ...message, content: `${message.content}\n\nThe JSON follows this JSON Schema:\n${shape}` }
      : message,
  );
}
